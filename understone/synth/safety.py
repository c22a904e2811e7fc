"""What was done to keep potential victims safe, and where they were let go; SAF-01, SAF-02 and SAF-07.

One act may serve several duties, so nothing is planted for one duty alone: the acts are laid down, then each
duty is worked out from all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.custody import Custody, Suspects
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.places import Places
from understone.synth.protecting import SafetyLog, protective_acts
from understone.synth.reading_back import ReadBack
from understone.synth.referral import StoodDown
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Bools,
    Ints,
    clock_texts,
    day_bounds,
    day_of,
    day_texts,
    moment_on,
    moment_texts,
    settled,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims, of_cases

_AT_ONCE, _AGAIN = 4 * HOUR, 24 * HOUR
_KIND_TEXTS = {
    "safety-check": "SAFE CHK", "risk-assessment": "RA", "accommodation": "ACCOM", "medical": "MED",
    "safety-plan": "PLAN", "children-services": "CSC", "adult-safeguarding": "ASC", "other": "MISC",
    "guardian-service": "ICTG", "needs-assessment": "NEEDS", "support-referral": "SUPP",
    "moved-into-support": "INTO SUPP", "missing-report": "MISPER",
}  # fmt: skip
_RISK = ("risk-assessment", "safety-plan")
_IMMEDIATE = ("safety-check", "risk-assessment", "accommodation", "medical", "safety-plan")
_FIRST = {"good": 0.56, "late": 0.14, "day": 0.06, "undated": 0.05, "nothing": 0.19}
_AFTER_EVENT = {"good": 0.55, "late": 0.15, "day": 0.05, "nothing": 0.25}


class _Log:
    """Acts to write: victim, kind, moment (blank: undated), and whether the time of day was written."""

    def __init__(self) -> None:
        self._parts: list[tuple[Ints, Words, Ints, Words]] = []

    def add(self, victim: Ints, kind: Words, at: Ints, form: Words) -> None:
        self._parts.append((victim, kind, at, form))

    def columns(self) -> tuple[Ints, Words, Ints, Words]:
        victim, kind, at, form = (np.concatenate([part[place] for part in self._parts]) for place in range(4))
        return victim, kind.astype("U18"), at, form.astype("U8")


@dataclass(frozen=True)
class Breached:
    """Each breach of a restraining order with each potential victim of its case: victim, breach, moment noticed."""

    victim: Ints
    breach: Ints
    noticed: Ints


def write_safety(
    export: Export,
    truth: Truth,
    chance: Chance,
    victims: Victims,
    *,
    suspects: Suspects,
    custody: Custody,
    breached: Breached,
) -> tuple[StoodDown, SafetyLog]:
    """Writes SAFEGUARD_LOG and judges SAF-01, SAF-07 and ORD-03; returns whom SAF-07 is no longer owed,
    and the log."""
    crossed_victim, event = crossed(victims, suspects, custody)
    log = _Log()
    _log_first_acts(chance, log, victims)
    _log_acts_after_events(chance, log, crossed_victim, custody.happened[event])
    _log_other_acts(chance, log, victims)
    for acts in protective_acts(chance.apart(), victims):
        log.add(*acts)
    _log_acts_after_breaches(chance.apart(), log, breached)
    victim, kind, at, form = log.columns()
    is_past = (at == BLANK) | (at < NOW)
    victim, kind, at, form = victim[is_past], kind[is_past], at[is_past], form[is_past]
    _write_log(export, chance, victims, (victim, kind, at, form))
    first, last = _stretch(at, form == "time")
    immediate, risk = np.isin(kind, _IMMEDIATE), np.isin(kind, _RISK)
    _judge_first_contacts(truth, victims, Acts(victim[immediate], first[immediate], last[immediate]))
    reassessed = Acts(victim[risk], first[risk], last[risk])
    due = np.where(breached.noticed == BLANK, BLANK, breached.noticed + _AGAIN)
    owed = Owed(breached.victim, breached.breach, breached.noticed, due)
    names = references("NOM", victims.person[breached.victim])
    truth.add("ORD-03", names, references("OB", breached.breach), judged(owed, reassessed, NOW))
    stood_down = _stood_down(chance, victims)
    _judge_events(truth, victims, stood_down, (crossed_victim, event, custody.happened[event]), reassessed)
    return stood_down, SafetyLog(victim, kind, at)


def _judge_events(
    truth: Truth, victims: Victims, stood_down: StoodDown, crossed: tuple[Ints, Ints, Ints], reassessed: Acts
) -> None:
    """`crossed`: victims, events, and the moment of each."""
    victim, event, happened = crossed
    ended = np.full(victims.n, BLANK, np.int64)
    ended[stood_down.victim] = day_bounds(stood_down.day)[1]
    why = np.full(victims.n, "", "U24")
    why[stood_down.victim] = stood_down.why
    due = np.where(happened == BLANK, BLANK, happened + _AGAIN)
    owed = Owed(victim, event, happened, due, ended=ended[victim], why_ended=why[victim])
    outcomes = judged(owed, reassessed, NOW)
    truth.add("SAF-07", references("NOM", victims.person[victim]), references("CE", event), outcomes)


def _log_acts_after_breaches(chance: Chance, log: _Log, breached: Breached) -> None:
    n = len(breached.victim)
    how = chance.quota(n, {"good": 0.5, "late": 0.18, "nothing": 0.32})
    after = np.where(how == "late", chance.whole(_AGAIN + HOUR, 12 * DAY, n), chance.whole(HOUR, _AGAIN - HOUR, n))
    done = (how != "nothing") & (breached.noticed != BLANK)
    at = settled(breached.noticed + after)[done]
    log.add(breached.victim[done], np.full(len(at), "risk-assessment"), at, np.full(len(at), "time"))


def crossed(victims: Victims, suspects: Suspects, custody: Custody) -> tuple[Ints, Ints]:
    """Each event with each potential victim of its case but the one it happened to: victims, events."""
    victim, event = of_cases(victims, suspects.case[custody.event_suspect])
    is_another = suspects.victim[custody.event_suspect[event]] != victim
    return victim[is_another], event[is_another]


def _log_first_acts(chance: Chance, log: _Log, victims: Victims) -> None:
    how = chance.quota(victims.n, _FIRST)
    met = np.where(victims.met == BLANK, moment_on(victims.judged, np.full(victims.n, 10 * HOUR)), victims.met)
    after = np.where(
        how == "late", chance.whole(_AT_ONCE + 600, 90 * HOUR, victims.n), chance.whole(300, _AT_ONCE, victims.n)
    )
    at = np.where(how == "undated", BLANK, settled(met + after))
    kind = chance.quota(
        victims.n,
        {"safety-check": 0.45, "accommodation": 0.2, "medical": 0.15, "risk-assessment": 0.15, "safety-plan": 0.05},
    )
    done = how != "nothing"
    log.add(np.flatnonzero(done), kind[done], at[done], np.where(how == "day", "day", "time")[done])


def _log_acts_after_events(chance: Chance, log: _Log, victim: Ints, happened: Ints) -> None:
    """A third of victims are never looked at again; the others mostly are, sometimes late or with no time."""
    n = len(victim)
    n_victims = int(victim.max(initial=0)) + 1
    forgotten = chance.quota(n_victims, {"no": 0.67, "yes": 0.3, "undated": 0.03})
    how = chance.quota(n, _AFTER_EVENT)
    after = np.where(how == "late", chance.whole(_AGAIN + HOUR, 12 * DAY, n), chance.whole(HOUR, _AGAIN - HOUR, n))
    at = np.where(forgotten[victim] == "undated", BLANK, settled(happened + after))
    done = (how != "nothing") & (happened != BLANK) & (forgotten[victim] != "yes")
    kind = chance.quota(n, {"risk-assessment": 0.7, "safety-plan": 0.3})
    log.add(victim[done], kind[done], at[done], np.where(how == "day", "day", "time")[done])


def _log_other_acts(chance: Chance, log: _Log, victims: Victims) -> None:
    """Acts that serve none of the three: children's services, adult safeguarding, a word with a neighbour."""
    is_child = np.isin(victims.ages, ("child", "in-doubt"))
    rows = np.flatnonzero(chance.is_true(0.6, victims.n))
    kind = np.where(
        is_child[rows], "children-services", chance.quota(len(rows), {"adult-safeguarding": 0.5, "other": 0.5})
    )
    at = moment_on(victims.judged[rows], chance.whole(9 * HOUR, 20 * HOUR, len(rows)))
    log.add(rows, kind, at, np.full(len(rows), "time"))


