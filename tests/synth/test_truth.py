from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.synth.exported import mapping, rows, truth
from understone.synth.truth import PLANTED

#: Where the key of a standard's items stands.
ITEMS = {
    "COO-01": "XFER",
    "COO-02": "INVESTIGATION",
    "COO-03": "INVESTIGATION",
    "CRI-01": "NRM_SUB",
    "CRI-02": "CRIME_REC",
    "CRI-03": "HOLDING_ENTRY",
    "CRI-04": "TOLD_OFF",
    "CRI-05": "MSHT_ASSESS",
    "CRI-07": "OCC_LOG",
    "DEF-01": "CHARGE_REC",
    "DEF-02": "CHARGE_REC",
    "DEF-03": "S45_LOG",
    "DEF-04": "S45_LOG",
    "DEF-05": "NRM_DEC",
    "DEF-06": "MSHT_ASSESS",
    "DEF-07": "DISPOSAL_REC",
    "DEF-09": "DISPOSAL_REC",
    "IMM-02": "DISCLOSURE_LOG",
    "INT-02": "INTEL_IN",
    "INV-01": "INVESTIGATION",
    "INV-02": "FINALISE_REQ",
    "INV-03": "ENQ_LINE",
    "INV-04": "INFO_GIVEN",
    "INV-06": "INVESTIGATION",
    "INV-08": "INVESTIGATION",
    "INV-09": "MSHT_ASSESS",
    "INV-10": "MSHT_ASSESS",
    "INV-11": "INVESTIGATION",
    "LOC-03": "TEAM_YEAR",
    "ORD-02": "ORDER_BREACH",
    "ORD-03": "ORDER_BREACH",
    "ORD-04": "ORDERS",
    "ORD-05": "ORDER_BREACH",
    "PER-02": "POST_YEAR",
    "REC-02": "MEETING_NOM",
    "REC-03": "MISSING_LOG",
    "REC-04": "LOOK_LOG",
    "REC-07": "CUST_REC",
    "REF-01": "MSHT_ASSESS",
    "REF-02": "MSHT_ASSESS",
    "REF-03": "NRM_SUB",
    "REF-04": "MSHT_ASSESS",
    "REF-05": "DTN_SUB",
    "REF-06": "MSHT_ASSESS",
    "REF-07": "MSHT_ASSESS",
    "REF-08": "NRM_SUB",
    "REF-09": "NRM_DEC",
    "REF-10": "NRM_SUB",
    "SAF-01": "MSHT_ASSESS",
    "SAF-02": "EXIT_REC",
    "SAF-04": "VICTIM_CONTACT",
    "SAF-05": "MSHT_ASSESS",
    "SAF-06": "MSHT_ASSESS",
    "SAF-07": "CUST_EVENT",
    "SUP-03": "CONCERN_UP",
    "VIC-03": "MSHT_ASSESS",
    "VIC-04": "SAFEGUARD_LOG",
    "VIC-05": "MSHT_ASSESS",
    "VIC-06": "VICTIM_CONTACT",
}


@pytest.mark.parametrize("standard", PLANTED)
@pytest.mark.parametrize("outcome", ["met", "missed", "unknown"])
def test_every_standard_has_each_of_the_three_outcomes(folder: Path, standard: str, outcome: str) -> None:
    # a crime on record was recorded, late at worst
    looked_for = "late" if (standard, outcome) == ("CRI-02", "missed") else outcome
    assert any(row["standard"] == standard and row["outcome"] == looked_for for row in truth(folder))


def test_the_truth_holds_only_the_standards_planted(folder: Path) -> None:
    assert {row["standard"] for row in truth(folder)} == set(PLANTED)


def test_what_hangs_on_recognition_is_not_in_the_truth(folder: Path) -> None:
    assert not any(row["standard"] in {"REC-01", "REC-06", "LOC-01"} for row in truth(folder))


@pytest.mark.parametrize("standard", ITEMS)
def test_items_are_keys_of_the_rows_that_raise_them(folder: Path, standard: str) -> None:
    key = mapping(folder)["tables"][ITEMS[standard]]["feeds"][0]["key"][0]
    there = {row[key] for row in rows(folder, ITEMS[standard])}
    assert {row["item_key"] for row in truth(folder) if row["standard"] == standard} <= there


