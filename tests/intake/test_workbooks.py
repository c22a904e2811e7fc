"""A sheet of a workbook is read like a file: its cells as texts, its rows by their number."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from tests.intake.small_force import Made, made_at
from tests.intake.small_workbook import Cell, Fault, Rows, workbook, zipped
from understone.errors import RecordProblem
from understone.intake.workbooks import text_of

SHEET = """\
tables:
  CASES:
    files: cases.xlsx
    sheet: Cases
    header_row: 3
    feeds:
      - table: person
        key: [REF]
        columns:
          description: WHAT
          died_on: DIED
"""
TITLED: Rows = [["Modern slavery cases"], [], ["REF", "WHAT", "DIED"]]


def taken(folder: Path, rows: Rows, tables: str = SHEET) -> Made:
    made = made_at(folder)
    made.write("cases.xlsx", workbook({"Notes": [["read me"]], "Cases": rows}))
    made.map(tables)
    made.take()
    return made


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (123, "123"),
        (2.5, "2.5"),
        (True, "true"),
        ("007", "007"),
        (dt.date(2026, 1, 5), "2026-01-05"),
        (dt.datetime(2026, 1, 5, 10, 29, 59), "2026-01-05 10:29:59"),  # noqa: DTZ001  (a cell has no zone)
        (dt.time(10, 30), "10:30:00"),
        (dt.timedelta(hours=36, minutes=15), "36:15:00"),
        (Fault("#N/A"), None),
        (None, None),
    ],
)
def test_each_kind_of_cell_is_one_text(tmp_path: Path, cell: Cell, text: str | None) -> None:
    made = taken(tmp_path, [*TITLED, [1, cell]])
    assert made.by_key("person")["1"]["description"] == text


@pytest.mark.parametrize(("cell", "text"), [(1e300, "1e+300"), (-0.0, "0"), (12.0, "12")])
def test_a_number_that_is_whole_has_no_decimals(cell: float, text: str) -> None:
    assert text_of(cell) == text


def test_a_moment_is_rounded_to_the_second() -> None:
    assert text_of(dt.datetime(2026, 1, 5, 10, 29, 59, 999_600)) == "2026-01-05 10:30:00"  # noqa: DTZ001


def test_a_day_cell_is_a_day_whatever_the_mapping_s_formats(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("cases.xlsx", workbook({"Cases": [*TITLED, [1, "x", dt.date(2026, 1, 5)], [2, "x", "06/01/2026"]]}))
    made.map(SHEET, days='days: ["%d/%m/%Y"]')
    made.take()
    assert [made.by_key("person")[key]["died_on"] for key in "12"] == [dt.date(2026, 1, 5), dt.date(2026, 1, 6)]


@pytest.mark.parametrize("day", [dt.date(2026, 1, 5), "05/01/2026"])
@pytest.mark.parametrize("time", [dt.time(10, 30), "10:30"])
def test_a_day_and_a_time_in_two_cells_are_one_moment(tmp_path: Path, day: Cell, time: Cell) -> None:
    made = made_at(tmp_path)
    made.write("sent.xlsx", workbook({"Sent": [["REF", "DAY", "TIME"], [1, day, time]]}))
    made.map("""\
        tables:
          SENT:
            files: sent.xlsx
            feeds:
              - {table: nrm_referral, key: [REF], columns: {sent_at: {from: [DAY, TIME], joined_by: " "}}}
        """)
    made.take()
    assert made.by_key("nrm_referral")["1"]["sent_at"] == dt.datetime(2026, 1, 5, 10, 30, tzinfo=dt.UTC)


def test_the_rows_of_a_sheet_have_fates_and_their_numbers(tmp_path: Path) -> None:
    made = taken(tmp_path, [*TITLED, [1, "a"], [], [None, "no key"], [2, "b", None, "stray"], [1, "c"]])
    fates = made.intakes[0].fates[0]
    assert (fates.n_read, fates.n_accepted, fates.n_quarantined) == (4, 1, 3)
    assert [(row["file"], row["line"], row["reason"]) for row in made.quarantine()] == [
        ("cases.xlsx [Cases]", "6", "a part of the key of person is blank"),
        ("cases.xlsx [Cases]", "7", "a cell beyond the 3 columns that are named"),
        ("cases.xlsx [Cases]", "8", "same key as line 4, different WHAT"),
    ]


def test_a_sheet_with_nothing_in_it_has_no_rows(tmp_path: Path) -> None:
    assert taken(tmp_path, []).rows("person") == []


def test_a_sheet_that_begins_in_another_row_and_column_keeps_its_row_numbers(tmp_path: Path) -> None:
    tables = SHEET.replace("header_row: 3", "header_row: 2")
    made = taken(tmp_path, [[], [None, "REF", "WHAT", "DIED"], [None, 1, "a"], [None, None, "b"]], tables)
    assert [row["line"] for row in made.quarantine()] == ["4"]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("sheet: Cases\n", "delimiter: ','\n", r"has 2 sheets \(Notes, Cases\); say which one: `sheet: Notes`"),
        ("sheet: Cases", "sheet: Cses", "has no sheet 'Cses'. It has: Notes, Cases."),
        ("header_row: 3", "header_row: 2", "row 2 holds no names of columns; say which does: header_row."),
        ("header_row: 3", "header_row: third", "header_row is 'third'; write the number of the row"),
        ("DIED\n", "DYED\n", r"there is no column 'DYED' in cases.xlsx \[Cases\]. Did you mean 'DIED'\?"),
    ],
)
def test_what_does_not_fit_a_workbook_is_said(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert was in SHEET
    with pytest.raises(RecordProblem) as raised:
        taken(tmp_path, [*TITLED, [1]], SHEET.replace(was, now))
    assert any(re.search(said, problem) for problem in raised.value.problems), raised.value.problems


@pytest.mark.parametrize("content", [b"", b"not a workbook", workbook({"Cases": TITLED})[:-300], zipped({"a": b"b"})])
def test_a_damaged_workbook_is_one_clear_problem(tmp_path: Path, content: bytes) -> None:
    made = made_at(tmp_path)
    made.write("cases.xlsx", content)
    made.map(SHEET)
    with pytest.raises(RecordProblem) as raised:
        made.take()
    assert "cases.xlsx is not a whole workbook" in raised.value.problems[0]


def test_a_stray_cell_at_the_far_end_of_a_sheet_is_refused_before_it_takes_the_memory(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    far = b'<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"/></row>'
    made.write("cases.xlsx", zipped({"xl/worksheets/sheet1.xml": far}))
    made.map(SHEET)
    with pytest.raises(RecordProblem) as raised:
        made.take()
    assert "has a cell in column 16384 or row 1048576" in raised.value.problems[0]


def test_a_workbook_within_an_archive_is_read(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("all.zip", zipped({"old/cases.xlsx": workbook({"Cases": [*TITLED, [1, "a"], [None, "b"]]})}))
    made.map(SHEET.replace("files: cases.xlsx", 'files: "all.zip/**/cases.xlsx"'))
    made.take()
    assert [row["file"] for row in made.quarantine()] == ["all.zip/old/cases.xlsx [Cases]"]
