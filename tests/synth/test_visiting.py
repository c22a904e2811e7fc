from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_visits_are_to_premises_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "PREM_VISIT", "PREM_REF", ("PREMISES", "PREM_REF")) == set()


def test_a_visit_that_found_no_signs_owes_no_report(folder: Path) -> None:
    quiet = {row["VS_REF"] for row in rows(folder, "PREM_VISIT") if row["FOUND"] not in {"SIGNS", ""}}
    keys = {key for pair in outcomes(folder, "INT-01") for key in pair}
    assert keys & quiet == set()
