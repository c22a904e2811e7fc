"""Looks at people as potential victims: gathered while other duties are planned, written once; what REC-04 makes of
them."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.times import BLANK, NOW_DAY, Ints, day_texts
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_VIEW_TEXTS = {"may-be": "MAY BE", "not-thought": "NOT THOUGHT", "undecided": "UNDECIDED"}
_VIEWS = {"may-be": 0.4, "not-thought": 0.42, "undecided": 0.18}
_REST_TEXTS = {
    "weighed": "SIGNS", "explained": "EXPLAINED", "denied": "DENIES", "agreed": "AGREED WORK", "silent": "NO ACCOUNT",
    "other": "OTHER",
}  # fmt: skip
_RESTS = {"weighed": 0.4, "explained": 0.12, "denied": 0.14, "agreed": 0.12, "silent": 0.07, "other": 0.05, "": 0.1}
_WEIGHED, _NO_REASON = ("weighed", "explained"), ("denied", "agreed", "silent")
_COLUMNS = ("person", "occurrence", "meeting", "case", "day")


class Looks:
    """Looks by number: the nominal, the incident, the meeting and the case (each blank where there is none), the day
    (blank: undated), and what was written."""

    def __init__(self) -> None:
        self._parts: list[dict[str, Ints]] = []
        self._views: list[Words] = []

    def add(self, chance: Chance, day: Ints, **about: Ints) -> Words:
        """Adds looks on these days; returns what was written in each: may-be, not-thought or undecided."""
        n = len(day)
        view = chance.quota(n, _VIEWS)
        none = np.full(n, BLANK, np.int64)
        self._parts.append({name: about.get(name, none) for name in _COLUMNS[:-1]} | {"day": day})
        self._views.append(view.astype("U12"))
        return view

    def write(self, export: Export, truth: Truth, chance: Chance) -> None:
        """Writes LOOK_LOG and judges each look that rules someone out."""
        columns = {name: np.concatenate([part[name] for part in self._parts]) for name in _COLUMNS}
        view, n = np.concatenate(self._views), len(columns["day"])
        rests = np.where(view == "not-thought", chance.quota(n, _RESTS), "weighed")
        keys = row_keys("LA", n)
        export.write(
            "LOOK_LOG",
            {
                "LA_REF": keys,
                "NOM_REF": references("NOM", columns["person"]),
                "OCC_REF": references("OCC", columns["occurrence"]),
                "MT_REF": references("MT", columns["meeting"]),
                "CASE_REF": references("CASE", columns["case"]),
                "LOOKED_DT": day_texts(columns["day"]),
                "VIEW": coded(view, _VIEW_TEXTS),
                "RESTS_ON": coded(rests, _REST_TEXTS),
            },
        )
        rows = np.flatnonzero(view == "not-thought")
        day = columns["day"][rows]
        owed = Owed(rows, rows, day, day, is_known=np.isin(rests[rows], (*_WEIGHED, *_NO_REASON)))
        is_weighed = np.isin(rests[rows], _WEIGHED)
        acts = Acts(rows[is_weighed], day[is_weighed])
        subjects = pc.coalesce(references("NOM", columns["person"]), keys).take(rows)
        truth.add("REC-04", subjects, keys.take(rows), judged(owed, acts, NOW_DAY, is_prohibition=True))


def look_at_victims(chance: Chance, looks: Looks, victims: Victims) -> None:
    """One in five potential victims was looked at in their case, some on a day that nobody wrote down."""
    victim = np.flatnonzero(chance.is_true(0.2, victims.n))
    n = len(victim)
    day = np.minimum(victims.judged[victim] + chance.whole(-5, 1, n), NOW_DAY - 1)
    day = np.where(chance.quota(n, {"day": 0.94, "blank": 0.06}) == "day", day, BLANK)
    looks.add(chance, day, person=victims.person[victim], case=victims.case[victim])
