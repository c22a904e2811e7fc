"""What a source's text becomes in each kind of column, and what is listed when it cannot be read."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.intake.small_force import Made, made_at


def read(folder: Path, table: str, column: str, said: str, *texts: str) -> tuple[dict[str, Any], Made]:
    """The one row of a record table whose column is filled as `said` from source columns A, B…"""
    made = made_at(folder)
    names = "ABC"[: len(texts)]
    with (made.folder / "a.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([["REF", *names], ["1", *texts]])
    made.map(f"""\
        tables:
          T:
            files: a.csv
            feeds:
              - table: {table}
                key: [REF]
                columns:
                  {column}: {said}
        """)
    made.take()
    return made.by_key(table)["1"], made


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        (" Twi ", "Twi"),
        ("\u00a0Twi", "Twi"),
        ("", None),
        ("N/K", None),
        (" N/K ", None),
        ("n/k", "n/k"),
        ("a\0b", "ab"),
    ],
)
def test_text_is_trimmed_and_blanks_are_null(tmp_path: Path, text: str, read_as: str | None) -> None:
    assert read(tmp_path, "person", "language", "A", text)[0]["language"] == read_as


@pytest.mark.parametrize(
    ("said", "text", "read_as"),
    [
        ("{from: A, upper: true, no_spaces: true}", "ab 12 cde", "AB12CDE"),
        ("{from: A, digits: true}", "+44 (7700) 900 123", "+447700900123"),
        ("{from: A, digits: true}", "07700 900123 ext+", "07700900123"),
        ("{from: A, digits: true}", "none given", None),
    ],
)
def test_a_closed_transform_changes_the_text(tmp_path: Path, said: str, text: str, read_as: str | None) -> None:
    assert read(tmp_path, "phone", "phone_number", said, text)[0]["phone_number"] == read_as


@pytest.mark.parametrize(
    ("texts", "read_as"), [(("Ada", "Marsh"), "Ada Marsh"), (("", "Marsh"), "Marsh"), (("", ""), None)]
)
def test_columns_are_joined_without_their_blanks(tmp_path: Path, texts: tuple[str, str], read_as: str | None) -> None:
    said = '{from: [A, B], joined_by: " "}'
    assert read(tmp_path, "person_name", "full_name", said, *texts)[0]["full_name"] == read_as


@pytest.mark.parametrize(("text", "read_as"), [("M", "male"), ("", None), ("Q", "unknown"), ("m", "unknown")])
def test_a_code_is_read_by_its_map_and_what_the_map_lacks_is_unknown(
    tmp_path: Path, text: str, read_as: str | None
) -> None:
    assert read(tmp_path, "person", "sex", "{from: A, values: sex}", text)[0]["sex"] == read_as


def test_a_source_that_holds_the_record_s_codes_needs_no_map(tmp_path: Path) -> None:
    assert read(tmp_path, "person", "sex", "A", "female")[0]["sex"] == "female"


@pytest.mark.parametrize(
    ("said", "text", "read_as"),
    [
        ("{from: A, values: yes_no}", "Y", True),
        ("{from: A, values: yes_no}", "N", False),
        ("{from: A, values: yes_no}", "yes", None),
        ("A", "Yes", True),
        ("A", "0", False),
        ("A", "perhaps", None),
        ('{text: "yes"}', "", True),
    ],
)
def test_a_flag_is_read_by_its_map_or_as_yes_and_no(tmp_path: Path, said: str, text: str, read_as: bool | None) -> None:
    assert read(tmp_path, "person", "is_named", said, text)[0]["is_named"] is read_as


@pytest.mark.parametrize(
    ("text", "read_as"), [("3", 3), ("-2", -2), ("3.0", 3), ("3.5", None), ("1e3", None), ("three", None)]
)
def test_a_number_is_whole_or_not_read(tmp_path: Path, text: str, read_as: int | None) -> None:
    row, made = read(tmp_path, "allocation", "pip_level", "A", text)
    assert (row["pip_level"], len(made.quarantine())) == (read_as, 0 if read_as is not None else 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1990", dt.date(1990, 1, 1), dt.date(1990, 12, 31)),
        ("1990-02", dt.date(1990, 2, 1), dt.date(1990, 2, 28)),
        ("03/02/1990", dt.date(1990, 2, 3), dt.date(1990, 2, 3)),
        ("1990-13", None, None),
        ("0000", None, None),
        ("about 1990", None, None),
    ],
)
def test_a_partial_date_of_birth_is_its_first_and_last_day(
    tmp_path: Path, text: str, first: dt.date | None, last: dt.date | None
) -> None:
    said = "{from: A, born: first}\n                  born_until: {from: A, born: last}"
    row, _ = read(tmp_path, "person", "born_from", said, text)
    assert (row["born_from"], row["born_until"]) == (first, last)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("03/02/2020", dt.date(2020, 2, 3)),
        ("2020-02-03", dt.date(2020, 2, 3)),
        ("01/01/1900", dt.date(1900, 1, 1)),
        ("31/12/2100", dt.date(2100, 12, 31)),
    ],
)
def test_a_day_is_read_by_the_first_format_that_fits(tmp_path: Path, text: str, read_as: dt.date) -> None:
    assert read(tmp_path, "person", "died_on", "A", text)[0]["died_on"] == read_as


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2020", "not a day in any format of the mapping"),
        ("soon", "not a day in any format of the mapping"),
        ("31/12/1899", "before 1900 or after 2100"),
        ("03/02/20", "before 1900 or after 2100"),
        ("01/01/2101", "before 1900 or after 2100"),
    ],
)
def test_a_day_that_cannot_be_read_does_not_lose_the_row_and_is_listed(tmp_path: Path, text: str, reason: str) -> None:
    row, made = read(tmp_path, "person", "died_on", "A", text)
    assert row["died_on"] is None
    assert made.quarantine() == [
        {"fate": "value", "file": "a.csv", "line": "2", "column": "A", "value": text, "reason": reason}
    ]


def test_unmapped_codes_are_listed_with_their_counts(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("a.csv", "REF,SEX\n1,X\n2,X\n3,U\n4,M\n")
    made.map("""\
        tables:
          T:
            files: a.csv
            feeds:
              - table: person
                key: [REF]
                columns:
                  sex: {from: SEX, values: sex}
        """)
    found = made.take().unmapped
    assert [(one.table, one.column, one.source_column, one.value, one.n_rows) for one in found] == [
        ("person", "sex", "SEX", "X", 2),
        ("person", "sex", "SEX", "U", 1),
    ]
    assert (made.out / "intake/meadshire/unmapped.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "person,sex,SEX,X,2",
        "person,sex,SEX,U,1",
    ]


def test_texts_with_control_characters_are_counted(tmp_path: Path) -> None:
    (intake,) = read(tmp_path, "person", "language", "A", "Twi\x07")[1].intakes
    assert intake.with_controls == {"T.A": 1}


def test_a_row_s_id_may_stand_in_a_column_of_text(tmp_path: Path) -> None:
    row, _ = read(tmp_path, "stood_down", "subject_id", "{row_of: person, from: [A]}", "N1")
    assert len(row["subject_id"]) == 36
