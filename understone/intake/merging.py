"""This run's rows with those of an earlier snapshot: what is new, what stays, what has gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from understone.errors import ConfirmationNeeded
from understone.intake.joining import new_rows, present_ids
from understone.intake.mapping import SourceMapping
from understone.intake.parts import closable_ids, deleted_ids
from understone.intake.sqltext import literal, name, names
from understone.record.schema import schema
from understone.store.engines import DuckDB, quoted
from understone.store.snapshots import Snapshot
from understone.store.tables import arrow_schema, sql_type

#: The share of a table's rows that may go in one full extract before a person is asked.
_MOST_GONE = 0.05


def whole_rows(table: str) -> str:
    """The name under which all rows of a record table of this force are kept."""
    return f"whole_{table}"


@dataclass(frozen=True)
class Gone:
    """Rows of one record table that a full extract no longer holds, of those there were."""

    table: str
    n_gone: int
    n_before: int

    @property
    def is_too_many(self) -> bool:
        return self.n_gone > _MOST_GONE * self.n_before


class Merge:
    """Puts this run's rows over an earlier snapshot's, table by table."""

    def __init__(self, duck: DuckDB, mapping: SourceMapping, earlier: Snapshot | None) -> None:
        self.duck = duck
        self.mapping = mapping
        self.earlier = earlier

    def tables(self) -> list[str]:
        """Every record table this force has in the snapshot, fed by this mapping or carried over."""
        return sorted({*self.mapping.fed_tables, *self._paths()})

    def gone(self) -> list[Gone]:
        """What each table that came whole would lose, but for what the source says was deleted."""
        found = []
        for table in self.mapping.fed_tables:
            if table in self._paths() and self.mapping.is_whole_of(table):
                self._open_earlier(table)
                mine = f"was_{table} where source = {literal(self.mapping.source)} and gone_at is null"
                n_before = self.duck.run(f"select count(*) from {mine}")[0][0]
                untold = f"{self._is_not_there(table)} and id not in (select id from {deleted_ids(table)})"
                n_gone = self.duck.run(f"select count(*) from {mine} and {untold}")[0][0]
                if n_gone:
                    found.append(Gone(table, n_gone, n_before))
        return found

    def closed(self) -> dict[str, int]:
        """How many rows there were that the source says are deleted or, in changes, are not taken in any more."""
        found: dict[str, int] = {}
        for table in self.mapping.fed_tables:
            if table in self._paths():
                self._open_earlier(table)
                closed = f"gone_at is null and {self._is_not_there(table)}"
                if self.mapping.is_whole_of(table):
                    closed += f" and id in (select id from {deleted_ids(table)})"
                if n_closed := self.duck.run(f"select count(*) from was_{table} where {closed}")[0][0]:
                    found[table] = n_closed
        return found

    def keep_whole(self) -> None:
        """Keeps `whole_<table>` for every table: new rows over old ones, and old ones that stay.

        A row that a full extract of its source no longer holds, or that the source says was deleted, gets
        `gone_at`, once; one that comes back is new. A row that is there but was quarantined stays as it was.
        """
        for table in self.tables():
            columns = names(arrow_schema(table).names)
            is_fed = table in self.mapping.fed_tables
            parts = [f"select {columns} from {new_rows(table)}"] if is_fed else []
            if table in self._paths():
                self._open_earlier(table)
                parts.append(self._earlier_rows(table) if is_fed else f"select {columns} from was_{table}")
            whole = " union all ".join(parts)
            if len(parts) > 1:
                self.duck.keep(whole_rows(table), whole)
            else:
                self.duck.run(f"create temp view {whole_rows(table)} as {whole}")

    def orphans(self) -> dict[str, int]:
        """References whose row never came, by `table.column`."""
        found: dict[str, int] = {}
        there = set(self.tables())
        for table in self.tables():
            for column in schema().tables[table].columns.values():
                if column.references is None:
                    continue
                wanted = f"{whole_rows(table)} child where gone_at is null and {name(column.name)} is not null"
                if column.references in there:
                    wanted += (
                        f" and not exists (select 1 from {whole_rows(column.references)} parent "
                        f"where parent.id = child.{name(column.name)})"
                    )
                if n_rows := self.duck.run(f"select count(*) from {wanted}")[0][0]:
                    found[f"{table}.{column.name}"] = n_rows
        return found

    def _earlier_rows(self, table: str) -> str:
        taken_at = f"timestamptz {literal(self.mapping.taken_at.isoformat())}"
        mine = f"source = {literal(self.mapping.source)}"
        gone_at = (
            f"case when {mine} and {self._is_not_there(table)} then coalesce(gone_at, {taken_at}) "
            "else gone_at end as gone_at"
        )
        columns = ", ".join(gone_at if column == "gone_at" else name(column) for column in arrow_schema(table).names)
        return f"select {columns} from was_{table} anti join {new_rows(table)} using (id)"

    def _is_not_there(self, table: str) -> str:
        """Of what came whole, all that is not in it; else what the source says was deleted."""
        gone = f"id not in (select id from {new_rows(table)}) and id not in (select id from {present_ids(table)})"
        return gone if self.mapping.is_whole_of(table) else f"{gone} and id in (select id from {closable_ids(table)})"

    def _paths(self) -> dict[str, Path]:
        if self.earlier is None:
            return {}
        return {
            entry["table"]: self.earlier.folder / entry["path"]
            for entry in self.earlier.manifest.files
            if entry["force_id"] == self.mapping.force.force_id
        }

    def _open_earlier(self, table: str) -> None:
        """The earlier rows as `was_<table>`; columns that the record did not have then are null."""
        path = self._paths()[table]
        held = set(pq.read_schema(path).names)
        columns = ", ".join(
            name(column.name) if column.name in held else f"null::{sql_type(column.kind)} as {name(column.name)}"
            for column in schema().tables[table].columns.values()
        )
        self.duck.run(f"create or replace temp view was_{table} as select {columns} from read_parquet({quoted(path)})")


def ask_if_too_many(gone: Sequence[Gone], *, source: str) -> None:
    """Raises ConfirmationNeeded, table by table, where more than 5 % of a table's rows would go."""
    if many := [one for one in gone if one.is_too_many]:
        listed = "".join(
            f"\n  - {one.table}: {one.n_gone} of {one.n_before} rows ({one.n_gone / one.n_before:.0%})" for one in many
        )
        raise ConfirmationNeeded(
            f"This full extract of {source} no longer holds more than 5 % of the rows of some tables. "
            "Nothing has changed yet. Look whether the export is whole; if these rows have truly gone, "
            f"run the command again with --accept-gone.{listed}"
        )