def _stretch(at: Ints, has_time: Bools) -> tuple[Ints, Ints]:
    """The ends of the day where no time was written, else the moment twice."""
    first, last = day_bounds(day_of(at))
    return np.where(has_time, at, first), np.where(has_time, at, last)


def _write_log(export: Export, chance: Chance, victims: Victims, rows: tuple[Ints, Words, Ints, Words]) -> None:
    victim, kind, at, form = rows
    who = victims.person[victim], victims.case[victim]
    export.write("SAFEGUARD_LOG", _log_columns(chance, row_keys("SG", len(victim)), who, (kind, at, form == "time")))


def _log_columns(
    chance: Chance, keys: pa.Array, who: tuple[Ints, Ints], what: tuple[Words, Ints, Bools]
) -> dict[str, pa.Array]:
    person, case = who
    kind, at, has_time = what
    n = len(at)
    entered = np.where(at == BLANK, BLANK, np.minimum(at + chance.whole(0, 2 * DAY, n), NOW))
    return {
        "SG_REF": keys,
        "NOM_REF": references("NOM", person),
        "CASE_REF": references("CASE", case),
        "ACTION": coded(kind, _KIND_TEXTS),
        "DONE_DT": day_texts(day_of(at)),
        "DONE_TM": clock_texts(at, has_time),
        "ENTERED_DTTM": moment_texts(entered),
        "NOTES": chance.any_of(
            ("Spoken to alone, with interpreter by telephone.", "Updated.", "See plan.", "Doctor seen."), n
        ),
    }


