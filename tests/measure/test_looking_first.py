from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.measure.measured import figures, owed
from understone.measure.looking_first import MOST_CASES


def listed(tmp_path: Path, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    return figures(tmp_path / "r", rows)["looking_first"]


def test_most_missed_in_law_comes_first(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        owed("REF-04", "missed", "a", case_id="one"),
        owed("REF-04", "missed", "b", case_id="two"),
        owed("REF-04", "missed", "c", case_id="two"),
    )
    assert [(row["key_id"], row["place"], row["n_missed"]) for row in found] == [("two", 0, 2), ("one", 1, 1)]


def test_one_thing_in_law_comes_before_many_in_guidance(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        *[owed("REF-07", "missed", f"p{i}", case_id="guidance") for i in range(5)],
        owed("REF-04", "missed", "q", case_id="law"),
    )
    assert [row["key_id"] for row in found] == ["law", "guidance"]


def test_among_equals_the_one_that_has_waited_longest_comes_first(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        owed("REF-04", "missed", "a", case_id="new", due=20_500),
        owed("REF-04", "missed", "b", case_id="old", due=20_100),
    )
    assert [row["key_id"] for row in found] == ["old", "new"]


def test_policy_and_national_guidance_choose_no_case(tmp_path: Path) -> None:
    assert listed(tmp_path, owed("SAF-02", "missed", case_id="i")) == []


def test_what_has_been_stood_down_chooses_no_case(tmp_path: Path) -> None:
    assert listed(tmp_path, owed("REF-04", "ended", case_id="i", reason="died")) == []


def test_a_person_without_a_case_is_listed_by_themselves(tmp_path: Path) -> None:
    found = listed(tmp_path, owed("REF-04", "missed", "alone"))
    assert [(row["kind"], row["key_id"]) for row in found] == [("person", "alone")]


def test_no_more_than_twenty_are_listed(tmp_path: Path) -> None:
    found = listed(tmp_path, *[owed("REF-04", "missed", f"p{i:02}", case_id=f"c{i:02}") for i in range(30)])
    assert len({row["key_id"] for row in found}) == MOST_CASES
