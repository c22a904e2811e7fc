"""Reading an export once, without a mapping, into its profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from understone.intake.immigration import reason_kept_out
from understone.intake.pieces import without_blanks
from understone.intake.profiling.beside import with_references, with_times
from understone.intake.profiling.finding import FoundTable, found_tables
from understone.intake.profiling.joins import joins_between
from understone.intake.profiling.profile import ColumnProfile, ExportProfile, TableProfile, Type
from understone.intake.profiling.shapes import BLANKS
from understone.intake.profiling.typing_columns import Counted, column_profile
from understone.intake.sources import pieces_of
from understone.intake.sqltext import literals, name, parsed
from understone.store.engines import DuckDB

#: So many distinct values of a column are looked at to tell what it holds.
_SAMPLE = 400


def profiled(folder: Path) -> ExportProfile:
    """Every table of the folder. Columns of immigration facts are counted and never read."""
    tables, problems = found_tables(folder)
    duck = DuckDB()
    try:
        loaded = [_loaded(duck, number, table) for number, table in enumerate(tables)]
        blanks = _blanks(duck, loaded)
        profiles = {one.table.name: _table_profile(duck, one, blanks) for one in loaded}
        profiles, joins = with_references(profiles, joins_between(duck, loaded, profiles, blanks))
        return ExportProfile(profiles, joins, blanks, tuple(problems))
    finally:
        duck.close()


class LoadedTable:
    """A table of the export in the engine as `raw_<number>`, a column each as text."""

    def __init__(self, number: int, table: FoundTable) -> None:
        self.raw = f"raw_{number}"
        self.table = table
        self.read = [column for column in table.columns if reason_kept_out(column) is None]
        self.n_rows = 0
        self.n_broken = 0

    def column(self, column: str) -> str:
        return f"c{self.read.index(column)}"


def _loaded(duck: DuckDB, number: int, table: FoundTable) -> LoadedTable:
    one = LoadedTable(number, table)
    duck.run(
        f"create temp table {one.raw} ({', '.join(['_row bigint', *(f'{one.column(c)} varchar' for c in one.read)])})"
    )
    for file in table.files:
        wanted = [column for column in one.read if column in file.columns]
        for piece in pieces_of(file, wanted):
            one.n_broken += len(piece.broken)
            rows = pa.array(range(one.n_rows, one.n_rows + len(piece.lines)), pa.int64())
            one.n_rows += len(piece.lines)
            names = [one.column(column) for column in wanted]
            arrays = [without_blanks(column, [""]) for column in piece.columns]
            duck.open_arrow("piece", pa.table([rows, *arrays], names=["_row", *names]))
            casts = "".join(f", cast({name(column)} as varchar)" for column in names)
            duck.run(f"insert into {one.raw} (_row{''.join(f', {n}' for n in names)}) select _row{casts} from piece")
    return one


def _blanks(duck: DuckDB, loaded: list[LoadedTable]) -> tuple[str, ...]:
    """Which of the texts that often stand for nothing are in this export."""
    seen: set[str] = set()
    for one in loaded:
        for column in one.read:
            raw = one.column(column)
            seen |= {
                row[0] for row in duck.run(f"select distinct {raw} from {one.raw} where {raw} in {literals(BLANKS)}")
            }
    return tuple(text for text in BLANKS if text in seen)


def _table_profile(duck: DuckDB, one: LoadedTable, blanks: tuple[str, ...]) -> TableProfile:
    columns: dict[str, ColumnProfile] = {}
    samples: dict[str, Sequence[str]] = {}
    for column in one.table.columns:
        reason = reason_kept_out(column)
        if reason is not None:
            columns[column] = ColumnProfile(column, Type.KEPT_OUT, 0, 0, why=reason)
            continue
        counted = _counted(duck, one, column, blanks)
        samples[column] = counted.sample
        columns[column] = _with_range(duck, one, column_profile(column, counted))
    return TableProfile(one.table, one.n_rows, one.n_broken, with_times(columns, samples))


def _with_range(duck: DuckDB, one: LoadedTable, column: ColumnProfile) -> ColumnProfile:
    if column.type not in {Type.DAY, Type.MOMENT} or column.is_partly_born:
        return column
    # a day is enough: it says what the export covers
    read = parsed(one.column(column.name), column.formats)
    first, last = duck.run(f"select min({read})::date::varchar, max({read})::date::varchar from {one.raw}")[0]
    return replace(column, first=first or "", last=last or "")


def _counted(duck: DuckDB, one: LoadedTable, column: str, blanks: tuple[str, ...]) -> Counted:
    raw = one.column(column)
    said = f"(select {raw} as v from {one.raw} where {raw} is not null and {raw} not in {literals(('', *blanks))})"
    n_filled, n_distinct, length = duck.run(
        f"select count(*), count(distinct v), coalesce(avg(length(v)), 0) from {said}"
    )[0]
    values = duck.run(f"select v, count(*) as n from {said} group by v order by n desc, v limit {_SAMPLE}")
    spread = duck.run(f"select v from {said} group by v order by hash(v) limit {_SAMPLE}")
    return Counted(
        n_rows=one.n_rows,
        n_filled=n_filled,
        n_distinct=n_distinct,
        average_length=length,
        most_frequent=dict(values),
        sample=[row[0] for row in spread],
    )
