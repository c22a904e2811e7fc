from __future__ import annotations

from pathlib import Path

from tests.synth.exported import day, outcomes, rows


def test_every_judgement_owes_a_referral_or_a_notification(folder: Path) -> None:
    judged = {(row["NOM_REF"], row["MA_REF"]) for row in rows(folder, "MSHT_ASSESS")}
    assert set(outcomes(folder, "REF-01")) <= judged


def test_one_judged_on_no_day_is_unknown(folder: Path) -> None:
    said = outcomes(folder, "REF-01")
    undated = [row for row in rows(folder, "MSHT_ASSESS") if not row["RG_DT"]]
    assert undated
    assert {said[row["NOM_REF"], row["MA_REF"]] for row in undated} == {"unknown"}


def test_neither_referred_nor_notified_is_never_met(folder: Path) -> None:
    sent = {row["NOM_REF"] for table in ("NRM_SUB", "DTN_SUB") for row in rows(folder, table)}
    found = {said for (person, _), said in outcomes(folder, "REF-01").items() if person not in sent}
    assert found <= {"missed", "pending", "unknown"}


def test_only_adults_owe_being_told_before_they_agree(folder: Path) -> None:
    adults = {row["MA_REF"] for row in rows(folder, "MSHT_ASSESS") if row["AGE_VIEW"] == "ADULT"}
    assert {item for _, item in outcomes(folder, "REF-07")} <= adults


def test_one_told_on_the_day_of_the_judgement_is_met(folder: Path) -> None:
    said = outcomes(folder, "REF-07")
    same = [
        row
        for row in rows(folder, "MSHT_ASSESS")
        if row["AGE_VIEW"] == "ADULT" and row["RG_DT"] and day(row["RG_DT"]) == day(row["TOLD_DT"])
    ]
    assert same
    assert {said[row["NOM_REF"], row["MA_REF"]] for row in same} == {"met"}


def test_a_charge_before_anyone_judged_the_person_owes_no_consideration(folder: Path) -> None:
    judged = {row["NOM_REF"] for row in rows(folder, "MSHT_ASSESS")}
    assert {person for person, _ in outcomes(folder, "DEF-01")} <= judged


def test_a_disclosure_said_to_be_no_status_check_keeps_the_prohibition(folder: Path) -> None:
    said = outcomes(folder, "IMM-03")
    for row in rows(folder, "DISCLOSURE_LOG"):
        if row["STATUS_CHK_YN"] == "N" and row["SENT_DTTM"] and (row["NOM_REF"], row["DL_REF"]) in said:
            assert said[row["NOM_REF"], row["DL_REF"]] == "met"
