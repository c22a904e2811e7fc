from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.measure import Counts, Says, has_fallen, rate
from understone.measure.counting import FEWEST, WIDEST_RANGE

numbers = st.integers(min_value=0, max_value=5_000)
counts = st.builds(Counts, met=numbers, late=numbers, missed=numbers, pending=numbers, unknown=numbers, ended=numbers)


@given(counts)
def test_the_range_contains_the_rate(found: Counts) -> None:
    given_rate = rate(found)
    if given_rate.value is None or given_rate.lowest is None or given_rate.highest is None:
        assert given_rate.says is not Says.RATE
    else:
        assert 0 <= given_rate.lowest <= given_rate.value <= given_rate.highest <= 1


@given(counts, numbers)
def test_what_is_pending_or_ended_changes_nothing(found: Counts, more: int) -> None:
    other = Counts(found.met, found.late, found.missed, found.pending + more, found.unknown, found.ended + more)
    assert rate(found) == rate(other)


@given(counts, numbers)
def test_unknown_is_never_in_the_denominator(found: Counts, more: int) -> None:
    other = Counts(found.met, found.late, found.missed, found.pending, found.unknown + more, found.ended)
    values = {given_rate.value for given_rate in (rate(found), rate(other)) if given_rate.says is Says.RATE}
    assert len(values) <= 1


@given(counts, st.integers(min_value=1, max_value=100))
def test_more_done_in_time_never_lowers_the_rate_or_its_range(found: Counts, more: int) -> None:
    before = rate(found)
    after = rate(Counts(found.met + more, found.late, found.missed, 0, found.unknown, 0))
    if before.value is not None and after.value is not None:
        assert after.value >= before.value
        assert (after.lowest or 0) >= (before.lowest or 0)
        assert (after.highest or 0) >= (before.highest or 0)


@given(counts)
def test_the_range_is_never_wider_than_still_says_something(found: Counts) -> None:
    given_rate = rate(found)
    assert (given_rate.highest or 0) - (given_rate.lowest or 0) <= WIDEST_RANGE + 1e-9


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (Counts(), Says.NOTHING_DUE),
        (Counts(pending=40, ended=3), Says.NOTHING_DUE),
        (Counts(met=10, missed=10, unknown=21), Says.TOO_MUCH_UNKNOWN),
        (Counts(met=10, missed=10, unknown=20), Says.RATE),
        (Counts(unknown=1), Says.TOO_MUCH_UNKNOWN),
        (Counts(met=FEWEST - 1), Says.TOO_FEW),
        (Counts(met=FEWEST), Says.RATE),
    ],
)
def test_what_can_be_said_of_a_rate(found: Counts, says: Says) -> None:
    assert rate(found).says is says


def test_owed_is_all_but_what_is_no_longer_owed() -> None:
    assert Counts(met=1, late=2, missed=4, pending=8, unknown=16, ended=32).owed == 31


def test_a_month_under_half_of_the_usual_has_fallen() -> None:
    assert has_fallen([20] * 12 + [9])


def test_half_of_the_usual_is_no_sharp_fall() -> None:
    assert not has_fallen([20] * 12 + [10])


def test_a_month_is_compared_only_with_twelve_before_it() -> None:
    assert not has_fallen([20] * 11 + [0])


def test_small_numbers_raise_no_question() -> None:
    assert not has_fallen([FEWEST - 1] * 12 + [0])
