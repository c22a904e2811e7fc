"""Every failing that inspectors named is a standard, a measure, or said to be beyond what a record can show."""

from __future__ import annotations

import re

import pytest

from understone.documents import DOCS
from understone.standards import standards

#: The ids given to the failings that inspectors named, by stage: for ever.
NAMED = {
    "REC": (1, 2, 3, 4, 5, 6, 7),
    "REF": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    "SAF": (1, 2, 3, 4, 5, 6, 7),
    "CRI": (1, 2, 3, 4, 5, 6, 7),
    "DEF": (1, 2, 3, 4, 5, 6, 7, 8, 9),
    "IMM": (1, 2, 3, 4),
    "INV": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    "SUP": (1, 2, 3),
    "VIC": (1, 2, 3, 4, 5, 6),
    "COO": (1, 2, 3),
    "ORD": (1, 2, 3, 4),
    "INT": (1, 2),
    "LOC": (1, 2, 3),
    "PER": (1, 2),
}
MEASURES = {"LOC-02", "PER-01"}
IDS = [f"{stage}-{number:02}" for stage, numbers in NAMED.items() for number in numbers]


@pytest.mark.parametrize("standard_id", [one for one in IDS if one not in MEASURES])
def test_a_named_failing_is_a_standard(standard_id: str) -> None:
    assert standard_id in {standard.id for standard in standards()}


def test_all_fourteen_stages_have_standards() -> None:
    assert {standard.stage.value for standard in standards()} == set(NAMED)


def test_what_no_record_can_show_is_said_for_each_stage() -> None:
    text = (DOCS / "what-cannot-be-shown.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## .*\((\w{3})\)", text, re.MULTILINE)) == set(NAMED)


#: Standards that show only a part of their failing, and what is shown of a removal from the country.
IN_PART = (
    *("REC-03", "REC-04", "REC-05", "REF-03", "SAF-03", "INV-04", "INV-05", "INV-07", "INV-10", "INV-11"),
    *("SUP-03", "VIC-01", "VIC-03", "COO-02", "ORD-01", "ORD-02", "ORD-03", "INT-01", "Removal from the country"),
)


def in_part() -> dict[str, str]:
    """What the page says, in one line each, of standards that show a part."""
    text = (DOCS / "what-cannot-be-shown.md").read_text(encoding="utf-8")
    said = text.partition("# What a standard shows in part")[2]
    entries = re.findall(r"^(?:- )?\*\*([^*]+)\*\*(.+?)(?=\n- |\n\n|\Z)", said, re.MULTILINE | re.DOTALL)
    return {name: " ".join(entry.split()) for name, entry in entries}


@pytest.mark.parametrize("name", IN_PART)
def test_what_is_shown_in_part_says_what_is_not_seen_and_what_would_show_it(name: str) -> None:
    unseen, shown_by, how = in_part()[name].partition("Shown by: ")
    assert re.search(r"\bnot\b|\bnobody\b|\bmay hide\b", unseen)
    assert shown_by
    assert len(how) > 5


def test_nothing_else_is_said_to_be_shown_in_part() -> None:
    assert set(in_part()) == set(IN_PART)


def test_each_that_is_shown_in_part_is_a_standard() -> None:
    ids = {name for name in in_part() if re.fullmatch(r"[A-Z]{3}-\d{2}", name)}
    assert ids <= {standard.id for standard in standards()}


def beyond() -> list[str]:
    """What the page says that no record can show, each in one line."""
    text = (
        (DOCS / "what-cannot-be-shown.md").read_text(encoding="utf-8").partition("# What a standard shows in part")[0]
    )
    return [
        " ".join(entry.split()) for entry in re.findall(r"^- (.+?)(?=\n- |\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    ]


def test_each_thing_that_no_record_can_show_says_what_would() -> None:
    assert [entry for entry in beyond() if not re.search(r"Shown by: \w+", entry)] == []


def test_a_named_failing_is_a_standard_or_a_measure_or_said_to_be_beyond_the_record() -> None:
    text = (DOCS / "what-cannot-be-shown.md").read_text(encoding="utf-8")
    held = {standard.id for standard in standards()} | MEASURES
    assert [one for one in IDS if one not in held and one not in text] == []
