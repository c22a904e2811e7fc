from __future__ import annotations

from pathlib import Path

from tests.synth.exported import outcomes, rows, truth, unknown_keys


def test_a_victim_no_safe_contact_reached_is_never_met(folder: Path) -> None:
    safely = {row["NOM_REF"] for row in rows(folder, "VICTIM_CONTACT") if row["SAFE_YN"] == "Y"}
    met = {row["subject_key"] for row in truth(folder) if row["standard"] == "VIC-02" and row["outcome"] == "met"}
    assert met
    assert met <= safely


def test_a_contact_of_which_nobody_said_whether_it_was_safe_leaves_it_unknown(folder: Path) -> None:
    blank = {row["NOM_REF"] for row in rows(folder, "VICTIM_CONTACT") if not row["SAFE_YN"]}
    told = {row["subject_key"] for row in truth(folder) if (row["standard"], row["reason"]) == ("VIC-02", "blank")}
    assert told
    assert told <= blank


def test_wishes_are_of_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "WISHES", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()


def test_a_contact_by_a_way_judged_unsafe_breaks_the_prohibition(folder: Path) -> None:
    said = outcomes(folder, "VIC-06")
    unsafe = [row for row in rows(folder, "VICTIM_CONTACT") if row["SAFE_YN"] == "N" and row["CONTACT_DT"]]
    assert unsafe
    assert {said[row["NOM_REF"], row["VC_REF"]] for row in unsafe} == {"missed"}
