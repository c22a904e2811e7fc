from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_lines_are_of_cases_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "ENQ_LINE", "CASE_REF", ("INVESTIGATION", "CASE_REF")) == set()


def test_a_level_below_two_is_never_met(folder: Path) -> None:
    level = {row["CASE_REF"]: row["PIP"] for row in rows(folder, "INVESTIGATION")}
    said = outcomes(folder, "INV-07")
    assert "1" in level.values()
    assert {level[case] for (case, _), outcome in said.items() if outcome == "met"} <= {"2", "3"}


def test_only_cases_that_another_body_works_on_owe_a_lead(folder: Path) -> None:
    joined = {row["CASE_REF"] for row in rows(folder, "JOINT_WORK")}
    assert {case for case, _ in outcomes(folder, "COO-02")} <= joined
