from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_actions_are_on_intelligence_there_is(folder: Path) -> None:
    assert unknown_keys(folder, "INTEL_ACTION", "INT_REF", ("INTEL_IN", "INT_REF")) == set()


def test_intelligence_on_which_nobody_acted_is_never_met(folder: Path) -> None:
    acted = {row["INT_REF"] for row in rows(folder, "INTEL_ACTION")}
    said = outcomes(folder, "INT-02")
    assert {row["INT_REF"] for row in rows(folder, "INTEL_IN")} - acted
    assert {subject for (subject, _), outcome in said.items() if outcome in {"met", "late"}} <= acted
