from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows


def test_every_offence_told_owes_a_crime_or_a_decision(folder: Path) -> None:
    told = {(row["NOM_REF"], row["TO_REF"]) for row in rows(folder, "TOLD_OFF")}
    assert set(outcomes(folder, "CRI-04")) <= told


def test_an_offence_with_neither_is_never_met(folder: Path) -> None:
    neither = {row["TO_REF"] for row in rows(folder, "TOLD_OFF") if not row["CRIME_REF"] and not row["DECISION"]}
    assert neither
    found = {said for (_, item), said in outcomes(folder, "CRI-04").items() if item in neither}
    assert found <= {"missed", "pending", "unknown"}


def test_a_victim_exploited_abroad_owes_no_crime_of_their_own_here(folder: Path) -> None:
    abroad = {row["MA_REF"] for row in rows(folder, "MSHT_ASSESS") if row["EXPL_WHERE"] == "ABROAD"}
    assert abroad
    assert {item for _, item in outcomes(folder, "CRI-05")} & abroad == set()


def test_the_only_victim_of_a_case_owes_no_crime_for_each(folder: Path) -> None:
    case = {row["MA_REF"]: row["CASE_REF"] for row in rows(folder, "MSHT_ASSESS")}
    inside = [row for row in rows(folder, "MSHT_ASSESS") if row["EXPL_WHERE"] != "ABROAD"]
    people = {name: {row["NOM_REF"] for row in inside if row["CASE_REF"] == name} for name in set(case.values())}
    assert [item for _, item in outcomes(folder, "CRI-05") if len(people[case[item]]) < 2] == []
