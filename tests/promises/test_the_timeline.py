"""Law is versioned at every boundary, and each boundary has an example on either side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from understone.documents.timeline_page import boundaries, changes
from understone.law.calendar import uk_day
from understone.law.timeline import timeline
from understone.record.schema import schema
from understone.standards import standards

SIDES = [
    (standard.id, day) for standard in standards() for day in dict.fromkeys(day for day, _what in boundaries(standard))
]


def days_of(standard_id: str) -> set[dt.date]:
    """Every day that stands in an example of any version of a standard."""
    return {
        day
        for standard in standards()
        if standard.id == standard_id
        for example in standard.examples
        for table, rows in example.rows.items()
        for row in rows
        for column, value in row.items()
        for day in _days(schema().tables[table].columns[column].kind, value)
    }


def _days(kind: str, value: Any) -> Iterator[dt.date]:
    if isinstance(value, str) and kind == "day":
        yield dt.date.fromisoformat(value)
    elif isinstance(value, str) and kind == "moment":
        yield uk_day(dt.datetime.fromisoformat(value))


@pytest.mark.parametrize(("standard_id", "day"), sorted(set(SIDES)), ids=str)
def test_a_boundary_has_an_example_on_the_day_before_and_on_the_day(standard_id: str, day: dt.date) -> None:
    assert {day - dt.timedelta(days=1), day} <= days_of(standard_id)


def test_every_day_on_which_a_standard_changes_is_in_the_timeline() -> None:
    assert set(changes()) - {boundary.on for boundary in timeline()} == set()


def test_a_boundary_that_changes_no_standard_says_why_and_no_other_does() -> None:
    assert {b.on for b in timeline() if b.no_standard} == {b.on for b in timeline()} - set(changes())
