"""The inspection of a snapshot: recognise → standards → measure, each step once, resumable, with a receipt.

Work goes on beside RESULTS in a folder that carries its own plan; RESULTS is replaced when all is whole. A run
that was interrupted goes on where it stopped if its plan (snapshot, moment, rules) is still the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import ibis

from understone import __version__
from understone.errors import RecordProblem
from understone.law.bases import ForceKind, Nation
from understone.law.calendar import FIRST_DAY, LAST_DAY, UNITED_KINGDOM
from understone.law.limits import LIMITS_FILE, limit
from understone.measure import FOLDER as MEASURES
from understone.measure import measure
from understone.measure.whole_record import FILES, measure_record
from understone.recognise import over_record, signs_in
from understone.recognise.batch import field_signs_in
from understone.recognise.concerns import CONCERN_SCHEMA, concerns_in, joined_in
from understone.record.schema import schema
from understone.standards import standards
from understone.standards.declaring import Standard
from understone.standards.inputs import JudgedForce, missing_evidence, open_inputs
from understone.standards.judging import OBLIGATIONS as OBLIGATION_TABLE
from understone.standards.judging import batches, keep_obligations, ordered
from understone.store.engines import Engine, engine_named, sql_of
from understone.store.folders import (
    aside_of,
    full_disk_explained,
    private_folder,
    put_back,
    put_in_place,
    sha256_of,
    without_strays,
    write_text_whole,
)
from understone.store.snapshots import Snapshot, opened, refuse_if_damaged
from understone.store.tables import arrow_schema

Progress = Callable[[str], None]

RECEIPT = "receipt.json"
PLAN = "plan.json"
SIGNS = "signs.parquet"
#: What indicators found that the force has switched off: it raises nothing, and the report says what it would have.
SIGNS_OFF = "signs_off.parquet"
CONCERNS = "concerns.parquet"
#: Which signs raise the concern of each item, and what was answered to them.
ITEM_SIGNS = "item_signs.parquet"
OBLIGATIONS = "obligations"
#: What engines spill, and what no step has finished: emptied at each start, gone when all is whole.
SPILL = "spill"


@dataclass(frozen=True)
class Inspection:
    """One run: what is inspected, as at when, where it is written, and what runs it."""

    snapshot: Snapshot
    forces: tuple[JudgedForce, ...]
    standards: tuple[Standard, ...]
    folder: Path
    engine: Engine
    tell: Progress


def inspect(
    snapshot_folder: Path,
    results: Path,
    *,
    engine: str = "duckdb",
    as_at: dt.date | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Judges a snapshot and leaves RESULTS whole; the receipt.

    `as_at` judges every force as at the end of that UK day; without it, as at its latest extract.
    """
    snapshot = opened(snapshot_folder)
    refuse_if_damaged(snapshot)
    forces = _forces(snapshot, as_at)
    plan = _plan(snapshot, forces)
    folder = aside_of(results)
    put_back(results)
    with full_disk_explained(results):
        _prepare(folder, plan)
        run = Inspection(
            snapshot, forces, standards(), folder, engine_named(engine, spill=folder / SPILL), progress or _silent
        )
        try:
            steps = _run(run)
        finally:
            run.engine.close()
        receipt = _receipt(run, engine, plan, steps)
        _write_json(folder / RECEIPT, receipt)
        (folder / PLAN).unlink()
        put_in_place(folder, results)
    return receipt


def _silent(_message: str) -> None:
    """Tells nobody."""


def _forces(snapshot: Snapshot, as_at: dt.date | None) -> tuple[JudgedForce, ...]:
    fixed = None if as_at is None else dt.datetime.combine(as_at, dt.time(23, 59, 59), UNITED_KINGDOM)
    return tuple(
        JudgedForce(
            force_id,
            fixed or snapshot.as_at[force_id],
            Nation(force.nation),
            ForceKind(force.kind),
            force.supplied,
            {},
        )
        for force_id, force in sorted(snapshot.manifest.forces.items())
    )


def _plan(snapshot: Snapshot, forces: Sequence[JudgedForce]) -> dict[str, Any]:
    """What decides the rows: any difference means starting anew."""
    package = Path(__file__).parent
    rules = sorted(
        path
        for part in ("law", "recognise", "standards", "measure", "record", "inspection.py")
        for path in ([package / part] if part.endswith(".py") else (package / part).rglob("*"))
        if path.suffix in {".py", ".toml", ".json"}
    )
    digest = hashlib.sha256("".join(sha256_of(path) for path in rules).encode()).hexdigest()
    return {
        "understone": __version__,
        "rules": digest,
        "limits": sha256_of(LIMITS_FILE),
        "snapshot": hashlib.sha256(snapshot.digest().encode()).hexdigest(),
        "as_at": {force.force_id: force.as_at.astimezone(dt.UTC).isoformat() for force in forces},
    }


