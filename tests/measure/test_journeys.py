from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.measure.measured import figures, owed
from understone.measure.facts import is_of_victim
from understone.measure.journeys import stage_column
from understone.standards import standards
from understone.standards.declaring import Stage, Subject

REFER = stage_column(Stage.REFER)


def journey(tmp_path: Path, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    return figures(tmp_path / "r", rows)["journeys"]


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        (["met"], "kept"),
        (["met", "late"], "broken"),
        (["unknown", "missed"], "broken"),
        (["met", "unknown", "pending"], "unknown"),
        (["met", "pending"], "pending"),
        (["met", "ended"], "kept"),
        (["ended"], "ended"),
    ],
)
def test_one_thing_broken_breaks_the_stage(tmp_path: Path, outcomes: list[str], state: str) -> None:
    assert journey(tmp_path, *[owed("REF-04", outcome) for outcome in outcomes])[0][REFER] == state


def test_where_nothing_is_owed_a_stage_has_no_state(tmp_path: Path) -> None:
    assert journey(tmp_path, owed("REF-04", "met"))[0][stage_column(Stage.SAFEGUARD)] is None


def test_each_basis_has_a_row_of_its_own(tmp_path: Path) -> None:
    found = journey(tmp_path, owed("REF-04", "missed"), owed("SAF-02", "met"))
    assert [(row["basis"], row["first_broken"]) for row in found] == [("law", "REF"), ("national", None)]


def test_a_standard_not_yet_confirmed_has_a_row_of_its_own(tmp_path: Path) -> None:
    found = journey(tmp_path, owed("REF-07", "missed"), owed("CRI-02", "met"))
    assert {(row["basis"], row["is_confirmed"]) for row in found} == {("guidance", False)}


def test_what_is_owed_in_a_case_counts_for_each_potential_victim_in_it(tmp_path: Path) -> None:
    found = figures(
        tmp_path / "r",
        [
            owed("REF-04", "met", "a", case_id="i"),
            owed("REF-04", "met", "b", case_id="i"),
            owed("REF-04", "met", "c", case_id="j"),
            owed("INV-03", "missed", "i", case_id="i"),
        ],
    )["journeys"]
    assert [row["person_id"] for row in found if row[stage_column(Stage.INVESTIGATE)] == "broken"] == ["a", "b"]


def test_the_person_whom_an_order_binds_is_no_potential_victim(tmp_path: Path) -> None:
    assert journey(tmp_path, owed("ORD-04", "missed", "bound")) == []


def test_a_suspect_counts_only_where_they_are_a_potential_victim(tmp_path: Path) -> None:
    found = journey(
        tmp_path, owed("DEF-01", "missed", "p"), owed("DEF-01", "missed", "other"), owed("REF-04", "met", "p")
    )
    assert {row["person_id"] for row in found} == {"p"}


def test_people_are_counted_once_in_each_basis(tmp_path: Path) -> None:
    rows = [owed("REF-04", "missed"), owed("REF-04", "met"), owed("REF-04", "met", "q"), owed("SAF-02", "met")]
    found = figures(tmp_path / "r", rows)
    assert [(row["basis"], row["n_people"], row["n_with_missed"]) for row in found["people"]] == [
        ("law", 2, 1),
        ("national", 1, 0),
    ]
    assert found["people_owed"] == [{"force_id": "f", "n_people": 2}]


def test_someone_to_whom_nothing_is_owed_any_longer_is_not_counted_as_owed(tmp_path: Path) -> None:
    found = figures(tmp_path / "r", [owed("REF-04", "ended")])
    assert (found["people"], found["people_owed"]) == ([], [])


def test_the_counts_of_a_stage_are_those_of_the_journeys(tmp_path: Path) -> None:
    rows = [owed("REF-04", "missed", "a"), owed("REF-04", "met", "b"), owed("REF-04", "unknown", "c")]
    row = figures(tmp_path / "r", rows)["journey_counts"][0]
    assert [row[f"n_{state}"] for state in ("kept", "broken", "unknown", "first_broken")] == [1, 1, 1, 1]


def test_every_standard_owed_to_a_person_is_of_a_victim_but_those_of_orders() -> None:
    others = {made.id for made in standards() if made.subject is Subject.PERSON and not is_of_victim(made)}
    assert {name[:3] for name in others} <= {"ORD"}
