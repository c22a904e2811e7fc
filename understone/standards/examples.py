"""Examples as a record: each example is a force of its own, so all run in one batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from understone.errors import DeclarationProblem
from understone.law.bases import ForceKind
from understone.law.calendar import eighteenth_birthday, uk_day
from understone.record.schema import Table, schema
from understone.standards.declaring import Example, Standard
from understone.standards.inputs import JudgedForce
from understone.store.engines import Engine
from understone.store.snapshots import Supplied
from understone.store.tables import arrow_table


def example_row(table: Table, force_id: str, number: int, given: Mapping[str, Any]) -> dict[str, Any]:
    """The row with real days and moments, its id, and each day derived from its moment.

    Raises DeclarationProblem for a column that the table does not have.
    """
    unknown = set(given) - set(table.columns)
    if unknown:
        raise DeclarationProblem(f"{force_id}: {table.name} has no column {', '.join(sorted(unknown))}.")
    row: dict[str, Any] = {"id": f"{table.name}-{number}", "force_id": force_id}
    for name, value in given.items():
        kind = table.columns[name].kind
        if isinstance(value, str) and kind == "day":
            row[name] = dt.date.fromisoformat(value)
        elif isinstance(value, str) and kind == "moment":
            row[name] = dt.datetime.fromisoformat(value)
        else:
            row[name] = value
    for at, on in table.pairs():
        if row.get(at) is not None and row.get(on) is None:
            row[on] = uk_day(row[at])
    for born, adult in table.comings_of_age():
        if row.get(born) is not None and row.get(adult) is None:
            row[adult] = eighteenth_birthday(row[born])
    return row


def example_tables(examples: Iterable[Example]) -> dict[str, list[dict[str, Any]]]:
    """All rows of all examples by table; every table of the record is there, empty or not."""
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in schema().tables}
    for example in examples:
        for name, given in example.rows.items():
            if name not in rows:
                raise DeclarationProblem(f"{example.force_id}: the record has no table {name}.")
            table = schema().tables[name]
            rows[name] += [example_row(table, example.force_id, i, row) for i, row in enumerate(given, start=1)]
    return rows


def example_force(standard: Standard, example: Example) -> JudgedForce:
    """The example's force, which supplies everything but what the example withholds."""
    supplied: dict[str, Supplied] = {}
    for name, table in schema().tables.items():
        withheld = {entry.partition(".")[2] for entry in example.not_supplied if entry.startswith(f"{name}.")}
        if name not in example.not_supplied:
            supplied[name] = Supplied(tuple(set(table.columns) - withheld))
    return JudgedForce(
        example.force_id,
        example.as_at,
        sorted(standard.applies_to)[0],
        ForceKind.TERRITORIAL,
        supplied,
        {} if example.own_limit is None else {standard.id: example.own_limit},
    )


def open_examples(engine: Engine, standards: Iterable[Standard]) -> list[JudgedForce]:
    """Opens every example's rows as the record; the forces that they are."""
    every = [(standard, example) for standard in standards for example in standard.examples]
    for name, rows in example_tables(example for _, example in every).items():
        engine.open_arrow(name, arrow_table(name, rows))
    return [example_force(standard, example) for standard, example in every]
