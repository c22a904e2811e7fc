"""The documents that are built from the code: `make documents` writes them, a test compares them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import typer

from understone.cli import app
from understone.recognise import concern_rule, indicators
from understone.record.dictionary import as_text
from understone.standards import standards
from understone.standards.declaring import Example, Standard
from understone.standards.describing import limit_words, nations, not_confirmed_words

DOCS = Path(__file__).parent.parent / "docs"
_BUILT = "<!-- Built by `make documents`. Do not edit. -->"


def record_document() -> Iterator[str]:
    yield _BUILT
    yield from as_text()


def commands_document() -> Iterator[str]:
    yield from (_BUILT, "# Commands", "")
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


def standards_document() -> Iterator[str]:
    yield from (_BUILT, "# Standards", "")
    yield "What is owed, by when, under what, and how it is shown. Each example is a small force of its own and is"
    yield "run as a test. Argue with the examples: they are the rule."
    for stage, found in groupby(standards(), key=lambda standard: standard.stage):
        yield from ("", f"# {stage.label}")
        for standard in found:
            yield from _standard(standard)


def _standard(standard: Standard) -> Iterator[str]:
    until = f" until {standard.until_on}" if standard.until_on else ""
    yield from ("", f"## {standard.id} {standard.title}", "")
    if not standard.is_confirmed:
        yield from (f"> {not_confirmed_words(standard)}", "")
    yield from ("| | |", "|---|---|")
    yield f"| owed to | each {standard.subject.value} |"
    yield f"| owed by | {standard.basis.label} |"
    yield f"| in force | from {standard.from_on}{until}, {nations(standard)} |"
    yield f"| within | {limit_words(standard)} ({standard.within.basis.label}, {standard.within.checked}) |"
    yield f"| shape | {standard.shape.value} |"
    yield f"| source | {'; '.join(f'{cited} ({cited.checked})' for cited in standard.sources)} |"
    yield f"| raised by | {_listed(standard.raised_by)} |"
    yield f"| shown by | {_listed(standard.evidence)} |"
    yield f"| to put it right | {standard.remedy} |"
    yield f"| how it can be gamed | {standard.gaming} |"
    yield f"| at closing | {standard.gate.value} |"
    yield from ("", "| example | what the record holds | outcome |", "|---|---|---|")
    yield from (_example(example) for example in standard.examples)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _example(example: Example) -> str:
    held = "<br>".join(
        f"{table}: {', '.join(f'{name} {value}' for name, value in row.items())}"
        for table, rows in example.rows.items()
        for row in rows
    )
    because = f" ({example.reason})" if example.reason else ""
    return f"| {example.says} | {held} | {', '.join(example.outcomes) or 'nothing owed'}{because} |"


def signs_document() -> Iterator[str]:
    yield from (_BUILT, "# Signs", "")
    yield "What recognition looks for in free text. A sign starts no clock and says nothing of a person by itself."
    yield from ("", "## The concern that signs raise together", "", concern_rule(), "")
    for family, found in groupby(sorted(indicators(), key=lambda i: (str(i.family), i.id)), key=lambda i: i.family):
        yield from (f"## {family}", "", "| sign | says | strength | source |", "|---|---|---|---|")
        for indicator in found:
            sources = "; ".join(f"{source.name} ({source.checked})" for source in indicator.sources)
            yield f"| {indicator.id} | {indicator.says} | {indicator.strength.value} | {sources} |"
        yield ""


DOCUMENTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "record.md": record_document,
    "commands.md": commands_document,
    "standards.md": standards_document,
    "signs.md": signs_document,
}


def text_of(name: str) -> str:
    return "\n".join(DOCUMENTS[name]()).rstrip() + "\n"


if __name__ == "__main__":
    for name in DOCUMENTS:
        (DOCS / name).write_text(text_of(name), encoding="utf-8")
