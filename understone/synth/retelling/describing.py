"""DESCRIPTION.md: what a force's own data team would say of its tables, for whoever maps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from understone.record.codes import closed_lists
from understone.synth.retelling.mapping_text import list_name
from understone.synth.retelling.telling import ForceToTell
from understone.synth.retelling.vocabulary import Vocabulary


@dataclass
class Described:
    """One table of the export: its columns with what each means, and the types of its lines where it has any."""

    name: str
    files: str
    says: str
    columns: list[tuple[str, str]]
    types: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)


def description(force: ForceToTell, vocabulary: Vocabulary, tables: Sequence[Described]) -> str:
    return "\n".join(_lines(force, vocabulary, tables)) + "\n"


def _lines(force: ForceToTell, vocabulary: Vocabulary, tables: Sequence[Described]) -> Iterator[str]:
    yield f"# {vocabulary.name}: what the export holds"
    yield ""
    yield f"{force.name}, data team. Everyone in it is made up."
    yield ""
    yield vocabulary.about
    for table in tables:
        yield from ("", f"## {table.name}", "", f"{table.says} Files: `{table.files}`.", "")
        yield from _table(("column", "what it holds"), table.columns)
        for number, entries in table.types:
            yield from ("", f"**{number}** {entries[0][1]}", "")
            yield from _table(("column", "here"), entries[1:])
    yield from ("", "## Codes")
    for name in closed_lists():
        yield from ("", f"**{list_name(name).replace('_', ' ').capitalize()}**", "")
        yield from _table(
            ("written", "meaning"),
            [(vocabulary.codes[name][str(code)], code.label) for code in closed_lists()[name]],
        )


def _table(heads: tuple[str, str], rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f"| {heads[0]} | {heads[1]} |"
    yield "|---|---|"
    yield from (f"| {first} | {second} |" for first, second in rows)
