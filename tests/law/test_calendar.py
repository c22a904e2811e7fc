from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.law.calendar import (
    FIRST_DAY,
    LAST_DAY,
    calendar,
    day_number,
    day_of_number,
    eighteenth_birthday,
    first_second,
    last_second,
    uk_day,
)

DAYS = st.dates(FIRST_DAY, LAST_DAY - dt.timedelta(days=1))


def working_number(day: dt.date) -> int:
    number: int = calendar()["working_no"][day_number(day) - day_number(FIRST_DAY)].as_py()
    return number


@pytest.mark.parametrize(
    "day",
    [dt.date(2026, 4, 3), dt.date(2026, 8, 31), dt.date(2026, 12, 28), dt.date(2026, 11, 21)],
    ids=["Good Friday", "August bank holiday", "Boxing Day in lieu", "a Saturday"],
)
def test_a_day_off_does_not_count(day: dt.date) -> None:
    assert working_number(day) == working_number(day - dt.timedelta(days=1))


def test_a_weekday_counts() -> None:
    assert working_number(dt.date(2026, 11, 20)) == working_number(dt.date(2026, 11, 19)) + 1


@given(DAYS)
def test_a_day_ends_the_second_before_the_next_begins(day: dt.date) -> None:
    assert last_second(day) + 1 == first_second(day + dt.timedelta(days=1))


@given(DAYS)
def test_the_first_and_last_second_of_a_day_are_in_it(day: dt.date) -> None:
    moments = [dt.datetime.fromtimestamp(second, dt.UTC) for second in (first_second(day), last_second(day))]
    assert [uk_day(moment) for moment in moments] == [day, day]


@given(DAYS)
def test_a_day_number_is_read_back(day: dt.date) -> None:
    assert day_of_number(day_number(day)) == day


def test_a_summer_day_begins_an_hour_before_midnight_utc() -> None:
    assert uk_day(dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 7, 1)


def test_the_day_the_clocks_go_back_has_twenty_five_hours() -> None:
    day = dt.date(2026, 10, 25)
    assert last_second(day) - first_second(day) + 1 == 25 * 3600


@given(DAYS)
def test_one_is_eighteen_on_the_same_day_or_on_the_first_of_march(born_on: dt.date) -> None:
    adult_on = eighteenth_birthday(born_on)
    assert adult_on.year == born_on.year + 18
    assert (adult_on.month, adult_on.day) in {(born_on.month, born_on.day), (3, 1)}


def test_one_born_on_a_leap_day_is_eighteen_on_the_first_of_march() -> None:
    assert eighteenth_birthday(dt.date(2008, 2, 29)) == dt.date(2026, 3, 1)
