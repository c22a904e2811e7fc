"""How a case is to be worked, before anything is written: its first step, its strategy, its lead, its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from understone.synth.chance import Chance, Words
from understone.synth.times import BLANK, DAY, HOUR, NOW_DAY, Bools, Ints, moment_on

_STEP = {"good": 0.55, "early": 0.05, "late": 0.15, "nothing": 0.25}
_STRATEGY = {"good": 0.5, "early": 0.05, "late": 0.15, "nothing": 0.3}
_LEAD = {"good": 0.42, "early": 0.1, "late": 0.16, "nothing": 0.32}
_LEVELS = {"1": 0.22, "2": 0.5, "3": 0.2, "": 0.08}


@dataclass(frozen=True)
class Work:
    """For each case: moments and days (blank: not on record), the investigator's level (blank: not written).

    `joined` are the cases that another body works on too, `joined_on` the day it began (blank: not written).
    """

    first_step: Ints
    is_stalled: Bools
    strategy: Ints
    lead: Ints
    level: Ints
    joined: Ints
    joined_on: Ints


@dataclass(frozen=True)
class Lines:
    """Lines of enquiry by number: case, kind ('' where nobody wrote it), days (blank: none), where each stands."""

    case: Ints
    kind: Words
    raised: Ints
    state: Words
    ended: Ints

    def with_more(self, case: Ints, kind: Words, raised: Ints, state: Words, ended: Ints) -> Lines:
        return Lines(
            np.concatenate([self.case, case]),
            np.concatenate([self.kind, kind]),
            np.concatenate([self.raised, raised]),
            np.concatenate([self.state, state]),
            np.concatenate([self.ended, ended]),
        )


def planned_days(chance: Chance, start: Ints, within: int, how: Words) -> Ints:
    """A day for each start: in time, before it, late, undated or none; blank for the last two and for the future."""
    n = len(start)
    day = np.select(
        [how == "good", how == "early", how == "late"],
        [
            start + chance.whole(0, within, n),
            start - chance.whole(1, 6, n),
            start + within + chance.whole(1, 60, n),
        ],
        BLANK,
    )
    return np.where((day < NOW_DAY) & (start != BLANK), day, BLANK)


def made_work(chance: Chance, began: Ints) -> Work:
    n = len(began)
    step = chance.quota(n, _STEP)
    step_on = planned_days(chance, began, 7, step)
    joined = np.flatnonzero(chance.quota(n, {"no": 0.7, "yes": 0.3}) == "yes")
    joined_on = np.minimum(began[joined] + chance.whole(0, 50, len(joined)), NOW_DAY - 1)
    joined_on = _some_blank(chance, joined_on, 0.07)
    lead = np.full(n, BLANK, np.int64)
    lead[joined] = planned_days(chance, joined_on, 7, chance.quota(len(joined), _LEAD))
    level = chance.quota(n, _LEVELS)
    return Work(
        first_step=moment_on(step_on, chance.whole(9 * HOUR, DAY - HOUR, n)),
        is_stalled=step == "nothing",
        strategy=planned_days(chance, began, 28, chance.quota(n, _STRATEGY)),
        lead=lead,
        level=np.where(level == "", BLANK, np.where(level == "", "0", level).astype(np.int64)),
        joined=joined,
        joined_on=joined_on,
    )


def _some_blank(chance: Chance, days: Ints, share: float) -> Ints:
    said: Mapping[str, float] = {"day": 1 - share, "blank": share}
    return np.where(chance.quota(len(days), said) == "blank", BLANK, days)
