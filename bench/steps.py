"""The steps that are measured."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from pathlib import Path

from understone.inspection import inspect
from understone.intake import take_in
from understone.law.bases import ForceKind, Nation
from understone.standards import standards
from understone.standards.inputs import JudgedForce, open_inputs
from understone.standards.judging import keep_obligations, ordered
from understone.standards.live import LiveJudge
from understone.store.engines import DuckDB, quoted
from understone.store.slices import slice_of
from understone.store.snapshots import Supplied, opened
from understone.store.tables import arrow_schema
from understone.synth import make_forces

SEED = 15
AS_AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def make_export(folder: Path, n_incidents: int, n_cases: int) -> int:
    """A made-up force's export; its bytes."""
    made = make_forces(folder, n_forces=1, n_incidents=n_incidents, n_cases=n_cases, seed=SEED)
    return sum(path.stat().st_size for force in made for path in force.folder.rglob("*") if path.is_file())


def take_in_export(export: Path, snapshot: Path) -> int:
    """The source rows read."""
    force = next(path for path in export.iterdir() if path.is_dir())
    taken = take_in(force, force / "mapping.yaml", snapshot)
    return sum(fate.n_read for fate in taken.fates)


def scan(snapshot: Path) -> int:
    """Reads every column of every file of the snapshot once and does nothing else; the rows."""
    duck = DuckDB()
    rows = 0
    for entry in opened(snapshot).manifest.files:
        path = quoted(snapshot / entry["path"])
        columns = [name for (name, *_rest) in duck.run(f"describe select * from read_parquet({path})")]
        looked = ", ".join(f'max("{name}")' for name in columns)
        duck.rows(f"select {looked} from read_parquet({path})")
        rows += entry["rows"]
    return rows


def inspect_snapshot(snapshot: Path, results: Path, engine: str) -> dict[str, float]:
    """The seconds of each step."""
    steps: dict[str, float] = inspect(snapshot, results, engine=engine)["steps"]
    return steps


def judge_live(snapshot: Path, n_cases: int) -> dict[str, float]:
    """Milliseconds to fill the record with a case's slice and judge it: the first time round, and again.

    The first time, a worker reads the SQL of combinations of standards that it has not met.
    """
    held = opened(snapshot)
    force_id, force = next(iter(held.manifest.forces.items()))
    record = DuckDB()
    held.open_in(record)
    found = record.run(f"select id from investigation where is_modern_slavery order by md5(id) limit {n_cases}")
    cases = [(case_id, slice_of(record, force_id, case_id)) for (case_id,) in found]
    judged = JudgedForce(
        force_id, held.as_at[force_id], Nation(force.nation), ForceKind(force.kind), force.supplied, {}
    )
    began = time.perf_counter()
    judge = LiveJudge()
    rounds: dict[str, list[float]] = {"starting": [(time.perf_counter() - began) * 1000], "first": [], "again": []}
    n_rows = 0
    for name in ("first", "again"):
        for case_id, tables in cases:
            began = time.perf_counter()
            n_rows += len(judge.obligations(judged, tables, case_id))
            rounds[name].append((time.perf_counter() - began) * 1000)
    return {
        "cases": len(cases),
        "obligations a case": n_rows / 2 / len(cases),
        "starting": rounds["starting"][0],
        "first": statistics.median(rounds["first"]),
        "again": statistics.median(rounds["again"]),
        "slowest twentieth": statistics.quantiles(rounds["again"], n=20)[-1],
    }


def judge_many(folder: Path, n: int) -> dict[str, float]:
    """Seconds to judge n obligations of one standard: n adults, five in six of them notified."""
    duck = DuckDB(memory="3GB", spill=folder / "spill")
    made = {
        "potential_victim": f"""
            select 'v' || i as id, 'f' as force_id, 'p' || i as person_id, 'c' || (i // 3) as investigation_id,
                'adult' as age_group, 'not-now' as referral_answer,
                date '2016-01-01' + cast(i % 3600 as integer) as reasonable_grounds_on from range({n}) t(i)""",
        "notification": f"""
            select 'n' || i as id, 'f' as force_id, 'p' || i as person_id,
                date '2016-01-01' + cast(i % 3600 + i % 5 as integer) as sent_on
            from range({n}) t(i) where i % 6 <> 0""",
    }
    for table in ("potential_victim", "notification", "nrm_referral", "stood_down"):
        empty = arrow_schema(table).empty_table()
        if table in made:
            nulls = [name for name in empty.schema.names if f"as {name}" not in made[table]]
            types = {row[0]: row[1] for row in _described(duck, table, empty)}
            columns = "".join(f", null::{types[name]} as {name}" for name in nulls)
            duck.write(f"select *{columns} from ({made[table]})", folder / f"{table}.parquet")
            duck.open_files(table, [folder / f"{table}.parquet"])
        else:
            duck.open_arrow(table, empty)
    chosen = [standard for standard in standards() if standard.id == "REF-04"]
    supplied = {table: Supplied(tuple(arrow_schema(table).names)) for table in ("notification", "nrm_referral")}
    force = JudgedForce("f", AS_AT, Nation.ENGLAND, ForceKind.TERRITORIAL, supplied, {})
    began = time.perf_counter()
    open_inputs(duck, [force], chosen)
    keep_obligations(duck, chosen)
    judged = time.perf_counter() - began
    duck.write(ordered("obligation"), folder / "obligations.parquet")
    written = time.perf_counter() - began
    outcomes = dict(duck.run("select outcome, count(*) from obligation group by 1 order by 1"))
    return {"judged": judged, "written": written, **outcomes}


def _described(duck: DuckDB, table: str, empty: object) -> list[tuple[str, str]]:
    duck.open_arrow(f"empty_{table}", empty)
    return [(row[0], row[1]) for row in duck.run(f"describe select * from empty_{table}")]
