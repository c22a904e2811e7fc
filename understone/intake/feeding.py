"""One feed of the mapping as one query: from cleaned source rows to rows of a record table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from understone.intake.columns import Filled, Reading
from understone.intake.deriving import Deriver
from understone.intake.identity import digest_sql, key_sql, uuid_sql
from understone.intake.loading import Loaded
from understone.intake.mapping import Feed, SourceMapping
from understone.intake.places import Said
from understone.intake.sqltext import literal, name
from understone.intake.times import eighteenth_birthday_sql
from understone.intake.wording import Wording
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

    `_blank` names the first blank part of a key; `closed_<number>` holds the ids of rows said to be deleted.
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
    def closed(self) -> str:
        return f"closed_{self.number}"

    @property
    def table(self) -> str:
        return self.feed.table.text


def feed_rows(duck: DuckDB, number: int, feed: Feed, loaded: Loaded, deriver: Deriver) -> Fed:
    """Runs the feed over the rows that are neither set aside nor said to be deleted, and keeps what it gives."""
    mapping = deriver.mapping
    table = schema().tables[feed.table.text]
    rows, raw = deriver.rows_for(loaded, feed)
    reading = Reading(mapping, raw, is_typed=loaded.source.is_typed)
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
    wording = Wording(raw, mapping.blanks)
    source = loaded.source.table
    wanted = [f"not {wording.holds(condition)}" for condition in source.row_conditions]
    if feed.only_where is not None:
        wanted.append(wording.holds(feed.only_where))
    start = _Start(f"{rows} as fed_from" if rows.startswith("(") else rows, raw, " and ".join(wanted))
    duck.keep(fed.rows, _feed_sql(start, feed, mapping, (filled, columns)))
    if source.deleted is not None:
        apart = [f"not {wording.holds(condition)}" for _, condition in source.set_aside]
        where = " and ".join([wording.holds(source.deleted), *apart])
        duck.keep(
            fed.closed, f"select distinct id from ({_feed_sql(replace(start, where=where), feed, mapping, ([], {}))})"
        )
    return fed


@dataclass(frozen=True)
class _Start:
    """The rows that a feed starts from: where they are read, their columns, and which of them."""

    rows: str
    raw: Mapping[str, str]
    where: str


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


def _feed_sql(start: _Start, feed: Feed, mapping: SourceMapping, said: tuple[Sequence[Filled], _Columns]) -> str:
    """Levels of selects, each using only what the one inside it made."""
    filled, columns = said
    key = digest_sql("_key", namespace=mapping.namespace, source=mapping.source, table=feed.table.text)
    levels: list[dict[str, str]] = [{"_key": key_sql(feed.key, start.raw)}, {"_digest": key}]
    for one in filled:
        levels += [{} for _ in range(len(one.steps) - len(levels))]
        for at, step in enumerate(one.steps):
            levels[at] |= step
    levels.append({f"w{n}": one.why for n, one in enumerate(filled) if one.why})
    sql = start.rows + (f" where {start.where}" if start.where else "")
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
    return f"select _row, _key, {uuid} as id, {_blank_part(feed, start.raw)} as _blank{values}{listed} from ({sql})"


def _blank_part(feed: Feed, raw: Mapping[str, str]) -> str:
    """The name of the first blank part of a key, or null."""
    blank = " ".join(
        f"when {raw[part.text]} is null then {literal(part.text)}" for part in feed.key if isinstance(part, Said)
    )
    return f"case when _key is null then case {blank} end end"
