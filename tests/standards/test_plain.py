from __future__ import annotations

from typing import Any

import ibis
import pytest
from ibis import _

from understone.standards.plain import not_plain, tables_read
from understone.store.tables import Record

record = Record()
PEOPLE = record.person.select("force_id", "id", "description", "died_on", person_id=_.id)
NAMES = record.person_name.select("force_id", "person_id", "full_name")


def problems(expression: Any) -> list[str]:
    return sorted(set(not_plain(expression)))


def test_a_filter_a_join_and_a_count_are_plain() -> None:
    joined = PEOPLE.filter(_.died_on.isnull()).inner_join(NAMES, ["force_id", "person_id"])
    assert problems(joined.group_by("force_id").agg(n=_.person_id.nunique())) == []


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        (PEOPLE.filter(_.description.re_search("x")), "RegexSearch is not a plain operation"),
        (PEOPLE.mutate(later=_.died_on + ibis.interval(days=1)), "DateAdd is not a plain operation"),
        (PEOPLE.mutate(n=ibis.row_number()), "RowNumber is not a plain operation"),
        (PEOPLE.inner_join(NAMES, ["person_id"]), "a join does not join on force_id"),
        (PEOPLE.semi_join(NAMES, ["person_id"]), "a join does not join on force_id"),
        (PEOPLE.outer_join(NAMES, ["force_id"]), "a outer join is not plain"),
    ],
    ids=["a pattern", "date arithmetic", "a window", "no force", "no force in a semi join", "an outer join"],
)
def test_what_goes_beyond_is_named(expression: Any, problem: str) -> None:
    assert problem in problems(expression)


def test_two_comparisons_in_a_join_are_named() -> None:
    other = PEOPLE.view()
    joined = PEOPLE.inner_join(
        other, ["force_id", PEOPLE.died_on <= other.died_on, PEOPLE.description < other.description]
    )
    assert "a join has more than one comparison" in problems(joined)


def test_the_tables_an_expression_reads_are_named() -> None:
    assert tables_read(PEOPLE.semi_join(NAMES, ["force_id", "person_id"])) == {"person", "person_name"}
