from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows


def test_a_victim_who_gave_no_account_is_never_met_for_one(folder: Path) -> None:
    gave = {row["NOM_REF"] for row in rows(folder, "VICTIM_CONTACT") if row["ACCOUNT_YN"] == "Y"}
    assert {person for (person, _), said in outcomes(folder, "INV-10").items() if said in {"met", "late"}} <= gave


def test_whoever_met_the_first_account_met_or_was_late_for_the_first_conversation(folder: Path) -> None:
    first = outcomes(folder, "INV-09")
    account = [key for key, said in outcomes(folder, "INV-10").items() if said == "met"]
    assert account
    assert {first[key] for key in account} <= {"met", "late"}
