"""A record small enough to hold in memory while someone waits: filled, asked one question, emptied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from understone.record.schema import schema
from understone.store.engines import DuckDB
from understone.store.tables import arrow_schema


class LiveRecord:
    """The record's tables, empty, in a connection of their own: one for each worker, never shared.

    Measured on cases of some fifty rows: reading the SQL text took nearly half of the time, so each statement is
    read once and kept; filling tables that stand is quicker than scanning Arrow; planning without optimising is
    quicker than what optimising saves on so few rows.
    """

    def __init__(self, more: Mapping[str, pa.Table]) -> None:
        """`more` are tables beside the record: those with rows keep them, the others are filled with each case."""
        self._duck = DuckDB(memory="500MB", threads=1)
        self._duck.run("pragma disable_optimizer")
        self._statements: dict[str, Any] = {}
        for name in schema().tables:
            self._make(name, arrow_schema(name).empty_table())
        for name, table in more.items():
            self._make(name, table)

    def _make(self, name: str, table: pa.Table) -> None:
        self._duck.open_arrow("made", table)
        self._duck.run(f"create table {name} as select * from made")
        self._duck.connection.unregister("made")

    @contextmanager
    def holding(self, tables: Mapping[str, pa.Table]) -> Iterator[None]:
        """Within the block the tables hold these rows; after it they are empty again."""
        connection = self._duck.connection
        connection.begin()
        try:
            for name, rows in tables.items():
                if rows.num_rows:
                    # DuckDB finds `rows` by its name; registering it would change the catalogue
                    connection.execute(f"insert into {name} select * from rows")
            yield
        finally:
            connection.rollback()

    def rows(self, sql: str) -> list[dict[str, Any]]:
        if sql not in self._statements:
            self._statements[sql] = self._duck.connection.extract_statements(sql)[0]
        answer = self._duck.connection.execute(self._statements[sql])
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def close(self) -> None:
        self._duck.close()
