"""A mapping tried on an export: what stops it, what it would come to, and what each standard lacks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.intake.small_force import NOMINAL, PEOPLE, Made, made_at
from understone.law.bases import Nation
from understone.readiness import Readiness, readiness
from understone.standards import standards

AS_AT = dt.date(2026, 11, 20)

INVESTIGATION = """\
  CASES:
    files: "cases.csv"
    feeds:
      - table: investigation
        key: [CASE_REF]
        columns:
          is_modern_slavery: MS
          opened_on: OPENED
"""
CASES = "CASE_REF,MS,OPENED\nC1,Y,01/02/2026\nC2,N,31/02/2026\n"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL)
    made.write("cases.csv", CASES)
    return made


def _ready(made: Made, tables: str = PEOPLE + INVESTIGATION) -> Readiness:
    return readiness(made.folder, made.map(tables))


def test_every_problem_of_a_mapping_is_told_at_once(made: Made) -> None:
    broken = INVESTIGATION.replace("OPENED", "OPNED").replace("is_modern_slavery", "is_slavery")
    lint = _ready(made, PEOPLE + broken).lint
    assert (lint.would_go_through, len(lint.problems)) == (False, 2)


def test_a_code_in_no_map_is_counted(made: Made) -> None:
    assert [(one.source_column, one.value, one.n_rows) for one in _ready(made).lint.unmapped] == [("SEX", "X", 1)]


def test_a_value_that_no_format_reads_is_counted_with_one_place(made: Made) -> None:
    found = {(one.table, one.column): (one.n, one.first_place) for one in _ready(made).lint.findings}
    assert found["CASES", "OPENED"] == (1, "cases.csv, line 3")


def test_a_key_that_stands_twice_is_told(made: Made) -> None:
    made.write("cases.csv", CASES + "C1,N,03/02/2026\n")
    assert [(one.table, one.n) for one in _ready(made).lint.findings if one.fate == "row"] == [("CASES", 1)]


def test_rows_with_keys_that_are_taken_are_told_together(made: Made) -> None:
    made.write("cases.csv", CASES + "C1,N,03/02/2026\nC2,Y,03/02/2026\n")
    found = [one for one in _ready(made).lint.findings if one.fate == "row"]
    assert [(one.n, one.reason.startswith("same key as an earlier line, different ")) for one in found] == [(2, True)]


def test_one_reference_of_many_that_finds_no_row_is_told(made: Made) -> None:
    made.write("nominal.csv", NOMINAL + "".join(f"N{n},Cy,Ash,F,1980,,\n" for n in range(10, 200)))
    links = "".join(f"L{n},N{n}\n" for n in range(10, 200)) + "L0,N999\n"
    made.write("links.csv", f"LINK,NOM\n{links}")
    table = """\
  LINKS:
    files: links.csv
    feeds:
      - table: involvement
        key: [LINK]
        columns: {person_id: {row_of: person, from: [NOM]}}
"""
    assert "  involvement.person_id: 1 of 191 (1%)" in list(_ready(made, PEOPLE + table).lines())


def test_a_title_is_that_of_the_version_in_force(made: Made) -> None:
    titles = {one.standard: one.title for one in _ready(made).standards}
    in_force: dict[str, set[str]] = {}
    for one in standards():
        if Nation.ENGLAND in one.applies_to and one.from_on <= AS_AT and (one.until_on or dt.date.max) > AS_AT:
            in_force.setdefault(one.id, set()).add(one.title)
    assert {name: title for name, title in titles.items() if title not in in_force.get(name, {title})} == {}


def test_a_reference_that_finds_no_row_is_told_with_its_share(made: Made) -> None:
    tables = PEOPLE.replace("{row_of: person, from: [NOM_REF]}", "{row_of: person, from: [SURNAME]}")
    (reference,) = _ready(made, tables).lint.references
    assert (reference.column, reference.share_not_there) == ("person_id", 1.0)


def test_a_table_that_is_mapped_and_empty_is_told(made: Made) -> None:
    made.write("cases.csv", "CASE_REF,MS,OPENED\n")
    assert "CASES: 0 rows" in "\n".join(_ready(made).lines())


def test_nothing_is_written(made: Made) -> None:
    _ready(made)
    assert {path.name for path in made.folder.rglob("*")} == {"nominal.csv", "cases.csv", "mapping.yaml"}
    assert not made.out.exists()


def test_what_each_standard_lacks_is_turned_round(made: Made) -> None:
    ready = _ready(made)
    lacking = {one.standard: set(one.missing) for one in ready.standards if one.missing}
    for gain in ready.gains:
        tables = {entry.partition(".")[0] for entry in gain.supply}
        assert all({entry.partition(".")[0] for entry in lacking[one]} <= tables for one in gain.answerable)


def test_every_standard_that_cannot_be_answered_stands_in_a_gain(made: Made) -> None:
    ready = _ready(made)
    assert {one.standard for one in ready.standards if one.missing} == {
        s for gain in ready.gains for s in gain.answerable
    }


def test_the_most_gained_comes_first(made: Made) -> None:
    gained = [len(gain.answerable) for gain in _ready(made).gains]
    assert gained == sorted(gained, reverse=True)


def test_what_in_the_export_looks_like_what_lacks_is_named(made: Made) -> None:
    rows = "".join(f"S{n},C{n % 2 + 1},0{n}/03/2026,Trace the van\n" for n in range(1, 8))
    made.write("SUPERVISION.csv", f"SUP_REF,CASE_REF,REVIEWED_DT,DIRECTIONS\n{rows}")
    assert "SUPERVISION in your export looks like it" in "\n".join(_ready(made).lines())


def test_what_was_found_is_plain_data(made: Made) -> None:
    assert _ready(made).as_json()["lint"]["would_go_through"] is True
