"""What a column's neighbours and the other tables say of it, where its own values look like something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from understone.intake.profiling.profile import ColumnProfile, Join, TableProfile, Type
from understone.intake.profiling.shapes import is_clock

#: Types told by the look of the values alone.
MARKS = {
    Type.PHONE: r"phone|tel|mob|fax|sms|caller|number",
    Type.POSTCODE: r"post|pc|zip",
    Type.REGISTRATION: r"reg|vrm|plate",
}
#: A column is a reference where so many of its values stand in another table's unique column.
_NEARLY_ALL = 0.9
_PART = re.compile(r"[A-Z]+\d*(?![a-z])|[A-Z]?[a-z]+\d*|\d+")
_TIMES = {"tm", "time", "hhmm", "t"}
_DAYS = {"dt", "date", "day", "d", "on"}


def with_times(columns: Mapping[str, ColumnProfile], samples: Mapping[str, Sequence[str]]) -> dict[str, ColumnProfile]:
    """Four digits beside a day are its time (`0930`), where the name says time or is the day's but for that."""
    days = {frozenset(_words(one.name) - _DAYS) for one in columns.values() if one.type is Type.DAY}
    return {
        name: replace(one, type=Type.TIME, formats=("%H%M",), is_key=False, values={}, are_numbers=False)
        if is_clock(samples.get(name, ())) and days and _is_time_by_name(name, days)
        else one
        for name, one in columns.items()
    }


def _is_time_by_name(name: str, days: set[frozenset[str]]) -> bool:
    words = _words(name)
    return bool(words & _TIMES) and (frozenset(words - _TIMES) in days or bool(words & {"tm", "time", "hhmm"}))


def _words(name: str) -> set[str]:
    return {part.lower() for part in _PART.findall(name)}


def with_references(
    tables: Mapping[str, TableProfile], joins: Iterable[Join]
) -> tuple[dict[str, TableProfile], tuple[Join, ...]]:
    """A column whose values nearly all stand in another table's unique column is a reference, and that column a key,
    whatever they look like; what is named a phone, a postcode or a registration mark stays one.
    """
    found = list(joins)
    referring = {
        place
        for join in found
        if join.share >= _NEARLY_ALL
        for place in ((join.table, join.column), (join.to_table, join.to_column))
        if _is_only_look(tables[place[0]].columns[place[1]])
    }
    made = {
        name: replace(
            table,
            columns={
                column: replace(one, type=Type.REFERENCE, why="its values are keys of another table, or keys there")
                if (name, column) in referring
                else one
                for column, one in table.columns.items()
            },
        )
        for name, table in tables.items()
    }
    kept = [
        join
        for join in found
        if made[join.table].columns[join.column].type not in MARKS
        and made[join.to_table].columns[join.to_column].type not in MARKS
    ]
    return made, tuple(kept)


def _is_only_look(column: ColumnProfile) -> bool:
    named = MARKS.get(column.type)
    return named is not None and not re.search(named, column.name, re.I)
