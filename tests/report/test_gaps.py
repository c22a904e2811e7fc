from __future__ import annotations

from pathlib import Path

from tests.report.made_results import INTAKE
from tests.report.reading import page
from understone.report.gaps import gaps, intake_lines
from understone.report.results import opened_results


def test_what_intake_could_not_take_is_told_in_numbers() -> None:
    assert [(line.table, line.n) for line in intake_lines(INTAKE)] == [
        ("LOGS", "4"),
        ("LOGS", "2"),
        ("LOGS.TYPE", "3"),
        ("LOGS.SEEN", "5"),
        ("incident.place_id", "6"),
        ("columns", "1"),
    ]


def test_an_empty_receipt_tells_nothing() -> None:
    assert intake_lines({}) == []


def test_a_standard_that_cannot_be_answered_names_what_is_missing(report: Path) -> None:
    words = page(report / "index.html").words
    assert "release , release.to_place_id" in words or "release, release.to_place_id" in words


def test_every_unknown_stands_under_its_reason(results: Path) -> None:
    opened = opened_results(results)
    force = opened.forces[0]
    n_unknown = sum(row["n_unknown"] for row in opened.rows("outcomes", force.force_id))
    told = gaps(opened, force).unknown
    assert sum(int(row.n.replace(",", "")) for row in told) == n_unknown > 0
