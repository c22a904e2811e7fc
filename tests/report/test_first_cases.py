from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.reading import page
from understone.measure.looking_first import MOST_CASES, RULE
from understone.report import parsed
from understone.report.first_cases import FirstCase, first_cases
from understone.report.results import opened_results


@pytest.fixture(scope="module")
def cases(results: Path) -> list[FirstCase]:
    opened = opened_results(results)
    return first_cases(opened, opened.forces[0])


def test_a_case_is_a_reference(cases: list[FirstCase]) -> None:
    assert all(parsed(case.reference) for case in cases)


def test_no_more_are_listed_than_the_rule_says(cases: list[FirstCase]) -> None:
    assert 0 < len(cases) <= MOST_CASES


def test_what_is_owed_by_each_basis_stands_apart(cases: list[FirstCase]) -> None:
    for case in cases:
        headings = [group.owed_by for group in case.missed]
        assert len(set(headings)) == len(headings)


def test_each_line_says_that_nothing_is_on_record_or_what_was_broken(cases: list[FirstCase]) -> None:
    said = [missed.says for case in cases for group in case.missed for missed in group.standards]
    assert all(words.startswith(("nothing on record by ", "broken on ")) for words in said)


def test_the_rule_is_printed(report: Path) -> None:
    assert RULE in page(report / "index.html").words