def _prepare(folder: Path, plan: Mapping[str, Any]) -> None:
    kept = folder / PLAN
    if folder.exists() and not (kept.exists() and json.loads(kept.read_text(encoding="utf-8")) == plan):
        shutil.rmtree(folder)
    private_folder(folder)
    if not kept.exists():
        _write_json(kept, plan)
    without_strays(folder)
    shutil.rmtree(folder / SPILL, ignore_errors=True)
    (folder / SPILL).mkdir()


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    write_text_whole(path, json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def _run(run: Inspection) -> dict[str, float]:
    """The seconds each step took; a step whose file is already whole takes none."""
    seconds: dict[str, float] = {}
    opened_record = False
    for name, target, step in _steps(run):
        if target.exists():
            run.tell(f"{name}: already done")
            continue
        if not opened_record:
            run.snapshot.open_in(run.engine, but=("sign",))
            opened_record = True
        run.tell(name)
        began = time.monotonic()
        step()
        seconds[name] = round(time.monotonic() - began, 3)
    return seconds


def _steps(run: Inspection) -> list[tuple[str, Path, Callable[[], None]]]:
    """Each step with the file that stands when it is done."""
    folder = run.folder
    return [
        ("reading every narrative for signs", folder / SIGNS, partial(_recognise, run)),
        ("weighing what the signs say together", folder / CONCERNS, partial(_weigh, run)),
        *[
            (f"judging {_said(chosen)}", _obligation_file(run, chosen[-1].id), partial(_judge, run, chosen))
            for chosen in batches(run.standards, run.engine.dialect)
        ],
        ("counting what the record holds", folder / MEASURES / f"{FILES[0]}.parquet", partial(_measure_record, run)),
        ("counting", folder / MEASURES / "done", partial(_measure, run)),
    ]


def _said(chosen: Sequence[Standard]) -> str:
    first, last = chosen[0].id, chosen[-1].id
    return first if first == last else f"{first} to {last}"


def _obligation_file(run: Inspection, standard_id: str) -> Path:
    return run.folder / OBLIGATIONS / f"{standard_id}.parquet"


def _recognise(run: Inspection) -> None:
    """Signs in words, then in fields, then in what the first two join; those switched off go in a file of their own."""
    window = limit("rec-06-window").periods[-1].amount
    found = [run.folder / SPILL / f"{name}-{SIGNS}" for name in ("texts", "fields", "joined")]
    functions = (partial(signs_in, window_days=window), *[partial(field_signs_in, window_days=window)] * 2)
    queries = (over_record.texts(), over_record.fields_before_texts(), over_record.fields_after_texts())
    for query, function, path in zip(queries, functions, found, strict=True):
        run.engine.write_mapped(sql_of(query, run.engine.dialect), function, arrow_schema("sign"), path)
        if path is found[0]:
            run.engine.open_files("sign", [path])
    run.engine.open_files("found_sign", found)
    run.engine.keep("indicator_off", sql_of(over_record.switched_off(), run.engine.dialect))
    for path, joins in ((run.folder / SIGNS_OFF, "semi"), (run.folder / SIGNS, "anti")):
        off = "indicator_off o on s.force_id = o.force_id and s.indicator = o.indicator"
        run.engine.write(f"select s.* from found_sign s {joins} join {off} order by {_SIGN_ORDER}", path)
    run.engine.forget("indicator_off")
    for path in found:
        path.unlink()


#: Signs in fields have no place in a text; the id settles what the rest leaves open.
_SIGN_ORDER = "s.force_id, s.table_name, s.row_id, s.start_offset nulls last, s.indicator, s.id"


def _weigh(run: Inspection) -> None:
    """One concern an item, and whether the record already treats its incident, case or person as modern slavery."""
    found = run.folder / SPILL / CONCERNS
    run.engine.open_files("sign", [run.folder / SIGNS, run.folder / SIGNS_OFF])
    run.engine.open_files("sign_off", [run.folder / SIGNS_OFF])
    _write_weighed(run, found)
    run.engine.open_files("found_concern", [found])
    run.engine.open_files("sign", [run.folder / SIGNS])
    weighed = ibis.table(
        {
            name: "date" if name == "seen_on" else "int64" if name == "n_families" else "string"
            for name in CONCERN_SCHEMA.names
        },
        name="found_concern",
    )
    run.engine.write(
        f"select * from ({sql_of(over_record.signs_of_items(weighed), run.engine.dialect)}) as item "
        "order by force_id, kind, key_id, sign_id",
        run.folder / ITEM_SIGNS,
    )
    run.engine.write(
        f"select * from ({sql_of(over_record.with_treatment(weighed), run.engine.dialect)}) as weighed "
        "order by force_id, table_name, row_id",
        run.folder / CONCERNS,
    )
    found.unlink()


def _write_weighed(run: Inspection, path: Path) -> None:
    """Signs of one incident must meet in one place, so the rows are weighed force by force."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    window = limit("rec-06-window").periods[-1].amount
    by_person = sql_of(over_record.signs_of_people(), run.engine.dialect)
    off = "(select distinct indicator as switched, force_id as of_force from sign_off) as o"
    with pq.ParquetWriter(path, CONCERN_SCHEMA, compression="zstd") as writer:
        for force in run.forces:
            kept = [
                run.engine.rows(
                    f"select s.*, o.switched is not null as is_off from ({sql}) as s left join {off} "
                    f"on o.switched = s.indicator and o.of_force = s.force_id where s.force_id = '{force.force_id}'"
                )
                for sql in ("select * from sign", by_person)
            ]
            concerns = concerns_in(kept[0])
            alone = {
                (row["force_id"], row["incident_id"]): row["concern_with_all"]
                for row in concerns.to_pylist()
                if row["incident_id"]
            }
            writer.write_table(concerns)
            writer.write_table(joined_in(kept[1], alone, dt.timedelta(days=window)))


def _judge(run: Inspection, chosen: list[Standard]) -> None:
    (run.folder / OBLIGATIONS).mkdir(exist_ok=True)
    run.engine.open_files("sign", [run.folder / SIGNS])
    open_inputs(run.engine, run.forces, chosen)
    keep_obligations(run.engine, chosen)
    _refuse_what_lies_outside_the_calendar(run.engine)
    for standard_id in dict.fromkeys(standard.id for standard in chosen):
        rows = f"(select * from {OBLIGATION_TABLE} where standard = '{standard_id}') as judged"
        run.engine.write(ordered(rows), _obligation_file(run, standard_id))
    run.engine.forget(OBLIGATION_TABLE)


def _refuse_what_lies_outside_the_calendar(engine: Engine) -> None:
    outside = engine.rows(
        "select count(*) as n, min(standard) as standard, min(item_id) as item_id from obligation "
        "where trigger is not null and due is null"
    ).to_pylist()[0]
    if outside["n"]:
        raise RecordProblem(
            f"{outside['standard']}: {outside['n']} duties begin or fall due outside the calendar of working days "
            f"({FIRST_DAY} to {LAST_DAY}), the first on row {outside['item_id']}. Mend those days in the export."
        )


def _measure_record(run: Inspection) -> None:
    measure_record(run.engine, run.forces, run.folder / MEASURES)


def _measure(run: Inspection) -> None:
    """Results are few beside the record they come from: DuckDB counts them, whatever judged them."""
    counting = run.engine if run.engine.dialect == "duckdb" else engine_named("duckdb", spill=run.folder / SPILL)
    measure(counting, run.folder)
    if counting is not run.engine:
        counting.close()
    (run.folder / MEASURES / "done").touch()


def _receipt(run: Inspection, engine: str, plan: Mapping[str, Any], seconds: Mapping[str, float]) -> dict[str, Any]:
    """What ran on what; the only file of RESULTS that holds times of the run itself."""
    manifest = run.snapshot.manifest
    (run.folder / MEASURES / "done").unlink()
    shutil.rmtree(run.folder / SPILL)
    files = sorted(path for path in run.folder.rglob("*.parquet"))
    return {
        **plan,
        "schema_version": schema().version,
        "snapshot_digest": plan["snapshot"],
        "is_made_up": manifest.is_made_up,
        "retain_until": manifest.retain_until,
        "engine": engine,
        "forces": {
            force_id: {"name": force.name, "nation": force.nation, "kind": force.kind}
            for force_id, force in manifest.forces.items()
        },
        "standards": [f"{standard.id}.{standard.version}" for standard in run.standards],
        "not_answerable": _not_answerable(run),
        "intake": {force_id: _intake_receipt(run.snapshot, force_id) for force_id in manifest.forces},
        "files": {path.relative_to(run.folder).as_posix(): sha256_of(path) for path in files},
        "steps": dict(seconds),
        "finished_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }


def _not_answerable(run: Inspection) -> list[dict[str, Any]]:
    return [
        {"force_id": force.force_id, "standard": standard.id, "missing": missing}
        for force in run.forces
        for standard in run.standards
        if (missing := missing_evidence(force, standard))
    ]


def _intake_receipt(snapshot: Snapshot, force_id: str) -> dict[str, Any]:
    path = snapshot.folder / "intake" / force_id / RECEIPT
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found
