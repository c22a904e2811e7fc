"""The lists written beside a snapshot: quarantine, unmapped codes, receipt. They may hold personal data."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from understone.intake.deriving import UNCLEAR
from understone.intake.fates import HELD, place_table
from understone.intake.feeding import Fed
from understone.intake.joining import disagreements_sql
from understone.intake.loading import BROKEN, FILES, Loaded
from understone.intake.outcome import Intake, Unmapped
from understone.intake.sqltext import literal
from understone.store.engines import DuckDB

QUARANTINE_COLUMNS = ("fate", "file", "line", "column", "value", "reason")
UNMAPPED_COLUMNS = ("table", "column", "source_column", "value", "rows")
_LISTED = "listed"


def keep_listed(duck: DuckDB, sources: Sequence[Loaded], feds: Sequence[Fed], tables: Iterable[str]) -> None:
    """Keeps every row and value that could not be taken in, with its place and reason.

    The fields of a quarantined row are not copied: they may hold what is kept out. Its file and line say where.
    """
    held = " union all ".join(
        f"select {source.number} as _table, _file, _line, source_column, reason "
        f"from {HELD} join {place_table(source)} using (_row)"
        for source in sources
    )
    rows = (
        f"select 'row' as fate, _table, _file, _line, source_column, null::varchar as value, reason from ({held}) "
        f"union all select 'row', _table, _file, _line, source_column, null, reason from {BROKEN}"
    )
    values = [
        f"select 'value', {fed.source.number}, _file, _line, {literal(one.label)}, x{one.n}, w{one.n} "
        f"from {fed.rows} join {place_table(fed.source)} using (_row) anti join {HELD} using (_row) "
        f"where w{one.n} is not null"
        for fed in feds
        for one in fed.fallible
    ]
    values.append(f"select 'value', * from {UNCLEAR}")
    for table in tables:
        mine = [fed for fed in feds if fed.table == table]
        if _are_joined(duck, mine):
            values += [
                f"select 'value', {fed.source.number}, _file, _line, source_column, value, reason from ({sql})"
                for fed, sql in disagreements_sql(mine)
            ]
    # one by one: a wide mapping makes many hundreds, and one statement of them all takes minutes to plan
    duck.keep("found", rows)
    for sql in values:
        duck.run(f"insert into found {sql}")
    duck.keep(_LISTED, "select distinct * from found")
    duck.forget("found")


def _are_joined(duck: DuckDB, feds: Sequence[Fed]) -> bool:
    """Whether any row of the record is fed by more than one of the feeds: else none can disagree."""
    if len(feds) < 2:
        return False
    ids = " union all ".join(f"select distinct id from {fed.rows}" for fed in feds)
    return bool(duck.run(f"select 1 from ({ids}) group by id having count(*) > 1 limit 1"))


def values_not_read(duck: DuckDB, sources: Sequence[Loaded]) -> dict[str, int]:
    """How many values could not be read, by `TABLE.COLUMN`."""
    named = {source.number: source.source.table.name for source in sources}
    counted = duck.run(
        f"select _table, source_column, count(*) from {_LISTED} where fate = 'value' "
        "group by all order by _table, source_column"
    )
    return {f"{named[number]}.{column}": n for number, column, n in counted}


def values_by_reason(duck: DuckDB, sources: Sequence[Loaded]) -> list[tuple[str, str, str, str, int, str]]:
    """What could not be taken in, by fate, source table, column and reason: how many, and the first's file and line.

    Rows with the key of an earlier one are one reason, whichever line that is.
    """
    named = {source.number: source.source.table.name for source in sources}
    counted = duck.run(
        "select fate, _table, coalesce(source_column, ''), "
        "regexp_replace(reason, '^same key as .*line \\d+, ', 'same key as an earlier line, ') as reason, count(*), "
        f"min_by(file || ', line ' || _line, (_file, _line)) from {_LISTED} join {FILES} using (_file) "
        "group by all order by fate, 5 desc, _table, 3, 4"
    )
    return [(fate, named[number], column, reason, n, place) for fate, number, column, reason, n, place in counted]


def unmapped(duck: DuckDB, feds: Sequence[Fed]) -> tuple[Unmapped, ...]:
    """Every value of an accepted row that no map holds, the most frequent of each column first."""
    found: list[Unmapped] = []
    for fed in feds:
        for one in fed.mapped:
            counted = duck.run(
                f"select m{one.n}, count(*) from {fed.rows} anti join {HELD} using (_row) "
                f"where m{one.n} is not null group by 1 order by 2 desc, 1"
            )
            found += [Unmapped(fed.table, one.column, one.label, value, n) for value, n in counted]
    return tuple(found)


def write_quarantine(duck: DuckDB, path: Path) -> None:
    listed = duck.rows(
        f"select fate, file, _line, source_column, value, reason from {_LISTED} join {FILES} using (_file) "
        f"order by {FILES}._file, _line, fate, source_column, reason, value"
    )
    _write(path, QUARANTINE_COLUMNS, _rows(listed))


def write_unmapped(path: Path, found: Sequence[Unmapped]) -> None:
    rows = ((one.table, one.column, one.source_column, one.value, one.n_rows) for one in found)
    _write(path, UNMAPPED_COLUMNS, rows)


def write_receipt(path: Path, intake: Intake) -> None:
    path.write_text(json.dumps(intake.as_json(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rows(table: pa.Table) -> Iterable[Sequence[Any]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
