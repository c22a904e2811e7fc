from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.store.batches import BATCH_ROWS, GROUP_ROWS, evenly, gathered, write_evenly, write_mapped

SCHEMA = pa.schema([("n", pa.int64())])


def doubled(table: pa.Table) -> pa.Table:
    return pa.table({"n": [2 * n for n in table["n"].to_pylist()]}, schema=SCHEMA)


def tables(*sizes: int) -> list[pa.Table]:
    starts = [sum(sizes[:i]) for i in range(len(sizes))]
    return [pa.table({"n": range(start, start + size)}) for start, size in zip(starts, sizes, strict=True)]


def batches(*sizes: int) -> list[pa.RecordBatch]:
    return [batch for table in tables(*sizes) for batch in table.to_batches()]


@pytest.mark.parametrize("sizes", [(), (3,), (BATCH_ROWS, BATCH_ROWS, 5)], ids=["none", "few", "many, in processes"])
def test_every_row_is_mapped_once_and_in_order(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    write_mapped(tables(*sizes), doubled, SCHEMA, tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet")["n"].to_pylist() == [2 * n for n in range(sum(sizes))]


def test_small_batches_are_gathered() -> None:
    assert [table.num_rows for table in gathered(batches(1, 2, 3))] == [6]


def test_a_gathered_table_is_given_as_soon_as_it_is_large_enough() -> None:
    assert [table.num_rows for table in gathered(batches(BATCH_ROWS, 1))] == [BATCH_ROWS, 1]


def test_nothing_is_gathered_from_empty_batches() -> None:
    assert list(gathered(batches(0, 0))) == []


@given(st.lists(st.integers(0, 25), max_size=12), st.integers(1, 9))
def test_rows_come_evenly_however_they_were_cut(sizes: list[int], n_rows: int) -> None:
    found = list(evenly(batches(*sizes), n_rows))
    n = sum(sizes)
    assert [table.num_rows for table in found] == [n_rows] * (n // n_rows) + [n % n_rows] * (n % n_rows > 0)
    assert [n for table in found for n in table["n"].to_pylist()] == list(range(n))


def test_the_bytes_of_a_file_hang_on_its_rows_and_not_on_how_they_were_cut(tmp_path: Path) -> None:
    n = GROUP_ROWS + 1000
    for name, sizes in (("one", (n,)), ("two", (7, 2048, 33, n - 2088)), ("three", (1000,) * 66 + (n - 66_000,))):
        reader = pa.RecordBatchReader.from_batches(SCHEMA, batches(*sizes))
        write_evenly(reader, tmp_path / name)
    one, *others = ((tmp_path / name).read_bytes() for name in ("one", "two", "three"))
    assert others == [one, one]
