from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from understone.record.schema import schema
from understone.store.engines import DuckDB
from understone.store.slices import slice_of
from understone.store.tables import arrow_schema

ROWS: dict[str, list[dict[str, Any]]] = {
    "investigation": [{"id": "case"}, {"id": "other"}],
    "incident": [{"id": "report", "investigation_id": "case"}, {"id": "elsewhere", "investigation_id": "other"}],
    "involvement": [
        {"id": "seen", "person_id": "found", "incident_id": "report"},
        {"id": "nobody", "incident_id": "report"},
        {"id": "again", "person_id": "found", "incident_id": "elsewhere"},
        {"id": "unseen", "person_id": "stranger", "incident_id": "elsewhere"},
    ],
    "stood_down": [{"id": "agreed", "subject_id": "found"}, {"id": "not theirs", "subject_id": "stranger"}],
}


@pytest.fixture
def sliced() -> Iterator[dict[str, set[str]]]:
    """The ids of each table's rows in the slice of one case."""
    engine = DuckDB(memory="256MB")
    for name in schema().tables:
        rows = [{"force_id": "f"} | row for row in ROWS.get(name, [])]
        engine.open_arrow(name, pa.Table.from_pylist(rows, schema=arrow_schema(name)))
    yield {name: set(table["id"].to_pylist()) for name, table in slice_of(engine, "f", "case").items()}
    engine.close()


def test_rows_about_someone_seen_in_a_report_of_the_case_are_in_its_slice(sliced: dict[str, set[str]]) -> None:
    assert sliced["stood_down"] == {"agreed"}
    assert sliced["involvement"] == {"seen", "nobody", "again"}


def test_what_those_rows_point_to_is_not(sliced: dict[str, set[str]]) -> None:
    assert sliced["investigation"] == {"case"}
    assert sliced["incident"] == {"report"}
