from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from understone.errors import StoreProblem
from understone.store.engines import DuckDB, engine_named

_STOPS_HALFWAY = "select case when i = 500000 then error('stop') else i::varchar end from range(1000000) t(i)"


def test_a_file_that_stands_is_whole(duck: DuckDB, tmp_path: Path) -> None:
    with pytest.raises(duckdb.Error):
        duck.write(_STOPS_HALFWAY, tmp_path / "x.parquet")
    assert not (tmp_path / "x.parquet").exists()


def test_an_error_halfway_never_leaves_the_engine_waiting(tmp_path: Path) -> None:
    # with threads of its own for writing, about one in eight of these never came back
    for _ in range(30):
        duck = DuckDB()
        with pytest.raises(duckdb.Error):
            duck.write(_STOPS_HALFWAY, tmp_path / "x.parquet")
        duck.close()
    assert not (tmp_path / "x.parquet").exists()


def test_a_column_that_no_file_holds_is_null(duck: DuckDB, tmp_path: Path) -> None:
    duck.write("select 1 as n", tmp_path / "old.parquet")
    duck.open_files("grown", [tmp_path / "old.parquet"], lacking={"sent_on": "day"})
    assert duck.rows("select n, sent_on from grown").to_pylist() == [{"n": 1, "sent_on": None}]


def test_files_of_different_age_are_one_table(duck: DuckDB, tmp_path: Path) -> None:
    duck.write("select 1 as n", tmp_path / "old.parquet")
    duck.write("select 2 as n, 'x' as told", tmp_path / "new.parquet")
    duck.open_files("aged", [tmp_path / "old.parquet", tmp_path / "new.parquet"])
    assert duck.rows("select n, told from aged order by n").to_pylist() == [
        {"n": 1, "told": None},
        {"n": 2, "told": "x"},
    ]


def test_a_table_from_memory_can_be_replaced(duck: DuckDB) -> None:
    for number in (1, 2):
        duck.open_arrow("held", pa.table({"n": [number]}))
    assert duck.run("select n from held") == [(2,)]


def test_an_engine_that_is_not_there_is_named() -> None:
    with pytest.raises(StoreProblem, match="Use duckdb or spark"):
        engine_named("sparkle")
