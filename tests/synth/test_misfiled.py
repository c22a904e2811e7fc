from __future__ import annotations

from pathlib import Path

from tests.synth.exported import rows, unknown_keys


def test_entries_are_on_reports_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "OCC_ENTRY", "OCC_REF", ("OCC_LOG", "OCC_REF")) == set()


def test_entries_are_n200_entries_or_codes_that_mean_nothing_here(folder: Path) -> None:
    codes = {row["OE_CODE"] for row in rows(folder, "OCC_ENTRY")}
    assert {code for code in codes if code.startswith("N200/")}
