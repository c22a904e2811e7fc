from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from tests.measure.measured import concern, figures, owed


def found(tmp_path: Path, *rows: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return figures(tmp_path / "r", [owed("REF-04", "met")], concerns=rows)


def test_an_incident_has_the_strongest_concern_of_its_rows(tmp_path: Path) -> None:
    rows = found(tmp_path, concern("i", "possible"), concern("i", "strong", row_id="other"))["found_incidents"]
    assert [(row["key_id"], row["concern"]) for row in rows] == [("i", "strong")]


def test_an_incident_is_treated_where_any_of_its_rows_is(tmp_path: Path) -> None:
    rows = found(tmp_path, concern("i", "strong"), concern("i", "strong", row_id="o", is_treated=True))
    assert [row["is_treated"] for row in rows["found_incidents"]] == [True]


def test_an_incident_is_seen_on_its_first_day(tmp_path: Path) -> None:
    rows = found(tmp_path, concern("i", "strong"), concern("i", "strong", row_id="o", seen_on=dt.date(2026, 1, 1)))
    assert rows["found_incidents"][0]["seen_on"] == dt.date(2026, 1, 1)


def test_a_row_of_no_incident_is_counted_by_itself(tmp_path: Path) -> None:
    rows = found(tmp_path, concern(None, "strong", table_name="encounter", row_id="e"))["found_incidents"]
    assert [(row["kind"], row["key_id"]) for row in rows] == [("encounter", "e")]


def test_what_the_record_treats_is_counted_apart(tmp_path: Path) -> None:
    rows = found(tmp_path, concern("i", "strong"), concern("j", "strong", is_treated=True), concern("k", "possible"))
    assert [(row["concern"], row["is_treated"], row["n"]) for row in rows["found_counts"]] == [
        ("possible", False, 1),
        ("strong", False, 1),
        ("strong", True, 1),
    ]


def test_a_row_of_no_concern_is_left_out(tmp_path: Path) -> None:
    assert found(tmp_path, concern("i", "none"))["found_incidents"] == []
