from __future__ import annotations

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from understone.law.calendar import UNITED_KINGDOM, day_number, day_of_number, first_second, last_second, second_number
from understone.synth.times import (
    BLANK,
    NOW,
    NOW_DAY,
    day_bounds,
    day_of,
    day_texts,
    fifth_working_day,
    moment_on,
    moment_texts,
    settled,
)

MOMENTS = st.integers(second_number(dt.datetime(2015, 1, 1, tzinfo=dt.UTC)), NOW)
DAYS = st.integers(day_number(dt.date(2015, 1, 1)), NOW_DAY)


def _read(text: str, fold: int) -> int:
    local = dt.datetime.strptime(text, "%d/%m/%Y %H:%M:%S").replace(tzinfo=UNITED_KINGDOM, fold=fold)
    return second_number(local)


@given(MOMENTS)
def test_a_settled_moment_is_read_back_as_itself_whichever_way_the_clock_is_taken(moment: int) -> None:
    once = settled(np.array([moment]))
    text = moment_texts(once)[0].as_py()
    assert _read(text, 0) == _read(text, 1) == once[0]


@given(MOMENTS)
def test_settling_twice_is_settling_once(moment: int) -> None:
    once = settled(np.array([moment]))
    assert settled(once)[0] == once[0]


@given(MOMENTS)
def test_the_day_of_a_moment_is_the_day_in_the_united_kingdom(moment: int) -> None:
    there = dt.datetime.fromtimestamp(moment, dt.UTC).astimezone(UNITED_KINGDOM).date()
    assert day_of(np.array([moment]))[0] == day_number(there)


@given(DAYS)
def test_the_ends_of_a_day_are_those_of_the_calendar(day: int) -> None:
    first, last = day_bounds(np.array([day]))
    assert (first[0], last[0]) == (first_second(day_of_number(day)), last_second(day_of_number(day)))


@given(DAYS, st.integers(0, 86_399))
def test_a_moment_on_a_day_is_on_that_day(day: int, into_day: int) -> None:
    assert day_of(moment_on(np.array([day]), np.array([into_day])))[0] == day


def test_the_fifth_working_day_after_a_thursday_before_a_bank_holiday_is_the_friday_week() -> None:
    thursday = np.array([day_number(dt.date(2026, 8, 27))])
    assert fifth_working_day(thursday)[0] == day_number(dt.date(2026, 9, 4))


def test_what_is_blank_stays_blank() -> None:
    blank = np.array([BLANK])
    written = (day_texts(blank)[0].as_py(), moment_texts(blank)[0].as_py(), int(day_of(blank)[0]))
    assert written == (None, None, BLANK)
