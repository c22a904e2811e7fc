"""What was told to police that can be followed, and what was raised for it; what INV-04 makes of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.investigating import Extra, add_lines
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.times import BLANK, NOW_DAY, Ints, day_texts
from understone.synth.truth import Truth

_WITHIN = 7
_HOW = {
    "good": 0.4, "already open": 0.06, "late": 0.14, "nothing": 0.2, "undated": 0.06, "unlinked": 0.08,
    "no start": 0.06,
}  # fmt: skip
_KINDS = {"name": "NAME", "place": "PLACE", "phone": "PHONE", "vehicle": "VEHICLE", "flight": "FLIGHT"}
_FROM = {"victim": "SELF", "partner": "AGENCY", "public": "MOP"}


@dataclass(frozen=True)
class _Told:
    """What was told, one for a case: how it is followed, the day (always known here), the day its line was raised
    (blank: not written) and the line's number (blank: none)."""

    case: Ints
    how: Words
    given: Ints
    raised: Ints
    line: Ints


def write_information(export: Export, truth: Truth, chance: Chance, cases: Cases) -> None:
    """INFO_GIVEN in two cases of three, sometimes two pieces that one line of enquiry follows."""
    told = _told(export, chance, cases)
    twice = np.flatnonzero((told.how == "good") & (told.line != BLANK) & chance.is_true(0.3, len(told.case)))
    which = np.concatenate([np.arange(len(told.case)), twice])
    case, how, line = told.case[which], told.how[which], told.line[which]
    given = np.where(how == "no start", BLANK, told.given[which])
    is_linked = (how != "unlinked") & (line != BLANK)
    keys = row_keys("IG", len(which))
    kind = chance.quota(len(which), dict.fromkeys(_KINDS, 1.0))
    export.write(
        "INFO_GIVEN",
        {
            "IG_REF": keys,
            "CASE_REF": references("CASE", case),
            "WHAT_KIND": coded(kind, _KINDS),
            "FROM_WHOM": coded(chance.quota(len(which), {"victim": 0.5, "partner": 0.3, "public": 0.2}), _FROM),
            "GIVEN_DT": day_texts(given),
            "EL_REF": references("EI", np.where(is_linked, line, BLANK)),
        },
    )
    rows = np.flatnonzero(is_linked)
    due = np.where(given == BLANK, BLANK, given + _WITHIN)
    is_unlinked = (how == "unlinked") & (line != BLANK)
    owed = Owed(case, np.arange(len(which)), given, due, is_known=~is_unlinked, does_earlier_count=True)
    acts = Acts(case[rows], told.raised[which[rows]], item=rows)
    truth.add("INV-04", references("CASE", case), keys, judged(owed, acts, NOW_DAY))


def _told(export: Export, chance: Chance, cases: Cases) -> _Told:
    """Writes the lines of enquiry raised for it."""
    case = np.flatnonzero(chance.quota(cases.n, {"yes": 0.66, "no": 0.34}) == "yes")
    n = len(case)
    how = chance.quota(n, _HOW)
    given = np.minimum(cases.began[case] + chance.whole(0, 30, n), NOW_DAY - 1)
    after = np.select(
        [how == "late", how == "already open"],
        [chance.whole(_WITHIN + 1, 50, n), -chance.whole(1, 20, n)],
        chance.whole(0, _WITHIN, n),
    )
    raised = np.where(how == "undated", BLANK, given + after)
    has_line = (how != "nothing") & (raised < NOW_DAY)
    n_lines = int(has_line.sum())
    line = np.full(n, BLANK, np.int64)
    line[has_line] = np.arange(n_lines)
    identifying, still_open = np.full(n_lines, "identification"), np.full(n_lines, "open")
    add_lines(export, chance, cases, Extra(case[has_line], identifying, raised[has_line], still_open), "EI")
    return _Told(case, how, given, raised, line)
