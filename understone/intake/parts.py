"""What each feed said of a row that several feed: kept beside the snapshot.

An extract of changes brings only some of the parts of such a row; with the parts of earlier extracts it comes to
the row that a full extract would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from understone.intake.earlier import LISTS, PARTS
from understone.intake.fates import HELD
from understone.intake.feeding import Fed
from understone.intake.mapping import SourceMapping
from understone.intake.sqltext import literal, name, names
from understone.record.schema import ROW_COLUMNS, schema
from understone.store.engines import DuckDB, quoted
from understone.store.snapshots import Snapshot
from understone.store.tables import sql_type

#: The part of a row that an earlier snapshot holds without saying which feed said what.
_UNTOLD = ""


def closable_ids(table: str) -> str:
    """The name under which the ids of rows are kept of which nothing may be left, as parts of them are gone."""
    return f"closable_{table}"


def deleted_ids(table: str) -> str:
    """The name under which the ids are kept that the source itself said were deleted."""
    return f"deleted_{table}"


class Parts:
    """The parts of the rows of one record table: this run's, and those of earlier runs that still stand."""

    def __init__(self, duck: DuckDB, mapping: SourceMapping, earlier: Snapshot | None) -> None:
        self.duck = duck
        self.mapping = mapping
        self.earlier = earlier

    def keep_deleted(self, table: str, feds: Sequence[Fed]) -> None:
        """Keeps the ids that the source says were deleted, and all whose rows may be closed."""
        said = [fed.closed for fed in feds if fed.closes]
        ids = " union all ".join(f"select id, is_deleted from {closed}" for closed in said)
        ids = ids or "select ''::varchar as id, false as is_deleted where false"
        self.duck.keep(deleted_ids(table), f"select distinct id from ({ids}) where is_deleted")
        self.duck.keep(closable_ids(table), f"select distinct id from ({ids})")

    def together(self, table: str, feds: Sequence[Fed], said: str) -> str:
        """The parts of every row that this run touches, as a query; `said` are those of this run.

        Keeps every part that stands, for `write`.
        """
        shape = names(["_feed", "_row", "id", "_key", *_columns(table)])
        self.duck.keep("said_now", f"select {shape} from ({said})")
        self.duck.keep("told", self._told(table, feds))
        self.duck.keep(
            "standing", f"select * from told anti join said_now using (_feed, id) where {self._stands(table, feds)}"
        )
        gone = "select distinct id from told anti join standing using (_feed, id) anti join said_now using (_feed, id)"
        self.duck.keep(closable_ids(table), gone)
        self.duck.keep(f"all_{table}", f"select {shape} from said_now union all select {shape} from standing")
        self.duck.keep(f"touched_{table}", f"select id from said_now union select id from {closable_ids(table)}")
        return f"select {shape} from all_{table} semi join touched_{table} using (id)"

    def write(self, table: str, feds: Sequence[Fed], folder: Path) -> None:
        """Writes the parts that stand, with those of the force's other sources, into the folder of its lists."""
        labels = " ".join(f"when {at} then {literal(label)}" for at, label in enumerate(_labels(feds)))
        shape = names(["id", "_key", *_columns(table)])
        mine = f"select {literal(self.mapping.source)} as _source, case _feed {labels} else '' end as _part, {shape}"
        other = f"_source <> {literal(self.mapping.source)}"
        others = f"select _source, _part, {shape} from ({self._earlier(table)}) where {other}"
        both = f"{mine} from all_{table} union all {others}" if self._path(table) else f"{mine} from all_{table}"
        self.duck.write(f"select distinct * from ({both}) order by _source, id, _part", folder / PARTS.format(table))

    def _told(self, table: str, feds: Sequence[Fed]) -> str:
        """The parts of earlier runs, and whole rows of which no parts were kept."""
        shape = names(["id", "_key", *_columns(table)])
        source = literal(self.mapping.source)
        found = [f"select 0 as _feed, 0 as _row, {shape} from said_now where false"]
        if self._path(table):
            numbers = " ".join(f"when {literal(label)} then {at}" for at, label in enumerate(_labels(feds)))
            number = f"case _part {numbers} when {literal(_UNTOLD)} then {len(feds)} end"
            found.append(
                f"select {number} as _feed, 0, {shape} from ({self._earlier(table)}) "
                f"where _source = {source} and _feed is not null"
            )
        if (path := self._snapshot_path(table)) is not None:
            was = self._read(path, {"source_key": "_key"}, table)
            known = f"select id from ({self._earlier(table)})" if self._path(table) else "select null where false"
            found.append(
                f"select {len(feds)}, 0, {shape} from ({was}) "
                f"where source = {source} and gone_at is null and id not in ({known})"
            )
        return " union all ".join(found)

    def _stands(self, table: str, feds: Sequence[Fed]) -> str:
        """Whether an earlier part is still there, by what its feed brought this time."""
        whens = ""
        for at, fed in enumerate(feds):
            if self.mapping.is_full_table(fed.source.source.table):
                there = f"id in (select id from {fed.rows} semi join {HELD} using (_row) where id is not null)"
            elif fed.closes:
                there = f"id not in (select id from {fed.closed})"
            else:
                there = "true"
            whens += f" when {at} then {there}"
        return f"case _feed{whens} else {str(not self.mapping.is_whole_of(table)).lower()} end"

    def _snapshot_path(self, table: str) -> Path | None:
        if self.earlier is None:
            return None
        force_id = self.mapping.force.force_id
        entries = [one for one in self.earlier.manifest.files if (one["table"], one["force_id"]) == (table, force_id)]
        return self.earlier.folder / entries[0]["path"] if entries else None

    def _path(self, table: str) -> Path | None:
        if self.earlier is None:
            return None
        path = self.earlier.folder / LISTS / self.mapping.force.force_id / PARTS.format(table)
        return path if path.is_file() else None

    def _earlier(self, table: str) -> str:
        path = self._path(table)
        return self._read(path, {}, table) if path is not None else "select null as id where false"

    def _read(self, path: Path, renamed: Mapping[str, str], table: str) -> str:
        """The file's rows; columns that the record did not have when it was written are null."""
        held = set(pq.read_schema(path).names)
        facts = schema().tables[table].columns
        lacking = "".join(
            f", null::{sql_type(facts[column].kind)} as {name(column)}"
            for column in _columns(table)
            if column not in held
        )
        given = "".join(f", {was} as {now}" for was, now in renamed.items())
        return f"select *{given}{lacking} from read_parquet({quoted(path)})"


def _columns(table: str) -> list[str]:
    return [column for column in schema().tables[table].columns if column not in ROW_COLUMNS]


def _labels(feds: Sequence[Fed]) -> list[str]:
    """A name for each feed that stays while the mapping says the same: its source table, and which of its feeds."""
    seen: Counter[str] = Counter()
    labels: list[str] = []
    for fed in feds:
        source = fed.source.source.table.name
        seen[source] += 1
        labels.append(f"{source}|{seen[source]}")
    return labels
