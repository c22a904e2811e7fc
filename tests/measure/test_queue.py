from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.measure.measured import concern, figures_of, owed, write
from understone.measure.queue import ONE_IN

Rows = list[dict[str, Any]]


def measured(
    tmp_path: Path, concerns: Rows, item_signs: Rows, *, signs: Sequence[Any] = (), signs_off: Sequence[Any] = ()
) -> dict[str, Rows]:
    folder = tmp_path / "r"
    write(folder, [owed("REF-04", "met")], concerns=concerns, item_signs=item_signs, signs=signs, signs_off=signs_off)
    return figures_of(folder)


def sign_of(item: str, sign: str = "s", answer: str | None = None, second: str | None = None) -> dict[str, Any]:
    return {
        "force_id": "f",
        "kind": "incident",
        "key_id": item,
        "sign_id": f"{item}-{sign}",
        "answer": answer,
        "second_answer": second,
    }


def places(found: dict[str, Rows]) -> list[str]:
    return [row["key_id"] for row in sorted(found["queue"], key=lambda row: row["place"] or 99) if row["place"]]


def states(found: dict[str, Rows]) -> dict[str, str]:
    return {row["key_id"]: row["state"] for row in found["queue"]}


def test_strong_concern_comes_before_possible_and_the_newest_first(tmp_path: Path) -> None:
    old, new = dt.date(2026, 1, 1), dt.date(2026, 9, 1)
    concerns = [
        concern("a", "possible", seen_on=new),
        concern("b", "strong", seen_on=old),
        concern("c", "strong", seen_on=new),
    ]
    assert places(measured(tmp_path, concerns, [sign_of(item) for item in "abc"])) == ["c", "b", "a"]


def test_an_item_whose_day_nobody_wrote_comes_last_of_its_concern(tmp_path: Path) -> None:
    concerns = [concern("a", "strong", seen_on=None), concern("b", "strong")]
    assert places(measured(tmp_path, concerns, [sign_of("a"), sign_of("b")])) == ["b", "a"]


def test_what_the_record_treats_is_not_in_the_queue(tmp_path: Path) -> None:
    assert measured(tmp_path, [concern("a", "strong", is_treated=True)], [sign_of("a")])["queue"] == []


@pytest.mark.parametrize("answer", ["accepted", "already-treated"])
def test_what_is_answered_has_no_place_any_more(tmp_path: Path, answer: str) -> None:
    found = measured(tmp_path, [concern("a", "strong")], [sign_of("a", answer=answer)])
    assert (states(found), places(found)) == ({"a": "settled"}, [])


@pytest.mark.parametrize("answer", ["not-sure", "unknown"])
def test_an_answer_that_settles_nothing_leaves_it_to_be_looked_at(tmp_path: Path, answer: str) -> None:
    assert states(measured(tmp_path, [concern("a", "strong")], [sign_of("a", answer=answer)])) == {"a": "to-look-at"}


def test_a_new_sign_asks_again(tmp_path: Path) -> None:
    signs = [sign_of("a", "old", answer="explained"), sign_of("a", "new")]
    assert states(measured(tmp_path, [concern("a", "strong")], signs)) == {"a": "to-look-at-again"}


def dismissed(n: int, second: str | None = None) -> tuple[Rows, Rows]:
    items = [f"item-{number}" for number in range(n)]
    return [concern(item, "possible") for item in items], [
        sign_of(item, answer="not-what-it-says", second=second) for item in items
    ]


def test_about_one_in_ten_of_what_was_dismissed_is_read_again(tmp_path: Path) -> None:
    found = measured(tmp_path, *dismissed(400))
    drawn = sum(state == "second-reading" for state in states(found).values())
    assert 400 / ONE_IN / 2 < drawn < 400 / ONE_IN * 2


def test_what_was_read_again_is_settled(tmp_path: Path) -> None:
    assert set(states(measured(tmp_path, *dismissed(60, second="accepted"))).values()) == {"settled"}


def test_the_counts_say_how_many_wait_and_since_when(tmp_path: Path) -> None:
    day = dt.date(2026, 2, 3)
    found = measured(
        tmp_path, [concern("a", "strong", seen_on=day), concern("b", "strong")], [sign_of(i) for i in "ab"]
    )
    assert found["queue_counts"] == [
        {"force_id": "f", "concern": "strong", "state": "to-look-at", "n": 2, "oldest_on": day}
    ]


def _signs(*of: tuple[str, str]) -> Rows:
    return [
        {"id": sign, "force_id": "f", "indicator": indicator, "incident_id": sign.split("-")[0]}
        for sign, indicator in of
    ]


def test_the_yield_of_an_indicator_is_what_was_answered_to_its_signs(tmp_path: Path) -> None:
    items = [
        sign_of("a", answer="accepted"),
        sign_of("b", answer="not-what-it-says", second="accepted"),
        sign_of("c", answer="explained", second="explained"),
        sign_of("d"),
    ]
    signs = _signs(*((f"{item}-s", "GEN-02") for item in "abcd"))
    found = measured(tmp_path, [concern(item, "strong") for item in "abcd"], items, signs=signs)
    row = found["answers_by_indicator"][0]
    assert (row["n_answered"], row["n_accepted"], row["n_dismissed"]) == (3, 1, 2)


def test_a_second_reading_that_disagrees_does_not_uphold(tmp_path: Path) -> None:
    items = [
        sign_of("b", answer="not-what-it-says", second="accepted"),
        sign_of("c", answer="explained", second="explained"),
    ]
    found = measured(tmp_path, [concern("b", "strong"), concern("c", "strong")], items, signs=_signs(
        ("b-s", "GEN-02"), ("c-s", "GEN-02")
    ))  # fmt: skip
    row = found["answers_by_indicator"][0]
    assert (row["n_read_again"], row["n_upheld"]) == (2, 1)


def test_what_a_switched_off_indicator_would_have_found_is_counted(tmp_path: Path) -> None:
    found = measured(
        tmp_path,
        [concern("a", "none", concern_with_all="possible"), concern("b", "strong")],
        [],
        signs_off=_signs(("a-1", "GEN-25"), ("b-1", "GEN-25"), ("b-2", "GEN-25")),
    )
    assert found["switched_off"] == [{"force_id": "f", "indicator": "GEN-25", "n_signs": 3, "n_items": 1}]
