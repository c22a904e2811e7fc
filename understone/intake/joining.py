"""The rows of one record table: several source rows and feeds that say the same key are one row."""

from __future__ import annotations

from collections.abc import Sequence

from understone.intake.fates import HELD, place_table
from understone.intake.feeding import Fed
from understone.intake.parts import Parts
from understone.intake.sqltext import literal, name
from understone.intake.times import uk_day
from understone.record.schema import ROW_COLUMNS, schema
from understone.store.engines import DuckDB
from understone.store.tables import sql_type

OTHERWISE = "another feed of the mapping says otherwise of the same row and comes first; its value stands"


def new_rows(table: str) -> str:
    """The name under which this run's rows of a record table are kept."""
    return f"new_{table}"


def present_ids(table: str) -> str:
    """The name under which the ids of quarantined rows of a record table are kept: there, though not readable."""
    return f"present_{table}"


def join_rows(duck: DuckDB, table: str, feds: Sequence[Fed], parts: Parts) -> None:
    """Keeps `new_<table>`: one row for each id that this run touches, with every column of the record.

    Feeds stand in the mapping's order: where two fill the same column, the first that has a value stands.
    """
    columns = [column for column in schema().tables[table].columns if column not in ROW_COLUMNS]
    said = " union all ".join(_said(fed, at, columns) for at, fed in enumerate(feds))
    parts.keep_deleted(table, feds)
    if len(feds) > 1:
        said = parts.together(table, feds, said)
    mapping = parts.mapping
    duck.keep("twice", f"select id from ({said}) group by id having count(*) > 1")
    is_joined = bool(duck.run("select 1 from twice limit 1"))
    rows = said
    if is_joined:
        duck.keep("said", said)
        rows = f"select * from said anti join twice using (id) union all {_joined(table, columns)}"
    own = (
        f"id, {literal(mapping.force.force_id)} as force_id, {literal(mapping.source)} as source, "
        f"_key as source_key, {literal(mapping.extract_id)} as extract_id, null::timestamptz as gone_at"
    )
    values = "".join(f", {name(column)}" for column in columns)
    new = f"select {own}{values} from ({rows})"
    if is_joined:
        duck.keep(new_rows(table), new)
    else:
        duck.run(f"create temp view {new_rows(table)} as {new}")  # no second copy of what the feed holds
    held = " union all ".join(
        f"select id from {fed.rows} semi join {HELD} using (_row) where id is not null" for fed in feds
    )
    duck.keep(present_ids(table), f"select distinct id from ({held})")


def _said(fed: Fed, order: int, columns: Sequence[str]) -> str:
    facts = schema().tables[fed.table].columns
    values = "".join(
        f", {name(column)}" if column in fed.columns else f", null::{sql_type(facts[column].kind)} as {name(column)}"
        for column in columns
    )
    return f"select {order} as _feed, _row, id, _key{values} from {fed.rows} anti join {HELD} using (_row)"


def _joined(table: str, columns: Sequence[str]) -> str:
    """One row of those that share an id: of each column the first value there is."""
    firsts = "".join(
        f", first({name(column)} order by _feed, _row) filter ({name(column)} is not null) as {name(column)}"
        for column in columns
    )
    pairs = "".join(
        f", coalesce({uk_day(name(at))}, {name(on)}) as {name(on)}" for at, on in schema().tables[table].pairs()
    )
    joined = (
        f"select min(_feed) as _feed, min(_row) as _row, id, min(_key) as _key{firsts} "
        "from said semi join twice using (id) group by id"
    )
    return f"select * replace ({pairs.removeprefix(', ')}) from ({joined})" if pairs else joined


def disagreements_sql(feds: Sequence[Fed]) -> list[tuple[Fed, str]]:
    """Each feed with a query for its values that another feed's value stands in place of."""
    queries: list[tuple[Fed, str]] = []
    for fed in feds:
        others = {column for other in feds if other is not fed for column in other.columns}
        queries += [
            (fed, _disagreements(fed, column, label or column))
            for column, label in fed.columns.items()
            if column in others
        ]
    return queries


def _disagreements(fed: Fed, column: str, label: str) -> str:
    return (
        f"select _row, _file, _line, {literal(label)} as source_column, "
        f"cast(fed.{name(column)} as varchar) as value, {literal(OTHERWISE)} as reason "
        f"from (select * from {fed.rows} anti join {HELD} using (_row)) fed "
        f"join {new_rows(fed.table)} new using (id) join {place_table(fed.source)} using (_row) "
        f"where fed.{name(column)} <> new.{name(column)}"
    )
