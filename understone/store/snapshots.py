"""A snapshot: a folder with one Parquet file per table and force, and a manifest."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from understone.errors import RecordProblem
from understone.law.bases import ForceKind, Nation
from understone.record.schema import WRITTEN_BY_RULES, schema
from understone.store.engines import DuckDB, Engine
from understone.store.folders import put_back, refuse_if_others_can_read, sha256_of
from understone.store.shapes import COUNT, DAY, FLAG, INSIDE, MOMENT, TEXT, Each, Fields, misfits, one_of, or_nothing
from understone.store.tables import arrow_schema

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Supplied:
    """What a force supplied of one table: which columns, over which days (ISO; None is unbounded).

    `codes` gives for a coded column every code that its mapping can ever write there; a column that it does not name
    may hold any.
    """

    columns: tuple[str, ...]
    from_on: str | None = None
    until_on: str | None = None
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Supplied:
        """From a manifest; one of before codes were written says none, and any may be there."""
        codes = {column: tuple(held) for column, held in said.get("codes", {}).items()}
        return cls(**{**said, "columns": tuple(said["columns"]), "codes": codes})

    def may_hold(self, column: str, codes: Iterable[str]) -> bool:
        """Whether a column can hold any of the codes."""
        return column in self.columns and (column not in self.codes or bool({*codes} & {*self.codes[column]}))


@dataclass(frozen=True)
class Force:
    """A force in a snapshot. `as_at` is the moment of its latest extract (ISO, UTC)."""

    force_id: str
    name: str
    nation: str
    kind: str
    as_at: str
    extracts: tuple[Mapping[str, Any], ...] = ()
    supplied: Mapping[str, Supplied] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """What a snapshot says of itself. `retain_until` is the day by which it must be deleted."""

    schema_version: int
    written_at: str
    is_made_up: bool
    retain_until: str
    forces: Mapping[str, Force]
    files: tuple[Mapping[str, Any], ...]

    def as_text(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


_SUPPLIED = Fields(
    {"columns": Each(TEXT), "from_on": or_nothing(DAY), "until_on": or_nothing(DAY)},
    {"codes": Each(Each(TEXT), is_named=True)},
)
_EXTRACT = Fields(
    {"id": TEXT, "source": TEXT, "is_full": FLAG, "taken_at": MOMENT, "retain_until": DAY},
    {"supplied": Each(_SUPPLIED, is_named=True)},
)
_FORCE = Fields(
    {
        "force_id": TEXT,
        "name": TEXT,
        "nation": one_of(*Nation),
        "kind": one_of(*ForceKind),
        "as_at": MOMENT,
        "extracts": Each(_EXTRACT),
        "supplied": Each(_SUPPLIED, is_named=True),
    }
)


def _misfits(found: Mapping[str, Any]) -> list[str]:
    """Every place of a manifest's data that is not as it should be."""
    file = Fields({"table": one_of(*schema().tables), "force_id": TEXT, "path": INSIDE, "rows": COUNT, "sha256": TEXT})
    shape = Fields(
        {
            "schema_version": COUNT,
            "written_at": MOMENT,
            "is_made_up": FLAG,
            "retain_until": DAY,
            "forces": Each(_FORCE, is_named=True),
            "files": Each(file),
        }
    )
    wrong = sorted(misfits(found, shape, MANIFEST))
    return wrong or sorted(_contradictions(found))


def _contradictions(found: Mapping[str, Any]) -> Iterator[str]:
    forces = found["forces"]
    yield from (
        f"{MANIFEST}.forces.{name} says another force_id" for name in forces if forces[name]["force_id"] != name
    )
    held = Counter((entry["force_id"], entry["table"]) for entry in found["files"])
    yield from (f"{MANIFEST}.files holds {table} of {force} twice" for (force, table), n in held.items() if n > 1)
    yield from (
        f"{MANIFEST}.files holds {table} of {force}, no force here" for force, table in held if force not in forces
    )


