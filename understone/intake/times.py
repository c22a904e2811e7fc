"""SQL for days and moments: formats in order, local times that never were or came twice, days kept alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from understone.intake.sqltext import literal, parsed

OUT_OF_RANGE = "before 1900 or after 2100"
NOT_A_DAY = "not a day in any format of the mapping"
NOT_A_MOMENT = "not a moment in any format of the mapping"
NOT_A_TIME = "not a time; the day is kept"
NEVER_WAS = "the clocks went forward: there was no such time that day; the day is kept"
CAME_TWICE = "the clocks went back: that time came twice that day; the day is kept"

_UK = "'Europe/London'"
_TIME_PART = re.compile(r"%-?[HIMSpf]")
_PATTERNS = {"d": r"\d{1,2}", "m": r"\d{1,2}", "y": r"\d{2}", "Y": r"\d{4}", "j": r"\d{1,3}"}
_WORDS = r"[A-Za-z]+"


@dataclass(frozen=True)
class Stages:
    """Expressions in the order in which one may use another, by alias; then what they come to."""

    steps: tuple[dict[str, str], ...]
    value: str
    why: str
    day: str | None = None


def in_range(sql: str) -> str:
    return f"({sql} >= date '1900-01-01' and {sql} < date '2101-01-01')"


def day_stages(n: int, text: str, formats: Sequence[str]) -> Stages:
    """A day column over the text column; `n` keeps aliases apart."""
    day = f"p{n}"
    return Stages(
        steps=({day: f"cast({parsed(text, formats)} as date)"},),
        value=f"case when {in_range(day)} then {day} end",
        why=f"case when {text} is null or {in_range(day)} then null "
        f"when {day} is not null then '{OUT_OF_RANGE}' else '{NOT_A_DAY}' end",
    )


def born_stages(n: int, text: str, formats: Sequence[str], *, is_first: bool) -> Stages:
    """The first or the last day on which someone born on a day, in a month or in a year may have been born."""
    year = f"cast(substr({text}, 1, 4) as integer)"
    month = f"cast(substr({text}, 6) as integer)"
    in_year = f"make_date({year}, 1, 1)" if is_first else f"make_date({year}, 12, 31)"
    in_month = f"make_date({year}, {month}, 1)"
    read = (
        f"case when regexp_full_match({text}, '\\d{{4}}') and {year} > 0 then {in_year} "
        f"when regexp_full_match({text}, '\\d{{4}}-(0?[1-9]|1[0-2])') and {year} > 0 "
        f"then {in_month if is_first else f'last_day({in_month})'} "
        f"else cast({parsed(text, formats)} as date) end"
    )
    day = f"p{n}"
    return Stages(
        steps=({day: read},),
        value=f"case when {in_range(day)} then {day} end",
        why=f"case when {text} is null or {in_range(day)} then null "
        f"when {day} is not null then '{OUT_OF_RANGE}' else '{NOT_A_DAY}' end",
    )


def moment_stages(n: int, text: str, *, zone: str, moments: Sequence[str], days: Sequence[str]) -> Stages:
    """A moment column with its UK day.

    Where the time cannot be told and the day can, the day stands alone.
    """
    local, at, zoned, whole_day, day = (f"{letter}{n}" for letter in "puzed")
    steps: list[dict[str, str]] = [
        {local: parsed(text, [said for said in moments if not _is_zoned(said)]), zoned: _zoned(text, moments)},
        {
            at: f"case when {in_range(zoned)} then {zoned} "
            f"when {in_range(local)} then timezone({literal(zone)}, {local}) end",
            whole_day: f"case when {local} is null and {zoned} is null then {_day_alone(text, moments, days)} end",
        },
        {day: f"case when {local} is null and {zoned} is null then {_day_within(text, whole_day, moments)} end"},
    ]
    never = twice = "false"
    if zone != "UTC":
        steps.append({f"n{n}": _never_was(local, zoned, at, zone), f"b{n}": _came_twice(local, zoned, at, zone)})
        never, twice = f"n{n}", f"b{n}"
    value = f"case when not ({never}) and not ({twice}) then {at} end"
    return Stages(
        steps=tuple(steps),
        value=value,
        why=f"case when {text} is null then null "
        f"when {never} then '{NEVER_WAS}' when {twice} then '{CAME_TWICE}' when {at} is not null then null "
        f"when coalesce({local}, {zoned}) is not null or not {in_range(day)} then '{OUT_OF_RANGE}' "
        f"when {whole_day} is not null then null when {day} is not null then '{NOT_A_TIME}' "
        f"else '{NOT_A_MOMENT}' end",
        day=_uk_day(local, zoned, at, day, zone),
    )


def uk_day(at: str) -> str:
    """The UK day of a moment."""
    return f"cast(timezone({_UK}, {at}) as date)"


def _uk_day(local: str, zoned: str, at: str, day: str, zone: str) -> str:
    """The day as written where the clock is the UK's, also where the time is in doubt."""
    of_local = f"cast({local} as date)" if zone != "UTC" else uk_day(at)
    return (
        f"case when {zoned} is null and {in_range(local)} then {of_local} "
        f"when {at} is not null then {uk_day(at)} when {in_range(day)} then {day} end"
    )


