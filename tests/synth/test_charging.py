from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_charges_are_for_stays_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "CHARGE_REC", "CU_REF", ("CUST_REC", "CU_REF")) == set()


def test_a_threshold_charge_with_its_reason_written_is_no_breach(folder: Path) -> None:
    reasoned = {row["CH_REF"] for row in rows(folder, "CHARGE_REC") if row["TEST"] == "THRESH" and row["THRESH_WHY"]}
    assert "missed" not in {said for (_, item), said in outcomes(folder, "DEF-02").items() if item in reasoned}
