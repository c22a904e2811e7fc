"""From a reference in a report back to the force's own key, inside the force."""

from __future__ import annotations

from pathlib import Path

from understone.errors import RecordProblem
from understone.record.schema import WRITTEN_BY_RULES, schema
from understone.report.references import Kind, Parsed, parsed, stem
from understone.store.engines import DuckDB
from understone.store.snapshots import opened


def found(reference: str, snapshot_folder: Path) -> list[str]:
    """The table, source and source key of each row that the reference stands for.

    Raises RecordProblem when the text is no reference or nothing in the snapshot answers to it.
    """
    wanted = parsed(reference)
    if wanted is None:
        raise RecordProblem(f"{reference} is not a reference. One looks like {Kind.CASE.value}-1a2b-3c4d-5e6f.")
    snapshot = opened(snapshot_folder)
    engine = DuckDB()
    try:
        snapshot.open_in(engine)
        lines = [line for table in _tables(wanted) for line in _rows(engine, table, wanted)]
    finally:
        engine.close()
    if not lines:
        raise RecordProblem(f"Nothing in {snapshot_folder} answers to {reference}. Is it the snapshot inspected?")
    return lines


def _tables(wanted: Parsed) -> list[str]:
    return list(wanted.kind.tables) or [name for name in schema().tables if name not in WRITTEN_BY_RULES]


def _rows(engine: DuckDB, table: str, wanted: Parsed) -> list[str]:
    # an id that is no UUID is digested in Python; every other is found by how it begins
    where = f"starts_with(replace(id, '-', ''), '{wanted.stem}') or length(id) <> 36"
    rows = engine.rows(f"select id, force_id, source, source_key from {table} where {where}").to_pylist()
    return [
        f"{table}: {row['source'] or 'entered here'}, key {row['source_key'] or row['id']} ({row['force_id']})"
        for row in rows
        if stem(row["id"]) == wanted.stem
    ]
