from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows


def test_only_people_ruled_out_owe_a_reason_that_counts(folder: Path) -> None:
    looks = {row["LA_REF"]: row for row in rows(folder, "LOOK_LOG")}
    assert "UNDECIDED" not in {looks[item]["VIEW"] for _, item in outcomes(folder, "REC-04") if item in looks}


def test_a_look_with_no_reason_is_never_met(folder: Path) -> None:
    bare = {row["LA_REF"] for row in rows(folder, "LOOK_LOG") if not row["RESTS_ON"]}
    assert bare
    assert "met" not in {said for (_, item), said in outcomes(folder, "REC-04").items() if item in bare}
