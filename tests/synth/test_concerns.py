from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_every_concern_passed_up_by_the_untrained_owes_being_taken_on(folder: Path) -> None:
    assert {item for _, item in outcomes(folder, "SUP-03")} <= {row["EC_REF"] for row in rows(folder, "CONCERN_UP")}


def test_a_concern_nobody_took_on_is_never_met(folder: Path) -> None:
    untaken = {row["EC_REF"] for row in rows(folder, "CONCERN_UP") if not row["TAKEN_BY"] and not row["TAKEN_DT"]}
    assert untaken
    assert not {said for (_, item), said in outcomes(folder, "SUP-03").items() if item in untaken} & {"met", "late"}


def test_concerns_are_raised_by_staff_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "CONCERN_UP", "RAISED_BY", ("STAFF", "COLLAR_NO")) == set()
