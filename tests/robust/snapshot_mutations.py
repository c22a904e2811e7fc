"""Ways in which the snapshot that is already there goes wrong: damaged files, an edited manifest, strays."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.robust.mutations import TEXT_MUTATIONS, Written

_OTHERS: tuple[Any, ...] = (None, "", "x", -1, 10**30, 1.5, True, [], {}, ["x"], {"x": "y"}, "2026-13-45", "../x", "é")


def file_damaged(snapshot: Path, chance: random.Random) -> str:
    path = chance.choice(sorted(snapshot.rglob("*.parquet")))
    how = chance.choice(("truncated", "a piece cut out", "bytes changed", "empty", "chance bytes"))
    path.write_bytes(TEXT_MUTATIONS[how](path.read_bytes(), chance, Written()))
    return path.name


def file_missing(snapshot: Path, chance: random.Random) -> str:
    path = chance.choice(sorted(snapshot.rglob("*.parquet")))
    path.unlink()
    return path.name


def file_in_the_place_of_another(snapshot: Path, chance: random.Random) -> str:
    paths = sorted(snapshot.rglob("*.parquet"))
    one, other = chance.sample(paths, 2)
    one.write_bytes(other.read_bytes())
    return one.name


def manifest_damaged(snapshot: Path, chance: random.Random) -> str:
    path = snapshot / "manifest.json"
    how = chance.choice(("truncated", "a piece cut out", "bytes changed", "encoded twice", "another encoding", "empty"))
    path.write_bytes(TEXT_MUTATIONS[how](path.read_bytes(), chance, Written()))
    return path.name


def manifest_edited(snapshot: Path, chance: random.Random) -> str:
    path = snapshot / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    holder, key = chance.choice(list(_places(manifest)))
    if chance.random() < 0.4:
        del holder[key]
    else:
        holder[key] = chance.choice(_OTHERS)
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return path.name


def _places(node: Any) -> Any:
    """Every place in plain data where a value stands: its holder and its key."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in list(pairs):
        yield node, key
        yield from _places(value)


def strays_left(snapshot: Path, chance: random.Random) -> str:
    """What a run that was killed leaves beside the snapshot."""
    for kind in chance.sample(("writing", "before"), chance.randint(1, 2)):
        stray = snapshot.with_name(f".{snapshot.name}.{kind}")
        (stray / "person").mkdir(parents=True, mode=0o700)
        (stray / "person" / "half.parquet").write_bytes(chance.randbytes(100))
    return snapshot.name


SNAPSHOT_MUTATIONS: dict[str, Callable[[Path, random.Random], str]] = {
    "snapshot: a file damaged": file_damaged,
    "snapshot: a file missing": file_missing,
    "snapshot: one file for another": file_in_the_place_of_another,
    "snapshot: manifest damaged": manifest_damaged,
    "snapshot: manifest edited": manifest_edited,
    "snapshot: strays of a killed run": strays_left,
}
