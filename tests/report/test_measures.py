from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.report.made_results import NORTHVALE, write_whole_record
from tests.report.reading import page
from understone.report.measures import Measures, measures
from understone.report.results import opened_results


def measured(results: Path) -> Measures:
    read = opened_results(results)
    return measures(read, read.forces[0])


@pytest.fixture(scope="module")
def shown(results: Path) -> Measures:
    return measured(results)


def line(shown: Measures, begins: str) -> tuple[str, str]:
    [found] = [line for line in (*shown.lines, *shown.outcomes) if line.says.startswith(begins)]
    return found.value, found.undated


def test_the_twelve_months_are_said(shown: Measures) -> None:
    assert (shown.from_day, shown.until_day) == ("22 November 2025", "21 November 2026")


def test_the_share_has_its_range(shown: Measures) -> None:
    assert shown.began_range == (
        "14 % of those of which the record can say; 13 % if none of the unknown began so, 22 % if all did."
    )


def test_a_share_that_hangs_on_nothing_unknown_has_no_range(results: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(results, tmp_path / "results")
    copied.chmod(0o700)
    write_whole_record(copied / "measures", (NORTHVALE,), n_unknown=0)
    assert measured(copied).began_range == "14 % of those of which the record can say."


def test_a_share_that_the_unknown_would_decide_is_not_given(results: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(results, tmp_path / "results")
    copied.chmod(0o700)
    write_whole_record(copied / "measures", (NORTHVALE,), n_unknown=50)
    assert measured(copied).began_range == "Too much unknown to say a share."


def test_the_ratio_stands_beside_what_rows_with_no_day_allow(shown: Measures) -> None:
    assert line(shown, "Crimes per referral") == ("0.80", "0.77 to 0.84")


def test_the_median_is_in_days(shown: Measures) -> None:
    assert line(shown, "Days from judgement to referral") == ("2", "")


def test_few_people_are_not_counted_out(shown: Measures) -> None:
    assert line(shown, "Times that section 45") == ("fewer than 5", "fewer than 5")


def test_outcomes_are_named_by_type(shown: Measures) -> None:
    assert line(shown, "Outcome 16: suspect identified, victim does not support") == ("7", "")


def test_the_page_prints_how_each_can_be_gamed(report: Path) -> None:
    words = page(report / "index.html").words
    assert "Writing what others brought as police-led work." in words
    assert "Crimes per referral rises when fewer people are referred" in words


def test_the_page_says_that_months_are_not_one_cohort(report: Path) -> None:
    assert (
        "Crimes and referrals are those of the same months, not of the same people."
        in page(report / "index.html").words
    )


def test_the_contents_lead_to_the_measures(report: Path) -> None:
    read = page(report / "index.html")
    assert "#measures" in read.links
    assert "measures" in read.ids
