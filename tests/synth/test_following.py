from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_a_line_named_for_information_is_a_line_there_is(folder: Path) -> None:
    assert unknown_keys(folder, "INFO_GIVEN", "EL_REF", ("ENQ_LINE", "EL_REF")) == set()


def test_information_with_no_line_is_never_met(folder: Path) -> None:
    bare = {row["IG_REF"] for row in rows(folder, "INFO_GIVEN") if not row["EL_REF"]}
    assert bare
    assert not {said for (_, item), said in outcomes(folder, "INV-04").items() if item in bare} & {"met", "late"}