def _never_was(local: str, zoned: str, at: str, zone: str) -> str:
    return _on_change_days(local, zoned, f"timezone({literal(zone)}, {at}) <> {local}")


def _came_twice(local: str, zoned: str, at: str, zone: str) -> str:
    around = " or ".join(f"timezone({literal(zone)}, {at} {sign} interval 1 hour) = {local}" for sign in ("-", "+"))
    return _on_change_days(local, zoned, around)


def _on_change_days(local: str, zoned: str, test: str) -> str:
    """UK clocks have only ever changed on a Sunday or a Monday, by an hour: other days need no such test."""
    return f"case when {zoned} is null and dayofweek({local}) <= 1 then coalesce({test}, false) else false end"


def _is_zoned(moment: str) -> bool:
    return "%z" in moment or moment.endswith("Z")


def _zoned(text: str, moments: Sequence[str]) -> str:
    """Texts that say their own zone (`+01:00`, `Z`)."""
    formats = [re.sub("Z$", "%z", moment) for moment in moments if _is_zoned(moment)]
    if not formats:
        return "null::timestamptz"
    return parsed(f"regexp_replace({text}, '[zZ]$', '+00:00')", formats)


def _day_formats(moments: Sequence[str]) -> list[str]:
    """The part of each moment's format before its time, where that is a day."""
    cut = [_TIME_PART.split(moment, maxsplit=1)[0].rstrip(" T,") for moment in moments]
    return [day for day in dict.fromkeys(cut) if re.search("%-?[dj]", day) and re.search("%-?[yY]", day)]


def _day_alone(text: str, moments: Sequence[str], days: Sequence[str]) -> str:
    formats = list(dict.fromkeys([*days, *_day_formats(moments)]))
    return f"cast({parsed(text, formats)} as date)"


def _day_within(text: str, whole_day: str, moments: Sequence[str]) -> str:
    """The day at the start of a text whose rest is not a time."""
    starts = [
        f"cast(try_strptime(regexp_extract({text}, {literal(_pattern(day))}, 1), {literal(day)}) as date)"
        for day in _day_formats(moments)
    ]
    return f"coalesce({', '.join([whole_day, *starts])})"


def _pattern(day: str) -> str:
    """A pattern for texts of a day's format at the start of a longer text."""
    found = re.split("%-?(.)", day)
    said = [
        _PATTERNS.get(text, _WORDS) if at % 2 else re.escape(text).replace("\\ ", " ") for at, text in enumerate(found)
    ]
    return f"^({''.join(said)})(?:[ T,]|$)"


def eighteenth_birthday_sql(born: str) -> str:
    """The day on which someone born on a day is 18, as `law.calendar.eighteenth_birthday` says it."""
    leap = f"month({born}) = 2 and day({born}) = 29"
    return f"case when {leap} then make_date(year({born}) + 18, 3, 1) else cast({born} + interval 18 years as date) end"
