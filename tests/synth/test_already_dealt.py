from __future__ import annotations

from pathlib import Path

from tests.synth.exported import day, rows, unknown_keys


def test_results_looked_at_again_are_results_there_are(folder: Path) -> None:
    for column, table in (("CH_REF", "CHARGE_REC"), ("CO_REF", "COURT_RES"), ("DR_REF", "DISPOSAL_REC")):
        assert unknown_keys(folder, "RESULT_LOOK", column, (table, column)) == set()


def test_no_disposal_is_taken_back_before_it_was_given(folder: Path) -> None:
    for row in rows(folder, "DISPOSAL_REC"):
        given, back = day(row["GIVEN_DT"]), day(row["TAKEN_BACK_DT"])
        assert not (given and back) or given <= back
