"""The record's tables as an engine sees them: types, empty tables, Ibis tables."""

from __future__ import annotations

from functools import cache
from typing import Any

import ibis
import pyarrow as pa

from understone.record.schema import schema

_ARROW = {
    "key": pa.string(),
    "text": pa.string(),
    "code": pa.string(),
    "day": pa.date32(),
    "moment": pa.timestamp("us", tz="UTC"),
    "number": pa.int64(),
    "flag": pa.bool_(),
}
_IBIS = {
    "key": "string",
    "text": "string",
    "code": "string",
    "day": "date",
    "moment": "timestamp('UTC')",
    "number": "int64",
    "flag": "boolean",
}
_SQL = {
    "key": "varchar",
    "text": "varchar",
    "code": "varchar",
    "day": "date",
    "moment": "timestamptz",
    "number": "bigint",
    "flag": "boolean",
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    columns = schema().tables[table].columns.values()
    return pa.schema([(column.name, _ARROW[column.kind]) for column in columns])


def sql_type(kind: str) -> str:
    """DuckDB's type for a kind of column."""
    return _SQL[kind]


@cache
def ibis_table(table: str) -> Any:
    """The table unbound: what a standard is written against."""
    columns = schema().tables[table].columns.values()
    return ibis.table({column.name: _IBIS[column.kind] for column in columns}, name=table)


def arrow_table(table: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Rows of plain values as an Arrow table of the record; absent columns are null."""
    return pa.Table.from_pylist(rows, schema=arrow_schema(table))


class Record:
    """The record as Ibis tables: `record.potential_victim`. An unknown name is an error at import."""

    def __getattr__(self, name: str) -> Any:
        if name not in schema().tables:
            raise AttributeError(f"The record has no table {name!r}. See `understone record describe`.")
        return ibis_table(name)
