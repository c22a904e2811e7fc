from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_decisions_are_on_referrals_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "NRM_DEC", "NS_REF", ("NRM_SUB", "NS_REF")) == set()


def test_no_notification_that_names_nobody_owes_an_answer_on_identity(folder: Path) -> None:
    unnamed = {row["DS_REF"] for row in rows(folder, "DTN_SUB") if row["NAMED_YN"] == "N"}
    assert unnamed
    assert "missed" not in {said for (_, item), said in outcomes(folder, "REF-05").items() if item in unnamed}
