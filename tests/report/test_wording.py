from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from understone.report.wording import (
    late_by,
    limit_words,
    outcome_sentence,
    percent,
    rate_words,
    when,
)
from understone.standards import standards


def row(outcome: str, **facts: Any) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "unit": "day",
        "trigger": 20_697,
        "due": 20_699,
        "done": None,
        "written": None,
        "reason": None,
    } | facts


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (row("met", done=20_698), "done in time"),
        (row("met", done=20_698, written=20_700), "done in time; entered late"),
        (row("late", done=20_702), "done late, by 3 days"),
        (row("missed"), "nothing on record by 3 September 2026"),
        (row("pending"), "due 3 September 2026"),
        (row("unknown", reason="undated"), "record cannot say, because what was done has no date"),
        (row("ended", reason="died"), "no longer owed: the person has died"),
        (row("ended"), "no longer owed: reason not written down"),
    ],
)
def test_an_outcome_is_said_as_the_rule_says_it(found: dict[str, Any], says: str) -> None:
    assert outcome_sentence(found, is_prohibition=False) == says


def test_a_prohibition_is_broken_on_a_day() -> None:
    assert outcome_sentence(row("missed"), is_prohibition=True) == "broken on 3 September 2026"


def test_a_moment_is_in_uk_time() -> None:
    assert when("hour", 1_788_264_300) == "1 September 2026, 13:05"


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(60, "1 minute"), (61, "2 minutes"), (3_600, "1 hour"), (9_000, "2 hours 30 minutes"), (200_000, "2 days")],
)
def test_how_late_in_hours(seconds: int, says: str) -> None:
    assert late_by("hour", 0, seconds) == says


@pytest.mark.parametrize(
    ("share", "says"), [(0, "0 %"), (0.001, "under 1 %"), (0.125, "13 %"), (0.999, "over 99 %"), (1, "100 %")]
)
def test_a_share_is_never_all_or_nothing_where_it_is_not(share: float, says: str) -> None:
    assert percent(share) == says


def test_a_rate_has_its_range_in_words() -> None:
    said, span = rate_words({"says": "rate", "rate": 0.8, "lowest": 0.7, "highest": 0.85})
    assert (said, span) == (
        "80 % done in time",
        "70 % if nothing unknown was done in time, 85 % if all of it was",
    )


def test_too_wide_a_range_gives_no_rate() -> None:
    assert rate_words({"says": "too-much-unknown", "rate": None})[0] == "too much unknown to say"


def test_every_one_in_time_raises_the_question() -> None:
    assert "worth asking" in rate_words({"says": "rate", "rate": 1.0, "lowest": 1.0, "highest": 1.0})[1]


def test_every_limit_can_be_said() -> None:
    assert all(limit_words(made, dt.date(2026, 11, 21)) for made in standards())
