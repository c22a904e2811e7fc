"""Figures counted from the record itself, written beside those counted from obligations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from understone.law.calendar import uk_day
from understone.measure import activity
from understone.standards.inputs import JudgedForce
from understone.store.engines import Engine, sql_of
from understone.store.folders import private_folder

#: What each figure is counted from: a force that has not supplied all of it has no figure.
NEEDS = {
    "referrals": ("nrm_referral.sent_on",),
    "notifications": ("notification.sent_on",),
    "crimes": ("crime.is_modern_slavery", "crime.crimed_on"),
    "judgements": ("potential_victim.reasonable_grounds_on",),
    "section_45": ("section_45_consideration.considered_on",),
    "visits": ("place_visit.visited_on",),
    "visits_with_signs": ("place_visit.visited_on", "place_visit.visit_result"),
    "outcomes": ("crime_outcome.outcome_code", "crime.is_modern_slavery"),
    "repeat_victims": ("potential_victim.investigation_id",),
    "origins": ("investigation.is_modern_slavery", "incident.report_source", "incident.investigation_id"),
}
_ACTIVITY = pa.schema(
    [
        ("force_id", pa.string()),
        ("figure", pa.string()),
        ("code", pa.string()),
        ("n", pa.int64()),
        ("n_undated", pa.int64()),
        ("is_supplied", pa.bool_()),
    ]
)
#: The names of the files.
FILES = ("activity", "case_origins", "referral_waits")


def window(as_at: dt.datetime) -> tuple[dt.date, dt.date]:
    """The twelve months that end on the UK day of a moment: their first and last day."""
    last = uk_day(as_at)
    before = dt.date(last.year - 1, last.month, 28 if (last.month, last.day) == (2, 29) else last.day)
    return before + dt.timedelta(days=1), last


def measure_record(engine: Engine, forces: Sequence[JudgedForce], target: Path) -> None:
    """Writes TARGET/{activity, case_origins, referral_waits}.parquet; the record must be open in the engine."""
    private_folder(target)
    starts, ends = zip(*(window(force.as_at) for force in forces), strict=True)
    windows = pa.table(
        {
            "force_id": pa.array([force.force_id for force in forces], pa.string()),
            "starts_on": pa.array(list(starts), pa.date32()),
            "ends_on": pa.array(list(ends), pa.date32()),
        }
    )
    engine.open_arrow("measured_window", windows)
    engine.write(sql_of(activity.case_origins(), engine.dialect), target / "case_origins.parquet")
    engine.write(sql_of(activity.referral_waits(), engine.dialect), target / "referral_waits.parquet")
    counted = engine.rows(sql_of(activity.counts(), engine.dialect)).to_pylist()
    write_activity(forces, counted, target)


def write_activity(forces: Sequence[JudgedForce], counted: Sequence[dict[str, Any]], target: Path) -> None:
    """One row for each force and figure, 0 where nothing was counted, and whether the force supplied it."""
    rows = []
    for force in forces:
        mine = [row for row in counted if row["force_id"] == force.force_id]
        for figure in NEEDS:
            blank = {"force_id": force.force_id, "figure": figure, "code": "", "n": 0, "n_undated": 0}
            found = [row for row in mine if row["figure"] == figure] or [blank]
            rows += [row | {"is_supplied": is_supplied(force, figure)} for row in found]
    pq.write_table(pa.Table.from_pylist(rows, schema=_ACTIVITY), target / "activity.parquet", compression="zstd")


def is_supplied(force: JudgedForce, figure: str) -> bool:
    """Whether the force supplied what the figure is counted from, for the whole of the twelve months."""
    starts, ends = (day.isoformat() for day in window(force.as_at))
    for entry in NEEDS[figure]:
        table, _dot, column = entry.partition(".")
        supplied = force.supplied.get(table)
        if supplied is None or column not in supplied.columns:
            return False
        if (supplied.from_on or starts) > starts or (supplied.until_on or ends) < ends:
            return False
    return True
