"""What `python -m bench.robust` found, as docs/robustness.md."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow

_KILLED = {
    "kills": "at a random share of the time that a whole run takes",
    "points": "before each thing it does to a file or asks of the engine",
    "swaps": "where folders take each other's place, on a system that cannot exchange two names at once",
}


def page(known: Mapping[str, Any]) -> str:
    lines = [
        "# Robustness",
        "",
        "Written by `make robust` (`python -m bench.robust`); a few hundred of the same variants, and kills at points",
        "of every kind, are in the tests (`tests/robust/`).",
        "",
        f"{dt.datetime.now(dt.UTC).date()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"DuckDB {duckdb.__version__}, Arrow {pyarrow.__version__}.",
        "",
    ]
    if "variants" in known:
        lines += _variants(known["variants"])
    if killed := {name: known[name] for name in _KILLED if name in known}:
        lines += _kills(killed)
    return "\n".join(lines) + "\n"


def _variants(found: Mapping[str, Any]) -> list[str]:
    total = found["total"]
    return [
        "## Exports that have gone wrong",
        "",
        "A small export (CSV in three delimiters and three encodings, Parquet), its mapping, or the snapshot that is",
        "already there, changed by one to three of the mutations below and taken in over a good snapshot. As it should",
        "be is: taken in, every row accepted, quarantined or set aside and the three adding up, every quarantined row",
        "with its file and line, ids unique, files what the manifest says; or refused with a message that names the",
        "file (and the place in a mapping), the snapshot as it was, nothing left behind. All else counts as wrong.",
        "A variant with two mutations counts under both.",
        "",
        "| mutation | variants | taken in | refused with a clear message | rows quarantined | wrong |",
        "|---|---:|---:|---:|---:|---:|",
        *(_variants_row(mutation, counts) for mutation, counts in found["by_mutation"].items()),
        _variants_row("**all**", total),
        "",
        f"Peak memory of the process that tried them all, one after another: {found['peak_mib']:,} MiB "
        f"({found['began_mib']:,} MiB before the first).",
        "",
    ]


def _variants_row(name: str, counts: Mapping[str, int]) -> str:
    columns = ("variants", "taken_in", "refused", "quarantined", "wrong")
    return f"| {name} | {' | '.join(f'{counts.get(column, 0):,}' for column in columns)} |"


def _kills(found: Mapping[str, Any]) -> list[str]:
    return [
        "## Killed (SIGKILL)",
        "",
        "Each run is killed over a good result, then run again. As it should be is: after the kill the last good",
        "result is there byte for byte, or the new one is whole; the next run succeeds, gives the same rows as a run",
        "that no one interrupted (SHA-256 of every file), and leaves nothing beside them.",
        "",
        "| killed | command | kills | wrong |",
        "|---|---|---:|---:|",
        *(
            f"| {_KILLED[name]} | {command} | {counts['tried']:,} | {counts['wrong']:,} |"
            for name, commands in found.items()
            for command, counts in commands.items()
        ),
        "",
        "Intake takes a small extract in over the one before. Inspect judges a made-up force of 60 incidents and 10",
        "cases by four standards, each a step of its own. A kill ends the process, not the machine: what a system had",
        "not yet written to its disk when the power fails is not tried here.",
        "",
    ]
