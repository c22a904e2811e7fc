from __future__ import annotations

import pytest

from understone.documents.standard_page import standard_page
from understone.standards import standards
from understone.standards.describing import named


def page(standard_id: str) -> str:
    return "\n".join(standard_page(named(standard_id)))


def row(text: str, label: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"| {label} |"))


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("who", "the potential victim"),
        ("which of them", "*adult*"),
        ("from when", "`potential_victim.reasonable_grounds_on`"),
        ("until what", "`notification.sent_on`"),
        ("within", "2 days"),
        ("owed by", "law"),
        ("in force", "from 2015-11-01"),
        ("nation", "England and Wales"),
        ("source", "section 52(1)–(3): seen"),
        ("to put it right", "Send the notification."),
        ("how it can be gamed", "Recording agreement that was not given."),
    ],
)
def test_a_page_says_all_that_is_asked_of_it(label: str, said: str) -> None:
    assert said in row(page("REF-04"), label)


def test_an_example_is_a_small_table_for_each_table_of_the_record() -> None:
    assert "| `notification` | person_id | sent_on |\n|---|---|---|\n| | p | 2026-09-03 |" in page("REF-04")


def test_an_example_says_what_the_force_does_not_supply() -> None:
    assert "the force does not supply `notification`" in page("REF-04")


@pytest.mark.parametrize("standard_id", sorted({one.id for one in standards() if not one.is_confirmed}))
def test_what_is_not_confirmed_says_so(standard_id: str) -> None:
    assert "> Not yet confirmed. " in page(standard_id)
