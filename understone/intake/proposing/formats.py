"""The formats of days and moments that a proposed mapping needs, and which of two readings is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from understone.intake.profiling.profile import ColumnProfile, Type
from understone.intake.proposing.proposed import ProposedColumn, ProposedTable
from understone.record.schema import schema

#: A column of fewer distinct values may read as days by chance.
_LEAST_DISTINCT = 5


@dataclass(frozen=True)
class Formats:
    days: tuple[str, ...]
    moments: tuple[str, ...]
    questions: tuple[str, ...]


def formats_needed(tables: Mapping[str, ProposedTable]) -> Formats:
    """Formats by how many columns they read, those that are fed first; then those of columns that are fed later."""
    days: Counter[str] = Counter()
    moments: Counter[str] = Counter()
    doubtful: dict[str, list[str]] = {}
    read = list(_dated(tables))
    settled = {said for _, _, column, _ in read if not column.also for said in column.formats}
    for table, kind, column, time in read:
        said = column.formats
        if column.also:
            other = next((one for one in column.also if one in settled), None)
            if said[0] not in settled and other is not None:
                said = (other,)
            elif said[0] not in settled or other is not None:
                doubtful.setdefault(f"{said[0]} or {column.also[0]}", []).append(f"{table}.{column.name}")
        if time is not None:
            moments.update(f"{one} {clock}" for one in said for clock in time.formats or ("%H:%M",))
        (moments if kind == "moment" and column.type is Type.MOMENT else days).update(said)
    questions = [
        f"{', '.join(columns)} can be read as {formats}: which way round does your system write days?"
        for formats, columns in doubtful.items()
    ]
    more_days, more_moments = _not_fed(tables, Type.DAY), _not_fed(tables, Type.MOMENT)
    return Formats(
        tuple(dict.fromkeys([*_by_use(days), *_by_use(more_days)])),
        tuple(dict.fromkeys([*_by_use(moments), *_by_use(more_moments)])),
        tuple(questions),
    )


def _by_use(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda said: (-counted[said], said)))


def _not_fed(tables: Mapping[str, ProposedTable], kind: Type) -> Counter[str]:
    """Formats of all columns of a type that can be read one way only: whoever maps more of them has their format."""
    return Counter(
        said
        for table in tables.values()
        for column in table.source.columns.values()
        if column.type is kind and not column.also and column.n_distinct >= _LEAST_DISTINCT
        for said in column.formats
    )


def _dated(tables: Mapping[str, ProposedTable]) -> Iterator[tuple[str, str, ColumnProfile, ColumnProfile | None]]:
    """Each source column that feeds a day or moment, once: its table, the record column's kind, and its time apart."""
    seen: set[tuple[str, str]] = set()
    for name, table in tables.items():
        for feed in table.feeds:
            for column in feed.columns:
                if column.parts and (name, column.parts[0]) not in seen and _is_dated(feed.table, column):
                    seen.add((name, column.parts[0]))
                    profiles = [table.source.columns[part] for part in column.parts]
                    kind = schema().tables[feed.table].columns[column.name].kind
                    yield name, kind, profiles[0], profiles[1] if len(profiles) > 1 else None


def _is_dated(table: str, column: ProposedColumn) -> bool:
    return schema().tables[table].columns[column.name].kind in {"day", "moment"}
