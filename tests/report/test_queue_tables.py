from __future__ import annotations

import pytest

from tests.report.made_results import NORTHVALE, write_results
from understone.report.queue_tables import answer_rows, off_rows, state_rows
from understone.report.results import ReportedForce, Results, opened_results


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, ReportedForce]:
    results = opened_results(write_results(tmp_path_factory.mktemp("queue") / "results"))
    return results, next(force for force in results.forces if force.force_id == NORTHVALE)


def test_strong_concern_stands_above_possible(opened: tuple[Results, ReportedForce]) -> None:
    concerns = [row.concern for row in state_rows(*opened)]
    assert concerns == sorted(concerns, reverse=True)


def test_what_waits_stands_above_what_is_answered(opened: tuple[Results, ReportedForce]) -> None:
    states = [row.state for row in state_rows(*opened) if row.concern == "possible"]
    assert states[0].startswith("waiting")


def test_every_state_is_in_words(opened: tuple[Results, ReportedForce]) -> None:
    assert all(" " in row.state or row.state == "answered" for row in state_rows(*opened))


def test_an_answer_is_counted_by_what_the_sign_says(opened: tuple[Results, ReportedForce]) -> None:
    assert {row.says[-1] for row in answer_rows(*opened)} == {"."}


def test_a_second_reading_that_disagreed_is_not_upheld(opened: tuple[Results, ReportedForce]) -> None:
    assert {row.upheld for row in answer_rows(*opened)} >= {"0 of 1"}


def test_what_is_switched_off_says_how_many_items_it_hides(opened: tuple[Results, ReportedForce]) -> None:
    assert [row.says for row in off_rows(*opened)] == [
        "The person seems withdrawn, numb or confused beyond what the event explains."
    ]
