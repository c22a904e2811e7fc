"""The mapping of a retold export, written as a person would lay it out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from understone.law.calendar import UNITED_KINGDOM
from understone.record.codes import closed_lists
from understone.record.schema import schema
from understone.synth.retelling.facts import Fact
from understone.synth.retelling.telling import ForceToTell
from understone.synth.retelling.vocabulary import Vocabulary

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_TEXT = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_WIDEST = 118


@dataclass(frozen=True)
class FeedText:
    """One feed. `key` and the fillings of `columns` are YAML; `says` is a comment over it."""

    table: str
    key: str
    only_where: str | None
    columns: Mapping[str, str]
    says: str = ""


@dataclass
class SourceText:
    """One source table. `covers` are its first and last day; `n_columns` how wide it is."""

    name: str
    files: str
    covers: tuple[str | None, str | None]
    feeds: list[FeedText] = field(default_factory=list)


@dataclass(frozen=True)
class Reference:
    """How a reference to a row of a table is written: the constants that its key has beside the reference."""

    constants: Mapping[str, str]

    def key(self, table: str, column: str) -> str:
        constant = self.constants.get(table, "")
        return f"[{text(column)}, {{text: {text(constant)}}}]" if constant else f"[{text(column)}]"

    def row(self, table: str, column: str) -> str:
        return f"{{row_of: {table}, from: {self.key(table, column)}}}"


def text(said: str) -> str:
    """A text as YAML, quoted only where it must be."""
    return said if _PLAIN.fullmatch(said) and said.lower() not in _NOT_TEXT else json.dumps(said, ensure_ascii=False)


def list_name(closed_list: str) -> str:
    """The name of a closed list's value map: `referral_answer` of `ReferralAnswer`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", closed_list).lower()


def fillings(fact: Fact, columns: Sequence[str], reference: Reference) -> dict[str, str]:
    """What fills the record's columns of a fact that stands in these columns of the export, as YAML."""
    first = text(columns[0])
    if fact.kind == "code":
        return {fact.name: f"{{from: {first}, values: {list_name(str(fact.column.closed_list))}}}"}
    if fact.kind == "flag":
        return {fact.name: f"{{from: {first}, values: yes_no}}"}
    if fact.kind == "moment":
        return {fact.name: f'{{from: [{first}, {text(columns[1])}], joined_by: " "}}'}
    if fact.kind == "row":
        return {fact.name: reference.row(str(fact.column.references), columns[0])}
    if fact.kind == "born" and fact.beside is not None:
        early, late = (text(column) for column in columns[1:])
        return {
            fact.name: f"{{first_of: [{first}, {early}], born: first}}",
            fact.beside.name: f"{{first_of: [{first}, {late}], born: last}}",
        }
    return {fact.name: first}


def mapping_text(force: ForceToTell, vocabulary: Vocabulary, namespace: UUID, sources: Sequence[SourceText]) -> str:
    writing = vocabulary.writing
    times = [writing.time, writing.time_with_seconds]
    times += [f"{writing.time_with_offset}%z"] if writing.time_with_offset else []
    moments = ", ".join(json.dumps(f"{writing.day} {time}") for time in dict.fromkeys(times))
    blanks = ", ".join(json.dumps(blank) for blank in (writing.blank_flag,) if blank)
    taken_at = force.taken_at.astimezone(UNITED_KINGDOM)
    zone = "" if vocabulary.writing.time_zone != "UTC" else "+00:00"
    taken = force.taken_at.strftime("%Y-%m-%d %H:%M:%S+00:00") if zone else taken_at.strftime("%Y-%m-%d %H:%M:%S")
    lines = [
        f"# How an export of {vocabulary.name}, a made-up records system, becomes rows of the record.",
        "mapping: 1",
        f"force: {{id: {text(force.force_id)}, name: {text(force.name)}, nation: {force.nation}, kind: {force.kind}}}",
        f"namespace: {namespace}",
        f"source: {text(vocabulary.name)}",
        f'extract: {{id: "{taken_at.date().isoformat()}", is_full: true, taken_at: "{taken}"}}',
        "is_made_up: true",
        f"time_zone: {writing.time_zone}",
        f"days: [{json.dumps(writing.day)}]",
        f"moments: [{moments}]",
        f"blanks: [{blanks}]",
        "",
        "values:",
        *_value_maps(vocabulary, sources),
        "",
        "tables:",
        *(line for source in sources for line in _source(source, vocabulary)),
    ]
    return "\n".join(lines) + "\n"


def _value_maps(vocabulary: Vocabulary, sources: Sequence[SourceText]) -> Iterator[str]:
    writing = vocabulary.writing
    yield f'  yes_no: {{{json.dumps(writing.yes)}: "true", {json.dumps(writing.no)}: "false"}}'
    fed = {(feed.table, column) for source in sources for feed in source.feeds for column in feed.columns}
    used = {
        str(schema().tables[table].columns[column].closed_list)
        for table, column in fed
        if schema().tables[table].columns[column].kind == "code"
    }
    for name in (name for name in closed_lists() if name in used):
        pairs = [
            f"{json.dumps(said, ensure_ascii=False)}: {text(code)}" for code, said in vocabulary.codes[name].items()
        ]
        yield from _flowed(f"  {list_name(name)}: ", pairs)


def _flowed(start: str, pairs: Sequence[str]) -> Iterator[str]:
    """`start: {…}` on one line where it fits, else on a line for each pair."""
    line = f"{start}{{{', '.join(pairs)}}}"
    if len(line) <= _WIDEST:
        yield line
        return
    yield start.rstrip()
    indent = " " * (len(start) - len(start.lstrip()) + 2)
    yield from (f"{indent}{pair}" for pair in pairs)


def _source(source: SourceText, vocabulary: Vocabulary) -> Iterator[str]:
    writing = vocabulary.writing
    yield f"  {text(source.name)}:"
    yield f"    files: {json.dumps(source.files)}"
    yield f"    delimiter: {json.dumps(writing.delimiter) if writing.delimiter != chr(9) else 'tab'}"
    yield f"    encoding: {writing.encoding}"
    if any(source.covers):
        days = zip(("from", "until"), source.covers, strict=True)
        yield f"    covers: {{{', '.join(f'{name}: {day}' for name, day in days if day)}}}"
    yield "    feeds:"
    for feed in source.feeds:
        if feed.says:
            yield f"      # {feed.says}"
        yield f"      - table: {feed.table}"
        yield f"        key: {feed.key}"
        if feed.only_where:
            yield f"        only_where: {feed.only_where}"
        if feed.columns:
            yield "        columns:"
            yield from (f"          {column}: {filled}" for column, filled in feed.columns.items())
