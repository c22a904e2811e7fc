"""One case's slice of the record: the case, everyone and everything in it, and every row about those.

One step further, never two: rows about a person in the case are in the slice, what those rows point to is not.
Nothing is followed through staff, units or places, which would bring the whole force.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyarrow as pa

from understone.record.schema import WRITTEN_BY_RULES, schema
from understone.store.engines import Engine
from understone.store.tables import arrow_schema

CASE_TABLE = "investigation"
NOT_FOLLOWED = ("staff", "unit", "place")
_SEEN_IN = ("incident_id", "encounter_id", "crime_id")


@cache
def followed_keys() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each table its key columns that are followed, with the table each points to."""
    return {
        table.name: tuple(
            (column.name, str(column.references))
            for column in table.columns.values()
            if column.kind == "key" and column.references not in NOT_FOLLOWED
        )
        for table in schema().tables.values()
        if table.name not in WRITTEN_BY_RULES
    }


def slice_of(engine: Engine, force_id: str, case_id: str) -> dict[str, pa.Table]:
    """Every table of the record cut to one case, from a whole record open in the engine."""
    ids = _ids_in_case(engine, force_id, case_id)
    _open_ids(engine, ids)
    _open_ids(engine, ids | _people_seen(engine, force_id))
    return {table: engine.rows(_about_sql(table, force_id)) for table in schema().tables}


def _open_ids(engine: Engine, ids: set[str]) -> None:
    engine.open_arrow("slice_id", pa.table({"slice_id": pa.array(sorted(ids), pa.string())}))


def _people_seen(engine: Engine, force_id: str) -> set[str]:
    """Whoever is linked to the incidents, meetings and crimes of the case, and in no row to the case itself."""
    within = " or ".join(f"{name} in (select slice_id from slice_id)" for name in _SEEN_IN)
    rows = engine.rows(f"select person_id from involvement where force_id = '{force_id}' and ({within})")
    return {value for value in rows["person_id"].to_pylist() if value is not None}


def _ids_in_case(engine: Engine, force_id: str, case_id: str) -> set[str]:
    ids = {case_id}
    for table, keys in followed_keys().items():
        to_case = [name for name, to in keys if to == CASE_TABLE]
        if table != CASE_TABLE and not to_case:
            continue
        wanted = ["id", *(name for name, _ in keys)]
        where = " or ".join(f"{name} = '{case_id}'" for name in (["id"] if table == CASE_TABLE else to_case))
        rows = engine.rows(f"select {', '.join(wanted)} from {table} where force_id = '{force_id}' and ({where})")
        ids.update(value for name in wanted for value in rows[name].to_pylist() if value is not None)
    return ids


def _about_sql(table: str, force_id: str) -> str:
    columns = ", ".join(arrow_schema(table).names)
    names = ["id", *(name for name, _ in followed_keys().get(table, ()))]
    if table == "stood_down":
        names += ["subject_id", "item_id"]
    if table in WRITTEN_BY_RULES:
        return f"select {columns} from {table} where false"
    within = " or ".join(f"{name} in (select slice_id from slice_id)" for name in names)
    return f"select {columns} from {table} where force_id = '{force_id}' and ({within})"
