"""Which documents are built, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import typer

from understone.cli import app
from understone.documents.recognition_page import PRACTICE, practice_page, recognition_page
from understone.documents.sign_page import field_page, indicator_page, signs_page
from understone.documents.standard_page import index_page, standard_page
from understone.documents.timeline_page import timeline_page
from understone.recognise import indicators
from understone.recognise.fields import FIELD_INDICATORS
from understone.record.dictionary import as_text
from understone.standards import standards

DOCS = Path(__file__).parents[2] / "docs"
#: A folder that holds built documents only: what nothing builds is removed.
BUILT_FOLDERS = ("standards", "signs", "practice")
_BUILT = "<!-- Built by `make documents`. Do not edit. -->"
Builder = Callable[[], Iterator[str]]


def record_document() -> Iterator[str]:
    yield from as_text()


def commands_document() -> Iterator[str]:
    yield from ("# Commands", "")
    yield "Exit codes: 0 done · 2 mend the export, the mapping or the words of the command · 3 mend a declaration ·"
    yield "4 mend the machine (disk, folder, engine) · 5 a person must decide first · 1 anything else."
    root: Any = typer.main.get_command(app)
    yield from _commands(root, "understone")


def _commands(group: Any, path: str) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _commands(command, f"{path} {name}")
            continue
        yield from ("", f"## {path} {name}", "", (command.help or "").strip(), "")
        for parameter in command.params:
            if parameter.name != "help":
                said = getattr(parameter, "help", None) or ""
                names = ", ".join(parameter.opts) if parameter.opts[0].startswith("-") else parameter.metavar
                yield f"- `{names or parameter.name.upper()}` {said}".rstrip()


def documents() -> Mapping[str, Builder]:
    """Every built document by its name under docs/, with what builds its lines."""
    pages: dict[str, Builder] = {}
    for standard_id, versions in groupby(standards(), key=lambda standard: standard.id):
        pages[f"standards/{standard_id}.md"] = partial(standard_page, tuple(versions))
    for indicator in indicators():
        pages[f"signs/{indicator.id}.md"] = partial(indicator_page, indicator)
    for role in PRACTICE:
        pages[f"practice/{role}.md"] = partial(practice_page, role)
    for field in FIELD_INDICATORS:
        pages[f"signs/{field.id}.md"] = partial(field_page, field)
    return {
        "record.md": record_document,
        "commands.md": commands_document,
        "signs.md": signs_page,
        "recognition.md": recognition_page,
        "timeline.md": timeline_page,
        "standards/README.md": index_page,
        **pages,
    }


def text_of(name: str) -> str:
    return "\n".join([_BUILT, *documents()[name]()]).rstrip() + "\n"


def stray_documents() -> list[Path]:
    """Files in the built folders that nothing builds."""
    wanted = {DOCS / name for name in documents()}
    return sorted(path for folder in BUILT_FOLDERS for path in (DOCS / folder).rglob("*.md") if path not in wanted)


def write_documents() -> None:
    for name in documents():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text_of(name), encoding="utf-8")
    for path in stray_documents():
        path.unlink()
