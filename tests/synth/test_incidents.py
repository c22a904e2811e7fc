from __future__ import annotations

from pathlib import Path

from tests.synth.exported import moment, rows, truth, unknown_keys


def test_nothing_is_reported_before_it_happened(folder: Path) -> None:
    for row in rows(folder, "OCC_LOG"):
        happened, reported = moment(row["HAPP_DTTM"]), moment(row["RPT_DTTM"])
        assert not (happened and reported) or happened <= reported


def test_the_truth_tells_of_incidents_there_are(folder: Path) -> None:
    there = {row["OCC_REF"] for row in rows(folder, "OCC_LOG")}
    assert {row["incident_key"] for row in truth(folder, "truth_incidents")} <= there


def test_people_are_linked_to_incidents_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "OCC_NOM_LINK", "OCC_REF", ("OCC_LOG", "OCC_REF")) == set()
