"""Ways in which a Parquet file goes wrong while it is still Parquet: other types, names, nesting, bytes."""

from __future__ import annotations

import decimal
import io
import random
from collections.abc import Callable, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

_KINDS: tuple[Callable[[int], pa.Array], ...] = (
    lambda n: pa.array(range(n), pa.int64()),
    lambda n: pa.array([1.5, float("nan"), float("inf"), None][:n] + [None] * max(0, n - 4), pa.float64()),
    lambda n: pa.array([decimal.Decimal("12.34")] * n),
    lambda n: pa.array([b"\xff\x00"] * n, pa.binary()),
    lambda n: pa.array([b"ab"] * n, pa.binary(2)),
    lambda n: pa.array(["C1"] * n, pa.large_string()),
    lambda n: pa.array(["C1"] * n).dictionary_encode(),
    lambda n: pa.array([[1, 2]] * n),
    lambda n: pa.array([{"a": 1}] * n),
    lambda n: pa.array([[("k", 1)]] * n, pa.map_(pa.string(), pa.int64())),
    pa.nulls,
    lambda n: pa.array([True] * n),
    lambda n: pa.array([0] * n, pa.date32()),
    lambda n: pa.array([2**31 - 1] * n, pa.date32()),
    lambda n: pa.array([2**62] * n, pa.timestamp("us")),
    lambda n: pa.array([2**62] * n, pa.timestamp("ns", "Europe/London")),
    lambda n: pa.array([10**15] * n, pa.timestamp("ms", "UTC")),
    lambda n: pa.array([1] * n, pa.time64("us")),
    lambda n: pa.array([1] * n, pa.duration("s")),
    lambda n: pa.array([[]] * n, pa.list_(pa.string())),
    lambda n: pa.array(["C\x00\x1b1"] * n),
    lambda n: pa.array(["x" * 500_000] * n),
    lambda n: pa.array([b"\xed\xa0\x80"] * n, pa.binary()).view(pa.string()),
)


def other_type(table: pa.Table, chance: random.Random) -> pa.Table:
    at = chance.randrange(table.num_columns)
    return table.set_column(at, table.column_names[at], chance.choice(_KINDS)(table.num_rows))


def other_names(table: pa.Table, chance: random.Random) -> pa.Table:
    names = list(table.column_names)
    names[chance.randrange(len(names))] = chance.choice([*names, "", "CASE.X", "case", 'a"b'])
    return table.rename_columns(names)


def rows_repeated(table: pa.Table, chance: random.Random) -> pa.Table:
    return pa.concat_tables([table] * chance.randint(2, 30))


def rows_shuffled(table: pa.Table, chance: random.Random) -> pa.Table:
    order = list(range(table.num_rows)) * 2
    chance.shuffle(order)
    return table.take(order)


def no_rows(table: pa.Table, chance: random.Random) -> pa.Table:
    return table.slice(0, 0)


def column_dropped(table: pa.Table, chance: random.Random) -> pa.Table:
    return table.remove_column(chance.randrange(table.num_columns))


TABLE_MUTATIONS: Mapping[str, Callable[[pa.Table, random.Random], pa.Table]] = {
    "Parquet: another type": other_type,
    "Parquet: columns' names changed": other_names,
    "Parquet: rows repeated": rows_repeated,
    "Parquet: rows shuffled": rows_shuffled,
    "Parquet: no rows": no_rows,
    "Parquet: a column missing": column_dropped,
}


def mutated_table(content: bytes, name: str, chance: random.Random) -> bytes:
    """The Parquet file written again after a mutation of its table."""
    table = TABLE_MUTATIONS[name](pq.read_table(io.BytesIO(content)), chance)
    held = io.BytesIO()
    options = {"row_group_size": chance.choice((1, 2, 1000)), "compression": chance.choice(("snappy", "zstd", "none"))}
    pq.write_table(table, held, **options)
    return held.getvalue()
