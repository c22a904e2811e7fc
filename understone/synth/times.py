"""Days and moments of a made-up force as whole numbers, and as its system writes them: UK time, day first."""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from understone.law.calendar import UNITED_KINGDOM, calendar, day_number, day_of_number, second_number

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

#: No day, no moment, no row: written as an empty field.
BLANK = -1
DAY = 86_400
HOUR = 3_600

#: The extract is taken on 2026-11-20 at 06:00 in the UK; nothing is written later.
EXTRACT_ON = dt.date(2026, 11, 20)
NOW_DAY = day_number(EXTRACT_ON)
NOW = second_number(dt.datetime(2026, 11, 20, 6, tzinfo=UNITED_KINGDOM))
#: The first day of the incidents, and of the cases.
FIRST_INCIDENT_DAY = day_number(dt.date(2024, 12, 1))
FIRST_CASE_DAY = day_number(dt.date(2025, 1, 1))


def _clock_changes() -> tuple[Ints, Ints]:
    """Each second at which the UK clock changed, and by how many seconds it is ahead of UTC from then on."""
    hours = np.arange(second_number(dt.datetime(1999, 1, 1, tzinfo=dt.UTC)), NOW + 400 * DAY, DAY)
    noon = [dt.datetime.fromtimestamp(int(second), dt.UTC).astimezone(UNITED_KINGDOM) for second in hours]
    ahead = np.array([int((moment.utcoffset() or dt.timedelta()).total_seconds()) for moment in noon])
    changed = np.flatnonzero(np.diff(ahead)) + 1
    # the UK changes its clock at 01:00 UTC, in the 24 hours before the first midnight that differs
    at = np.concatenate([[0], hours[changed] - DAY + HOUR])
    return at.astype(np.int64), np.concatenate([[0], ahead[changed]]).astype(np.int64)


_CHANGES, _AHEAD = _clock_changes()
_BACK = _CHANGES[1:][np.diff(_AHEAD) < 0]


def local(seconds: Ints) -> Ints:
    """The UK clock at moments in UTC, as seconds since 1970-01-01 00:00 by that clock."""
    return seconds + _AHEAD[np.searchsorted(_CHANGES, seconds, side="right") - 1]


def day_of(seconds: Ints) -> Ints:
    """The UK day of each moment; blank where it is blank."""
    return np.where(seconds == BLANK, BLANK, local(seconds) // DAY)


def settled(seconds: Ints) -> Ints:
    """The moments, later by two hours where the UK clock shows their time twice that night."""
    last = np.searchsorted(_BACK, seconds + HOUR, side="right") - 1
    since = seconds - _BACK[np.maximum(last, 0)]
    return np.where((last >= 0) & (since < HOUR), seconds + 2 * HOUR, seconds)


def moment_on(days: Ints, seconds_into: Ints) -> Ints:
    """Moments in UTC that many seconds by the UK clock into each day; blank where the day is."""
    clock = days * DAY + seconds_into
    guess = clock - _AHEAD[np.searchsorted(_CHANGES, clock, side="right") - 1]
    return np.where(days == BLANK, BLANK, settled(guess))


def day_bounds(days: Ints) -> tuple[Ints, Ints]:
    """The first and the last second of each UK day; blank where the day is."""
    starts = _midnight(days)
    return np.where(days == BLANK, BLANK, starts), np.where(days == BLANK, BLANK, _midnight(days + 1) - 1)


def _midnight(days: Ints) -> Ints:
    clock = days * DAY
    guess = clock - _AHEAD[np.searchsorted(_CHANGES, clock - HOUR, side="right") - 1]
    return np.where(local(guess) == clock, guess, clock)


def fifth_working_day(days: Ints) -> Ints:
    """The fifth working day in England and Wales after each day."""
    return working_day_after(days, 5)


def working_day_after(days: Ints, n: int) -> Ints:
    """The n-th working day in England and Wales after each day."""
    table = calendar()
    day_numbers = table["day_no"].to_numpy()
    counted = table["working_no"].to_numpy()
    begun = counted[np.searchsorted(day_numbers, days)]
    return np.asarray(day_numbers[np.searchsorted(counted, begun + n)], dtype=np.int64)


#: Texts of days from 1950 on.
_FIRST_TEXT = day_number(dt.date(1950, 1, 1))
_DAYS = pa.array([day_of_number(number).strftime("%d/%m/%Y") for number in range(_FIRST_TEXT, NOW_DAY + 4_000)])
_CLOCK = pa.array([f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}" for second in range(DAY)])


def day_texts(days: Ints) -> pa.Array:
    """DD/MM/YYYY; null where blank."""
    return _DAYS.take(pa.array(days - _FIRST_TEXT, mask=days == BLANK))


def clock_texts(seconds: Ints, is_known: Bools | None = None) -> pa.Array:
    """HH:MM:SS by the UK clock; null where blank, or where the time of day was not written."""
    is_blank = seconds == BLANK if is_known is None else (seconds == BLANK) | ~is_known
    return _CLOCK.take(pa.array(np.where(is_blank, 0, local(seconds) % DAY), mask=is_blank))


def moment_texts(seconds: Ints) -> pa.Array:
    """DD/MM/YYYY HH:MM:SS by the UK clock, never a time that came twice; null where blank."""
    once = np.where(seconds == BLANK, BLANK, settled(seconds))
    return pc.binary_join_element_wise(day_texts(day_of(once)), clock_texts(once), " ")
