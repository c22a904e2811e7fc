from __future__ import annotations

import datetime as dt

import pytest

from understone.errors import DeclarationProblem
from understone.law import limits as limits_module
from understone.law.bases import Basis
from understone.law.limits import limit, limits


def test_a_number_without_a_source_is_force_policy() -> None:
    unsourced = [found for found in limits().values() if found.checked == "not sourced"]
    assert {found.basis for found in unsourced} == {Basis.POLICY}


def test_how_a_number_was_confirmed_is_one_of_three() -> None:
    assert {found.checked for found in limits().values()} <= {"seen", "from memory", "not sourced"}


def test_the_amount_is_that_of_the_period() -> None:
    assert limit("ref-04-notification").amount_on(dt.date(2015, 11, 1)) == 2


def test_before_the_first_period_there_is_no_amount() -> None:
    assert limit("ref-04-notification").amount_on(dt.date(2015, 10, 31)) is None


def test_a_name_that_is_not_there_says_where_to_add_it() -> None:
    with pytest.raises(DeclarationProblem, match=r"law/limits\.toml"):
        limit("ref-99-nothing")


def test_periods_that_overlap_are_refused() -> None:
    entry = {
        "says": "x",
        "unit": "days",
        "basis": "policy",
        "checked": "not sourced",
        "periods": [
            {"from": dt.date(2015, 1, 1), "amount": 1},
            {"from": dt.date(2020, 1, 1), "amount": 2},
        ],
    }
    with pytest.raises(DeclarationProblem, match="Close the earlier one"):
        limits_module._limit("twice", entry)


@pytest.mark.parametrize(
    ("name", "amount", "words"),
    [
        ("saf-01-safety", 4, "4 hours"),
        ("cri-03-resolve", 1, "1 working day"),
        ("saf-02-release", 0, "at that moment"),
    ],
)
def test_an_amount_is_spoken_with_its_unit(name: str, amount: int, words: str) -> None:
    assert limit(name).spoken(amount) == words
