from __future__ import annotations

import gc
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from understone.errors import StoreProblem
from understone.store.engines import DuckDB, engine_named

_STOPS_HALFWAY = "select case when i = 500000 then error('stop') else i::varchar end from range(1000000) t(i)"


def test_a_file_that_stands_is_whole(duck: DuckDB, tmp_path: Path) -> None:
    with pytest.raises(duckdb.Error):
        duck.write(_STOPS_HALFWAY, tmp_path / "x.parquet")
    assert not (tmp_path / "x.parquet").exists()


def test_an_error_halfway_leaves_the_engine_ready_for_the_next_query(duck: DuckDB, tmp_path: Path) -> None:
    with pytest.raises(duckdb.Error):
        duck.write(_STOPS_HALFWAY, tmp_path / "x.parquet")
    assert duck.run("select 1") == [(1,)]


def test_a_disk_error_leaves_the_engine_ready_for_the_next_query(duck: DuckDB, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        duck.write("select i from range(500000) t(i)", tmp_path / "nowhere" / "x.parquet")
    assert duck.run("select 1") == [(1,)]


def test_an_error_halfway_never_leaves_the_engine_waiting(tmp_path: Path) -> None:
    # with threads of its own for writing, about one in eight of these never came back
    for _ in range(30):
        duck = DuckDB()
        with pytest.raises(duckdb.Error):
            duck.write(_STOPS_HALFWAY, tmp_path / "x.parquet")
        duck.close()
    assert not (tmp_path / "x.parquet").exists()


def test_the_same_rows_by_another_way_are_the_same_bytes(duck: DuckDB, tmp_path: Path) -> None:
    duck.keep("numbered", "select i as id, md5(i::varchar) as text from range(200000) t(i)")
    duck.keep("odd", "select id from numbered where id % 2 = 1")
    duck.write("select * from numbered order by id", tmp_path / "straight")
    halves = "select * from numbered semi join odd using (id) union all select * from numbered anti join odd using (id)"
    duck.write(f"select * from ({halves}) order by id", tmp_path / "halves")
    assert (tmp_path / "straight").read_bytes() == (tmp_path / "halves").read_bytes()


def test_a_sum_of_whole_numbers_is_kept_as_a_whole_number(duck: DuckDB, tmp_path: Path) -> None:
    duck.write("select sum(i) as n from range(4) t(i)", tmp_path / "sum.parquet")
    assert pq.read_schema(tmp_path / "sum.parquet").field("n").type == pa.int64()


def test_memory_that_runs_out_while_rows_are_written_is_one_clear_error(tmp_path: Path) -> None:
    duck = DuckDB(memory="20MB", threads=1)
    with pytest.raises((StoreProblem, OSError), match=r"not enough memory|max_temp_directory_size"):
        duck.write("select list(i) from (select md5(i::varchar) as i from range(3000000) t(i))", tmp_path / "x.parquet")
    duck.close()


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


def test_what_is_spilt_goes_into_a_folder_of_its_own_that_goes_with_the_engine() -> None:
    engine = DuckDB()
    ((folder,),) = engine.run("select current_setting('temp_directory')")
    assert (Path(folder).is_dir(), Path(folder).stat().st_mode & 0o077) == (True, 0)
    engine.close()
    del engine
    gc.collect()
    assert not Path(folder).exists()
