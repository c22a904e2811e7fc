from __future__ import annotations

from pathlib import Path

from tests.synth.exported import rows, unknown_keys
from understone.synth.invented import drama_numbers


def test_no_two_people_have_one_reference(folder: Path) -> None:
    people = {row["NOM_REF"] for row in rows(folder, "NOMINAL")}
    assert {row["NOM_REF"] for row in rows(folder, "NOM_NAME")} <= people


def test_other_names_are_of_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "NOM_NAME", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()


def test_every_telephone_is_one_kept_for_drama(folder: Path) -> None:
    assert {row["NUMBER"] for row in rows(folder, "PHONE")} <= set(drama_numbers().to_pylist())


def test_no_vehicle_has_a_mark_that_can_be_issued(folder: Path) -> None:
    assert {row["VRM"][0] for row in rows(folder, "VEHICLE")} == {"Q"}
