"""A mapping that says what cannot be is one clear error with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.small_force import NOMINAL, PEOPLE, made_at
from understone.errors import RecordProblem


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"nominal*.csv"', '"."', "cannot be the name of a file"),
        ('"nominal*.csv"', '"**nominal.csv"', "cannot be the name of a file"),
        ('"nominal*.csv"', f'"{"x" * 5000}"', "File name too long"),
        ('"nominal*.csv"', '"\\0.csv"', "holds a character that no text may hold"),
        ('files: "nominal*.csv"', 'files: "nominal*.csv"\n    encoding: undefined', "there is no encoding 'undefined'"),
        ('is: ["Y"]', 'is: ["\\ud800"]', "holds a character that no text may hold"),
        ('joined_by: " "', 'joined_by: "\\ud800"', "joined_by holds a character that no text may hold"),
    ],
)
def test_what_no_export_can_have_is_refused_with_its_place(tmp_path: Path, before: str, after: str, said: str) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL)
    made.map(PEOPLE.replace(before, after))
    with pytest.raises(RecordProblem, match=r"mapping\.yaml, line \d+, column \d+") as refused:
        made.take()
    assert said in str(refused.value)


@pytest.mark.parametrize("taken_at", ["0001-01-01", "9999-12-31 23:59"])
def test_an_extract_of_no_possible_year_is_refused(tmp_path: Path, taken_at: str) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL)
    made.map(PEOPLE, extract=f'extract: {{id: first, is_full: true, taken_at: "{taken_at}"}}')
    with pytest.raises(RecordProblem, match=f"'{taken_at}' is before 1970 or after 2100"):
        made.take()


def test_names_of_columns_that_are_no_names_are_not_told_whole(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", f"NOM_REF,{'x' * 3_000_000}\n")
    made.map(PEOPLE)
    with pytest.raises(RecordProblem, match="the name of column 2 is longer than 1,000 characters") as refused:
        made.take()
    assert len(str(refused.value)) < 10_000
