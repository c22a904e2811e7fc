from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, unknown_keys


def test_what_was_done_was_done_for_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "SAFEGUARD_LOG", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()


def test_a_release_to_where_they_were_found_is_never_met(folder: Path) -> None:
    back = {row["EX_REF"] for row in rows(folder, "EXIT_REC") if row["OUT_TO"] == "WHERE FOUND"}
    assert back
    assert "met" not in {said for (_, item), said in outcomes(folder, "SAF-02").items() if item in back}
