"""Days, working days and the moments at which UK days begin, so that no engine does date arithmetic."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

import holidays
import numpy as np
import pyarrow as pa

UNITED_KINGDOM = ZoneInfo("Europe/London")
FIRST_DAY = dt.date(2009, 1, 1)
LAST_DAY = dt.date(2039, 12, 31)
_EPOCH = dt.date(1970, 1, 1)


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def day_of_number(number: int) -> dt.date:
    return _EPOCH + dt.timedelta(days=number)


def second_number(moment: dt.datetime) -> int:
    """Whole seconds since 1970-01-01 UTC."""
    return int(moment.timestamp())


def uk_day(moment: dt.datetime) -> dt.date:
    """The day it was in the United Kingdom at a moment."""
    return moment.astimezone(UNITED_KINGDOM).date()


def first_second(day: dt.date) -> int:
    """The second at which a UK day begins."""
    return second_number(dt.datetime(day.year, day.month, day.day, tzinfo=UNITED_KINGDOM))


def last_second(day: dt.date) -> int:
    """The last second of a UK day, of 23, 24 or 25 hours."""
    return first_second(day + dt.timedelta(days=1)) - 1


def eighteenth_birthday(born_on: dt.date) -> dt.date:
    """The day on which someone born on a day is 18; of one born on 29 February, 1 March."""
    if (born_on.month, born_on.day) == (2, 29):
        return dt.date(born_on.year + 18, 3, 1)
    return born_on.replace(year=born_on.year + 18)


@cache
def calendar() -> pa.Table:
    """One row a day from FIRST_DAY to LAST_DAY.

    `day_no`; `working_no`, the count of working days in England and Wales up to and including the day;
    `begins_no` and `ends_no`, its first and last second.
    """
    bank_holidays = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_DAY.year, LAST_DAY.year + 1))
    days = [FIRST_DAY + dt.timedelta(days=i) for i in range((LAST_DAY - FIRST_DAY).days + 1)]
    is_working = [day.weekday() < 5 and day not in bank_holidays for day in days]
    return pa.table(
        {
            "day_no": pa.array([day_number(day) for day in days], pa.int64()),
            "working_no": pa.array(np.cumsum(is_working), pa.int64()),
            "begins_no": pa.array([first_second(day) for day in days], pa.int64()),
            "ends_no": pa.array([last_second(day) for day in days], pa.int64()),
        }
    )


@cache
def working_days() -> pa.Table:
    """For each count of working days, `until`, the day on which it is reached, `working_due`."""
    days = calendar()
    first: dict[int, int] = {}
    for day_no, working_no in zip(days["day_no"].to_pylist(), days["working_no"].to_pylist(), strict=True):
        first.setdefault(working_no, day_no)
    return pa.table({"until": pa.array(first.keys(), pa.int64()), "working_due": pa.array(first.values(), pa.int64())})
