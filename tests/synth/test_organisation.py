from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_staff_are_of_teams_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "STAFF", "TEAM_CODE", ("TEAM", "TEAM_CODE")) == set()


def test_training_is_of_staff_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "TRAINING", "COLLAR_NO", ("STAFF", "COLLAR_NO")) == set()


def test_those_never_trained_are_never_met(folder: Path) -> None:
    trained = {row["COLLAR_NO"] for row in rows(folder, "TRAINING")}
    assert {staff for (staff, _), said in outcomes(folder, "PER-02").items() if said == "met"} <= trained
