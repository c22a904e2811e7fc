from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.made_results import write_results
from understone.measure.telling import told


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
