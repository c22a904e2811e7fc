from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows


def test_an_arrest_in_which_nothing_showed_signs_is_not_owed_an_assessment_before(folder: Path) -> None:
    none = {row["IR_REF"] for row in rows(folder, "IMM_REC") if row["SIGNS_YN"] == "N"}
    assert none
    assert {item for _, item in outcomes(folder, "IMM-01")} & none == set()


def test_an_arrest_of_which_nobody_wrote_whether_signs_were_plain_is_never_missed(folder: Path) -> None:
    blank = {row["IR_REF"] for row in rows(folder, "IMM_REC") if not row["SIGNS_YN"]}
    assert "missed" not in {said for (_, item), said in outcomes(folder, "IMM-01").items() if item in blank}


def test_what_was_passed_on_to_help_the_person_owes_no_investigation(folder: Path) -> None:
    helping = {row["DL_REF"] for row in rows(folder, "DISCLOSURE_LOG") if row["HELPS_PERSON_YN"] == "Y"}
    assert helping
    assert {item for _, item in outcomes(folder, "IMM-04")} & helping == set()


def test_all_that_was_passed_on_about_suspects_owes_an_investigation(folder: Path) -> None:
    owed = {item for _, item in outcomes(folder, "IMM-04")}
    assert {row["IP_REF"] for row in rows(folder, "IE_PASSED")} <= owed


def test_only_disposals_are_looked_at_again_as_disposals(folder: Path) -> None:
    disposals = {row["DR_REF"] for row in rows(folder, "DISPOSAL_REC")}
    assert {item for _, item in outcomes(folder, "DEF-09")} <= disposals


def test_a_result_at_which_nobody_looked_is_never_met(folder: Path) -> None:
    looked = {row[name] for row in rows(folder, "RESULT_LOOK") for name in ("CH_REF", "CO_REF", "STAY_REF", "DR_REF")}
    assert {said for (_, item), said in outcomes(folder, "DEF-08").items() if item not in looked} & {
        "met",
        "late",
    } == set()
