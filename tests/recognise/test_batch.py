from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pyarrow as pa
import pytest

from understone.errors import RecordProblem
from understone.recognise import signs_in
from understone.record.schema import schema

TEXT = "The boss has his passport. Locked in at night."
ROW: dict[str, Any] = {
    "force_id": "f1",
    "table_name": "incident",
    "row_id": "r1",
    "incident_id": "i1",
    "investigation_id": None,
    "seen_on": date(2025, 3, 31),
    "text": TEXT,
}
TYPES = pa.schema([(name, pa.date32() if name == "seen_on" else pa.string()) for name in ROW])


def batch(*rows: dict[str, Any]) -> Any:
    return pa.Table.from_pylist([{**ROW, **row} for row in rows], schema=TYPES)


def rows_of(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = signs_in(batch(*rows), window_days=30).to_pylist()
    return found


def ids_of(*rows: dict[str, Any]) -> list[str]:
    return [row["id"] for row in rows_of(*rows)]


def test_the_columns_are_those_of_the_sign_table() -> None:
    assert signs_in(batch({}), window_days=30).column_names == list(schema().tables["sign"].columns)


def test_an_empty_batch_gives_an_empty_table_of_the_same_columns() -> None:
    assert signs_in(batch(), window_days=30).schema == signs_in(batch({}), window_days=30).schema


def test_the_words_are_carried_with_their_place() -> None:
    assert all(TEXT[row["start_offset"] : row["end_offset"]] == row["words"] for row in rows_of({}))


def test_the_window_starts_so_many_days_before() -> None:
    assert {row["joined_from_on"] for row in rows_of({})} == {date(2025, 3, 1)}


def test_a_row_without_a_day_has_no_window() -> None:
    assert {row["joined_from_on"] for row in rows_of({"seen_on": None})} == {None}


def test_a_row_without_text_gives_no_sign() -> None:
    assert rows_of({"text": None}) == []


def test_signs_name_the_row_they_are_in() -> None:
    assert {(row["force_id"], row["table_name"], row["row_id"], row["incident_id"]) for row in rows_of({})} == {
        ("f1", "incident", "r1", "i1")
    }


def test_an_id_is_shaped_as_a_uuid() -> None:
    assert all(str(UUID(identifier)) == identifier for identifier in ids_of({}))


def test_an_id_holds_when_the_words_move() -> None:
    assert ids_of({"text": f"Call at 10:15. {TEXT}"}) == ids_of({})


def test_an_id_holds_when_only_capitals_and_spaces_change() -> None:
    assert ids_of({"text": TEXT.upper().replace(" ", "  ")}) == ids_of({})


def test_equal_words_twice_in_a_text_have_two_ids() -> None:
    assert len(set(ids_of({"text": f"{TEXT} {TEXT}"}))) == 2 * len(ids_of({}))


@pytest.mark.parametrize("column", ["force_id", "table_name", "row_id"])
def test_the_same_words_in_another_row_have_another_id(column: str) -> None:
    assert not set(ids_of({column: "other"})) & set(ids_of({}))


def test_rows_come_sorted_whatever_the_order_given() -> None:
    one, two = {"row_id": "a"}, {"row_id": "b"}
    assert rows_of(two, one) == rows_of(one, two)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(RecordProblem, match="seen_on"):
        signs_in(batch({}).drop_columns(["seen_on"]), window_days=30)


def test_a_negative_window_is_refused() -> None:
    with pytest.raises(RecordProblem, match="window_days is -1"):
        signs_in(batch({}), window_days=-1)
