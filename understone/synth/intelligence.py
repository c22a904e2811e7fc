"""Intelligence, from others and from the force's own teams; what INT-02 makes of it."""

from __future__ import annotations

import numpy as np

from understone.synth.chance import Chance
from understone.synth.export import Export, coded, flags, only_where, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.organisation import Organisation
from understone.synth.times import BLANK, FIRST_CASE_DAY, HOUR, NOW_DAY, Ints, day_texts, moment_on, moment_texts
from understone.synth.truth import Truth

_WITHIN = 14
_ORIGINS = {"own-officer": 0.45, "nca": 0.12, "other-force": 0.15, "rocu": 0.08, "partner": 0.2}
_ORIGIN_TEXTS = {"own-officer": "OWN", "nca": "NCA", "other-force": "FORCE", "rocu": "ROCU", "partner": "AGENCY"}
_ANSWERED = {"good": 0.5, "late": 0.15, "nothing": 0.28, "undated": 0.07}
_WHAT = (
    "Van collects men before dawn from two addresses in the old town.",
    "Same three names on tenancies at four flats.",
    "Callers at all hours to a rented house near the station.",
    "Cash wages of £20 a day kept by a foreman at a yard.",
)


def write_intelligence(
    export: Export, truth: Truth, chance: Chance, organisation: Organisation, n_incidents: int
) -> Acts:
    """INTEL_IN and INTEL_ACTION. Returns the submissions of the force's own teams on modern slavery, by team and day.

    Pieces from others carry no team, so that they count for none.
    """
    n = 80 + n_incidents // 25
    origin = chance.quota(n, _ORIGINS)
    is_slavery = chance.quota(n, {"yes": 0.7, "no": 0.3}) == "yes"
    received = chance.whole(FIRST_CASE_DAY, NOW_DAY - 1, n)
    is_own = origin == "own-officer"
    active = organisation.active_team(chance, received)
    team = np.where(is_own, np.where(is_slavery, active, organisation.any_exposed(chance, n)), BLANK)
    is_undated = ~is_own & (chance.quota(n, {"no": 0.96, "yes": 0.04}) == "yes")
    received = np.where(is_undated, BLANK, received)
    export.write(
        "INTEL_IN",
        {
            "INT_REF": row_keys("INT", n),
            "ORIGIN": coded(origin, _ORIGIN_TEXTS),
            "MS_YN": flags(is_slavery),
            "TEAM_CODE": references("T", team),
            "RECEIVED_DTTM": moment_texts(moment_on(received, chance.whole(7 * HOUR, 20 * HOUR, n))),
            "GRADE_S": chance.any_of(("1", "2", "2", "3"), n),
            "GRADE_I": chance.any_of(("A", "B", "C", "D"), n),
            "HANDLING": chance.any_of(("P", "C"), n),
            "INT_TEXT": only_where(chance.any_of(_WHAT, n), is_slavery),
        },
        encoding="cp1252",
    )
    _judge(export, truth, chance, received, np.flatnonzero(~is_own & is_slavery))
    own = np.flatnonzero(is_own & is_slavery & (team != BLANK))
    return Acts(team[own], received[own])


def _judge(export: Export, truth: Truth, chance: Chance, received: Ints, rows: Ints) -> None:
    """Writes what was done about all pieces and judges those of `rows`: from others, on modern slavery."""
    report, answered = _write_actions(export, chance, received)
    due = np.where(received == BLANK, BLANK, received + _WITHIN)
    outcomes = judged(Owed(rows, rows, received[rows], due[rows]), Acts(report, answered, item=report), NOW_DAY)
    keys = references("INT", rows)
    truth.add("INT-02", keys, keys, outcomes)


def _write_actions(export: Export, chance: Chance, received: Ints) -> tuple[Ints, Ints]:
    n = len(received)
    how = chance.quota(n, _ANSWERED)
    start = np.where(received == BLANK, NOW_DAY - 40, received)
    after = np.where(how == "late", chance.whole(_WITHIN + 1, 60, n), chance.whole(0, _WITHIN, n))
    answered = np.where(how == "undated", BLANK, start + after)
    report = np.flatnonzero((how != "nothing") & (answered < NOW_DAY))
    kind = chance.quota(len(report), {"tasked": 0.5, "not-tasked": 0.3, "result": 0.2})
    export.write(
        "INTEL_ACTION",
        {
            "IA_REF": row_keys("IA", len(report)),
            "INT_REF": references("INT", report),
            "ACTION": coded(kind, {"tasked": "TASK", "not-tasked": "NO TASK", "result": "RESULT"}),
            "ACTION_DT": day_texts(answered[report]),
            "WHY": only_where(
                chance.any_of(("no capacity this month", "already worked by another team"), len(report)),
                kind == "not-tasked",
            ),
        },
    )
    return report, answered[report]
