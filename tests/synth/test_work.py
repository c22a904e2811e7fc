from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from understone.synth.chance import Chance
from understone.synth.times import BLANK, NOW_DAY
from understone.synth.work import planned_days

STARTS = st.lists(st.integers(NOW_DAY - 900, NOW_DAY - 1), min_size=1, max_size=30)


@given(STARTS, st.sampled_from(["good", "early", "late", "nothing"]), st.integers(1, 40))
def test_a_planned_day_is_where_it_was_meant_to_be(starts: list[int], how: str, within: int) -> None:
    start = np.array(starts, dtype=np.int64)
    day = planned_days(Chance(np.random.SeedSequence(1)), start, within, np.full(len(start), how))
    after = (day - start)[day != BLANK]
    bounds = {"good": (0, within), "early": (-6, -1), "late": (within + 1, within + 60), "nothing": (1, 0)}[how]
    assert all(bounds[0] <= gap <= bounds[1] for gap in after.tolist())


@given(STARTS)
def test_nothing_is_planned_for_the_future(starts: list[int]) -> None:
    start = np.array(starts, dtype=np.int64)
    assert (planned_days(Chance(np.random.SeedSequence(2)), start, 28, np.full(len(start), "late")) < NOW_DAY).all()


def test_nothing_is_planned_from_no_day() -> None:
    start = np.full(4, BLANK, dtype=np.int64)
    assert (planned_days(Chance(np.random.SeedSequence(3)), start, 28, np.full(4, "good")) == BLANK).all()
