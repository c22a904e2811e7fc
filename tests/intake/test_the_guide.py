"""The recipes of docs/mapping.md, taken in as they stand."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.intake.small_force import HEAD, Made, made_at
from tests.intake.small_workbook import workbook
from understone.intake.finding import READ
from understone.intake.text_grammar import CHANGES, FROM

GUIDE = (Path(__file__).parents[2] / "docs" / "mapping.md").read_text(encoding="utf-8")
RECIPES = dict(part.split("\n", 1) for part in GUIDE.split("\n### ")[1:])
FENCE = re.compile(r"```(csv|yaml) ?(\S*)\n(.*?)```", re.DOTALL)

#: What each recipe comes to: a column of a table of the record, by key.
FOUND: dict[str, list[tuple[str, str, dict[str, Any]]]] = {
    "A wide table": [
        ("potential_victim", "referral_answer", {"C1|7": "agreed", "C2|8": "not-now"}),
        ("nrm_referral", "reference", {"C1|nrm": "NRM-1"}),
        ("notification", "sent_on", {"C2|dtn": "2026-02-06"}),
        ("investigation", "opened_on", {"C1": "2026-02-03", "C2": "2026-02-04", "C3": "2026-02-05"}),
    ],
    "An event log": [
        ("victim_contact", "contact_result", {"2": "reached", "3": "tried"}),
        ("nrm_referral", "sent_on", {"1": "2026-02-05"}),
    ],
    "Attributes in rows": [
        ("person", "sex", {"7": "female", "8": "male"}),
        ("person", "language", {"7": "Twi", "8": None}),
        ("person", "born_from", {"7": "1990-02-03", "8": None}),
    ],
    "A spreadsheet with title rows": [
        ("notification", "sent_on", {"1": "2026-02-05", "2": "2026-02-06"}),
        ("notification", "sent_at", {"1": "2026-02-05 10:30:00+00:00", "2": None}),
    ],
    "Several values in a cell": [("involvement", "person_role", {"C1|7": "potential-victim", "C1|12": "suspect"})],
    "A log that names only the case": [
        ("victim_contact", "happened_on", {"K1|7": "2026-02-06", "K2|8": "2026-02-07", "K2|9": "2026-02-07"})
    ],
    "Two systems for one force": [("custody", "arrived_on", {"CR1": "2026-02-05"})],
}


def taken(folder: Path, recipe: str) -> Made:
    made = made_at(folder)
    head: dict[str, str] = {line.split(":")[0]: line for line in HEAD.split("\n") if line and line[0] != " "}
    del head["values"]
    for kind, name, content in FENCE.findall(recipe):
        if kind == "csv":
            rows = list(csv.reader(io.StringIO(content)))
            made.write(name, workbook({"Sheet1": rows}) if name.endswith(".xlsx") else content)
        else:
            said = yaml.safe_load(content)
            made.write(
                "mapping.yaml", "\n".join(line for key, line in head.items() if key not in said) + "\n" + content
            )
            made.take()
    return made


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_does_what_it_says(tmp_path: Path, title: str) -> None:
    made = taken(tmp_path, RECIPES[title])
    for table, column, found in FOUND[title]:
        rows = {key: row[column] for key, row in made.by_key(table).items()}
        assert {key: value if value is None else str(value) for key, value in rows.items()} == found
    for intake in made.intakes:
        assert (intake.n_quarantined, intake.unmapped, intake.values_not_read) == (0, (), {})
    assert made.intakes[-1].orphans == {}


@pytest.mark.parametrize(
    "word", [*CHANGES, *FROM, "into_rows", "in_step_with", "via", "row_key", "deleted", "header_row"]
)
def test_the_guide_tells_every_word_of_the_language(word: str) -> None:
    assert f"{word}:" in GUIDE


@pytest.mark.parametrize("ending", READ)
def test_the_guide_names_every_kind_of_file(ending: str) -> None:
    assert f"`{ending}`" in GUIDE
