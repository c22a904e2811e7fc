from __future__ import annotations

from pathlib import Path

from tests.synth.exported import moment, rows, truth, unknown_keys


def test_nobody_comes_back_before_they_were_missed(folder: Path) -> None:
    for row in rows(folder, "MISSING_LOG"):
        gone, back = moment(row["REPORTED_DTTM"]), moment(row["RETURNED_DTTM"])
        assert not (gone and back) or gone <= back


def test_those_missing_are_people_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "MISSING_LOG", "NOM_REF", ("NOMINAL", "NOM_REF")) == set()


def test_one_missing_once_owes_nothing(folder: Path) -> None:
    episodes = [row["NOM_REF"] for row in rows(folder, "MISSING_LOG")]
    owed = {row["subject_key"] for row in truth(folder) if row["standard"] == "REC-03"}
    assert owed
    assert {person for person in owed if episodes.count(person) < 2} == set()
