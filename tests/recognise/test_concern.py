from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.recognise import concern
from understone.recognise.concern import Concern, Strength, concern_of, concern_rule
from understone.recognise.families import Family

S, M, W = Strength.STRONG, Strength.MEDIUM, Strength.WEAK
ORDER = list(Concern)


@dataclass(frozen=True)
class Sign:
    family: Family
    strength: Strength
    parts: tuple[tuple[int, int], ...]


def signs(*strengths_of: tuple[int, Strength]) -> list[Sign]:
    families = list(Family)
    return [
        Sign(families[family], strength, ((10 * n, 10 * n + 9),)) for n, (family, strength) in enumerate(strengths_of)
    ]


@pytest.mark.parametrize(
    ("found", "level"),
    [
        ([], Concern.NONE),
        ([(0, W)], Concern.NONE),
        ([(0, M)], Concern.NONE),
        ([(0, M), (0, M), (0, W)], Concern.NONE),
        ([(0, S)], Concern.POSSIBLE),
        ([(0, S), (0, S)], Concern.POSSIBLE),
        ([(0, M), (1, M)], Concern.POSSIBLE),
        ([(0, M), (1, W)], Concern.POSSIBLE),
        ([(0, W), (1, W)], Concern.POSSIBLE),
        ([(0, W), (1, W), (2, W)], Concern.POSSIBLE),
        ([(0, S), (1, W)], Concern.STRONG),
        ([(0, M), (1, W), (2, W)], Concern.STRONG),
    ],
)
def test_concern_counts_families_and_strength(found: list[tuple[int, Strength]], level: Concern) -> None:
    assert concern_of(signs(*found)) is level


def test_the_same_words_are_one_thing_though_they_are_of_two_families() -> None:
    families = list(Family)
    same_words = [Sign(families[0], S, ((5, 25),)), Sign(families[1], M, ((10, 20),))]
    assert concern_of(same_words) is Concern.POSSIBLE


FOUND = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(list(Strength))), max_size=6)


@given(FOUND, FOUND)
def test_more_signs_never_lower_concern(some: list[tuple[int, Strength]], more: list[tuple[int, Strength]]) -> None:
    assert ORDER.index(concern_of(signs(*some, *more))) >= ORDER.index(concern_of(signs(*some)))


@given(FOUND)
def test_saying_the_same_again_adds_nothing(some: list[tuple[int, Strength]]) -> None:
    assert concern_of(signs(*some, *some)) is concern_of(signs(*some))


def test_a_thousand_signs_are_weighed_by_a_few_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Sign] = []
    apart = concern._are_independent

    def counting(one: Sign, other: Sign) -> bool:
        compared.append(one)
        return apart(one, other)

    monkeypatch.setattr(concern, "_are_independent", counting)
    many = [(n % 2, W) for n in range(1_000)]
    assert (concern_of(signs(*many)), len(compared) < 100) == (Concern.POSSIBLE, True)


def test_the_rule_is_written_in_plain_english() -> None:
    assert all(f"{level.value.capitalize()}: " in concern_rule() for level in Concern)
