from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows


def test_a_disclosure_with_no_reason_is_never_met(folder: Path) -> None:
    bare = {row["DL_REF"] for row in rows(folder, "DISCLOSURE_LOG") if not row["RATIONALE"] or not row["DECIDED_BY"]}
    assert bare
    assert "met" not in {said for (_, item), said in outcomes(folder, "IMM-02").items() if item in bare}


def test_only_what_went_to_immigration_enforcement_owes_a_reason(folder: Path) -> None:
    to = {row["DL_REF"]: row["TO_BODY"] for row in rows(folder, "DISCLOSURE_LOG")}
    assert {to[item] for _, item in outcomes(folder, "IMM-02")} == {"IMM ENF"}
