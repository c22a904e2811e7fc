"""Which columns hold the keys of other tables, told by how many of their values stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from understone.intake.profiling.beside import MARKS
from understone.intake.profiling.profile import ColumnProfile, Join, TableProfile, Type
from understone.intake.sqltext import literal, literals
from understone.store.engines import DuckDB

if TYPE_CHECKING:
    from understone.intake.profiling.reading import LoadedTable

#: So many distinct values of a column are looked up in each key.
_SAMPLE = 500
LEAST_SHARE = 0.5
#: Numbers that a name does not speak for: so many distinct ones at least, and seldom there by chance.
_LEAST_NUMBERS = 5
_MOST_BY_CHANCE = 0.1
_MAY_REFER = {Type.REFERENCE, Type.NUMBER, Type.CODE, Type.TEXT, *MARKS}
_MAY_BE_KEY = _MAY_REFER


def joins_between(
    duck: DuckDB, loaded: Sequence[LoadedTable], profiles: Mapping[str, TableProfile], blanks: Sequence[str]
) -> tuple[Join, ...]:
    """Every column against every key of another table, and keys against keys: half of the values or more."""
    parts = [
        f"(select {literal(one.table.name)} as t, {literal(column)} as c, {one.column(column)} as v from {one.raw} "
        f"where {one.column(column)} is not null and {one.column(column)} not in {literals(('', *blanks))} "
        f"group by 3 order by hash(v) limit {_SAMPLE})"
        for one in loaded
        for column in one.read
        if _may_refer(profiles[one.table.name].columns[column])
    ]
    if not parts:
        return ()
    duck.keep("looked_up", " union all ".join(parts))
    n_values = {(t, c): n for t, c, n in duck.run("select t, c, count(*) from looked_up group by all")}
    joins: list[Join] = []
    for one in loaded:
        for key in (column for column in one.read if _is_key(profiles[one.table.name].columns[column])):
            for t, c, n, chance in _held(duck, one.raw, one.column(key)):
                join = Join(t, c, one.table.name, key, round(n / n_values[t, c], 4))
                is_other = t != one.table.name and join.share >= LEAST_SHARE
                if is_other and _is_meant(join, profiles[t].columns[c], n_values[t, c], chance):
                    joins.append(join)
    joins = _without_chance(joins, profiles)
    return tuple(sorted(joins, key=lambda join: (join.table, join.column, -join.share, join.to_table, join.to_column)))


def _held(duck: DuckDB, raw: str, key: str) -> Iterator[tuple[str, str, int, float]]:
    """For each column looked up: how many of its values the key holds, and how many numbers of their lengths it does,
    as a share of all there are.
    """
    keys = f"(select {key} as k from {raw} where {key} is not null group by all)"
    by_length = {n: held / 10**n for n, held in duck.run(f"select length(k), count(*) from {keys} group by all")}
    counted: dict[tuple[str, str], dict[int, int]] = {}
    for t, c, length, n in duck.run(
        f"select t, c, length(v), count(*) from looked_up where v in (select k from {keys}) group by all"
    ):
        counted.setdefault((t, c), {})[length] = n
    for (t, c), lengths in counted.items():
        n = sum(lengths.values())
        yield t, c, n, sum(by_length[length] * of_length for length, of_length in lengths.items()) / n


def _is_meant(join: Join, values: ColumnProfile, n_values: int, chance: float) -> bool:
    """Short numbers stand in every run of numbers: then a name must speak for it.

    `chance` is the share of all numbers of that length that the key holds.
    """
    if not values.are_numbers:
        return True
    return _is_named(join) or (n_values >= _LEAST_NUMBERS and chance <= _MOST_BY_CHANCE)


def _without_chance(joins: Sequence[Join], profiles: Mapping[str, TableProfile]) -> list[Join]:
    """Whole numbers stand in every table's key by chance: where a name speaks for one key, the others go."""
    kept: list[Join] = []
    by_column: dict[tuple[str, str], list[Join]] = {}
    for join in joins:
        by_column.setdefault((join.table, join.column), []).append(join)
    for (table, column), found in by_column.items():
        values = profiles[table].columns[column]
        named = [join for join in found if _is_named(join)]
        kept += named if values.are_numbers and named else found
    return kept


def _is_named(join: Join) -> bool:
    """Whether the column's name speaks of the key or of its table, letters alone."""
    said = _letters(join.column)
    table = _letters(join.to_table).removesuffix("s")
    key = re.sub(r"(id|no|ref|key|num|number|code)$", "", _letters(join.to_column))
    return (len(key) > 1 and key in said) or (len(table) > 2 and table in said)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _may_refer(column: ColumnProfile) -> bool:
    return column.type in _MAY_REFER and column.n_filled > 0


def _is_key(column: ColumnProfile) -> bool:
    return column.is_key and column.type in _MAY_BE_KEY
