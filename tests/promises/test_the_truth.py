"""The inspection finds what was planted, exactly: the truth is written without the standards."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.promises.conftest import Made
from understone.standards import standards

#: Their truth counts outcomes a subject, not a row: the rows that start a duty again are the acts themselves.
REPEATED = {"SUP-01", "VIC-02"}
#: A crime on record was recorded, late at worst, or on a day that nobody wrote.
NEVER_MISSED = {"CRI-02"}
PLANTED = [
    "COO-01",
    "COO-02",
    "COO-03",
    "CRI-01",
    "CRI-02",
    "CRI-03",
    "CRI-04",
    "CRI-05",
    "CRI-06",
    "CRI-07",
    "DEF-01",
    "DEF-02",
    "DEF-03",
    "DEF-04",
    "DEF-05",
    "DEF-06",
    "DEF-07",
    "DEF-08",
    "DEF-09",
    "IMM-01",
    "IMM-02",
    "IMM-03",
    "IMM-04",
    "INT-01",
    "INT-02",
    "INV-01",
    "INV-02",
    "INV-03",
    "INV-04",
    "INV-05",
    "INV-06",
    "INV-07",
    "INV-08",
    "INV-09",
    "INV-10",
    "INV-11",
    "LOC-03",
    "ORD-01",
    "ORD-02",
    "ORD-03",
    "ORD-04",
    "ORD-05",
    "PER-02",
    "REC-02",
    "REC-03",
    "REC-04",
    "REC-05",
    "REC-07",
    "REF-01",
    "REF-02",
    "REF-03",
    "REF-04",
    "REF-05",
    "REF-06",
    "REF-07",
    "REF-08",
    "REF-09",
    "REF-10",
    "SAF-01",
    "SAF-02",
    "SAF-03",
    "SAF-04",
    "SAF-05",
    "SAF-06",
    "SAF-07",
    "SUP-01",
    "SUP-02",
    "SUP-03",
    "VIC-01",
    "VIC-02",
    "VIC-03",
    "VIC-04",
    "VIC-05",
    "VIC-06",
]
Outcomes = dict[tuple[str, str, str], Counter[tuple[str, str]]]


def planted(made: Made, standard: str) -> Outcomes:
    found: Outcomes = defaultdict(Counter)
    for force in made.forces:
        with force.truth.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                if row["standard"] == standard:
                    item = "" if standard in REPEATED else row["item_key"]
                    found[force.force_id, row["subject_key"], item][row["outcome"], row["reason"]] += int(row["n"])
    return dict(found)


def judged(made: Made, standard: str) -> Outcomes:
    keys = source_keys(made)
    found: Outcomes = defaultdict(Counter)
    for row in pq.read_table(made.results / "obligations" / f"{standard}.parquet").to_pylist():
        item = "" if standard in REPEATED else keys[row["item_id"]]
        found[row["force_id"], keys[row["subject_id"]], item][row["outcome"], row["reason"] or ""] += 1
    return dict(found)


def source_keys(made: Made) -> dict[str, str]:
    return {row["id"]: row["source_key"] for row in _rows(made)}


def _rows(made: Made) -> Iterator[dict[str, Any]]:
    for path in made.snapshot.glob("*/*.parquet"):
        yield from pq.read_table(path, columns=["id", "source_key"]).to_pylist()


def test_every_standard_is_planted_but_those_that_hang_on_which_signs_are_recognised() -> None:
    assert {standard.id for standard in standards()} - set(PLANTED) == {"REC-01", "REC-06", "LOC-01"}


@pytest.mark.parametrize("standard", PLANTED)
def test_what_was_planted_is_found_and_nothing_else(made: Made, standard: str) -> None:
    assert judged(made, standard) == planted(made, standard)


@pytest.mark.parametrize("standard", PLANTED)
def test_something_was_planted_to_be_missed(made: Made, standard: str) -> None:
    wrong = "late" if standard in NEVER_MISSED else "missed"
    assert any(outcome == wrong for found in planted(made, standard).values() for outcome, _ in found)
