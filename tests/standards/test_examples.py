from __future__ import annotations

from typing import Any

import pytest

from tests.standards.judged import by_example, judged_examples
from understone.standards import standards
from understone.standards.declaring import Example, Standard
from understone.store.engines import DuckDB
from understone.store.spark import Spark

EXAMPLES = [(standard, example) for standard in standards() for example in standard.examples]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    engine = DuckDB(memory="1GB")
    found = judged_examples(engine, standards())
    engine.close()
    return found


@pytest.fixture(scope="module")
def of_example(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return by_example(rows)


@pytest.mark.parametrize(("standard", "example"), EXAMPLES, ids=lambda part: getattr(part, "force_id", ""))
def test_an_example_has_the_outcomes_it_states(
    of_example: dict[str, list[dict[str, Any]]], standard: Standard, example: Example
) -> None:
    outcomes = sorted(row["outcome"] for row in of_example.get(example.force_id, []))
    assert outcomes == list(example.outcomes)


@pytest.mark.parametrize(
    ("standard", "example"),
    [(standard, example) for standard, example in EXAMPLES if "unknown" in example.outcomes],
    ids=lambda part: getattr(part, "force_id", ""),
)
def test_what_is_unknown_says_why(
    of_example: dict[str, list[dict[str, Any]]], standard: Standard, example: Example
) -> None:
    assert {row["reason"] for row in of_example[example.force_id] if row["outcome"] == "unknown"} == {example.reason}


def test_the_key_of_an_obligation_is_unique(rows: list[dict[str, Any]]) -> None:
    keys = [(row["force_id"], row["standard"], row["subject_id"], row["item_id"]) for row in rows]
    assert len(keys) == len(set(keys))


def test_every_obligation_knows_the_row_that_raised_it(rows: list[dict[str, Any]]) -> None:
    assert [row for row in rows if row["item_id"] is None or row["subject_id"] is None] == []


@pytest.mark.spark
def test_spark_gives_the_same_rows_as_duckdb(rows: list[dict[str, Any]], spark: Spark) -> None:
    assert judged_examples(spark, standards()) == rows
