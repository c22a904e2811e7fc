"""Standards over a whole record: owed, done and agreed parts, then the kit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, groupby
from typing import Any

import ibis

from understone.standards import kit, parts
from understone.standards.declaring import Standard
from understone.standards.inputs import stand_down_sql
from understone.store.engines import Engine, sql_of
from understone.store.tables import Record

#: The name of the kit's last stage.
OBLIGATIONS = "obligation"
#: Columns of an obligation, in order.
OBLIGATION = (
    *kit.KEY,
    "version",
    "case_id",
    "unit",
    "trigger",
    "due",
    "done",
    "written",
    "ended",
    "outcome",
    "reason",
)
_ORDER = "force_id, standard, subject_id, item_id"


@cache
def _parts_of(standard_id: str, version: int, dialect: str) -> tuple[str, str, str | None]:
    from understone.standards import standards_by_key  # noqa: PLC0415  (the register imports this package)

    made = parts.parts(standards_by_key()[standard_id, version], Record())
    agreed = None if made.agreed is None else sql_of(made.agreed, dialect)
    return sql_of(made.owed, dialect), sql_of(made.done, dialect), agreed


@cache
def kit_sql(dialect: str) -> dict[str, str]:
    """The kit's stages in order, each one statement over owed, done, agreed, rule, … and the stages before."""
    return {name: sql_of(stage, dialect) for name, stage in kit.stages().items()}


def _union(queries: Iterable[str], columns: Sequence[str], empty: str) -> str:
    names = ", ".join(columns)
    chosen = [f"select {names} from ({query}) as part_{i}" for i, query in enumerate(queries)]
    return "\nunion all\n".join(chosen) or empty


def part_sql(standards: Iterable[Standard], dialect: str) -> dict[str, str]:
    """One statement each for owed, done and agreed of all the standards given."""
    made = [_parts_of(standard.id, standard.version, dialect) for standard in standards]
    return {
        "owed": _union((owed for owed, _, _ in made), list(parts.OWED), _empty(parts.OWED, dialect)),
        "done": _union((done for _, done, _ in made), list(parts.DONE), _empty(parts.DONE, dialect)),
        "agreed": _union(
            (agreed for _, _, agreed in made if agreed), list(parts.AGREED), _empty(parts.AGREED, dialect)
        ),
    }


def _empty(columns: dict[str, str], dialect: str) -> str:
    nulls: dict[str, Any] = {name: ibis.null(kind) for name, kind in columns.items()}
    blank = ibis.table({"day_no": "int64"}, name="as_at").select(**nulls).limit(0)
    return sql_of(blank, dialect)


#: Ids judged together on Spark: one at a time pays for each statement, all at once outgrows a driver's memory.
_TOGETHER_ON_SPARK = 12


def batches(standards: Sequence[Standard], dialect: str) -> list[list[Standard]]:
    """The standards as they are judged together, versions of one id always with each other.

    DuckDB takes one id at a time, which bounds memory and loses little when interrupted. On Spark a statement costs
    more than its rows: it takes a dozen.
    """
    by_id = [list(versions) for _, versions in groupby(standards, key=lambda standard: standard.id)]
    size = 1 if dialect == "duckdb" else _TOGETHER_ON_SPARK
    return [list(chain.from_iterable(by_id[at : at + size])) for at in range(0, len(by_id), size)]


def keep_obligations(engine: Engine, standards: Sequence[Standard]) -> None:
    """Judges the standards over the record open in the engine and keeps the rows under the name OBLIGATIONS.

    `inputs.open_inputs` must have been called for the same standards.
    """
    queries = part_sql(standards, engine.dialect) | kit_sql(engine.dialect)
    for stage, sql in queries.items():
        engine.keep(stage, sql)
    for stage in queries:
        if stage != OBLIGATIONS:
            engine.forget(stage)


def in_one_statement(standards: Sequence[Standard], dialect: str) -> str:
    """Everything at once, in key order: for a record so small that a statement costs more than its rows."""
    steps = part_sql(standards, dialect) | {"stood_down_in_force": stand_down_sql(dialect)} | kit_sql(dialect)
    last = steps.pop(OBLIGATIONS)
    named = ",\n".join(f"{name} as materialized ({sql})" for name, sql in steps.items())
    return f"with {named}\n{ordered(f'({last}) as judged')}"


def ordered(name: str = OBLIGATIONS) -> str:
    """The rows in key order: what makes the same input the same bytes."""
    return f"select {', '.join(OBLIGATION)} from {name} order by {_ORDER}"
