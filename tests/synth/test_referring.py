from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_negative_decisions_looked_at_again_are_decisions_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "NRM_CHALLENGE", "ND_REF", ("NRM_DEC", "ND_REF")) == set()


def test_only_negative_decisions_owe_a_second_look(folder: Path) -> None:
    result = {row["ND_REF"]: row["DEC_RESULT"] for row in rows(folder, "NRM_DEC")}
    assert "POS" not in {result[item] for _, item in outcomes(folder, "REF-09")}


def test_no_child_s_referral_owes_agreement(folder: Path) -> None:
    children = {row["NOM_REF"] for row in rows(folder, "MSHT_ASSESS") if row["AGE_VIEW"] == "U18"}
    assert {person for person, _ in outcomes(folder, "REF-03")} & children == set()
