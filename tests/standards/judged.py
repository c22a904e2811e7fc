"""What the tests of standards share: examples judged together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from understone.standards.declaring import Standard
from understone.standards.examples import open_examples
from understone.standards.inputs import open_inputs
from understone.standards.judging import batches, keep_obligations, ordered
from understone.store.engines import Engine


def judged_examples(engine: Engine, standards: Sequence[Standard]) -> list[dict[str, Any]]:
    """Every obligation of every example's force, by every standard given."""
    forces = open_examples(engine, standards)
    rows: list[dict[str, Any]] = []
    for together in [standards] if engine.dialect == "duckdb" else batches(standards, engine.dialect):
        open_inputs(engine, forces, together)
        keep_obligations(engine, together)
        rows += engine.rows(ordered("obligation")).to_pylist()
    return sorted(rows, key=lambda row: (row["force_id"], row["standard"], row["subject_id"], row["item_id"]))


def by_example(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The obligations of each example's own standard, by the name of its force."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["force_id"].startswith(f"{row['standard']}.{row['version']} "):
            found[row["force_id"]].append(row)
    return found
