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
