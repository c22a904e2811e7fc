"""OpenDocument sheets and those of the older Excel are read as those of XLSX are: the same cells, the same texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.intake.older_workbooks import ods, xls
from tests.intake.small_force import Made, made_at
from tests.intake.small_workbook import Cell, Fault, Rows, workbook, zipped
from understone.errors import RecordProblem

FORMATS = {"ods": ods, "xls": xls}
EACH = pytest.mark.parametrize("ending", FORMATS)
HEADER: Rows = [["Modern slavery cases"], ["as at today"], ["REF", "WHAT", "DIED"]]


def mapped(file: str) -> str:
    return f"""\
tables:
  CASES:
    files: "{file}"
    sheet: Cases
    header_row: 3
    feeds:
      - table: person
        key: [REF]
        columns:
          description: WHAT
          died_on: DIED
"""


def taken(folder: Path, ending: str, rows: Rows) -> Made:
    writers: Mapping[str, Callable[[Mapping[str, Rows]], bytes]] = FORMATS | {"xlsx": workbook}
    folder.mkdir(mode=0o700, exist_ok=True)
    made = made_at(folder)
    made.write(f"cases.{ending}", writers[ending]({"Notes": [["read me"]], "Cases": [*HEADER, *rows]}))
    made.map(mapped(f"cases.{ending}"))
    made.take()
    return made


@EACH
@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (123, "123"),
        (2.5, "2.5"),
        (True, "true"),
        ("007", "007"),
        ("Łódź, naïve", "Łódź, naïve"),
        (dt.date(2026, 1, 5), "2026-01-05"),
        (dt.datetime(2026, 1, 5, 10, 29, 59), "2026-01-05 10:29:59"),  # noqa: DTZ001  (a cell has no zone)
        (dt.time(10, 30), "10:30:00"),
        (dt.timedelta(hours=36, minutes=15), "36:15:00"),
        (Fault("#N/A"), None),
        (None, None),
    ],
)
def test_each_kind_of_cell_is_the_same_text_as_in_xlsx(
    tmp_path: Path, ending: str, cell: Cell, text: str | None
) -> None:
    made = taken(tmp_path, ending, [[1, cell]])
    assert made.by_key("person")["1"]["description"] == text


@EACH
def test_the_rows_are_those_of_the_same_sheet_in_xlsx(tmp_path: Path, ending: str) -> None:
    rows: Rows = [[1, "a", dt.date(2026, 1, 5)], [2, "b"], ["X3", "c", dt.date(2026, 2, 28)]]
    columns = ("id", "source_key", "description", "died_on")
    other, xlsx = (
        [tuple(row[column] for column in columns) for row in taken(tmp_path / one, one, rows).rows("person")]
        for one in (ending, "xlsx")
    )
    assert other == xlsx


@EACH
def test_what_cannot_be_taken_is_told_by_the_row_s_number_in_the_sheet(tmp_path: Path, ending: str) -> None:
    made = taken(tmp_path, ending, [[1, "a"], [None, "no key"], [1, "c"]])
    assert [(row["file"], row["line"]) for row in made.quarantine()] == [
        (f"cases.{ending} [Cases]", "5"),
        (f"cases.{ending} [Cases]", "6"),
    ]


@EACH
def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path: Path, ending: str) -> None:
    made = made_at(tmp_path)
    made.write(f"cases.{ending}", FORMATS[ending]({"Notes": [["x"]], "Kases": HEADER}))
    made.map(mapped(f"cases.{ending}"))
    with pytest.raises(RecordProblem) as raised:
        made.take()
    assert "has no sheet 'Cases'. It has: Notes, Kases." in raised.value.problems[0]


@EACH
def test_one_that_breaks_off_is_one_clear_problem(tmp_path: Path, ending: str) -> None:
    made = made_at(tmp_path)
    made.write(f"cases.{ending}", FORMATS[ending]({"Cases": HEADER})[:600])
    made.map(mapped(f"cases.{ending}"))
    with pytest.raises(RecordProblem) as raised:
        made.take()
    assert f"cases.{ending} is not a whole workbook" in raised.value.problems[0]


@EACH
def test_one_within_an_archive_is_read(tmp_path: Path, ending: str) -> None:
    made = made_at(tmp_path)
    made.write("all.zip", zipped({f"old/cases.{ending}": FORMATS[ending]({"Cases": [*HEADER, [1, "a"]]})}))
    made.map(mapped(f"all.zip/**/cases.{ending}"))
    made.take()
    assert made.by_key("person")["1"]["description"] == "a"
