"""Crimes and holding entries; what CRI-01 and CRI-03 make of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from understone.synth.chance import Chance, Words
from understone.synth.crimes import Crimes
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.referral import Decisions, Referrals
from understone.synth.times import (
    BLANK,
    HOUR,
    NOW_DAY,
    Ints,
    day_texts,
    fifth_working_day,
    moment_on,
    moment_texts,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_HOW = {
    "crime": 0.38, "entry": 0.3, "late crime": 0.08, "late entry": 0.05, "nothing": 0.1, "undated crime": 0.03,
    "undated entry": 0.03, "odd entry": 0.03,
}  # fmt: skip
_CODES = {"pending": "N200/01", "notified": "N200/03", "outside+": "N200/04", "outside-": "N200/05", "odd": "N200/99"}


def write_recording(
    export: Export, truth: Truth, chance: Chance, victims: Victims, *, referrals: Referrals, decisions: Decisions
) -> Crimes:
    """Writes HOLDING_ENTRY and returns the crimes of potential victims, which `write_crimes` writes."""
    n = len(referrals.victim)
    how = chance.quota(n, _HOW)
    sent = np.where(referrals.sent == BLANK, victims.judged[referrals.victim] + 1, referrals.sent)
    is_late = np.char.startswith(how, "late")
    written = sent + np.where(is_late, chance.whole(2, 50, n), chance.whole(0, 1, n))
    is_dated = ~np.char.startswith(how, "undated")
    is_there = (how != "nothing") & (written < NOW_DAY)
    is_crime = np.char.endswith(how, "crime")
    day = np.where(is_dated, written, BLANK)
    crimes = Crimes()
    crimed = np.flatnonzero(is_there & is_crime)
    crimes.add(referrals.victim[crimed], day[crimed])
    entered = np.flatnonzero(is_there & ~is_crime)
    is_outside = victims.jurisdiction[referrals.victim] == "outside"
    code = np.select(
        [how == "odd entry", is_outside & decisions.is_positive, is_outside],
        [np.array("odd", "U8"), np.array("outside+", "U8"), np.array("outside-", "U8")],
        np.array("pending", "U8"),
    )
    truth.add_odd_rows("HOLDING_ENTRY", "HE_CODE", "unmapped", int((code[entered] == "odd").sum()))
    entries = _write_entries(
        export,
        truth,
        chance,
        victims,
        _Entered(referrals, decisions, crimes, rows=entered, day=day[entered], code=code[entered]),
    )
    _judge_referrals(truth, victims, referrals, together(Acts(crimes.victim, crimes.crimed), entries))
    return crimes


@dataclass(frozen=True)
class _Entered:
    """Holding entries by number: the referral they belong to (`rows`), the day (blank: undated) and the code.

    `crimes` takes those that a resolved entry leads to.
    """

    referrals: Referrals
    decisions: Decisions
    crimes: Crimes
    rows: Ints
    day: Ints
    code: Words

    @property
    def victim(self) -> Ints:
        return self.referrals.victim[self.rows]


def _write_entries(export: Export, truth: Truth, chance: Chance, victims: Victims, entered: _Entered) -> Acts:
    """Writes and judges the entries; returns those that count as recording, by victim and day."""
    notified = _notified_only(chance, victims, entered.referrals)
    n, n_all = len(entered.rows), len(entered.rows) + len(notified)
    resolved, how_resolved = _resolved(chance, entered)
    recorded = (how_resolved == "crime") & (resolved != BLANK)
    crime = np.full(n, BLANK, np.int64)
    crime[recorded] = entered.crimes.add(entered.victim[recorded], resolved[recorded])
    none = np.full(len(notified), BLANK, np.int64)
    victim = np.concatenate([entered.victim, notified])
    keys = row_keys("HE", n_all)
    day = np.concatenate([entered.day, np.minimum(victims.judged[notified] + 1, NOW_DAY - 1)])
    export.write(
        "HOLDING_ENTRY",
        {
            "HE_REF": keys,
            "HE_CODE": coded(np.concatenate([entered.code, np.full(len(notified), "notified")]), _CODES),
            "NOM_REF": references("NOM", victims.person[victim]),
            "CASE_REF": references("CASE", victims.case[victim]),
            "ENTERED_DTTM": moment_texts(moment_on(day, chance.whole(8 * HOUR, 21 * HOUR, n_all))),
            "RESOLVED_DT": day_texts(np.concatenate([resolved, none])),
            "RESOLVED_HOW": coded(
                np.concatenate([how_resolved, np.full(len(notified), "")]),
                {"crime": "CRIMED", "negative": "NEG DEC", "error": "ERROR"},
            ),
            "CRIME_REF": references("CR", np.concatenate([crime, none])),
        },
    )
    _judge_entries(truth, victims, entered, resolved, how_resolved)
    counts = entered.code != "odd"
    is_lawful = np.concatenate([counts, np.ones(len(notified), np.bool_)])
    entered.crimes.entry_victim, entered.crimes.entered = victim[is_lawful], day[is_lawful]
    return Acts(entered.victim[counts], entered.day[counts])


def _notified_only(chance: Chance, victims: Victims, referrals: Referrals) -> Ints:
    """Some of those never referred have an entry for the notification alone."""
    never = np.flatnonzero((referrals.of_victim == BLANK) & (victims.ages == "adult"))
    return never[chance.is_true(0.5, len(never))]


def _resolved(chance: Chance, entered: _Entered) -> tuple[Ints, Words]:
    """When and how each entry that awaited a decision was resolved: in time, early, late, with no day, or not."""
    n = len(entered.rows)
    received = entered.decisions.received[entered.rows]
    how = chance.quota(n, {"good": 0.48, "early": 0.06, "late": 0.14, "nothing": 0.27, "undated": 0.05})
    is_awaiting = (entered.code == "pending") & entered.decisions.is_made[entered.rows] & (received != BLANK)
    after = np.where(how == "late", chance.whole(12, 60, n), chance.whole(0, 5, n))
    entered_on = np.where(entered.day == BLANK, received, entered.day)
    resolved = np.where(how == "early", np.minimum(entered_on + 1, received), received + after)
    is_resolved = is_awaiting & np.isin(how, ("good", "early", "late")) & (resolved < NOW_DAY)
    is_undated = is_awaiting & (how == "undated")
    means = np.where(entered.decisions.is_positive[entered.rows], "crime", "negative")
    return np.where(is_resolved, resolved, BLANK), np.where(is_resolved | is_undated, means, "")


def _judge_entries(truth: Truth, victims: Victims, entered: _Entered, resolved: Ints, how_resolved: Words) -> None:
    """Owed for each entry that awaits a decision which has been made, from the day the decision was received."""
    rows = np.flatnonzero((entered.code == "pending") & entered.decisions.is_made[entered.rows])
    received = entered.decisions.received[entered.rows[rows]]
    due = np.where(received == BLANK, BLANK, fifth_working_day(np.maximum(received, 20_000)))
    owed = Owed(entered.victim[rows], rows, received, due, does_earlier_count=True)
    is_resolved = how_resolved != ""
    acts = Acts(entered.victim[is_resolved], resolved[is_resolved], item=np.flatnonzero(is_resolved))
    subjects = references("NOM", victims.person[entered.victim[rows]])
    truth.add("CRI-03", subjects, references("HE", rows), judged(owed, acts, NOW_DAY))


def _judge_referrals(truth: Truth, victims: Victims, referrals: Referrals, recorded: Acts) -> None:
    """Owed for each referral, but for those whose exploitation was outside England and Wales only."""
    rows = np.flatnonzero(victims.jurisdiction[referrals.victim] != "outside")
    sent = referrals.sent[rows]
    due = np.where(sent == BLANK, BLANK, sent + 1)
    owed = Owed(referrals.victim[rows], rows, sent, due, does_earlier_count=True)
    subjects = references("NOM", victims.person[referrals.victim[rows]])
    truth.add("CRI-01", subjects, references("NRM", rows), judged(owed, recorded, NOW_DAY))
