"""Days and moments that sources write in other ways: ISO, numbers, years of two digits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.intake.small_force import made_at, utc
from understone.errors import RecordProblem


def read(folder: Path, column: str, text: str, *, said: str = "A", table: str = "nrm_referral", **head: str) -> Any:
    made = made_at(folder)
    made.write("a.csv", f"REF,A\n1,{text}\n")
    made.map(
        f"""\
        tables:
          T:
            files: a.csv
            feeds:
              - {{table: {table}, key: [REF], columns: {{{column}: {said}}}}}
        """,
        **head,
    )
    made.take()
    row = made.by_key(table)["1"]
    assert (row[column] is None) == bool(made.quarantine())
    return row[column]


@pytest.mark.parametrize(
    ("moments", "text", "at"),
    [
        ("[iso]", "2026-01-05T10:30:00Z", "2026-01-05 10:30"),
        ("[iso]", "2026-07-05T10:30:00+01:00", "2026-07-05 09:30"),
        ("[iso]", "2026-07-05T10:30:00", "2026-07-05 09:30"),
        ("[iso]", "2026-07-05 10:30", "2026-07-05 09:30"),
        ("[iso]", "2026-07-05T10:30:00.5+00:00", "2026-07-05 10:30:00.5"),
        ("[epoch seconds]", "1767609000", "2026-01-05 10:30"),
        ("[epoch milliseconds]", "1783247400000", "2026-07-05 10:30"),
        ("[excel days]", "46027.4375", "2026-01-05 10:30"),
        ('["%d/%m/%y %H:%M", "%d/%m/%Y %H:%M"]', "05/01/2026 10:30", "2026-01-05 10:30"),
        ('["%d/%m/%Y %H:%M", "%d/%m/%y %H:%M"]', "05/01/26 10:30", "2026-01-05 10:30"),
    ],
)
def test_a_moment_is_read_in_each_way(tmp_path: Path, moments: str, text: str, at: str) -> None:
    assert read(tmp_path, "sent_at", text, moments=f"moments: {moments}") == utc(at)


@pytest.mark.parametrize(
    ("days", "text", "day"),
    [
        ("[iso]", "2026-01-05", dt.date(2026, 1, 5)),
        ("[excel days]", "46027", dt.date(2026, 1, 5)),
        ("[epoch seconds]", "1783292400", dt.date(2026, 7, 6)),
        ('["%d/%m/%Y", "%d/%m/%y"]', "05/01/26", dt.date(2026, 1, 5)),
        ('["%d/%m/%Y", "%d/%m/%y"]', "05/01/2026", dt.date(2026, 1, 5)),
        ("[excel days]", "soon", None),
        ("[epoch seconds]", "99999999999999", None),
    ],
)
def test_a_day_is_read_in_each_way(tmp_path: Path, days: str, text: str, day: dt.date | None) -> None:
    assert read(tmp_path, "sent_on", text, days=f"days: {days}") == day


def test_a_whole_number_of_a_spreadsheet_s_days_is_a_day_with_no_time(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "REF,A\n1,46027\n")
    made.map(
        """\
        tables:
          T:
            files: a.csv
            feeds:
              - {table: nrm_referral, key: [REF], columns: {sent_at: A}}
        """,
        moments="moments: [excel days]",
    )
    made.take()
    row = made.by_key("nrm_referral")["1"]
    assert (row["sent_at"], row["sent_on"]) == (None, dt.date(2026, 1, 5))


@pytest.mark.parametrize(("text", "born"), [("03/02/45", 1945), ("03/02/26", 2026), ("03/02/2045", 2045)])
def test_nobody_is_born_after_the_extract_by_a_year_of_two_digits(tmp_path: Path, text: str, born: int) -> None:
    days = 'days: ["%d/%m/%Y", "%d/%m/%y"]'
    found = read(tmp_path, "born_from", text, said="{from: A, born: first}", table="person", days=days)
    assert found == dt.date(born, 2, 3)


def test_a_word_that_is_no_format_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem) as raised:
        read(tmp_path, "sent_on", "x", days="days: [uk]")
    assert "'uk' is no format: write it with %d, %m and %Y, or iso, excel days" in raised.value.problems[0]
