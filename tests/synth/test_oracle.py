from __future__ import annotations

import numpy as np
import pytest

from understone.synth.oracle import Acts, Owed, again, judged
from understone.synth.times import BLANK

NOW = 100


def _numbers(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(numbers, dtype=np.int64)


def _outcome(trigger: int, *acts: int, ended: int = BLANK) -> tuple[str, str]:
    """Of one duty of ten days for one subject."""
    due = BLANK if trigger == BLANK else trigger + 10
    owed = Owed(
        _numbers(0), _numbers(0), _numbers(trigger), _numbers(due), ended=_numbers(ended), why_ended=np.array(["died"])
    )
    outcome, reason = judged(owed, Acts(np.zeros(len(acts), np.int64), _numbers(*acts)), NOW)
    return str(outcome[0]), str(reason[0])


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (_outcome(50, 60), ("met", "")),
        (_outcome(50, 61), ("late", "")),
        (_outcome(50), ("missed", "")),
        (_outcome(50, 49), ("missed", "")),
        (_outcome(90), ("pending", "")),
        (_outcome(89), ("missed", "")),
        (_outcome(BLANK, 60), ("unknown", "no_start")),
        (_outcome(50, BLANK), ("unknown", "undated")),
        (_outcome(50, BLANK, 70), ("late", "")),
        (_outcome(50, ended=60), ("ended", "died")),
        (_outcome(50, ended=61), ("missed", "")),
        (_outcome(50, 55, ended=52), ("met", "")),
        (_outcome(50, 101), ("missed", "")),
        (_outcome(101), ("", "")),
    ],
)
def test_what_is_on_record_decides_the_outcome(said: tuple[str, str], wanted: tuple[str, str]) -> None:
    assert said == wanted


def test_a_day_with_no_time_decides_nothing_where_the_time_would() -> None:
    owed = Owed(_numbers(0), _numbers(0), _numbers(50), _numbers(60))
    outcome, reason = judged(owed, Acts(_numbers(0), _numbers(55), _numbers(65)), NOW)
    assert (outcome[0], reason[0]) == ("unknown", "too_coarse")


def test_a_day_with_no_time_that_is_late_in_any_case_is_late() -> None:
    owed = Owed(_numbers(0), _numbers(0), _numbers(50), _numbers(60))
    outcome, _ = judged(owed, Acts(_numbers(0), _numbers(61), _numbers(70)), NOW)
    assert outcome[0] == "late"


def test_an_act_on_the_very_row_before_its_trigger_cannot_be_read() -> None:
    owed = Owed(_numbers(0), _numbers(7), _numbers(50), _numbers(60))
    outcome, reason = judged(owed, Acts(_numbers(0), _numbers(40), item=_numbers(7)), NOW)
    assert (outcome[0], reason[0]) == ("unknown", "before_trigger")


def test_an_act_for_another_row_is_not_this_one_s() -> None:
    owed = Owed(_numbers(0), _numbers(7), _numbers(50), _numbers(60))
    outcome, _ = judged(owed, Acts(_numbers(0), _numbers(55), item=_numbers(8)), NOW)
    assert outcome[0] == "missed"


def test_a_prohibition_is_broken_at_once() -> None:
    owed = Owed(_numbers(0), _numbers(0), _numbers(NOW), _numbers(NOW))
    outcome, _ = judged(owed, Acts(_numbers(), _numbers()), NOW, is_prohibition=True)
    assert outcome[0] == "missed"


def test_a_repeated_duty_is_owed_again_after_each_act_until_it_ends() -> None:
    starts = Owed(_numbers(0), _numbers(0), _numbers(10), _numbers(20), ended=_numbers(40), why_ended=np.array(["x"]))
    owed = again(starts, Acts(_numbers(0, 0, 0, 0), _numbers(5, 18, 30, 40)), _numbers(10))
    assert sorted(owed.first.tolist()) == [10, 18, 30]
