"""The same record in larger numbers, judged by every standard: does the cost grow in proportion?"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import duckdb

from understone.law.bases import ForceKind, Nation
from understone.record.schema import schema
from understone.standards import standards
from understone.standards.inputs import JudgedForce, open_inputs
from understone.standards.judging import OBLIGATIONS as JUDGED
from understone.standards.judging import batches, keep_obligations, ordered
from understone.store.engines import DuckDB, Engine, engine_named, quoted
from understone.store.snapshots import opened

#: Keys that are text in the record.
_TEXT_KEYS = ("id", "row_id", "subject_id", "item_id", "first_id", "second_id", "source_key")


def copied(snapshot: Path, signs: Path, out: Path, n_copies: int) -> int:
    """Writes every table of a snapshot so many times over, the keys of each copy its own; the rows.

    Copies share nothing, as cases of different years do; how much a case has is as in the original.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(mode=0o700)
    duck = DuckDB(memory="3GB", spill=out / "spill")
    rows = 0
    held = opened(snapshot)
    for table in schema().tables.values():
        paths = [signs] if table.name == "sign" else held.paths(table.name)
        if not paths:
            continue
        keys = [c.name for c in table.columns.values() if c.kind == "key" or c.name in _TEXT_KEYS]
        files = ", ".join(quoted(path) for path in paths)
        held_columns = {row[0] for row in duck.run(f"describe select * from read_parquet([{files}])")}
        replaced = ", ".join(f"{key} || '~' || copy as {key}" for key in keys if key in held_columns)
        duck.write(
            f"select * exclude (copy) replace ({replaced}) "
            f"from read_parquet([{files}]), range({n_copies}) copies(copy)",
            out / f"{table.name}.parquet",
        )
        rows += duck.run(f"select count(*) from read_parquet({quoted(out / f'{table.name}.parquet')})")[0][0]
    duck.close()
    return rows


def judge_all(snapshot: Path, folder: Path, out: Path, engine_name: str) -> dict[str, float]:
    """Judges the tables in a folder by every standard, as an inspection does; seconds and obligations."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(mode=0o700)
    engine = engine_named(engine_name, spill=out / "spill")
    for table in schema().tables:
        path = folder / f"{table}.parquet"
        if path.exists():
            engine.open_files(table, [path])
    _open_the_empty(engine, folder)
    held = opened(snapshot)
    forces = [
        JudgedForce(force_id, held.as_at[force_id], Nation(force.nation), ForceKind(force.kind), force.supplied, {})
        for force_id, force in held.manifest.forces.items()
    ]
    began = time.perf_counter()
    n = 0
    for chosen in batches(standards(), engine.dialect):
        open_inputs(engine, forces, chosen)
        keep_obligations(engine, chosen)
        path = out / f"{chosen[-1].id}.parquet"
        engine.write(ordered(JUDGED), path)
        engine.forget(JUDGED)
        n += DuckDB().run(f"select count(*) from read_parquet({quoted(path)})")[0][0]
    seconds = time.perf_counter() - began
    engine.close()
    return {"seconds": seconds, "obligations": n}


def _open_the_empty(engine: Engine, folder: Path) -> None:
    from understone.store.tables import arrow_schema  # noqa: PLC0415

    for table in schema().tables:
        if not (folder / f"{table}.parquet").exists():
            engine.open_arrow(table, arrow_schema(table).empty_table())


def differing_rows(one: Path, other: Path) -> int:
    """Obligations that stand in one folder of results and not in the other."""
    duck = DuckDB()
    sides = [f"select * from read_parquet({quoted(folder / '*.parquet')})" for folder in (one, other)]
    return int(
        duck.run(
            f"select (select count(*) from ({sides[0]} except all {sides[1]})) "
            f"+ (select count(*) from ({sides[1]} except all {sides[0]}))"
        )[0][0]
    )


def read_with_duckdb(export: Path) -> int:
    """DuckDB reads every field of the same files as text and does nothing else; the rows."""
    return sum(_read_file(path) for path in sorted(export.rglob("*.csv")) if not path.name.startswith("truth"))


def _read_file(path: Path) -> int:
    duck = DuckDB()
    for encoding in ("utf-8", "latin-1"):
        source = f"read_csv({quoted(path)}, all_varchar=true, ignore_errors=true, encoding='{encoding}', header=true)"
        try:
            columns = [row[0] for row in duck.run(f"describe select * from {source}")]
            looked = ", ".join(f'max("{column}")' for column in columns)
            return int(duck.run(f"select count(*), {looked} from {source}")[0][0])
        except duckdb.InvalidInputException:
            continue
    raise RuntimeError(f"{path.name} could not be read.")
