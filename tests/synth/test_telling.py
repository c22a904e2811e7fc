from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_victims_are_told_of_events_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "VICTIM_CONTACT", "TOLD_CE", ("CUST_EVENT", "CE_REF")) == set()


def test_a_victim_of_a_case_with_no_named_contact_is_never_met(folder: Path) -> None:
    case = {row["MA_REF"]: row["CASE_REF"] for row in rows(folder, "MSHT_ASSESS")}
    nobody = {row["CASE_REF"] for row in rows(folder, "INVESTIGATION") if not row["VICTIM_SPOC"]}
    assert nobody
    found = {said for (_, item), said in outcomes(folder, "VIC-03").items() if case[item] in nobody}
    assert not found & {"met", "late"}
