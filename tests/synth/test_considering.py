from __future__ import annotations

from pathlib import Path

from tests.synth.exported import rows, unknown_keys


def test_memoranda_to_the_prosecutor_are_of_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "CPS_MEMO", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()


def test_no_two_considerations_have_one_reference(folder: Path) -> None:
    keys = [row["SL_REF"] for row in rows(folder, "S45_LOG")]
    assert len(set(keys)) == len(keys)


def test_offences_told_of_and_tied_name_a_crime_there_is(folder: Path) -> None:
    assert unknown_keys(folder, "TOLD_OFF", "CRIME_REF", ("CRIME_REC", "CRIME_REF")) == set()
