"""A Python function over many rows: in batches, beside the query, without holding them all."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

#: What a batch function does: one Arrow table in, one out; importable in a fresh process.
BatchFunction = Callable[[pa.Table], pa.Table]

#: Fewer rows than this are not worth starting processes for.
SMALL = 20_000
BATCH_ROWS = 20_000
#: Rows of a row group but the last: pages are cut by what a writer is given at once, so it is given just these.
GROUP_ROWS = 65_536


def write_evenly(reader: pa.RecordBatchReader, path: Path) -> None:
    """Writes the rows as one Parquet file whose bytes hang on the rows and their order alone.

    However the engine cut its batches, and however many threads it had, the row groups and pages are the same.
    """
    schema = pa.schema([(field.name, _kept_as(field.type)) for field in reader.schema])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in evenly(reader):
            writer.write_table(group.cast(schema), row_group_size=GROUP_ROWS)


def _kept_as(kind: pa.DataType) -> pa.DataType:
    """DuckDB's sums of whole numbers are wider than any number of rows needs."""
    return pa.int64() if pa.types.is_decimal(kind) and kind.scale == 0 else kind


def evenly(batches: Iterable[pa.RecordBatch], n_rows: int = GROUP_ROWS) -> Iterator[pa.Table]:
    """Tables of exactly `n_rows` rows, the last with what is left, each in one piece."""
    held: list[pa.RecordBatch] = []
    n_held = 0
    for batch in batches:
        rest = batch
        while n_held + rest.num_rows >= n_rows:
            yield pa.Table.from_batches([*held, rest.slice(0, n_rows - n_held)]).combine_chunks()
            rest, held, n_held = rest.slice(n_rows - n_held), [], 0
        if rest.num_rows:
            held.append(rest)
            n_held += rest.num_rows
    if held:
        yield pa.Table.from_batches(held).combine_chunks()


def write_mapped(batches: Iterable[pa.Table], function: BatchFunction, schema: pa.Schema, path: Path) -> None:
    """Writes the function's rows, batch after batch in order, as one Parquet file of the schema."""
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in _mapped(iter(batches), function):
            writer.write_table(table.cast(schema))


def gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Tables of at least BATCH_ROWS rows but the last: engines give batches as small as they please."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(part.num_rows for part in held) >= BATCH_ROWS:
            yield pa.Table.from_batches(held)
            held = []
    if any(part.num_rows for part in held):
        yield pa.Table.from_batches(held)


def _mapped(batches: Iterator[pa.Table], function: BatchFunction) -> Iterator[pa.Table]:
    first = next(batches, None)
    if first is None:
        return
    second = next(batches, None)
    if second is None and first.num_rows < SMALL:
        yield function(first)
        return
    ahead = [table for table in (first, second) if table is not None]
    yield from _in_processes(ahead, batches, function)


def _in_processes(ahead: list[pa.Table], batches: Iterator[pa.Table], function: BatchFunction) -> Iterator[pa.Table]:
    n_workers = os.cpu_count() or 1
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(n_workers, mp_context=context) as pool:
        waiting: deque[Future[pa.Table]] = deque(pool.submit(function, table) for table in ahead)
        for table in batches:
            waiting.append(pool.submit(function, table))
            # a few in flight keep the processes busy and the memory bounded
            if len(waiting) > 2 * n_workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
