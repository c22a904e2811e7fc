"""What was told to police that can be followed, and what was raised for it; what INV-04 makes of it."""

from __future__ import annotations

import numpy as np

from understone.synth.cases import Cases
from understone.synth.chance import Chance
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.investigating import Extra, add_lines
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.times import BLANK, NOW_DAY, day_texts
from understone.synth.truth import Truth

_WITHIN = 7
_HOW = {
    "good": 0.4, "already open": 0.06, "late": 0.14, "nothing": 0.2, "undated": 0.06, "unlinked": 0.08,
    "no start": 0.06,
}  # fmt: skip
_KINDS = {"name": "NAME", "place": "PLACE", "phone": "PHONE", "vehicle": "VEHICLE", "flight": "FLIGHT"}
_FROM = {"victim": "SELF", "partner": "AGENCY", "public": "MOP"}


def write_information(export: Export, truth: Truth, chance: Chance, cases: Cases) -> None:
    """INFO_GIVEN in two cases of three, sometimes two pieces that one line of enquiry follows."""
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
    line_of = np.full(n, BLANK, np.int64)
    line_of[has_line] = np.arange(int(has_line.sum()))
    extra = Extra(
        case[has_line],
        np.full(int(has_line.sum()), "identification"),
        raised[has_line],
        np.full(int(has_line.sum()), "open"),
    )
    add_lines(export, chance, cases, extra, "EI")
    twice = np.flatnonzero((how == "good") & has_line & chance.is_true(0.3, n))
    which = np.concatenate([np.arange(n), twice])
    given = np.where(how == "no start", BLANK, given)[which]
    is_linked = (how != "unlinked")[which] & has_line[which]
    keys = row_keys("IG", len(which))
    kind = chance.quota(len(which), dict.fromkeys(_KINDS, 1.0))
    export.write(
        "INFO_GIVEN",
        {
            "IG_REF": keys,
            "CASE_REF": references("CASE", case[which]),
            "WHAT_KIND": coded(kind, _KINDS),
            "FROM_WHOM": coded(chance.quota(len(which), {"victim": 0.5, "partner": 0.3, "public": 0.2}), _FROM),
            "GIVEN_DT": day_texts(given),
            "EL_REF": references("EI", np.where(is_linked, line_of[which], BLANK)),
        },
    )
    rows = np.flatnonzero(is_linked)
    due = np.where(given == BLANK, BLANK, given + _WITHIN)
    is_unlinked = (how == "unlinked")[which] & has_line[which]
    owed = Owed(case[which], np.arange(len(which)), given, due, is_known=~is_unlinked, does_earlier_count=True)
    acts = Acts(case[which[rows]], raised[which[rows]], item=rows)
    truth.add("INV-04", references("CASE", case[which]), keys, judged(owed, acts, NOW_DAY))
