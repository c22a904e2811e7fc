"""The same input gives the same rows; an interrupted run leaves the last good result and goes on where it stopped."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.promises.conftest import Made
from understone.errors import RecordProblem
from understone.inspection import inspect
from understone.store.folders import sha256_of
from understone.store.spark import Spark


def digests(results: Path) -> dict[str, str]:
    return {path.relative_to(results).as_posix(): sha256_of(path) for path in results.rglob("*.parquet")}


class Stopped(Exception):
    """Stands for the power going off."""


def stopped_at(step: str) -> Any:
    def tell(message: str) -> None:
        if message == step:
            raise Stopped

    return tell


def test_the_same_input_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    inspect(made.snapshot, tmp_path / "again")
    assert digests(tmp_path / "again") == digests(made.results)


def test_an_interrupted_run_leaves_the_last_good_result(made: Made, tmp_path: Path) -> None:
    inspect(made.snapshot, tmp_path / "results")
    before = digests(tmp_path / "results")
    with pytest.raises(Stopped):
        inspect(made.snapshot, tmp_path / "results", progress=stopped_at("judging SAF-02"))
    assert digests(tmp_path / "results") == before


def test_an_interrupted_run_goes_on_where_it_stopped(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        inspect(made.snapshot, tmp_path / "results", progress=stopped_at("judging SAF-02"))
    said: list[str] = []
    inspect(made.snapshot, tmp_path / "results", progress=said.append)
    assert "judging REF-04: already done" in said
    assert digests(tmp_path / "results") == digests(made.results)


def test_another_moment_starts_anew(made: Made, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        inspect(made.snapshot, tmp_path / "results", progress=stopped_at("counting"))
    said: list[str] = []
    inspect(made.snapshot, tmp_path / "results", as_at=dt.date(2026, 6, 30), progress=said.append)
    assert not [message for message in said if "already done" in message]


def test_nothing_after_the_as_at_day_exists(made: Made, tmp_path: Path) -> None:
    inspect(made.snapshot, tmp_path / "results", as_at=dt.date(2025, 6, 30))
    last = (dt.date(2025, 6, 30) - dt.date(1970, 1, 1)).days
    rows = pq.read_table(tmp_path / "results" / "obligations" / "REF-04.parquet").to_pylist()
    assert rows
    assert all(row["trigger"] is None or row["trigger"] <= last for row in rows)
    assert all(row["done"] is None or row["done"] <= last for row in rows)


def test_the_receipt_says_what_ran_on_what(made: Made) -> None:
    receipt = json.loads((made.results / "receipt.json").read_text(encoding="utf-8"))
    assert receipt["files"] == digests(made.results)
    assert set(receipt["as_at"]) == {force.force_id for force in made.forces}


def test_a_folder_that_is_no_snapshot_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="is not a snapshot"):
        inspect(tmp_path, tmp_path / "results")


@pytest.mark.spark
def test_spark_leaves_the_same_rows(made: Made, tmp_path: Path, spark: Spark) -> None:
    inspect(made.snapshot, tmp_path / "results", engine="spark")
    for name in digests(made.results):
        assert pq.read_table(tmp_path / "results" / name).to_pylist() == pq.read_table(made.results / name).to_pylist()
