"""People beside potential victims, read out of the export line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.synth.exported import Row, rows, truth


@pytest.fixture(scope="module")
def owed(folder: Path) -> list[Row]:
    return [row for row in truth(folder) if row["standard"] == "SAF-03"]


@pytest.fixture(scope="module")
def links(folder: Path) -> dict[str, Row]:
    """Everyone linked to a report, a case or a meeting, by the key of the link."""
    by_report = {row["LK_REF"]: row for row in rows(folder, "OCC_NOM_LINK")}
    return by_report | {row["MN_REF"]: row for row in rows(folder, "MEETING_NOM")}


@pytest.fixture(scope="module")
def case_of(folder: Path, links: dict[str, Row]) -> dict[str, str]:
    reports = {row["OCC_REF"]: row["CASE_REF"] for row in rows(folder, "OCC_LOG")}
    meetings = {row["MT_REF"]: row["CASE_REF"] for row in rows(folder, "MEETING")}
    return {
        key: link.get("CASE_REF")
        or reports.get(link.get("OCC_REF", ""), "")
        or meetings.get(link.get("MT_REF", ""), "")
        for key, link in links.items()
    }


@pytest.mark.parametrize(
    "outcome",
    [
        ("met", ""),
        ("late", ""),
        ("missed", ""),
        ("pending", ""),
        ("unknown", "no_start"),
        ("unknown", "undated"),
        ("unknown", "before_trigger"),
        ("ended", "accepted-by-other-force"),
    ],
)
def test_every_outcome_that_it_can_have_is_planted(owed: list[Row], outcome: tuple[str, str]) -> None:
    assert outcome in {(row["outcome"], row["reason"]) for row in owed}


def test_it_is_owed_to_those_found_or_named_as_potential_victims(owed: list[Row], links: dict[str, Row]) -> None:
    assert {links[row["item_key"]]["ROLE"] for row in owed} == {"FOUND", "PV"}


def test_everyone_in_a_case_who_is_not_judged_in_it_is_owed_it(
    folder: Path, owed: list[Row], links: dict[str, Row], case_of: dict[str, str]
) -> None:
    judged = {(row["NOM_REF"], row["CASE_REF"]) for row in rows(folder, "MSHT_ASSESS")}
    slavery = {row["CASE_REF"] for row in rows(folder, "INVESTIGATION") if row["MS_YN"] == "Y"}
    seen = {
        key
        for key, link in links.items()
        if link["ROLE"] in {"FOUND", "PV"} and link["NOM_REF"] and case_of[key] in slavery
    }
    assert {row["item_key"] for row in owed} == {
        key for key in seen if (links[key]["NOM_REF"], case_of[key]) not in judged
    }


def test_some_are_potential_victims_of_another_case(folder: Path, owed: list[Row]) -> None:
    judged = {row["NOM_REF"] for row in rows(folder, "MSHT_ASSESS")}
    assert any(row["subject_key"] in judged for row in owed)


def test_someone_is_met_and_named_as_well(owed: list[Row]) -> None:
    by_meeting, by_report = ({row["subject_key"] for row in owed if row["item_key"][:2] == at} for at in ("MN", "LK"))
    assert by_meeting & by_report


def test_what_is_written_in_no_case_and_at_no_place_is_no_act(
    folder: Path, owed: list[Row], case_of: dict[str, str]
) -> None:
    acts = [(row["NOM_REF"], row["CASE_REF"]) for row in rows(folder, "SAFEGUARD_LOG")]
    looks = {
        (row["NOM_REF"], row[column])
        for row in rows(folder, "LOOK_LOG")
        for column in ("CASE_REF", "OCC_REF", "MT_REF")
        if row[column]
    }
    loose = {name for name, case in acts if not case} - {name for name, _ in looks}
    met = {row["subject_key"] for row in owed if row["outcome"] in {"met", "late"}}
    others = {name for name, case in acts if case}
    assert loose - others
    assert not met & (loose - others)
