from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.report.made_results import row_id
from tests.report.reading import spreadsheet
from understone.report.listings import MOST_LISTED, as_cell, csv_table, listings
from understone.report.references import Kind
from understone.standards import standards_by_key

REF_04 = {1: standards_by_key()["REF-04", 1]}
KINDS = {
    **dict.fromkeys(["force_id", "standard", "subject_id", "item_id"], pa.string()),
    "version": pa.int64(),
    **dict.fromkeys(["case_id", "unit", "outcome", "reason"], pa.string()),
    **dict.fromkeys(["trigger", "due", "done", "written"], pa.int64()),
}


def table(*rows: dict[str, Any]) -> Any:
    plain = {"force_id": "f", "standard": "REF-04", "version": 1, "unit": "day", "outcome": "missed"}
    whole = [plain | {"subject_id": row_id("p", i), "item_id": row_id("i", i)} | row for i, row in enumerate(rows)]
    return pa.Table.from_pylist(whole, schema=pa.schema(list(KINDS.items())))


def first_line(**facts: Any) -> dict[str, Any]:
    found: dict[str, Any] = csv_table(table(facts), Kind.PERSON).to_pylist()[0]
    return found


def test_a_day_is_a_day() -> None:
    assert first_line(due=20_699)["due"] == "2026-09-03"


@pytest.mark.parametrize(
    ("second", "says"), [(1_788_264_300, "2026-09-01 13:05 BST"), (1_796_000_000, "2026-11-30 00:53 GMT")]
)
def test_a_moment_is_in_uk_time(second: int, says: str) -> None:
    assert first_line(unit="hour", due=second)["due"] == says


def test_a_reason_in_no_closed_list_is_not_shown() -> None:
    assert first_line(outcome="ended", reason="told her mother")["reason"] == "a reason that is in no closed list"


def test_a_reason_is_in_words() -> None:
    assert first_line(outcome="unknown", reason="undated")["reason"] == "what was done has no date"


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@x", "\tx"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert as_cell(pa.array([text])).to_pylist() == [f"'{text}"]


def test_a_page_lists_the_first_and_the_spreadsheet_all(tmp_path: Path) -> None:
    n = MOST_LISTED + 20
    pq.write_table(table(*[{"due": 20_000}] * n), tmp_path / "REF-04.parquet")
    found = listings(REF_04, tmp_path / "REF-04.parquet", {"f": tmp_path / "f.csv"})["f"]
    assert (found.counts[1, "missed"], len(found.first[1, "missed"])) == (n, MOST_LISTED)
    assert len(spreadsheet(tmp_path / "f.csv")) == n


def test_each_force_has_its_own_list(tmp_path: Path) -> None:
    pq.write_table(table({}, {}, {"force_id": "g"}), tmp_path / "REF-04.parquet")
    paths = {force: tmp_path / f"{force}.csv" for force in "fgh"}
    listings(REF_04, tmp_path / "REF-04.parquet", paths)
    assert [len(spreadsheet(path)) for path in paths.values()] == [2, 1, 0]
