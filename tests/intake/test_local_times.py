"""Moments: UTC with their UK day; a time that never was or came twice keeps the day and is listed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.small_force import Made, made_at, utc
from understone.intake.times import moment_stages
from understone.store.engines import DuckDB

FEED = """\
tables:
  T:
    files: a.csv
    feeds:
      - table: nrm_referral
        key: [REF]
        columns:
          sent_at: {said}
"""


def sent(folder: Path, text: str, said: str = "A", **head: str) -> tuple[dt.datetime | None, dt.date | None, Made]:
    made = made_at(folder)
    made.write("a.csv", f"REF,A,B\n1,{text}\n" if "," in text else f"REF,A,B\n1,{text},\n")
    made.map(FEED.replace("{said}", said), **head)
    made.take()
    row = made.by_key("nrm_referral")["1"]
    return row["sent_at"], row["sent_on"], made


@pytest.mark.parametrize(
    ("text", "at", "on"),
    [
        ("15/01/2026 10:20", "2026-01-15 10:20", "2026-01-15"),
        ("15/07/2026 10:20", "2026-07-15 09:20", "2026-07-15"),
        ("15/07/2026 00:30", "2026-07-14 23:30", "2026-07-15"),
        ("2026-07-15 10:20:30", "2026-07-15 09:20:30", "2026-07-15"),
    ],
)
def test_a_local_time_is_a_moment_in_utc_with_its_uk_day(tmp_path: Path, text: str, at: str, on: str) -> None:
    assert sent(tmp_path, text)[:2] == (utc(at), dt.date.fromisoformat(on))


def test_a_source_in_utc_still_gets_the_uk_day(tmp_path: Path) -> None:
    found = sent(tmp_path, "14/07/2026 23:30", time_zone="time_zone: UTC")
    assert found[:2] == (utc("2026-07-14 23:30"), dt.date(2026, 7, 15))


@pytest.mark.parametrize("text", ["2026-10-25T01:30:00+01:00", "2026-10-25T00:30:00Z"])
def test_a_time_that_says_its_zone_is_never_in_doubt(tmp_path: Path, text: str) -> None:
    found = sent(tmp_path, text, moments='moments: ["%Y-%m-%dT%H:%M:%S%z"]')
    assert found[:2] == (utc("2026-10-25 00:30"), dt.date(2026, 10, 25))


@pytest.mark.parametrize(
    ("text", "on", "reason"),
    [
        ("25/10/2026 01:30", "2026-10-25", "the clocks went back: that time came twice that day; the day is kept"),
        ("29/03/2026 01:30", "2026-03-29", "the clocks went forward: there was no such time that day; the day is kept"),
        ("15/07/2026 25:61", "2026-07-15", "not a time; the day is kept"),
        ("15/07/2026 morning", "2026-07-15", "not a time; the day is kept"),
    ],
)
def test_a_time_in_doubt_keeps_the_day_and_is_listed(tmp_path: Path, text: str, on: str, reason: str) -> None:
    at, found_on, made = sent(tmp_path, text)
    assert (at, found_on) == (None, dt.date.fromisoformat(on))
    assert [(row["fate"], row["value"], row["reason"]) for row in made.quarantine()] == [("value", text, reason)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2026 10:00", "not a moment in any format of the mapping"),
        ("yesterday", "not a moment in any format of the mapping"),
        ("10:20", "not a moment in any format of the mapping"),
        ("15/07/0026 10:20", "before 1900 or after 2100"),
    ],
)
def test_a_moment_without_a_day_is_null_and_listed(tmp_path: Path, text: str, reason: str) -> None:
    at, on, made = sent(tmp_path, text)
    assert (at, on) == (None, None)
    assert [row["reason"] for row in made.quarantine()] == [reason]


@pytest.mark.parametrize("text", ["25/10/2026 00:59", "25/10/2026 02:00", "29/03/2026 00:59", "29/03/2026 02:00"])
def test_the_hours_around_a_change_of_clocks_are_not_in_doubt(tmp_path: Path, text: str) -> None:
    local = dt.datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=ZoneInfo("Europe/London"))
    assert sent(tmp_path, text)[0] == local


def test_a_day_without_a_time_keeps_the_day_and_is_no_problem(tmp_path: Path) -> None:
    at, on, made = sent(tmp_path, "15/07/2026,", '{from: [A, B], joined_by: " "}')
    assert (at, on, made.quarantine()) == (None, dt.date(2026, 7, 15), [])


def test_a_day_and_a_time_in_two_columns_are_one_moment(tmp_path: Path) -> None:
    found = sent(tmp_path, "15/07/2026,10:20", '{from: [A, B], joined_by: " "}')
    assert found[:2] == (utc("2026-07-15 09:20"), dt.date(2026, 7, 15))


def test_a_blank_moment_is_null_and_no_problem(tmp_path: Path) -> None:
    at, on, made = sent(tmp_path, "")
    assert (at, on, made.quarantine()) == (None, None, [])


def test_a_day_fed_beside_a_moment_stands_where_the_moment_is_blank(tmp_path: Path) -> None:
    found = sent(tmp_path, ",16/07/2026", "A\n          sent_on: B")
    assert found[:2] == (None, dt.date(2026, 7, 16))


def test_a_source_with_days_only_feeds_the_day(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "REF,A\n1,16/07/2026\n")
    made.map(FEED.replace("sent_at: {said}", "sent_on: A"))
    made.take()
    row = made.by_key("nrm_referral")["1"]
    assert (row["sent_at"], row["sent_on"]) == (None, dt.date(2026, 7, 16))


@pytest.fixture(scope="module")
def engine() -> DuckDB:
    return DuckDB(memory="500MB")


@given(st.dates(dt.date(1900, 1, 2), dt.date(2100, 12, 30)), st.times())
def test_every_local_time_agrees_with_the_rules_of_the_zone(engine: DuckDB, day: dt.date, time: dt.time) -> None:
    zone = ZoneInfo("Europe/London")
    local = dt.datetime.combine(day, time.replace(second=0, microsecond=0))
    first = local.replace(tzinfo=zone).astimezone(dt.UTC)
    second = local.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    expected = first if first == second else None
    stages = moment_stages(0, "t", zone="Europe/London", moments=["%Y-%m-%d %H:%M"], days=[])
    sql = f"select '{local:%Y-%m-%d %H:%M}' as t"
    for step in stages.steps:
        sql = f"select *, {', '.join(f'{made} as {alias}' for alias, made in step.items())} from ({sql})"
    found = engine.rows(f"select {stages.value} as at, {stages.day} as day from ({sql})").to_pylist()[0]
    assert found == {"at": expected, "day": day}


def test_clocks_have_only_changed_on_a_sunday_or_a_monday_by_an_hour() -> None:
    zone = ZoneInfo("Europe/London")
    days = [dt.date(1900, 1, 1) + dt.timedelta(n) for n in range(201 * 365)]
    offsets = [dt.datetime.combine(day, dt.time(), zone).utcoffset() or dt.timedelta() for day in days]
    changes = {
        (day.weekday(), abs(after - before))
        for day, before, after in zip(days, offsets, offsets[1:], strict=False)
        if after != before
    }
    assert changes <= {(6, dt.timedelta(hours=1)), (0, dt.timedelta(hours=1))}
