"""Examples of the standards as one force's record, told in another vocabulary, taken in, and judged apart again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from understone.intake import Intake, take_in
from understone.record.schema import schema
from understone.standards.declaring import Example, Standard
from understone.standards.examples import example_force, example_row
from understone.standards.inputs import JudgedForce, open_inputs
from understone.standards.judging import keep_obligations, ordered
from understone.store.engines import DuckDB
from understone.store.snapshots import Supplied
from understone.store.tables import arrow_table
from understone.synth.retelling import ForceToTell, Retold, open_tables, retell

Chosen = Sequence[tuple[Standard, Example]]
Rows = dict[str, list[dict[str, Any]]]
TAKEN_AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def refers(table: str, column: str) -> bool:
    """Whether the column names another row: by its kind, or a text that names a row of any table."""
    facts = schema().tables[table].columns[column]
    return facts.kind == "key" or (facts.kind == "text" and column.endswith("_id") and column != "force_id")


def together(chosen: Chosen) -> Rows:
    """All rows of the examples as one record; `<number>:` before every id keeps the examples apart."""
    rows: Rows = {name: [] for name in schema().tables}
    for number, (_, example) in enumerate(chosen):
        for name, given in example.rows.items():
            table = schema().tables[name]
            for at, one in enumerate(given, 1):
                row = example_row(table, example.force_id, at, one)
                marked = {
                    column: f"{number}:{value}" if column == "id" or refers(name, column) else value
                    for column, value in row.items()
                    if value is not None
                }
                rows[name].append(marked)
    return rows


def supplied_by(rows: Rows) -> dict[str, Supplied]:
    """The tables that have rows, whole."""
    return {name: Supplied(tuple(schema().tables[name].columns)) for name, found in rows.items() if found}


def force_of(supplied: Mapping[str, Supplied]) -> ForceToTell:
    return ForceToTell("examples", "Examples Police", "england", "territorial", TAKEN_AT, supplied)


def retold(rows: Rows, vocabulary: str, folder: Path, supplied: Mapping[str, Supplied] | None = None) -> Retold:
    duck = DuckDB(memory="1GB")
    force = force_of(supplied_by(rows) if supplied is None else supplied)
    open_tables(duck, force, {name: arrow_table(name, found) for name, found in rows.items()})
    try:
        return retell(duck, force, vocabulary, folder)
    finally:
        duck.close()


def taken(export: Retold, out: Path) -> Intake:
    return take_in(export.folder, export.mapping, out)


def ids_before(export: Retold) -> dict[str, str]:
    """The id that each row had before it was told, by the id that its new key makes; rows only referred to as well."""
    said = yaml.safe_load(export.mapping.read_text(encoding="utf-8"))
    space = uuid.UUID(said["namespace"])
    return {
        str(uuid.uuid5(space, f"{said['source']}|{row['table']}|{row['key']}")): row["id"]
        for row in export.keys.to_pylist()
    }


def read_back(export: Retold, snapshot: Path) -> Rows:
    """The rows as taken in, under the ids that they had before they were told."""
    was = ids_before(export)
    rows: Rows = {name: [] for name in schema().tables}
    for path in sorted(snapshot.glob("*/*.parquet")):
        table = path.parent.name
        for row in pq.read_table(path).to_pylist():
            rows[table].append(
                {
                    column: was.get(value, value) if column == "id" or refers(table, column) else value
                    for column, value in row.items()
                    if value is not None and column not in {"source", "source_key", "extract_id", "force_id"}
                }
            )
    return rows


def by_example(rows: Rows, chosen: Chosen) -> dict[str, pa.Table]:
    """The rows with each example as a force of its own again."""
    tables: dict[str, pa.Table] = {}
    for name, found in rows.items():
        apart = [row | {"force_id": chosen[int(row["id"].partition(":")[0])][1].force_id} for row in found]
        tables[name] = arrow_table(name, apart)
    return tables


def judged(tables: Mapping[str, pa.Table], chosen: Chosen) -> list[dict[str, Any]]:
    """Every obligation of every example by its own standard."""
    engine = DuckDB(memory="1GB")
    for name, table in tables.items():
        engine.open_arrow(name, table)
    forces: list[JudgedForce] = [example_force(standard, example) for standard, example in chosen]
    standards = list({(one.id, one.version): one for one, _ in chosen}.values())
    open_inputs(engine, forces, standards)
    keep_obligations(engine, standards)
    rows: list[dict[str, Any]] = engine.rows(ordered("obligation")).to_pylist()
    engine.close()
    return rows
