from __future__ import annotations

from pathlib import Path

from tests.synth.exported import day, rows, unknown_keys


def test_ages_in_doubt_are_of_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "AGE_DOUBT", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()


def test_a_doubt_with_no_outcome_has_no_day_on_which_it_was_settled(folder: Path) -> None:
    assert [row for row in rows(folder, "AGE_DOUBT") if not row["SETTLED_AS"] and day(row["SETTLED_DT"])] == []
