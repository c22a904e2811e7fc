"""Visits to premises, and the intelligence that meetings, visits and referrals became; what INT-01 makes of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from understone.synth.chance import Chance
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.meetings import Meetings
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.organisation import Organisation
from understone.synth.referral import Referrals
from understone.synth.times import (
    BLANK,
    DAY,
    FIRST_CASE_DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Bools,
    Ints,
    day_bounds,
    moment_on,
    moment_texts,
    settled,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_WITHIN = 48 * HOUR
_FOUND = {"signs": 0.35, "nothing": 0.45, "no entry": 0.12, "": 0.08}
_HOW = {"good": 0.5, "late": 0.14, "nothing": 0.26, "undated": 0.05, "before": 0.05}


def write_visits(export: Export, chance: Chance, places: Ints, organisation: Organisation) -> tuple[Ints, Ints]:
    """PREM_VISIT, to any of these premises. Returns the visits on which signs were seen, and the moment of every visit
    (blank: undated)."""
    n = max(30, len(places) // 2)
    at = moment_on(chance.whole(FIRST_CASE_DAY, NOW_DAY - 1, n), chance.whole(8 * HOUR, 18 * HOUR, n))
    at = np.where(chance.quota(n, {"at": 0.95, "blank": 0.05}) == "at", at, BLANK)
    found = chance.quota(n, _FOUND)
    export.write(
        "PREM_VISIT",
        {
            "VS_REF": row_keys("VS", n),
            "PREM_REF": references("PR", places[chance.whole(0, len(places) - 1, n)]),
            "TEAM_CODE": references("T", organisation.any_exposed(chance, n)),
            "VISIT_DTTM": moment_texts(at),
            "FOUND": coded(found, {"signs": "SIGNS", "nothing": "NIL SEEN", "no entry": "NO REPLY"}),
        },
    )
    return np.flatnonzero(found == "signs"), at


def write_reported(
    export: Export,
    truth: Truth,
    chance: Chance,
    *,
    meetings: Meetings,
    visits: tuple[Ints, Ints],
    referrals: Referrals,
    victims: Victims,
) -> None:
    """INTEL_MET: what became intelligence of meetings with potential victims, of visits with signs, and of what
    referrals hold, one report a case."""
    met = np.flatnonzero(meetings.victim != BLANK)
    seen, visited_at = visits
    case_of = victims.case[referrals.victim]
    sent_first, sent_last = day_bounds(referrals.sent)
    first_of = np.unique(case_of, return_index=True)
    cases, first = first_of[0], sent_first[first_of[1]]
    starts = [meetings.at[met], visited_at[seen], first]
    of_what = [_reported(chance, start) for start in starts]
    received = _write_reports(export, chance, (met, seen, cases), of_what)
    for keys, start, (is_there, at) in zip(
        (references("MT", met), references("VS", seen)), starts[:2], of_what[:2], strict=True
    ):
        number = np.arange(len(start))
        owed = Owed(number, number, start, np.where(start == BLANK, BLANK, start + _WITHIN))
        acts = Acts(number[is_there], at[is_there], item=number[is_there])
        truth.add("INT-01", keys, keys, judged(owed, acts, NOW))
    _judge_referrals(truth, referrals, (case_of, sent_first, sent_last), (cases[of_what[2][0]], received))


def _write_reports(
    export: Export, chance: Chance, of_what: tuple[Ints, Ints, Ints], reported: list[tuple[Bools, Ints]]
) -> Ints:
    """Of meetings, visits and cases; returns when those of cases were submitted (blank: undated)."""
    met, seen, cases = of_what
    rows = [is_there for is_there, _ in reported]
    received = np.concatenate([at[is_there] for is_there, at in reported])
    counts = [int(is_there.sum()) for is_there in rows]
    none = [np.full(count, BLANK, np.int64) for count in counts]
    export.write(
        "INTEL_MET",
        {
            "IM_REF": row_keys("IM", len(received)),
            "ORIGIN": pa.array(np.repeat(np.array(["OWN", "OWN", "NRM"]), counts).astype(object), type=pa.string()),
            "MT_REF": references("MT", np.concatenate([met[rows[0]], none[1], none[2]])),
            "VS_REF": references("VS", np.concatenate([none[0], seen[rows[1]], none[2]])),
            "CASE_REF": references("CASE", np.concatenate([none[0], none[1], cases[rows[2]]])),
            "SUBMITTED_DTTM": moment_texts(received),
            "GRADE_S": chance.any_of(("1", "2", "2", "3"), len(received)),
            "HANDLING": chance.any_of(("P", "C"), len(received)),
        },
    )
    return received[sum(counts[:2]) :]


def _reported(chance: Chance, start: Ints) -> tuple[Bools, Ints]:
    """Whether a report was submitted for each start, and when (blank: undated)."""
    n = len(start)
    how = chance.quota(n, _HOW)
    after = np.select(
        [how == "late", how == "before"], [chance.whole(_WITHIN + 2 * DAY, 30 * DAY, n), -3 * DAY],
        chance.whole(HOUR, _WITHIN - HOUR, n),
    )  # fmt: skip
    at = np.where((how == "undated") | (start == BLANK), BLANK, settled(start + after))
    return (how != "nothing") & (at < NOW), at


def _judge_referrals(
    truth: Truth, referrals: Referrals, sent: tuple[Ints, Ints, Ints], reports: tuple[Ints, Ints]
) -> None:
    """A case's report serves every referral in the case; referrals are sent on a day, with no time."""
    case_of, first, last = sent
    report_case, received = reports
    order = np.argsort(case_of, kind="stable")
    low = np.searchsorted(case_of[order], report_case)
    counts = np.searchsorted(case_of[order], report_case, side="right") - low
    report = np.repeat(np.arange(len(report_case)), counts)
    referral = order[np.arange(len(report)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)]
    number = np.arange(len(case_of))
    owed = Owed(
        number,
        number,
        first,
        np.where(first == BLANK, BLANK, first + _WITHIN),
        last=last,
        due_last=np.where(last == BLANK, BLANK, last + _WITHIN),
    )
    acts = Acts(referral, received[report], item=referral)
    truth.add("INT-01", referrals.keys, referrals.keys, judged(owed, acts, NOW))