def add_safety_acts(export: Export, chance: Chance, who: tuple[Ints, Ints], what: tuple[Words, Ints, Bools]) -> None:
    """Adds rows to SAFEGUARD_LOG: nominals and cases (blank: none); kinds, moments (blank: undated), and whether the
    time of day was written."""
    n_before = ReadBack(export, "SAFEGUARD_LOG").n
    keys = references("SG", n_before + np.arange(len(what[1]), dtype=np.int64))
    export.add("SAFEGUARD_LOG", _log_columns(chance, keys, who, what))


def _judge_first_contacts(truth: Truth, victims: Victims, acts: Acts) -> None:
    first, last = _stretch(victims.met, victims.has_time == "time")
    due_first = np.where(first == BLANK, BLANK, first + _AT_ONCE)
    due_last = np.where(last == BLANK, BLANK, last + _AT_ONCE)
    number = np.arange(victims.n)
    owed = Owed(number, number, first, due_first, last=last, due_last=due_last)
    truth.add("SAF-01", references("NOM", victims.person), row_keys("MA", victims.n), judged(owed, acts, NOW))


def _stood_down(chance: Chance, victims: Victims) -> StoodDown:
    chosen = np.flatnonzero(chance.quota(victims.n, {"no": 0.98, "yes": 0.02}) == "yes")
    day = np.minimum(victims.judged[chosen] + 20, NOW_DAY - 1)
    return StoodDown("SAF-07", chosen, day, np.full(len(chosen), "accepted-by-other-force"))


_SAFE_KINDS = {"SAFE ACC": 0.4, "LA CARE": 0.25, "HOSP": 0.15, "COURT": 0.2}
_DESTINATIONS = {
    "safe": 0.46,
    "address": 0.16,
    "place-found": 0.08,
    "exploitation": 0.05,
    "home": 0.05,
    "suspect": 0.03,
    "street": 0.05,
    "blank": 0.08,
    "other": 0.04,
}
_OUT_TEXTS = {
    "address": "OWN ADDR",
    "place-found": "WHERE FOUND",
    "exploitation": "OWN ADDR",
    "home": "FRIEND",
    "suspect": "FRIEND",
    "street": "STREET",
    "other": "OTHER",
}


def write_exits(
    export: Export, truth: Truth, chance: Chance, victims: Victims, *, suspects: Suspects, places: Places
) -> None:
    """EXIT_REC of about half the potential victims, some of them years before anyone saw what was happening."""
    victim = np.flatnonzero(chance.is_true(0.5, victims.n))
    n = len(victim)
    met = victims.met[victim]
    met = np.where(met == BLANK, moment_on(victims.judged[victim], np.full(n, 9 * HOUR)), met)
    is_before = chance.is_true(0.04, n) & (victims.met[victim] != BLANK)
    out = settled(np.where(is_before, met - 500 * DAY, met + chance.whole(HOUR, 20 * HOUR, n)))
    out = np.minimum(out, NOW - 60)
    suspect = _any_suspect_against(victims, suspects, victim)
    wanted = chance.quota(n, _DESTINATIONS)
    where = np.where(np.isin(wanted, ("home", "suspect")) & (suspect == BLANK), "place-found", wanted)
    address = places.reserve(np.full(int((where == "address").sum()), "dwelling"))
    to_place = np.full(n, BLANK, np.int64)
    to_place[where == "address"] = address
    to_place = np.where(where == "exploitation", victims.place[victim], to_place)
    to_place = np.where(where == "home", suspects.home[suspect], to_place)
    safe = chance.quota(n, _SAFE_KINDS)
    keys = row_keys("EX", n)
    export.write(
        "EXIT_REC",
        {
            "EX_REF": keys,
            "NOM_REF": references("NOM", victims.person[victim]),
            "OUT_DTTM": moment_texts(out),
            "OUT_TO": pc.if_else(
                pa.array(where == "safe"), coded(safe, {text: text for text in _SAFE_KINDS}), coded(where, _OUT_TEXTS)
            ),
            "TO_PREM": references("PR", to_place),
            "TO_NOM": references("NOM", np.where(where == "suspect", suspects.person[suspect], BLANK)),
            "JUDGED_SAFE": flags(np.isin(where, ("safe", "address")), chance.is_true(0.8, n)),
        },
    )
    is_kept = np.isin(where, ("safe", "address"))
    owed = Owed(np.arange(n), np.arange(n), out, out, is_known=~np.isin(where, ("street", "blank", "other")))
    outcome, reason = judged(owed, Acts(np.flatnonzero(is_kept), out[is_kept]), NOW, is_prohibition=True)
    truth.add("SAF-02", references("NOM", victims.person[victim]), keys, (np.where(is_before, "", outcome), reason))


def _any_suspect_against(victims: Victims, suspects: Suspects, victim: Ints) -> Ints:
    """For each victim a suspect of their case who is not a victim too; blank where there is none."""
    n_only = int((suspects.victim == BLANK).sum())
    case = suspects.case[:n_only]
    place = np.searchsorted(case, victims.case[victim])
    found = np.minimum(place, n_only - 1)
    return np.where((place < n_only) & (case[found] == victims.case[victim]), found, BLANK)
