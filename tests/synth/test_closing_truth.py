from __future__ import annotations

from pathlib import Path

from tests.synth.exported import day, moment, outcomes, rows


def test_a_slavery_crime_recorded_within_a_day_of_being_known_is_met(folder: Path) -> None:
    said = outcomes(folder, "CRI-02")
    for row in rows(folder, "CRIME_REC"):
        known, crimed = moment(row["KNOWN_DTTM"]), moment(row["CRIMED_DTTM"])
        if row["MS_YN"] == "Y" and known and crimed and 0 <= (crimed - known).total_seconds() < 82_800:
            assert said[row["CRIME_REF"], row["CRIME_REF"]] == "met"


def test_a_cancellation_with_no_reason_or_by_nobody_is_unknown(folder: Path) -> None:
    said = outcomes(folder, "CRI-06")
    crimes = [row for row in rows(folder, "CRIME_REC") if row["MS_YN"] == "Y" and row["CANX_DTTM"]]
    blank = [row["CRIME_REF"] for row in crimes if not row["CANX_REASON"] or not row["CANX_BY"]]
    assert blank
    assert "missed" not in {said[key, f"{key}|cancelled"] for key in blank}


def test_a_duplicate_cancelled_by_the_registrar_is_met(folder: Path) -> None:
    said = outcomes(folder, "CRI-06")
    found = [
        row
        for row in rows(folder, "CRIME_REC")
        if (row["MS_YN"], row["CANX_REASON"], row["CANX_BY"]) == ("Y", "DUP", "FCIR") and row["CANX_DTTM"]
    ]
    assert {said[row["CRIME_REF"], f"{row['CRIME_REF']}|cancelled"] for row in found} <= {"met"}


def test_a_line_still_live_at_an_approved_closing_is_never_met(folder: Path) -> None:
    said = outcomes(folder, "INV-03")
    live = {row["EL_REF"] for row in rows(folder, "ENQ_LINE") if row["STATE"] == "LIVE"}
    assert live
    assert "met" not in {outcome for (_, line), outcome in said.items() if line in live}


def test_a_crime_finalised_as_charged_owes_no_approval(folder: Path) -> None:
    charged = {f"{row['CRIME_REF']}|outcome" for row in rows(folder, "CRIME_REC") if row["OUTCOME_NO"] == "1"}
    assert charged
    assert {item for _, item in outcomes(folder, "SUP-02")} & charged == set()


def test_a_line_raised_after_its_case_was_closed_is_not_owed(folder: Path) -> None:
    closed = {row["CASE_REF"]: day(row["AGREED_DTTM"]) for row in rows(folder, "FINALISE_REQ") if row["AGREED_DTTM"]}
    owed = {item for _, item in outcomes(folder, "INV-03")}
    for row in rows(folder, "ENQ_LINE"):
        raised, ended = day(row["RAISED_DT"]), closed.get(row["CASE_REF"])
        if raised and ended and raised > ended:
            assert row["EL_REF"] not in owed
