"""What an inspection prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.made_results import write_results
from understone.measure.telling import nothing_on_record, told
from understone.standards import standards
from understone.standards.declaring import Shape


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    results: Path = write_results(tmp_path_factory.mktemp("told") / "results", copies=1)
    return told(results)


def test_how_cases_began_is_told_for_each_force(lines: list[str]) -> None:
    assert (
        "Northvale Police, twelve months, no obligations: 3 modern slavery cases began with police-led work, 18 were "
        "brought by others, of 2 the record cannot say. Crimes per referral: 0.80."
    ) in lines


def test_no_share_is_called_enough(lines: list[str]) -> None:
    assert not any(word in line for line in lines for word in ("good", "poor", "target", "enough"))


def _row(standard: str, missed: int, met: int = 0) -> dict[str, object]:
    return {"force_id": "f", "standard": standard, "version": 1, "n_missed": missed, "n_met": met, "n_late": 0}


def test_a_duty_often_due_and_never_done_is_a_question_of_what_was_supplied() -> None:
    rows = [_row("INT-01", 12), _row("INT-01", 15), _row("REF-04", 90, met=1), _row("SAF-01", 19)]
    assert nothing_on_record(rows, {"f": "Meadshire Police"}) == [
        "Meadshire Police has nothing on record for INT-01 (any of 27): is it kept elsewhere, or supplied in part?"
    ]


def test_what_is_forbidden_and_was_done_is_no_such_question() -> None:
    prohibition = next(one for one in standards() if one.shape is Shape.PROHIBITION and one.version == 1)
    assert nothing_on_record([_row(prohibition.id, 50)], {"f": "Meadshire Police"}) == []