def read_manifest(folder: Path) -> Manifest:
    """Raises RecordProblem when the folder is not a snapshot, a damaged one, or a newer one than is known here."""
    put_back(folder)
    path = folder / MANIFEST
    if not path.is_file():
        raise RecordProblem(f"{folder} is not a snapshot: it has no {MANIFEST}. Make one with `understone intake`.")
    found = _manifest_data(path)
    if found["schema_version"] > schema().version:
        raise RecordProblem(
            f"{folder} was written with schema version {found['schema_version']}; this version of "
            f"Understone knows {schema().version}. Use the newer Understone."
        )
    if wrong := _misfits(found):
        raise RecordProblem(_damaged(path), wrong)
    forces = {
        force_id: Force(
            **facts | {"supplied": {table: Supplied.read(supplied) for table, supplied in facts["supplied"].items()}}
        )
        for force_id, facts in found.pop("forces").items()
    }
    return Manifest(forces=forces, **found)


def _manifest_data(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordProblem(_damaged(path), [str(error)]) from error
    if not isinstance(found, dict) or not COUNT.is_so(found.get("schema_version")):
        raise RecordProblem(_damaged(path), [f"{MANIFEST}.schema_version must be {COUNT.what}"])
    return found


def _damaged(path: Path) -> str:
    return f"{path} is damaged. Copy the snapshot again, or run intake into a new folder."


@dataclass(frozen=True)
class Snapshot:
    """A snapshot opened for reading."""

    folder: Path
    manifest: Manifest

    @property
    def as_at(self) -> dict[str, dt.datetime]:
        """Each force's moment of judgement, unless a command gives another."""
        return {force_id: dt.datetime.fromisoformat(force.as_at) for force_id, force in self.manifest.forces.items()}

    def paths(self, table: str) -> list[Path]:
        return [self.folder / entry["path"] for entry in self.manifest.files if entry["table"] == table]

    def digest(self) -> str:
        """One text that changes when any row does."""
        return "".join(sorted(entry["sha256"] for entry in self.manifest.files))

    def open_in(self, engine: Engine, *, but: Iterable[str] = ()) -> None:
        """Every table of the record as a view: absent files are empty, absent columns null.

        Rows that a full extract no longer held (`gone_at`) are left out.
        """
        for table in schema().tables:
            if table in but:
                continue
            if paths := self.paths(table):
                engine.open_files(table, paths, "gone_at is null", _lacking(table, paths))
            else:
                engine.open_arrow(table, arrow_schema(table).empty_table())


def _lacking(table: str, paths: Iterable[Path]) -> dict[str, str]:
    """Columns that the record has gained since the files were written, with their kinds."""
    held = {name for path in paths for name in pq.read_schema(path).names}
    return {column.name: column.kind for column in schema().tables[table].columns.values() if column.name not in held}


def opened(folder: Path) -> Snapshot:
    """The snapshot in a folder; refuses one that others can read unless its people are made up."""
    manifest = read_manifest(folder)
    if not manifest.is_made_up:
        refuse_if_others_can_read(folder)
    missing = [entry["path"] for entry in manifest.files if not (folder / entry["path"]).is_file()]
    if missing:
        raise RecordProblem(f"{folder} is not whole. Copy it again, or run intake again.", missing)
    return Snapshot(folder, manifest)


def refuse_if_damaged(snapshot: Snapshot) -> None:
    """Reads every file once; raises RecordProblem naming those that are not what was written."""
    changed = [
        entry["path"]
        for entry in snapshot.manifest.files
        if sha256_of(snapshot.folder / entry["path"]) != entry["sha256"]
    ]
    if changed:
        raise RecordProblem(
            f"{snapshot.folder} is damaged: these files are not what {MANIFEST} says was written. "
            "Copy the snapshot again, or run intake into a new folder.",
            changed,
        )


def write_tables(duck: DuckDB, folder: Path, force_id: str, queries: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each query's rows, in key order, as the table's file of one force; what the manifest says of them.

    A query gives exactly the table's columns; writing order is by id, so equal rows give equal bytes.
    """
    written: list[dict[str, Any]] = []
    for table, query in sorted(queries.items()):
        if table in WRITTEN_BY_RULES:
            raise RecordProblem(f"{table} is written by rules only; no export feeds it.")
        path = Path(table) / f"{force_id}.parquet"
        (folder / path).parent.mkdir(exist_ok=True)
        columns = ", ".join(f'"{name}"' for name in arrow_schema(table).names)
        duck.write(f"select {columns} from ({query}) order by id", folder / path)
        n_rows = pq.read_metadata(folder / path).num_rows
        written.append(
            {
                "table": table,
                "force_id": force_id,
                "path": path.as_posix(),
                "rows": n_rows,
                "sha256": sha256_of(folder / path),
            }
        )
    return written
