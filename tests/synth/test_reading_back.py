from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from understone.law.calendar import day_number, second_number
from understone.synth.chance import Chance
from understone.synth.export import Export, references
from understone.synth.reading_back import ReadBack, first_by, pairs
from understone.synth.times import BLANK, NOW, clock_texts, day_of, day_texts, moment_texts, settled


@pytest.fixture
def read(tmp_path: Path) -> ReadBack:
    export = Export(tmp_path)
    export.write(
        "TABLE",
        {
            "KEY": references("AB", np.array([0, BLANK, 41])),
            "DAY": day_texts(np.array([day_number(dt.date(2026, 2, 28)), BLANK, 0])),
            "AT": moment_texts(np.array([second_number(dt.datetime(2026, 7, 1, 9, 30, 5, tzinfo=dt.UTC)), BLANK, 0])),
        },
    )
    return ReadBack(export, "TABLE")


def test_numbers_are_those_written(read: ReadBack) -> None:
    assert read.numbers("KEY", "AB").tolist() == [0, BLANK, 41]


def test_days_are_those_written(read: ReadBack) -> None:
    assert read.days("DAY").tolist() == [day_number(dt.date(2026, 2, 28)), BLANK, 0]


def test_moments_of_summer_time_are_those_written(read: ReadBack) -> None:
    assert read.moments("AT").tolist()[:2] == [
        second_number(dt.datetime(2026, 7, 1, 9, 30, 5, tzinfo=dt.UTC)),
        BLANK,
    ]


def test_the_day_of_a_moment_is_the_day_by_the_clock_here(read: ReadBack) -> None:
    assert read.days("AT").tolist()[0] == day_number(dt.date(2026, 7, 1))


def test_blanks_are_no_words(read: ReadBack) -> None:
    assert read.words("KEY").tolist() == ["AB0000001", "", "AB0000042"]


def test_a_column_that_is_not_there_is_known_not_to_be(read: ReadBack) -> None:
    assert not read.has("TOPIC")


def test_moments_of_a_whole_year_come_back_as_written(tmp_path: Path) -> None:
    moments = settled(NOW - Chance(np.random.SeedSequence(3)).whole(0, 366 * 86_400, 2_000))
    export = Export(tmp_path)
    export.write("TABLE", {"AT": moment_texts(moments)})
    assert ReadBack(export, "TABLE").moments("AT").tolist() == moments.tolist()


def test_a_day_with_no_time_stretches_over_the_day(tmp_path: Path) -> None:
    export = Export(tmp_path)
    at = np.full(3, second_number(dt.datetime(2026, 7, 1, 9, 30, tzinfo=dt.UTC)))
    at[2] = BLANK
    has_time = np.array([True, False, True])
    export.write("TABLE", {"DAY": day_texts(day_of(at)), "TIME": clock_texts(at, has_time)}, delimiter="|")
    first, last = ReadBack(export, "TABLE", delimiter="|").stretches("DAY", "TIME")
    midnight = second_number(dt.datetime(2026, 6, 30, 23, tzinfo=dt.UTC))
    assert first.tolist() == [at[0], midnight, BLANK]
    assert last.tolist() == [at[0], midnight + 86_399, BLANK]


def test_each_is_paired_with_every_other_of_its_number() -> None:
    which, other = pairs(np.array([5, BLANK, 7, 9]), np.array([7, 5, BLANK, 7]))
    assert sorted(zip(which.tolist(), other.tolist(), strict=True)) == [(0, 1), (2, 0), (2, 3)]


def test_the_first_of_each_owner_leaves_out_what_has_no_day() -> None:
    owner, when = np.array([0, 0, 2, BLANK]), np.array([9, 7, BLANK, 1])
    assert first_by(owner, when, 3).tolist() == [7, BLANK, BLANK]
