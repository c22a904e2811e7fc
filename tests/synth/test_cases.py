from __future__ import annotations

from pathlib import Path

from tests.synth.exported import moment, rows, unknown_keys


def test_no_case_is_reviewed_before_it_was_opened(folder: Path) -> None:
    opened = {row["CASE_REF"]: moment(row["OPENED_DTTM"]) for row in rows(folder, "INVESTIGATION")}
    for row in rows(folder, "REVIEW_LOG"):
        began, reviewed = opened[row["CASE_REF"]], moment(row["REVIEWED_DTTM"])
        assert not (began and reviewed) or began.date() <= reviewed.date()


def test_requests_to_close_are_for_cases_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "FINALISE_REQ", "CASE_REF", ("INVESTIGATION", "CASE_REF")) == set()
