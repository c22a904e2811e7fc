"""Reading an export back, the way no code of the package does: one line after another."""

from __future__ import annotations

import csv
import datetime as dt
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


def outcomes(folder: Path, standard: str) -> dict[tuple[str, str], str]:
    """The outcome of each obligation of a standard that does not repeat, by its subject's and its item's key."""
    return {
        (row["subject_key"], row["item_key"]): row["outcome"] for row in truth(folder) if row["standard"] == standard
    }


def day(text: str) -> dt.date | None:
    """The day of a field that holds a day or a moment; None where blank."""
    return dt.datetime.strptime(text[:10], "%d/%m/%Y").date() if text else None  # noqa: DTZ007  (a day has no zone)


def moment(text: str) -> dt.datetime | None:
    """The moment of a field, as the clock on the wall said; None where blank."""
    return dt.datetime.strptime(text, "%d/%m/%Y %H:%M:%S") if text else None  # noqa: DTZ007


def unknown_keys(folder: Path, table: str, column: str, of: tuple[str, str]) -> set[str]:
    """Keys in a column that name no row of the table and key column `of`; blank ones apart."""
    there = {row[of[1]] for row in rows(folder, of[0])}
    return {row[column] for row in rows(folder, table)} - there - {""}
