from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.synth.exported import mapping, rows, truth
from understone.record.codes import closed_lists
from understone.record.schema import schema
from understone.synth import MadeUpForce


def _feeds(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, table in mapping(folder)["tables"].items():
        for feed in table["feeds"]:
            yield name, feed


def _read(feed: dict[str, Any]) -> set[str]:
    """The source columns that a feed reads."""
    found = {part for part in feed["key"] if isinstance(part, str)}
    if "only_where" in feed:
        found.add(feed["only_where"]["column"])
    for said in feed["columns"].values():
        of = said if isinstance(said, str) else said.get("from", [])
        found |= {of} if isinstance(of, str) else set(of)
    return found


def _header(folder: Path, table: str) -> set[str]:
    return set(rows(folder, table)[0])


def test_every_column_that_the_mapping_reads_is_in_the_export(folder: Path) -> None:
    lacking = {(name, column) for name, feed in _feeds(folder) for column in _read(feed) - _header(folder, name)}
    assert lacking == set()


def test_every_column_of_the_export_is_read_kept_out_or_left_out_on_purpose(folder: Path) -> None:
    unsaid = set()
    for name, table in mapping(folder)["tables"].items():
        said = {column for feed in table["feeds"] for column in _read(feed)}
        said |= set(table.get("kept_out", [])) | set(table.get("not_used", []))
        said |= {test["column"] for test in table.get("set_aside", {}).values()}
        unsaid |= {(name, column) for column in _header(folder, name) - said}
    assert unsaid == set()


def test_every_column_that_the_mapping_fills_is_in_the_record(folder: Path) -> None:
    tables = schema().tables
    unknown = {
        (feed["table"], column)
        for _, feed in _feeds(folder)
        for column in feed["columns"]
        if column not in tables[feed["table"]].columns
    }
    assert unknown == set()


def test_every_value_map_gives_codes_of_the_column_it_fills(folder: Path) -> None:
    values, wrong = mapping(folder)["values"], set()
    for _, feed in _feeds(folder):
        for column, said in feed["columns"].items():
            closed = schema().tables[feed["table"]].columns[column].closed_list
            if closed and isinstance(said, dict) and "values" in said:
                codes = set(closed_lists()[closed])
                wrong |= {
                    (feed["table"], column, code) for code in values[said["values"]].values() if code not in codes
                }
    assert wrong == set()


def test_every_reference_is_to_the_table_that_the_record_names(folder: Path) -> None:
    wrong = set()
    for _, feed in _feeds(folder):
        for column, said in feed["columns"].items():
            references = schema().tables[feed["table"]].columns[column].references
            if references and said["row_of"] != references:
                wrong.add((feed["table"], column))
    assert wrong == set()


def test_every_file_of_the_export_belongs_to_a_table(folder: Path) -> None:
    named = {path for table in mapping(folder)["tables"].values() for path in folder.glob(table["files"])}
    assert {path.name for path in set(folder.glob("*.csv")) - named} == {
        "truth.csv",
        "truth_incidents.csv",
        "truth_intake.csv",
        "truth_people.csv",
    }


def test_a_column_of_immigration_facts_is_kept_out(folder: Path) -> None:
    assert "IMM_STATUS" in mapping(folder)["tables"]["NOMINAL"]["kept_out"]


def test_the_column_that_is_kept_out_is_filled(folder: Path) -> None:
    assert any(row["IMM_STATUS"] for row in rows(folder, "NOMINAL"))


@pytest.mark.parametrize(
    ("table", "prefix"),
    [("NOMINAL", "NOM"), ("OCC_LOG", "OCC"), ("INVESTIGATION", "CASE"), ("PREMISES", "PR"), ("STAFF", "C")],
)
def test_references_lead_to_rows_that_are_there(folder: Path, table: str, prefix: str) -> None:
    key = mapping(folder)["tables"][table]["feeds"][0]["key"][0]
    there = {row[key] for row in rows(folder, table)}
    target = mapping(folder)["tables"][table]["feeds"][0]["table"]
    lost = set()
    for name, feed in _feeds(folder):
        columns = [
            said["from"][0]
            for said in feed["columns"].values()
            if isinstance(said, dict) and said.get("row_of") == target
        ]
        lost |= {row[column] for row in rows(folder, name) for column in columns if row[column]} - there
    assert {reference for reference in lost if reference.startswith(prefix)} == set()


def test_keys_are_unique_in_each_table(folder: Path) -> None:
    for name, table in mapping(folder)["tables"].items():
        key = table["feeds"][0]["key"][0]
        keys = [row[key] for row in rows(folder, name) if row[key]]
        assert len(keys) == len(set(keys)), name


def test_the_odd_rows_that_the_truth_counts_are_there(folder: Path) -> None:
    counted = {(row["source_table"], row["column"]): int(row["n"]) for row in truth(folder, "truth_intake")}
    codes = set(mapping(folder)["values"]["incident"])
    odd = [row for row in rows(folder, "OCC_LOG") if row["OCC_TYPE"] not in codes]
    assert len(odd) == counted["OCC_LOG", "OCC_TYPE"] > 0


def test_test_records_are_as_many_as_the_truth_counts(made: list[MadeUpForce]) -> None:
    for force in made:
        counted = {(row["source_table"], row["column"]): int(row["n"]) for row in truth(force.folder, "truth_intake")}
        n_test = sum(row["TEST_FLAG"] == "Y" for row in rows(force.folder, "NOMINAL"))
        assert n_test == counted["NOMINAL", "TEST_FLAG"] > 0
