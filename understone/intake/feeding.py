"""One feed of the mapping as one query: from cleaned source rows to rows of a record table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from understone.intake.columns import Filled, Reading, condition_sql
from understone.intake.identity import digest_sql, key_sql, uuid_sql
from understone.intake.loading import Loaded
from understone.intake.mapping import Condition, Feed, SourceMapping
from understone.intake.sqltext import name
from understone.intake.times import eighteenth_birthday_sql
from understone.record.schema import Table, schema
from understone.store.engines import DuckDB


@dataclass(frozen=True)
class Listed:
    """A record column that may come to be listed: its number in the feed, its name, and the source's columns."""

    n: int
    column: str
    label: str


@dataclass(frozen=True)
class Fed:
    """A feed's rows in the engine, as `fed_<number>`: `_row`, `_key`, `id`, and the record's columns.

    For values not read: `x<n>` the text and `w<n>` why; for codes not in their map: `m<n>` the text.
    """

    number: int
    source: Loaded
    feed: Feed
    columns: Mapping[str, str]
    fallible: tuple[Listed, ...]
    mapped: tuple[Listed, ...]

    @property
    def rows(self) -> str:
        return f"fed_{self.number}"

    @property
    def table(self) -> str:
        return self.feed.table.text


def aside_sql(loaded: Loaded, blanks: tuple[str, ...]) -> list[str]:
    """Each named filter of a source table as SQL, in the order of the mapping."""
    return [_condition(condition, loaded, blanks) for _, condition in loaded.source.table.set_aside]


def feed_rows(duck: DuckDB, number: int, loaded: Loaded, feed: Feed, mapping: SourceMapping) -> Fed:
    """Runs the feed over the rows that are not set aside, and keeps what it gives."""
    table = schema().tables[feed.table.text]
    reading = Reading(mapping, loaded.columns, is_typed=loaded.source.has_parquet)
    filled = [reading.filled(filling, table.columns[filling.column.text], n) for n, filling in enumerate(feed.fillings)]
    columns = _columns(table, filled)
    fed = Fed(
        number,
        loaded,
        feed,
        columns={column: label for column, (_, label) in columns.items()},
        fallible=tuple(Listed(n, one.column, one.label) for n, one in enumerate(filled) if one.why),
        mapped=tuple(Listed(n, one.column, one.label) for n, one in enumerate(filled) if one.unmapped),
    )
    wanted = [f"not ({sql})" for sql in aside_sql(loaded, mapping.blanks)]
    if feed.only_where is not None:
        wanted.append(_condition(feed.only_where, loaded, mapping.blanks))
    duck.keep(fed.rows, _feed_sql(loaded, feed, mapping, (filled, columns, wanted)))
    return fed


def _condition(condition: Condition, loaded: Loaded, blanks: tuple[str, ...]) -> str:
    return condition_sql(condition.kind, loaded.columns[condition.column.text], condition.texts, blanks)


_Columns = dict[str, tuple[str, str]]


def _columns(table: Table, filled: Sequence[Filled]) -> _Columns:
    """Every record column that the feed fills, derived days too: its SQL and the source's columns."""
    columns = {one.column: (one.value, one.label) for one in filled}
    moments = {one.column: one for one in filled if one.day is not None}
    for at, on in table.pairs():
        if at in moments:
            day, label = str(moments[at].day), moments[at].label
            if on in columns:
                day, label = f"coalesce({day}, {columns[on][0]})", f"{label}+{columns[on][1]}"
            columns[on] = (day, label)
    for born, adult in table.comings_of_age():
        if born in columns:
            value, label = columns[born]
            columns[adult] = (eighteenth_birthday_sql(value), label)
    return columns


def _feed_sql(
    loaded: Loaded, feed: Feed, mapping: SourceMapping, said: tuple[Sequence[Filled], _Columns, Sequence[str]]
) -> str:
    """Levels of selects, each using only what the one inside it made."""
    filled, columns, wanted = said
    key = digest_sql("_key", namespace=mapping.namespace, source=mapping.source, table=feed.table.text)
    levels: list[dict[str, str]] = [{"_key": key_sql(feed.key, loaded.columns)}, {"_digest": key}]
    for one in filled:
        levels += [{} for _ in range(len(one.steps) - len(levels))]
        for at, step in enumerate(one.steps):
            levels[at] |= step
    levels.append({f"w{n}": one.why for n, one in enumerate(filled) if one.why})
    sql = loaded.raw + (f" where {' and '.join(wanted)}" if wanted else "")
    for at, level in enumerate(levels):
        said_here = "".join(f", {made} as {alias}" for alias, made in level.items())
        sql = f"select *{said_here} from {sql if at == 0 else f'({sql})'}"
    listed = "".join(
        f", case when w{n} is not null then {one.text} end as x{n}, w{n}" for n, one in enumerate(filled) if one.why
    ) + "".join(
        f", case when {one.unmapped} then {one.text} end as m{n}" for n, one in enumerate(filled) if one.unmapped
    )
    values = "".join(f", {value} as {name(column)}" for column, (value, _) in columns.items())
    uuid = f"case when _key is not null then {uuid_sql('_digest')} end"
    return f"select _row, _key, {uuid} as id{values}{listed} from ({sql})"
