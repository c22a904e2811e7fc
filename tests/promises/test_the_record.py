"""What must hold of the record: declared once, spelled right, and only ever growing."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
import sqlglot
from django.core.management import call_command

from understone.record.codes import closed_lists
from understone.record.schema import KINDS, ROW_COLUMNS, SCHEMA_FILE, Table, schema
from understone.web.schema import schema_text

RELEASED = sorted(Path(__file__).parent.glob("released/schema-*.json"))
EVERY_TABLE = pytest.mark.parametrize("table", schema().tables.values(), ids=lambda table: table.name)
SUFFIXES = {"day": ("_on", "born_from", "born_until"), "moment": ("_at",), "key": ("_id",), "flag": ("is_", "has_")}


def test_schema_json_is_what_the_models_say() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_the_migrations_are_what_the_models_say() -> None:
    schema_text()  # sets Django up
    said = io.StringIO()
    call_command("makemigrations", "record", check=True, dry_run=True, stdout=said)
    assert "No changes detected" in said.getvalue()


def test_there_is_a_released_schema_to_hold_to() -> None:
    assert RELEASED


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_nothing_released_is_renamed_retyped_or_removed(released: Path) -> None:
    for table, entry in json.loads(released.read_text(encoding="utf-8")).items():
        now = {name: column.kind for name, column in schema().tables[table].columns.items()}
        assert {name: now.get(name) for name in entry} == entry


@EVERY_TABLE
def test_a_table_says_what_one_row_is(table: Table) -> None:
    assert table.sentence.endswith(".")
    assert not table.sentence.startswith(table.name.replace("_", " ").capitalize() + "(")


@EVERY_TABLE
def test_every_column_has_a_sentence_and_a_known_kind(table: Table) -> None:
    assert [c.name for c in table.columns.values() if not c.sentence.endswith(".") or c.kind not in KINDS] == []


@EVERY_TABLE
def test_every_row_carries_its_key_force_and_source(table: Table) -> None:
    assert tuple(table.columns)[: len(ROW_COLUMNS)] == ROW_COLUMNS


@EVERY_TABLE
def test_a_name_says_the_kind_of_its_column(table: Table) -> None:
    for column in table.columns.values():
        if column.kind in SUFFIXES:
            assert any(column.name.endswith(mark) or column.name.startswith(mark) for mark in SUFFIXES[column.kind])


@EVERY_TABLE
def test_each_moment_has_its_day(table: Table) -> None:
    moments = {column.name for column in table.columns.values() if column.kind == "moment"} - {"gone_at"}
    assert moments == {at for at, _on in table.pairs()}


@EVERY_TABLE
def test_no_name_needs_quoting(table: Table) -> None:
    for dialect in ("postgres", "sqlite", "duckdb", "spark"):
        columns = ", ".join(table.columns)
        assert sqlglot.parse_one(f"select {columns} from {table.name}", read=dialect)


def test_every_code_is_lower_case_or_the_law_s_own() -> None:
    codes = [str(code) for codes in closed_lists().values() for code in codes]
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|N200/0\d", code)] == []


def test_every_closed_list_can_say_that_it_is_not_known() -> None:
    assert [name for name, codes in closed_lists().items() if "unknown" not in [str(code) for code in codes]] == []


def test_no_immigration_fact_has_a_column() -> None:
    words = re.compile(r"visa|asylum|leave_to|immigration_status|home_office_ref|nationality")
    assert [c for t in schema().tables.values() for c in t.columns if words.search(c)] == []
