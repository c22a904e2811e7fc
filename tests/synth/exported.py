"""Reading an export back, the way no code of the package does: one line after another."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, str]


@cache
def mapping(folder: Path) -> Any:
    return yaml.safe_load((folder / "mapping.yaml").read_text(encoding="utf-8"))


def rows(folder: Path, table: str) -> list[Row]:
    """The whole rows of a source table, as its mapping says they are written; rows that break off are left out."""
    said = mapping(folder)["tables"][table]
    found: list[Row] = []
    for path in sorted(folder.glob(said["files"])):
        with path.open(encoding=said.get("encoding", "utf-8"), errors="replace", newline="") as opened:
            read = csv.DictReader(opened, delimiter=said.get("delimiter", ","))
            found += [row for row in read if None not in row.values()]
    return found


def truth(folder: Path, name: str = "truth") -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
