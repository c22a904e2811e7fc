"""A results folder made from the standards' own examples, with marks that must never reach a page."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from understone.law.bases import Nation
from understone.measure import FOLDER, measure
from understone.recognise import indicators
from understone.recognise.concerns import CONCERN_SCHEMA
from understone.standards import standards
from understone.standards.examples import open_examples
from understone.standards.inputs import open_inputs
from understone.standards.judging import keep_obligations, ordered
from understone.store.engines import DuckDB
from understone.store.tables import arrow_schema

NORTHVALE = "northvale"
EASTMERE = "eastmere"
#: A subject whose id is a source system's key, a name in the words of a sign, a reason that is free text.
MARKED_KEY = "NICHE-KEY-77123"
MARKED_NAME = "Zofia Markowska"
MARKED_TEXT = "told Zofia to go home"
MARKS = (MARKED_KEY, MARKED_NAME, "Markowska", MARKED_TEXT, "NICHE", "Harbour Lane", "SRC-9081")
_SPACE = uuid.UUID("2f5b1f0e-6c70-4a3f-9d2a-3a54c1d3b5aa")
#: The made-up results are of English forces; what binds Wales alone is not theirs.
BINDING_ENGLAND = {(made.id, made.version) for made in standards() if Nation.ENGLAND in made.applies_to}
_KEY = ("force_id", "standard", "subject_id", "item_id")


def row_id(*parts: object) -> str:
    return str(uuid.uuid5(_SPACE, ":".join(str(part) for part in parts)))


@cache
def example_obligations() -> tuple[Any, tuple[dict[str, Any], ...]]:
    """The schema of obligations, and the rows that all examples of all standards give."""
    engine = DuckDB()
    forces = open_examples(engine, standards())
    open_inputs(engine, forces, standards())
    keep_obligations(engine, standards())
    table = engine.rows(ordered("obligation"))
    engine.close()
    return table.schema, tuple(table.to_pylist())


def obligations(force_id: str, copies: int) -> list[dict[str, Any]]:
    """The examples' rows as those of one force: ids as in a real record, several people for each example."""
    rows: list[dict[str, Any]] = []
    for copy in range(copies):
        for row in example_obligations()[1]:
            if (row["standard"], row["version"]) not in BINDING_ENGLAND:
                continue
            whose = (force_id, row["force_id"], copy)
            case = row["case_id"] or (row["force_id"].split()[0] if copy % 3 else None)
            rows.append(
                row
                | {
                    "force_id": force_id,
                    "subject_id": row_id(*whose, row["subject_id"]),
                    "item_id": row_id(*whose, row["standard"], row["item_id"]),
                    "case_id": row_id(*whose[:2], case) if case else None,
                }
            )
    return rows


def marked_obligations(force_id: str) -> list[dict[str, Any]]:
    """Two rows that a report must not show as they are."""
    plain = {"force_id": force_id, "standard": "REF-04", "version": 1, "unit": "day", "case_id": "Harbour Lane 12"}
    dated = {"trigger": 20_600, "due": 20_602, "done": None, "written": None, "ended": None}
    return [
        plain | dated | {"subject_id": MARKED_KEY, "item_id": "NICHE-1", "outcome": "missed", "reason": None},
        plain
        | dated
        | {"subject_id": MARKED_KEY, "item_id": "NICHE-2", "outcome": "ended", "reason": MARKED_TEXT, "ended": 20_601},
    ]


