"""Reading Parquet: typed columns become the texts that a mapping's formats can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from understone.intake.containers import Held, in_memory
from understone.intake.pieces import CHARACTERS_AT_ONCE, ROWS_AT_ONCE, Broken, FileProblem, Piece, SourceFile

#: How days and moments that Parquet and workbooks hold as such read once they are texts.
TYPED_DAYS = ("%Y-%m-%d", "%Y-%m-%d 00:00:00")
TYPED_MOMENTS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M:%S.%f%z", "%Y-%m-%d %H:%M"
)  # fmt: skip


def opened_parquet(held: Held, name: str) -> SourceFile:
    """The file with its columns' names; raises FileProblem where it is not Parquet."""
    try:
        return SourceFile(held, name, tuple(pq.read_schema(_openable(held, name)).names), kind="parquet")
    except (pa.ArrowException, UnicodeError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the system's word, not the file's content
        raise FileProblem(f"{name} is not a whole Parquet file: {str(error).strip()}.") from error


def parquet_pieces(file: SourceFile, wanted: Sequence[str]) -> Iterator[Piece]:
    """The rows in order; `line` is the row's number in the file, from 1."""
    n_before = 0
    with pq.ParquetFile(_openable(file.held, file.name)) as opened:
        for batch in opened.iter_batches(batch_size=_rows_at_once(opened.metadata), columns=list(wanted)):
            lines = list(range(n_before + 1, n_before + len(batch) + 1))
            yield _piece(pa.Table.from_batches([batch]), lines, wanted)
            n_before += len(batch)


def _rows_at_once(metadata: pq.FileMetaData) -> int:
    n_rows, n_groups = int(metadata.num_rows), int(metadata.num_row_groups)
    n_bytes = sum(int(metadata.row_group(at).total_byte_size) for at in range(n_groups))
    return max(1, min(ROWS_AT_ONCE, CHARACTERS_AT_ONCE * n_rows // max(1, n_bytes)))


def _openable(held: Held, name: str) -> Any:
    return in_memory(held, name) if held.is_packed else held.path


def _piece(table: pa.Table, lines: list[int], wanted: Sequence[str]) -> Piece:
    bad: dict[int, str] = {}
    columns: list[pa.Array] = []
    for name in wanted:
        column, undecoded = _readable(table[name].combine_chunks())
        bad |= dict.fromkeys(undecoded, name)
        columns.append(column)
    if bad:
        kept = pa.array([row for row in range(len(lines)) if row not in bad], pa.int64())
        columns = [column.take(kept) for column in columns]
    broken = [Broken(lines[row], "bytes that are not utf-8 text", name) for row, name in sorted(bad.items())]
    return Piece([line for row, line in enumerate(lines) if row not in bad], columns, broken)


def _readable(column: pa.Array) -> tuple[pa.Array, list[int]]:
    """The column in a type whose text the engine writes plainly, and the rows that do not decode."""
    if isinstance(column, pa.ChunkedArray):
        column = pa.concat_arrays(column.chunks) if column.chunks else pa.array([], column.type)
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _readable(column.dictionary_decode())
    if pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("us", "UTC" if kind.tz else None), safe=False), []
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or _is_binary(kind):
        return _decoded(column)
    return column, []


def _is_binary(kind: pa.DataType) -> bool:
    tests = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_fixed_size_binary)
    return any(test(kind) for test in tests)


def _decoded(column: pa.Array) -> tuple[pa.Array, list[int]]:
    as_bytes = column.cast(pa.large_binary())
    try:
        return as_bytes.cast(pa.large_string()).cast(pa.string()), []
    except pa.ArrowInvalid:
        texts: list[str | None] = []
        undecoded: list[int] = []
        for row, value in enumerate(as_bytes.to_pylist()):
            try:
                texts.append(None if value is None else value.decode())
            except UnicodeDecodeError:
                undecoded.append(row)
                texts.append(None)
        return pa.array(texts, pa.string()), undecoded
