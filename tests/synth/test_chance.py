from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from understone.synth.chance import Chance

SHARES = {"often": 0.7, "sometimes": 0.29, "rarely": 0.01}


def _chance(seed: int = 1) -> Chance:
    return Chance(np.random.SeedSequence(seed))


@given(st.integers(0, 500), st.integers(0, 50))
def test_a_quota_gives_as_many_as_asked_for(n: int, seed: int) -> None:
    assert len(_chance(seed).quota(n, SHARES)) == n


@given(st.integers(3, 500), st.integers(0, 50))
def test_a_quota_leaves_nobody_out(n: int, seed: int) -> None:
    assert set(_chance(seed).quota(n, SHARES)) == set(SHARES)


def test_a_quota_is_exact() -> None:
    assert Counter(_chance().quota(1_000, SHARES).tolist()) == {"often": 700, "sometimes": 290, "rarely": 10}


def test_parts_drawn_apart_do_not_move_each_other() -> None:
    one, other = _chance(), _chance()
    one.apart().whole(0, 100, 10)
    other.apart().whole(0, 100, 99)
    assert one.apart().whole(0, 10**9, 5).tolist() == other.apart().whole(0, 10**9, 5).tolist()