def test_an_obligation_is_counted_once(folder: Path) -> None:
    counted = Counter(
        (row["standard"], row["subject_key"], row["item_key"]) for row in truth(folder) if row["item_key"]
    )
    assert set(counted.values()) == {1}


def test_repeated_duties_have_no_item_and_a_count(folder: Path) -> None:
    repeated = {row["item_key"] for row in truth(folder) if row["standard"] in {"SUP-01", "VIC-02"}}
    assert repeated == {""}


def test_only_unknown_and_ended_have_a_reason(folder: Path) -> None:
    assert {row["outcome"] for row in truth(folder) if row["reason"]} == {"unknown", "ended"}


def test_every_potential_victim_is_owed_safety_at_once(folder: Path) -> None:
    owed = sum(row["standard"] == "SAF-01" for row in truth(folder))
    assert owed == len(rows(folder, "MSHT_ASSESS"))


def test_a_referral_is_owed_for_everyone_who_is_not_an_adult(folder: Path) -> None:
    owed = {row["subject_key"] for row in truth(folder) if row["standard"] == "REF-02"}
    assert owed == {row["NOM_REF"] for row in rows(folder, "MSHT_ASSESS") if row["AGE_VIEW"] != "ADULT"}


def test_who_is_sent_back_to_where_they_were_found_is_broken(folder: Path) -> None:
    found = {row["EX_REF"] for row in rows(folder, "EXIT_REC") if row["OUT_TO"] == "WHERE FOUND"}
    outcomes = {row["outcome"] for row in truth(folder) if row["standard"] == "SAF-02" and row["item_key"] in found}
    assert outcomes == {"missed"}


def test_the_suspect_s_own_events_are_not_crossed_with_themselves(folder: Path) -> None:
    whose = {row["CE_REF"]: row["NOM_REF"] for row in rows(folder, "CUST_EVENT")}
    crossed = [(row["item_key"], row["subject_key"]) for row in truth(folder) if row["standard"] == "SAF-07"]
    assert not [event for event, person in crossed if whose[event] == person]


def test_a_case_never_reviewed_and_still_open_has_nothing_met(folder: Path) -> None:
    reviewed = {row["CASE_REF"] for row in rows(folder, "REVIEW_LOG")}
    closing = {row["CASE_REF"] for row in rows(folder, "FINALISE_REQ")}
    never = [
        row for row in truth(folder) if row["standard"] == "SUP-01" and row["subject_key"] not in reviewed | closing
    ]
    assert {row["outcome"] for row in never} == {"missed", "pending", "unknown"}


def test_the_children_are_about_four_in_ten(folder: Path) -> None:
    ages = Counter(row["AGE_VIEW"] for row in rows(folder, "MSHT_ASSESS"))
    assert 0.36 < (ages["U18"] + ages["DISPUTED"]) / ages.total() < 0.44


def test_every_incident_is_said_to_be_written_with_signs_or_not(folder: Path) -> None:
    said = {row["incident_key"]: row["is_written_with_signs"] for row in truth(folder, "truth_incidents")}
    written = {row["OCC_REF"] for row in rows(folder, "OCC_LOG") if row["OCC_REF"].startswith("OCC0")}
    assert set(said) == written


def test_signs_are_written_in_more_than_ten_patterns(folder: Path) -> None:
    patterns = {row["scenario"] for row in truth(folder, "truth_incidents") if row["is_written_with_signs"] == "yes"}
    assert len(patterns) > 10


def test_most_incidents_have_no_sign(folder: Path) -> None:
    signs = Counter(row["is_written_with_signs"] for row in truth(folder, "truth_incidents"))
    assert signs["no"] > 0.8 * signs.total()


def test_the_incident_that_opened_a_case_has_signs(folder: Path) -> None:
    said = {row["incident_key"]: row["is_written_with_signs"] for row in truth(folder, "truth_incidents")}
    opened = {row["OCC_REF"] for row in rows(folder, "MSHT_ASSESS")}
    assert {said[incident] for incident in opened} == {"yes"}
