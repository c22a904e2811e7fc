"""People seen or named beside potential victims, in their cases but judged by nobody; REC-02 of those found there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, references
from understone.synth.incidents import Incidents
from understone.synth.looking import Looks
from understone.synth.meetings import HEARD, judge_found
from understone.synth.oracle import Acts
from understone.synth.people import People
from understone.synth.places import Places
from understone.synth.reading_back import ReadBack
from understone.synth.safety import add_safety_acts
from understone.synth.standing_down import add_stood_down
from understone.synth.times import BLANK, HOUR, NOW_DAY, Ints, day_of, moment_on, moment_texts
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_SETTINGS = {
    "dwelling": 0.3, "multiple-occupation": 0.2, "car-wash": 0.15, "nail-bar": 0.1, "farm": 0.1, "hotel": 0.15,
}  # fmt: skip
_NOT_TYPICAL = ("dwelling", "hotel")
_FOUND = {"1": 0.45, "2": 0.35, "4": 0.2}
_LINKED = {"report": 0.6, "report and case": 0.2, "case": 0.2}
_ROLE_TEXTS = {"found-there": "FOUND", "potential-victim": "PV", "reporting-person": "INFT"}
_KINDS = {"safety-check": 0.4, "accommodation": 0.25, "medical": 0.15, "other": 0.2}
#: What was done for each: in time, late, not, on no day, before they were seen, or in no case and at no place.
_HOW = {"good": 0.42, "late": 0.16, "nothing": 0.24, "undated": 0.06, "before": 0.06, "elsewhere": 0.06}
_ONE_IN = 8
_FEWEST = 16


@dataclass(frozen=True)
class Around:
    """The cases and whom and what they were made with; `of_case` is the incident that opened each case."""

    cases: Cases
    victims: Victims
    incidents: Incidents
    of_case: Ints
    people: People
    places: Places


@dataclass(frozen=True)
class _Seen:
    """Rows by number: whom, at which meeting or in which report (blank: none), in which case, and the day (blank:
    not known)."""

    person: Ints
    meeting: Ints
    report: Ints
    case: Ints
    day: Ints


def write_beside(
    export: Export,
    truth: Truth,
    chance: Chance,
    looks: Looks,
    *,
    around: Around,
) -> tuple[Ints, Ints]:
    """Adds to MEETING, MEETING_NOM, OCC_NOM_LINK, SAFEGUARD_LOG and NO_LONGER_DUE, and to the looks.

    Returns the reports in which one of them may be a victim, with the day written (blank: undated).
    """
    met, is_typical = _meet(export, chance.apart(), around)
    named = _name(export, chance.apart(), around, again=met.person)
    _name_victims_elsewhere(export, chance.apart(), around.victims, around.of_case)
    every = _Seen(*(np.concatenate([getattr(part, name) for part in (met, named)]) for name in _Seen.__annotations__))
    how = chance.quota(len(every.day), _HOW)
    how = np.where(every.day >= NOW_DAY - 1, "nothing", how)
    start = np.where(every.day == BLANK, NOW_DAY - 60, every.day)
    after = np.select(
        [how == "late", how == "before"], [chance.whole(2, 20, len(how)), -chance.whole(5, 40, len(how))],
        chance.whole(0, 1, len(how)),
    )  # fmt: skip
    day = np.where(how == "undated", BLANK, start + after)
    is_done = (how != "nothing") & (day < NOW_DAY)
    is_look = chance.is_true(0.5, len(how))
    _keep_safe(export, chance.apart(), every, np.flatnonzero(is_done & ~is_look), how=how, day=day)
    looked = np.flatnonzero(is_done & is_look)
    thought = _look(chance.apart(), looks, every, looked, how=how, day=day)
    _stand_down(export, chance.apart(), every, np.flatnonzero((how == "nothing") & (every.day != BLANK)))
    keys, rows = _write_met(export, met), np.flatnonzero(is_typical == "yes")
    by_look = Acts(every.person[looked], day[looked])
    judge_found(truth, keys.take(rows), met.person[rows], day=met.day[rows], looked=by_look)
    return thought


def _reserve(chance: Chance, people: People, n: int) -> Ints:
    return people.reserve(
        chance.quota(n, {"adult": 0.8, "child": 0.12, "": 0.08}),
        is_named=chance.is_true(0.55, n),
        homes=np.full(n, BLANK, np.int64),
        male_share=0.6,
    )


def _meet(export: Export, chance: Chance, around: Around) -> tuple[_Seen, Words]:
    """Meetings in a case at premises of their own, and whether those are typical of exploitation, by person."""
    cases = around.cases
    n = max(_FEWEST, cases.n // _ONE_IN)
    case = chance.whole(0, cases.n - 1, n)
    when = chance.quota(n, {"day": 0.82, "recent": 0.1, "blank": 0.08})
    day = np.minimum(cases.began[case] + chance.whole(0, 30, n), NOW_DAY - 3)
    day = np.select([when == "recent", when == "blank"], [np.int64(NOW_DAY - 1), np.int64(BLANK)], day)
    kind = chance.quota(n, _SETTINGS)
    alone, freely = chance.quota(n, HEARD), chance.quota(n, HEARD)
    meeting = ReadBack(export, "MEETING").n + np.arange(n, dtype=np.int64)
    export.add(
        "MEETING",
        {
            "MT_REF": references("MT", meeting),
            "CASE_REF": references("CASE", case),
            "MET_DTTM": moment_texts(moment_on(day, chance.whole(7 * HOUR, 20 * HOUR, n))),
            "PREM_REF": references("PR", around.places.reserve(kind)),
            "ALONE_YN": flags(alone == "yes", alone != ""),
            "TERP_OK_YN": flags(freely == "yes", freely != ""),
        },
    )
    at = np.repeat(np.arange(n), chance.quota(n, _FOUND).astype(np.int64))
    person = _reserve(chance, around.people, len(at))
    is_typical = np.where(np.isin(kind, _NOT_TYPICAL), "no", "yes")[at]
    return _Seen(person, meeting[at], np.full(len(at), BLANK, np.int64), case[at], day[at]), is_typical


def _name(export: Export, chance: Chance, around: Around, *, again: Ints) -> _Seen:
    """In the reports that opened a case, or beside the case alone, where nothing says when; one in six met as well."""
    of_case = around.of_case
    n = max(_FEWEST, len(of_case) // _ONE_IN)
    case = chance.whole(0, len(of_case) - 1, n)
    linked = chance.quota(n, _LINKED)
    person = _reserve(chance, around.people, n)
    is_again = chance.quota(n, {"no": 5, "yes": 1}) == "yes"
    person = np.where(is_again, again[chance.whole(0, len(again) - 1, n)], person)
    report = np.where(linked == "case", BLANK, of_case[case])
    role = chance.quota(n, {"found-there": 0.7, "potential-victim": 0.22, "reporting-person": 0.08})
    _add_links(export, person, report, case=np.where(linked == "report", BLANK, case), role=role)
    day = np.where(linked == "case", BLANK, day_of(around.incidents.reported[of_case[case]]))
    return _Seen(person, np.full(n, BLANK, np.int64), report, case, day)


def _name_victims_elsewhere(export: Export, chance: Chance, victims: Victims, of_case: Ints) -> None:
    """A few potential victims were found there in another case than their own."""
    n = min(victims.n, max(4, len(of_case) // 40))
    victim = chance.in_order(victims.n)[:n]
    case = (victims.case[victim] + 1) % len(of_case)
    none = np.full(n, BLANK, np.int64)
    _add_links(export, victims.person[victim], of_case[case], case=none, role=np.full(n, "found-there"))


def _add_links(export: Export, person: Ints, report: Ints, *, case: Ints, role: Words) -> None:
    row = ReadBack(export, "OCC_NOM_LINK").n + np.arange(len(person), dtype=np.int64)
    export.add(
        "OCC_NOM_LINK",
        {
            "LK_REF": references("LK", row),
            "NOM_REF": references("NOM", person),
            "OCC_REF": references("OCC", report),
            "CASE_REF": references("CASE", case),
            "ROLE": coded(role, _ROLE_TEXTS),
        },
    )


def _keep_safe(export: Export, chance: Chance, seen: _Seen, rows: Ints, *, how: Words, day: Ints) -> None:
    n = len(rows)
    at = moment_on(day[rows], chance.whole(8 * HOUR, 20 * HOUR, n))
    case = np.where(how[rows] == "elsewhere", BLANK, seen.case[rows])
    add_safety_acts(export, chance, (seen.person[rows], case), (chance.quota(n, _KINDS), at, chance.is_true(0.85, n)))


def _look(chance: Chance, looks: Looks, seen: _Seen, rows: Ints, *, how: Words, day: Ints) -> tuple[Ints, Ints]:
    """Written beside the meeting or report, or beside the case."""
    is_elsewhere = how[rows] == "elsewhere"
    is_by_case = chance.is_true(0.3, len(rows)) | ((seen.meeting == BLANK) & (seen.report == BLANK))[rows]
    report = np.where(is_elsewhere | is_by_case, BLANK, seen.report[rows])
    view = looks.add(
        chance,
        day[rows],
        person=seen.person[rows],
        meeting=np.where(is_elsewhere | is_by_case, BLANK, seen.meeting[rows]),
        occurrence=report,
        case=np.where(is_elsewhere | ~is_by_case, BLANK, seen.case[rows]),
    )
    is_thought = (view == "may-be") & (report != BLANK)
    return report[is_thought], day[rows][is_thought]


def _stand_down(export: Export, chance: Chance, seen: _Seen, undone: Ints) -> None:
    """Some of those for whom nothing was done: in time, or too late to count."""
    person, first = np.unique(seen.person[undone], return_index=True)
    is_chosen = chance.quota(len(person), {"no": 0.76, "yes": 0.24}) == "yes"
    n = int(is_chosen.sum())
    day = seen.day[undone][first][is_chosen] + chance.quota(n, {"0": 0.5, "1": 0.3, "9": 0.2}).astype(np.int64)
    is_past = day < NOW_DAY
    why = chance.quota(n, {"accepted-by-other-force": 0.6, "recorded-in-error": 0.4})
    add_stood_down(export, "SAF-03", person[is_chosen][is_past], day=day[is_past], why=why[is_past])


def _write_met(export: Export, met: _Seen) -> pa.Array:
    row = ReadBack(export, "MEETING_NOM").n + np.arange(len(met.person), dtype=np.int64)
    keys = references("MN", row)
    export.add(
        "MEETING_NOM",
        {
            "MN_REF": keys,
            "MT_REF": references("MT", met.meeting),
            "NOM_REF": references("NOM", met.person),
            "ROLE": coded(np.full(len(row), "found-there"), _ROLE_TEXTS),
        },
    )
    return keys
