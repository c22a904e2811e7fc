from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_advice_is_asked_in_cases_that_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "CPS_ADVICE", "CASE_REF", ("INVESTIGATION", "CASE_REF")) == set()


def test_a_case_in_which_neither_early_advice_nor_a_charge_was_asked_about_is_never_met(folder: Path) -> None:
    asked = {row["CASE_REF"] for row in rows(folder, "CPS_ADVICE") if row["ABOUT"] in {"EARLY", "CHARGE"}}
    assert {case for (case, _), said in outcomes(folder, "INV-08").items() if said in {"met", "late"}} <= asked
