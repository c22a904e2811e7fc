from __future__ import annotations

from pathlib import Path

from tests.synth.exported import moment, rows, unknown_keys


def test_nobody_arrives_before_the_arrest(folder: Path) -> None:
    for row in rows(folder, "CUST_REC"):
        arrested, arrived = moment(row["ARREST_DTTM"]), moment(row["ARRIVE_DTTM"])
        assert not (arrested and arrived) or arrested <= arrived


def test_events_are_of_stays_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "CUST_EVENT", "CU_REF", ("CUST_REC", "CU_REF")) == set()
