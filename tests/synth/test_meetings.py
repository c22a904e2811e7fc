from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_those_met_are_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "MEETING_NOM", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()


def test_those_met_are_of_meetings_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "MEETING_NOM", "MT_REF", ("MEETING", "MT_REF")) == set()


def test_someone_heard_with_others_there_is_never_met(folder: Path) -> None:
    together = {row["MT_REF"] for row in rows(folder, "MEETING") if row["ALONE_YN"] == "N"}
    assert together
    assert "met" not in {said for (_, item), said in outcomes(folder, "REC-05").items() if item in together}
