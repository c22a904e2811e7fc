"""The snapshot that is already there: what of it may be built on, and what is carried over."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from understone.errors import RecordProblem
from understone.intake.mapping import SourceMapping
from understone.store.engines import DuckDB, quoted
from understone.store.snapshots import MANIFEST, Snapshot, opened, refuse_if_damaged

#: Where each force's lists and receipt lie in a snapshot.
LISTS = "intake"
#: Where the parts of the rows of one table lie beside them.
PARTS = "parts_{}.parquet"


def earlier_snapshot(out: Path, mapping: SourceMapping) -> Snapshot | None:
    """The snapshot in `out`, or None where nothing is there; raises RecordProblem where it must not be built on."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return None
    if not (out / MANIFEST).is_file():
        raise RecordProblem(
            f"{out} holds something that is not a snapshot. Give an empty folder, or one that is not there yet."
        )
    snapshot = opened(out)
    refuse_if_damaged(snapshot)
    if snapshot.manifest.is_made_up != mapping.is_made_up:
        raise RecordProblem(
            f"{out} holds {_kind(is_made_up=snapshot.manifest.is_made_up)} and the export is "
            f"{_kind(is_made_up=mapping.is_made_up)}: the two may not lie in one snapshot. Give another folder."
        )
    force = snapshot.manifest.forces.get(mapping.force.force_id)
    for extract in force.extracts if force is not None else ():
        taken_at = dt.datetime.fromisoformat(extract["taken_at"])
        if extract["source"] == mapping.source and taken_at > mapping.taken_at:
            raise RecordProblem(
                f"{out} already holds extract {extract['id']} of {mapping.source}, taken at {extract['taken_at']}, "
                f"later than extract {mapping.extract_id}. Take extracts in by the order in which they were made."
            )
    return snapshot


def refuse_people_s_edits(duck: DuckDB, earlier: Snapshot, force_id: str) -> None:
    """An export of the pages holds what people changed; only `understone load` can keep that."""
    for entry in earlier.manifest.files:
        if entry["force_id"] == force_id and entry["table"] == "change":
            path = quoted(earlier.folder / entry["path"])
            if duck.run(f"select 1 from read_parquet({path}) where source is null limit 1"):
                raise RecordProblem(
                    f"{earlier.folder} holds changes that people made to the record of {force_id}. Take the "
                    "export into a folder of its own and bring it in with `understone load`."
                )


def _kind(*, is_made_up: bool) -> str:
    return "made-up data" if is_made_up else "real data"


def carried_over(earlier: Snapshot | None, folder: Path, force_id: str, fed: Iterable[str]) -> list[Mapping[str, Any]]:
    """Brings into `folder` every file that this run does not write; what the manifest says of them."""
    if earlier is None:
        return []
    entries = [
        entry for entry in earlier.manifest.files if entry["force_id"] != force_id or entry["table"] not in set(fed)
    ]
    for entry in entries:
        _linked(earlier.folder / entry["path"], folder / entry["path"])
    for lists in sorted((earlier.folder / LISTS).glob("*/*")):
        if lists.parent.name != force_id and lists.is_file():
            _linked(lists, folder / LISTS / lists.parent.name / lists.name)
    return entries


def keep_other_parts(earlier: Snapshot, lists: Path, fed: Iterable[str]) -> None:
    """Brings over the force's parts (`parts.py`) of tables that this run does not feed."""
    for path in sorted((earlier.folder / LISTS / lists.name).glob(PARTS.format("*"))):
        if path.name not in {PARTS.format(table) for table in fed}:
            _linked(path, lists / path.name)


def _linked(path: Path, target: Path) -> None:
    """A second name for a file that is never written again, or a copy where the disk has no such thing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
