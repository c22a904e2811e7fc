from __future__ import annotations

from pathlib import Path

from tests.synth.exported import rows, unknown_keys


def test_no_two_crimes_have_one_reference(folder: Path) -> None:
    keys = [row["CRIME_REF"] for row in rows(folder, "CRIME_REC")]
    assert len(set(keys)) == len(keys)


def test_crimes_are_in_cases_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "CRIME_REC", "CASE_REF", ("INVESTIGATION", "CASE_REF")) == set()


def test_slavery_crimes_are_of_class_106(folder: Path) -> None:
    assert {row["HO_CLASS"][:3] for row in rows(folder, "CRIME_REC") if row["MS_YN"] == "Y"} == {"106"}
