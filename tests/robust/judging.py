"""Takes a variant in over a good snapshot, and says what came of it and what is wrong with that."""

from __future__ import annotations

import csv
import json
import re
import shutil
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from tests.robust.small_export import Export, small_export
from tests.robust.variants import Variant
from understone.errors import ConfirmationNeeded, RecordProblem, UnderstoneError
from understone.intake import Intake, take_in
from understone.store.folders import sha256_of
from understone.store.snapshots import opened

MAPPING = "mapping.yaml"


@dataclass
class Outcome:
    """What came of one variant. `wrong` lists every promise that was broken: empty is as it should be."""

    variant: Variant
    message: str | None = None
    n_quarantined: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def is_taken_in(self) -> bool:
        return self.message is None


class Judge:
    """Holds a good snapshot, and tries variants over copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.good = folder / "good"
        good = small_export()
        good.mapping = good.mapping.replace(b"id: second", b"id: first").replace(b"2026-11-20", b"2026-11-19")
        write_export(folder / "first", good)
        take_in(folder / "first", folder / "first" / MAPPING, self.good)

    def outcome(self, variant: Variant) -> Outcome:
        place = self.folder / "variant"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        export, out = place / "export", place / "snapshot"
        write_export(export, variant.export)
        shutil.copytree(self.good, out)
        if variant.damage is not None:
            variant.changed |= {variant.damage(out), out.name}
        before = digests(out)
        outcome = Outcome(variant)
        try:
            taken = take_in(export, export / MAPPING, out)
        except UnderstoneError as error:
            outcome.message = str(error)
            outcome.wrong += _wrong_with_refusal(variant, error)
            outcome.wrong += ["the last good snapshot was changed"] * (digests(out) != before)
        except Exception:  # noqa: BLE001  (what is looked for)
            outcome.message = "crashed"
            outcome.wrong.append(traceback.format_exc())
        else:
            outcome.n_quarantined = taken.n_quarantined
            outcome.wrong += [*_wrong_with_fates(taken, export), *_wrong_with_snapshot(out)]
        outcome.wrong += _wrong_with_strays(variant, place)
        return outcome


def write_export(folder: Path, export: Export) -> None:
    folder.mkdir()
    (folder / MAPPING).write_bytes(export.mapping)
    for name, content in export.files.items():
        (folder / name).write_bytes(content)


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file under a folder."""
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in folder.rglob("*") if path.is_file()}


def _wrong_with_refusal(variant: Variant, error: UnderstoneError) -> Iterator[str]:
    message = str(error)
    is_asked = isinstance(error, ConfirmationNeeded) or "encrypted volume" in message
    if not is_asked and not any(name in message for name in variant.changed):
        yield f"the message names none of {sorted(variant.changed)}: {message}"
    if isinstance(error, RecordProblem) and variant.changed == {MAPPING}:
        is_placed = re.search(r"mapping\.yaml, line \d+, column \d+|line \d+|is empty|nested too deeply", message)
        if not is_placed and "snapshot" not in message:
            yield f"the message gives no place in the mapping: {message}"


def _wrong_with_fates(taken: Intake, export: Path) -> Iterator[str]:
    for fate in taken.fates:
        if fate.n_read != fate.n_accepted + fate.n_quarantined + fate.n_set_aside:
            yield f"fates do not add up: {fate}"
    with taken.quarantine.open(encoding="utf-8", newline="") as lines:
        listed = [row for row in csv.DictReader(lines) if row["fate"] == "row"]
    if len({(row["file"], row["line"]) for row in listed}) != taken.n_quarantined:
        yield f"{taken.n_quarantined} rows are quarantined and {len(listed)} are listed"
    for row in listed:
        if not (export / row["file"]).is_file() or int(row["line"]) < 1 or not row["reason"]:
            yield f"a quarantined row names no place: {row}"


def _wrong_with_snapshot(out: Path) -> Iterator[str]:
    snapshot = opened(out)
    for entry in snapshot.manifest.files:
        path = out / entry["path"]
        ids = pq.read_table(path, columns=["id"])["id"]
        if sha256_of(path) != entry["sha256"]:
            yield f"{entry['path']} is not what the manifest says"
        if pc.count_distinct(ids).as_py() != len(ids) or ids.null_count:
            yield f"ids of {entry['path']} are not unique"
    for receipt in out.glob("intake/*/receipt.json"):
        json.loads(receipt.read_text(encoding="utf-8"))


def _wrong_with_strays(variant: Variant, place: Path) -> Iterator[str]:
    strays = sorted(path.name for path in place.iterdir() if path.name not in {"export", "snapshot"})
    if strays and variant.damage is None:
        yield f"strays are left: {strays}"
