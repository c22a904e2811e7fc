"""Potential victims who could not be found, read out of the export line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.synth.exported import Row, rows, truth


@pytest.fixture(scope="module")
def owed(folder: Path) -> dict[str, Row]:
    """By the key of the contact."""
    return {row["item_key"]: row for row in truth(folder) if row["standard"] == "SAF-04"}


@pytest.fixture(scope="module")
def contacts(folder: Path) -> dict[str, Row]:
    return {row["VC_REF"]: row for row in rows(folder, "VICTIM_CONTACT")}


@pytest.mark.parametrize(
    "outcome",
    [
        ("met", ""),
        ("late", ""),
        ("missed", ""),
        ("pending", ""),
        ("unknown", "no_start"),
        ("unknown", "undated"),
        ("unknown", "too_coarse"),
        ("ended", "overtaken"),
        ("ended", "accepted-by-other-force"),
    ],
)
def test_every_outcome_that_it_can_have_is_planted(owed: dict[str, Row], outcome: tuple[str, str]) -> None:
    assert outcome in {(row["outcome"], row["reason"]) for row in owed.values()}


def test_it_is_owed_for_each_contact_that_found_them_gone(owed: dict[str, Row], contacts: dict[str, Row]) -> None:
    assert set(owed) == {key for key, row in contacts.items() if row["RESULT"] == "CANT LOC"}


def test_each_of_these_contacts_owes_a_safe_way_too(folder: Path, owed: dict[str, Row]) -> None:
    routes = {row["item_key"] for row in truth(folder) if row["standard"] == "VIC-06"}
    assert set(owed) <= routes


def test_who_was_never_looked_for_is_never_met(folder: Path, owed: dict[str, Row]) -> None:
    missing = {row["NOM_REF"] for row in rows(folder, "MISSING_LOG")}
    traced = {row["NOM_REF"] for row in rows(folder, "SAFEGUARD_LOG") if row["ACTION"] == "MISPER"}
    never = [row["outcome"] for row in owed.values() if row["subject_key"] not in missing | traced]
    assert never
    assert not {"met", "late"} & set(never)


def test_an_episode_that_was_open_serves_and_one_that_was_over_does_not(
    folder: Path, owed: dict[str, Row], contacts: dict[str, Row]
) -> None:
    returned = {row["NOM_REF"]: row["RETURNED_DTTM"] for row in rows(folder, "MISSING_LOG")}
    reported = {row["NOM_REF"]: _day_first(row["REPORTED_DTTM"]) for row in rows(folder, "MISSING_LOG")}
    before = [
        row for key, row in owed.items()
        if "" < reported.get(row["subject_key"], "") < _day_first(contacts[key]["CONTACT_DT"])
    ]  # fmt: skip
    assert {row["outcome"] for row in before if not returned[row["subject_key"]]} == {"met"}
    assert {row["outcome"] for row in before if returned[row["subject_key"]]} == {"missed"}


def test_these_contacts_add_no_way_of_trying(contacts: dict[str, Row]) -> None:
    safe = [row for row in contacts.values() if row["SAFE_YN"] == "Y"]
    gone = {(row["NOM_REF"], row["CHANNEL"]) for row in safe if row["RESULT"] == "CANT LOC"}
    others = {(row["NOM_REF"], row["CHANNEL"]) for row in contacts.values() if row["RESULT"] != "CANT LOC"}
    contacted = {name for name, _ in others}
    assert gone
    assert {pair for pair in gone if pair[0] in contacted} <= others


def _day_first(text: str) -> str:
    """The day as YYYYMMDD; '' where blank."""
    return text[6:10] + text[3:5] + text[:2]
