from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.recognise.together import WITHIN, TogetherProblem, combination, placed


@dataclass(frozen=True)
class At:
    start: int
    end: int


def found(**places: list[int]) -> dict[str, list[At]]:
    return {name: [At(start, start + 5) for start in starts] for name, starts in places.items()}


def test_all_that_is_needed_stands_in_text_order() -> None:
    assert placed(combination("a + b"), found(a=[20], b=[3])) == ((3, 8), (20, 25))


def test_nothing_stands_where_one_need_is_not_filled() -> None:
    assert placed(combination("a + b + c"), found(a=[1], b=[10])) is None


def test_any_of_the_names_fills_a_need() -> None:
    assert placed(combination("a + b|c"), found(a=[1], c=[10])) == ((1, 6), (10, 15))


def test_what_it_may_not_stand_with_takes_it_away() -> None:
    assert placed(combination("a + b - e"), found(a=[1], b=[10], e=[90])) is None


def test_one_place_fills_one_need_only() -> None:
    assert placed(combination("a + b"), found(a=[1], b=[3])) is None


def test_of_several_ways_the_closest_is_taken() -> None:
    assert placed(combination("a + b"), found(a=[0, 100], b=[110])) == ((100, 105), (110, 115))


@given(st.integers(0, 3 * WITHIN))
def test_words_far_apart_are_not_together(apart: int) -> None:
    stands = placed(combination("a + b"), found(a=[0], b=[5 + apart])) is not None
    assert stands == (apart + 10 <= WITHIN)


@pytest.mark.parametrize("source", ["a", "a + b + c + d + e", "a + B-", "a + b|", "a +b", "a + b - "])
def test_what_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(TogetherProblem):
        combination(source)