def sign_rows(force_id: str, n: int) -> list[dict[str, Any]]:
    return [
        {
            "id": row_id(force_id, "sign", i),
            "force_id": force_id,
            "source_key": "SRC-9081",
            "table_name": "incident",
            "row_id": row_id(force_id, "incident", i // 2),
            "incident_id": row_id(force_id, "incident", i // 2),
            "indicator": indicators()[i % 2].id,
            "family": indicators()[i % 2].family.value,
            "is_strong": i % 2 == 0,
            "words": f"{MARKED_NAME} of Harbour Lane has no passport",
            "seen_on": dt.date(2026, 9, 1) + dt.timedelta(days=i),
        }
        for i in range(n)
    ]


def concern_rows(force_id: str, n: int) -> list[dict[str, Any]]:
    return [
        {
            "force_id": force_id,
            "table_name": "incident",
            "row_id": row_id(force_id, "incident", i),
            "incident_id": row_id(force_id, "incident", i),
            "investigation_id": row_id(force_id, "case", i) if i % 4 == 0 else None,
            "person_id": None,
            "seen_on": dt.date(2026, 9, 1) + dt.timedelta(days=i),
            "concern": "strong" if i % 3 == 0 else "possible",
            "concern_with_all": "strong" if i % 3 == 0 or i == 7 else "possible",
            "n_families": 2 + i % 2,
            "is_treated": i % 5 == 0,
        }
        for i in range(n)
    ]


def item_sign_rows(force_id: str, n: int) -> list[dict[str, Any]]:
    """Two signs an item; the first three items were dismissed, accepted, and dismissed and read again."""
    answers: dict[int, tuple[str | None, str | None]] = {
        1: ("not-what-it-says", None),
        2: ("accepted", None),
        4: ("explained", "accepted"),
    }
    return [
        {
            "force_id": force_id,
            "kind": "incident",
            "key_id": row_id(force_id, "incident", i),
            "sign_id": row_id(force_id, "sign", 2 * i + part),
            "answer": answers.get(i, (None, None))[0],
            "second_answer": answers.get(i, (None, None))[1],
        }
        for i in range(n)
        for part in (0, 1)
    ]


CONCERN = CONCERN_SCHEMA.append(pa.field("is_treated", pa.bool_()))
ITEM_SIGN = pa.schema(
    [(name, pa.string()) for name in ("force_id", "kind", "key_id", "sign_id", "answer", "second_answer")]
)

#: As intake leaves it; the code that no map holds must not be shown.
INTAKE: dict[str, Any] = {
    "fates": [{"table": "LOGS", "n_read": 96, "n_accepted": 90, "n_quarantined": 4, "set_aside": {"tests": 2}}],
    "unmapped": [{"table": "LOGS", "column": "kind", "source_column": "TYPE", "value": MARKED_NAME, "n_rows": 3}],
    "values_not_read": {"LOGS.SEEN": 5},
    "orphans": {"incident.place_id": 6},
    "kept_out": [{"table": "PEOPLE", "column": "VISA", "reason": "listed", "n_rows": 7}],
    "files_not_read": [],
}


def receipt(forces: Sequence[str], *, is_made_up: bool = True) -> dict[str, Any]:
    names = {NORTHVALE: "Northvale Police", EASTMERE: "Eastmere <Police>"}
    return {
        "understone": "0.1.0",
        "schema_version": 1,
        "as_at": dict.fromkeys(forces, "2026-11-21T12:00:00+00:00"),
        "forces": {
            force: {"name": names.get(force, force), "nation": "england", "kind": "territorial"} for force in forces
        },
        "is_made_up": is_made_up,
        "engine": "duckdb",
        "snapshot_digest": "ab" * 64,
        "steps": {"standards": {"seconds": 1.5}},
        "retain_until": "2027-05-21",
        "not_answerable": [
            {"force_id": forces[0], "standard": "SAF-02", "missing": ["release", "release.to_place_id"]}
        ],
        "intake": {forces[0]: INTAKE},
    }


def write_results(folder: Path, *, forces: Sequence[str] = (NORTHVALE,), copies: int = 3) -> Path:
    """A whole results folder, measured."""
    (folder / "obligations").mkdir(parents=True)
    folder.chmod(0o700)
    schema = example_obligations()[0]
    rows = [row for force in forces for row in obligations(force, copies)]
    rows = sorted([*rows, *marked_obligations(forces[0])], key=lambda row: [row[name] or "" for name in _KEY])
    for standard_id in sorted({standard.id for standard in standards()}):
        mine = [row for row in rows if row["standard"] == standard_id]
        table = pa.Table.from_pylist(mine, schema=schema)
        pq.write_table(table, folder / "obligations" / f"{standard_id}.parquet")
    signs = [row for force in forces for row in sign_rows(force, 12)]
    pq.write_table(pa.Table.from_pylist(signs, schema=arrow_schema("sign")), folder / "signs.parquet")
    off = [row | {"indicator": "GEN-25"} for force in forces for row in sign_rows(force, 2)]
    pq.write_table(pa.Table.from_pylist(off, schema=arrow_schema("sign")), folder / "signs_off.parquet")
    items = [row for force in forces for row in item_sign_rows(force, 30)]
    pq.write_table(pa.Table.from_pylist(items, schema=ITEM_SIGN), folder / "item_signs.parquet")
    concerns = [row for force in forces for row in concern_rows(force, 30)]
    pq.write_table(pa.Table.from_pylist(concerns, schema=CONCERN), folder / "concerns.parquet")
    (folder / "receipt.json").write_text(json.dumps(receipt(forces)), encoding="utf-8")
    engine = DuckDB()
    measure(engine, folder)
    engine.close()
    write_whole_record(folder / FOLDER, forces)
    return folder


def write_whole_record(folder: Path, forces: Sequence[str], *, n_police: int = 3, n_unknown: int = 2) -> None:
    """What is counted from the record: 3 of 23 cases police-led, 20 crimes to 25 referrals, few section 45 looks."""
    counts = {"referrals": 25, "notifications": 12, "crimes": 20, "judgements": 44, "section_45": 3, "visits": 31}
    rows = [
        {"force_id": force, "figure": figure, "code": "", "n": n, "n_undated": 1, "is_supplied": True}
        for force in forces
        for figure, n in (counts | {"visits_with_signs": 9, "repeat_victims": 0, "origins": 0}).items()
    ]
    rows += [
        {"force_id": force, "figure": "outcomes", "code": code, "n": n, "n_undated": 0, "is_supplied": True}
        for force in forces
        for code, n in (("16", 7), ("1", 2))
    ]
    origins = [
        {"force_id": force, "origin": origin, "n": n}
        for force in forces
        for origin, n in (("others", 18), ("police", n_police), ("unknown", n_unknown))
    ]
    waits = [{"force_id": force, "days": days, "n": n} for force in forces for days, n in ((0, 5), (2, 9), (30, 4))]
    for name, made in (("activity", rows), ("case_origins", origins), ("referral_waits", waits)):
        pq.write_table(pa.Table.from_pylist(made), folder / f"{name}.parquet")
