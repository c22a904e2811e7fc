from __future__ import annotations

from pathlib import Path

from tests.synth.exported import unknown_keys


def test_a_holding_entry_resolved_into_a_crime_names_one_there_is(folder: Path) -> None:
    assert unknown_keys(folder, "HOLDING_ENTRY", "CRIME_REF", ("CRIME_REC", "CRIME_REF")) == set()


def test_holding_entries_are_of_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "HOLDING_ENTRY", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()
