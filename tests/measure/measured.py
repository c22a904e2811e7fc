"""Results folders from a few hand-written rows, and the figures measured from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from understone.measure import FOLDER, measure
from understone.recognise.concerns import CONCERN_SCHEMA
from understone.store.engines import DuckDB, Engine
from understone.store.tables import arrow_schema

Rows = Sequence[Mapping[str, Any]]

OBLIGATION = pa.schema(
    [
        *((name, pa.string()) for name in ("force_id", "standard", "subject_id", "item_id")),
        ("version", pa.int64()),
        ("case_id", pa.string()),
        ("unit", pa.string()),
        *((name, pa.int64()) for name in ("trigger", "due", "done", "written", "ended")),
        ("outcome", pa.string()),
        ("reason", pa.string()),
    ]
)
CONCERN = CONCERN_SCHEMA.append(pa.field("is_treated", pa.bool_()))
ITEM_SIGN = pa.schema(
    [(name, pa.string()) for name in ("force_id", "kind", "key_id", "sign_id", "answer", "second_answer")]
)


def owed(standard: str, outcome: str, subject: str = "p", **facts: Any) -> dict[str, Any]:
    """One obligation; what is not given is of no matter to the test."""
    return {
        "force_id": "f",
        "standard": standard,
        "subject_id": subject,
        "item_id": f"{subject}-{standard}-{outcome}",
        "version": 1,
        "unit": "day",
        "trigger": 20_000,
        "due": 20_002,
        "outcome": outcome,
    } | facts


def concern(incident: str | None, level: str, **facts: Any) -> dict[str, Any]:
    return {
        "force_id": "f",
        "table_name": "incident",
        "row_id": f"row-{incident}",
        "incident_id": incident,
        "seen_on": dt.date(2026, 9, 1),
        "concern": level,
        "concern_with_all": level,
        "n_families": 2,
        "is_treated": False,
    } | facts


def figures(
    folder: Path, obligations: Rows, *, concerns: Rows = (), signs: Rows = (), engine: Engine | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Every figure measured from the rows, by its name."""
    write(folder, obligations, concerns=concerns, signs=signs)
    return figures_of(folder, engine)


def figures_of(folder: Path, engine: Engine | None = None) -> dict[str, list[dict[str, Any]]]:
    """Every figure of a folder of results, by its name."""
    used = engine or DuckDB()
    measure(used, folder)
    if engine is None:
        used.close()
    return {path.stem: pq.read_table(path).to_pylist() for path in sorted((folder / FOLDER).glob("*.parquet"))}


def write(
    folder: Path,
    obligations: Rows,
    *,
    concerns: Rows = (),
    signs: Rows = (),
    signs_off: Rows = (),
    item_signs: Rows = (),
) -> None:
    (folder / "obligations").mkdir(parents=True)
    for standard in sorted({row["standard"] for row in obligations} or {"REF-04"}):
        mine = [row for row in obligations if row["standard"] == standard]
        table = pa.Table.from_pylist(mine, schema=OBLIGATION)
        pq.write_table(table, folder / "obligations" / f"{standard}.parquet")
    for name, rows, schema in (
        ("concerns", concerns, CONCERN),
        ("signs", signs, arrow_schema("sign")),
        ("signs_off", signs_off, arrow_schema("sign")),
        ("item_signs", item_signs, ITEM_SIGN),
    ):
        pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), folder / f"{name}.parquet")
