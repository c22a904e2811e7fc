from __future__ import annotations

from pathlib import Path

from tests.synth.exported import rows
from understone.law.guardian_areas import guardian_areas
from understone.synth import MadeUpForce
from understone.synth.victims import AUTHORITIES

WITH_GUARDIANS = {authority for area in guardian_areas() for authority in area.authorities}
REAL = {"Leeds", "Cardiff"}


def test_only_two_authorities_are_real_and_both_have_the_guardian_service() -> None:
    assert set(AUTHORITIES) & WITH_GUARDIANS == REAL


def test_the_other_authority_is_invented() -> None:
    assert set(AUTHORITIES) - REAL == {"Quillshire", ""}


def test_people_are_found_in_each_authority_and_in_none(folder: Path) -> None:
    assert {row["FOUND_LA"] for row in rows(folder, "MSHT_ASSESS")} == set(AUTHORITIES)


def test_the_readme_says_which_names_are_real(made: list[MadeUpForce]) -> None:
    text = (made[0].folder.parent / "README.txt").read_text(encoding="utf-8")
    assert [name for name in REAL if name not in text] == []


def test_every_potential_victim_is_of_a_case_there_is(folder: Path) -> None:
    cases = {row["CASE_REF"] for row in rows(folder, "INVESTIGATION")}
    assert [row["CASE_REF"] for row in rows(folder, "MSHT_ASSESS") if row["CASE_REF"] not in cases] == []
