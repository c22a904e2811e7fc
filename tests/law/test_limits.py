from __future__ import annotations

import datetime as dt

import pytest

from understone.errors import DeclarationProblem
from understone.law.bases import Basis
from understone.law.limits import Clock, Limit, Period, days, hours, limit, limits, working_days

FIRST, SECOND = dt.date(2015, 11, 1), dt.date(2020, 1, 1)


def test_a_number_without_a_source_is_force_policy() -> None:
    with pytest.raises(DeclarationProblem, match="is force policy"):
        days(2, "Days to do it.", basis=Basis.LAW)


def test_how_a_number_was_confirmed_is_one_of_three() -> None:
    with pytest.raises(DeclarationProblem, match="checked is"):
        days(2, "Days to do it.", checked="heard")


def test_every_limit_of_the_file_can_be_read() -> None:
    assert {"rec-06-contacts", "rec-06-window"} <= set(limits())


def test_the_amount_is_that_of_the_period() -> None:
    changed = days(45, "Days of recovery.").then(30, from_on=SECOND)
    assert (changed.amount_on(SECOND - dt.timedelta(days=1)), changed.amount_on(SECOND)) == (45, 30)


def test_before_the_first_period_there_is_no_amount() -> None:
    assert limit("rec-06-window").amount_on(dt.date(2015, 7, 30)) is None


def test_a_name_that_is_not_there_says_where_to_add_it() -> None:
    with pytest.raises(DeclarationProblem, match=r"law/limits\.toml"):
        limit("ref-99-nothing")


def test_periods_out_of_order_are_refused() -> None:
    changed = days(2, "Days to do it.").then(3, from_on=SECOND)
    with pytest.raises(DeclarationProblem, match="ends before it begins"):
        changed.then(4, from_on=FIRST)


def test_periods_that_overlap_are_refused() -> None:
    periods = (Period(1, FIRST), Period(2, SECOND))
    with pytest.raises(DeclarationProblem, match="Close the earlier one"):
        Limit("Days to do it.", Clock.DAYS, Basis.POLICY, "not sourced", periods)


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        (hours(4, "x").spoken(4), "4 hours"),
        (working_days(1, "x").spoken(1), "1 working day"),
        (hours(0, "x").spoken(0), "at that moment"),
    ],
)
def test_an_amount_is_spoken_with_its_unit(spoken: str, words: str) -> None:
    assert spoken == words
