from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows
from understone.law.guardian_areas import guardian_areas


def test_a_child_found_where_no_source_names_the_guardian_service_is_unknown_or_done(folder: Path) -> None:
    served = {authority for area in guardian_areas() for authority in area.authorities}
    other = {row["NOM_REF"] for row in rows(folder, "MSHT_ASSESS") if row["FOUND_LA"] not in served}
    found = {said for (person, _), said in outcomes(folder, "REF-10").items() if person in other}
    assert found <= {"unknown", "met", "late"}


def test_no_adult_owes_a_guardian(folder: Path) -> None:
    adults = {row["NOM_REF"] for row in rows(folder, "MSHT_ASSESS") if row["AGE_VIEW"] == "ADULT"}
    assert {person for person, _ in outcomes(folder, "REF-10")} & adults == set()
