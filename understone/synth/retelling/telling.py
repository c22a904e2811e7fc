"""What is told over again: the rows of one force's record, and what that force supplied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from understone.record.schema import WRITTEN_BY_RULES, Table, schema
from understone.store.engines import DuckDB
from understone.store.snapshots import Snapshot, Supplied
from understone.store.tables import arrow_schema

#: Tables that no export holds: rules write the first, people the last.
NOT_EXPORTED = (*WRITTEN_BY_RULES, "change")


@dataclass(frozen=True)
class ForceToTell:
    """The force as a mapping names it, when its extract was taken, and what it supplied by record table."""

    force_id: str
    name: str
    nation: str
    kind: str
    taken_at: dt.datetime
    supplied: Mapping[str, Supplied]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The record tables that are told, in the record's order."""
        return tuple(
            table for name, table in schema().tables.items() if name in self.supplied and name not in NOT_EXPORTED
        )

    def covers(self, table: str) -> tuple[str | None, str | None]:
        """The first and the last day (ISO) that the force's rows of a table cover; None is open."""
        supplied = self.supplied[table]
        return supplied.from_on, supplied.until_on


def told(table: str) -> str:
    """The name under which an engine holds the rows of a record table that are told."""
    return f"told_{table}"


def open_snapshot(duck: DuckDB, snapshot: Snapshot, force_id: str) -> ForceToTell:
    """Opens the rows of one force of a snapshot; those that are gone are left out."""
    force = snapshot.manifest.forces[force_id]
    to_tell = ForceToTell(
        force_id, force.name, force.nation, force.kind, snapshot.as_at[force_id], dict(force.supplied)
    )
    files = {entry["table"]: entry["path"] for entry in snapshot.manifest.files if entry["force_id"] == force_id}
    for table in to_tell.tables:
        if table.name in files:
            _open_file(duck, table, snapshot.folder / files[table.name])
        else:
            duck.open_arrow(told(table.name), arrow_schema(table.name).empty_table())
    return to_tell


def open_tables(duck: DuckDB, force: ForceToTell, tables: Mapping[str, pa.Table]) -> None:
    """Opens rows from memory, by record table; a table that is not given is empty."""
    for table in force.tables:
        duck.open_arrow(told(table.name), tables.get(table.name, arrow_schema(table.name).empty_table()))


def _open_file(duck: DuckDB, table: Table, path: Path) -> None:
    held = pq.read_schema(path).names
    lacking = {column.name: column.kind for column in table.columns.values() if column.name not in held}
    duck.open_files(told(table.name), [path], "gone_at is null", lacking)
