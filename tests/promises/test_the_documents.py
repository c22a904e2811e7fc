from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from understone.cli import app
from understone.documents import DOCS, documents, stray_documents, text_of
from understone.record.schema import schema
from understone.standards import standards

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", documents())
def test_a_built_document_is_what_the_code_says(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == text_of(name)


def test_every_column_is_documented() -> None:
    text = (DOCS / "record.md").read_text(encoding="utf-8")
    columns = {column for table in schema().tables.values() for column in table.columns}
    assert [column for column in columns if f"`{column}`" not in text] == []


def test_every_standard_is_documented() -> None:
    text = (DOCS / "standards" / "README.md").read_text(encoding="utf-8")
    assert [standard.id for standard in standards() if f"[{standard.id}]({standard.id}.md)" not in text] == []


def test_no_page_is_left_of_what_is_no_longer_built() -> None:
    assert stray_documents() == []


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if f"understone {name}" not in text] == []


def test_decisions_are_dated_and_short() -> None:
    notes = sorted((DOCS / "decisions").glob("*.md"))
    assert notes
    for note in notes:
        assert re.match(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$", note.name)
        assert len(note.read_text(encoding="utf-8").split()) < 400
