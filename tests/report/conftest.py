"""One results folder and its report, shared by the tests that only read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.made_results import EASTMERE, NORTHVALE, write_results
from understone.report import write_report


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_results(tmp_path_factory.mktemp("one") / "results")


@pytest.fixture(scope="session")
def report(results: Path) -> Path:
    """The folder of a report on one force."""
    return write_report(results, results.with_name("report")).parent


@pytest.fixture(scope="session")
def two_forces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report on two forces."""
    folder = tmp_path_factory.mktemp("two")
    made = write_results(folder / "results", forces=(NORTHVALE, EASTMERE), copies=1)
    return write_report(made, folder / "report").parent
