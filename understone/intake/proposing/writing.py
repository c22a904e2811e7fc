"""A proposal as a mapping: plain YAML that passes the form check, a reason beside each line, questions above."""

from __future__ import annotations

import json
import re
import textwrap
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from understone.intake.checking import FLAG_TEXTS
from understone.intake.immigration import may_be_other
from understone.intake.profiling.profile import ExportProfile, Type
from understone.intake.proposing.coding import CodeProposal
from understone.intake.proposing.formats import formats_needed
from understone.intake.proposing.proposed import ProposedColumn, ProposedFeed, ProposedTable

ASK = "OPEN QUESTION:"
_WIDE = 116
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORDS_OF_YAML = {"yes", "no", "true", "false", "null", "on", "off", "y", "n"}
_NAMESPACE = uuid.UUID("5b6a2f0e-8f43-4d0c-9c55-0b8a4a2d9f11")


@dataclass
class _Maps:
    """Value maps by name; two columns with the same readings of the same list share one."""

    maps: dict[str, tuple[CodeProposal, ...]] = field(default_factory=dict)
    named: dict[tuple[tuple[str, str], ...], str] = field(default_factory=dict)

    def name_for(self, table: str, column: ProposedColumn) -> str:
        pairs = tuple((one.value, one.code) for one in column.values)
        if pairs not in self.named:
            name = "yes_no" if column.closed_list == "flag" and "yes_no" not in self.maps else f"{table}_{column.name}"
            while name in self.maps:
                name += "_2"
            self.named[pairs] = name
            self.maps[name] = column.values
        return self.named[pairs]


def mapping_text(profile: ExportProfile, tables: Mapping[str, ProposedTable], folder: Path) -> str:
    """The whole mapping. The same export gives the same text."""
    maps = _Maps()
    body = [line for table in tables.values() for line in _table(table, maps)]
    has_feeds = any(table.feeds for table in tables.values())
    lines = [*_head(profile, tables, folder), "", *_values(maps), "tables:", *body]
    if not has_feeds:
        lines += [f"  # {ASK} no table was recognised: write the first one here; docs/mapping.md shows how."]
    return "\n".join(lines) + "\n"


def _head(profile: ExportProfile, tables: Mapping[str, ProposedTable], folder: Path) -> Iterator[str]:
    name = folder.resolve().name
    force = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-_")[:40] or "force"
    formats = formats_needed(tables)
    yield f"# A mapping proposed for {name}. Read it from the top: answer each line that says {ASK[:-1]},"
    yield "# then run `understone intake --check` with it. Lines are explained in docs/mapping.md."
    yield "mapping: 1"
    yield f"# {ASK} the force's id and name, its nation (england or wales) and kind (territorial or btp)."
    yield f"force: {{id: {_text(force)}, name: {_text(name)}, nation: england, kind: territorial}}"
    yield "# Made from your tables' names. Before the first real intake put a random UUID here and keep it for ever."
    yield f"namespace: {_namespace(profile)}"
    yield f"# {ASK} what is the source system called?"
    yield f"source: {_text(name)}"
    latest = _latest(profile)
    yield f"# {ASK} when was the extract taken, and is it everything (is_full: true) or changes only?"
    yield f"#   The latest day found in a moment of the export is {latest}."
    yield f'extract: {{id: "{latest}", is_full: true, taken_at: "{latest} 23:59"}}'
    yield f"# {ASK} is this made-up data? If it is real, leave false and keep it on an encrypted volume."
    yield "is_made_up: false"
    yield "time_zone: Europe/London"
    for question in formats.questions:
        yield from _asked(question, "")
    yield f"days: {_list(formats.days)}"
    yield f"moments: {_list(formats.moments)}"
    if profile.blanks:
        yield "# These texts stand in your export and often mean nothing is there. Take out any that means something."
    yield f"blanks: {_list(profile.blanks)}"
    yield f"# {ASK} does any table hold some years only? Say so in it: covers: {{from: 2024-01-01, until: 2026-11-20}}."


def _latest(profile: ExportProfile) -> str:
    moments = [c.last for t in profile.tables.values() for c in t.columns.values() if c.type is Type.MOMENT and c.last]
    days = [c.last for t in profile.tables.values() for c in t.columns.values() if c.type is Type.DAY and c.last]
    return max(moments, default=max(days, default="2026-01-01"))


def _namespace(profile: ExportProfile) -> uuid.UUID:
    said = "|".join(f"{name}:{','.join(table.columns)}" for name, table in profile.tables.items())
    return uuid.uuid5(_NAMESPACE, said)


def _values(maps: _Maps) -> Iterator[str]:
    if not maps.maps:
        return
    yield "values:"
    for name, proposals in maps.maps.items():
        yield f"  {_text(name)}:"
        for one in proposals:
            if one.question:
                yield from _asked(one.question, "    ")
            is_left_out = one.question and one.code in {"true", "false"}
            yield f"    {'# ' if is_left_out else ''}{_text(one.value)}: {_text(one.code)}"
    yield ""


def _table(table: ProposedTable, maps: _Maps) -> Iterator[str]:
    source = table.source
    nearest = table.match.target.name
    yield ""
    if not table.feeds:
        yield f"  # {ASK} {source.name} ({source.n_rows} rows) is left out: it fits no table of the record well"
        yield f"  #   (nearest: {nearest}). Is it needed? Its columns: {', '.join(source.columns)}"
        return
    why = (
        "is in the record's own shape"
        if table.is_own_shape
        else f"reads as {table.feeds[0].table} (fit {table.match.score:.2f})"
    )
    yield f"  # {source.name}: {source.n_rows} rows; {why}"
    if table.match.score < 0.55 and not table.is_own_shape:
        yield f"  # {ASK} is each row of {source.name} really one {table.feeds[0].table}? The fit is weak."
    yield f"  {_text(source.name)}:"
    yield f"    files: {json.dumps(source.found.pattern, ensure_ascii=False)}"
    if source.found.sheet is not None:
        yield f"    sheet: {_text(source.found.sheet)}"
    if source.found.header_row != 1:
        yield f"    header_row: {source.found.header_row}"
    if source.found.delimiter is not None:
        yield f"    delimiter: {'tab' if source.found.delimiter == chr(9) else json.dumps(source.found.delimiter)}"
    if source.found.encoding:
        yield f"    encoding: {source.found.encoding}"
    yield from _left_out(table)
    yield "    feeds:"
    for feed in table.feeds:
        yield from _feed(feed, maps)


def _left_out(table: ProposedTable) -> Iterator[str]:
    test = [c for c in table.not_used if re.search(r"(?i)(^|[_ ])(test|training|dummy)([_ ]|$)", c)]
    for column in test:
        values = table.source.columns[column].values
        said = next((value for value in values if value.lower() in {"y", "yes", "1", "true", "t"}), None)
        if said is not None:
            yield f"    # {ASK} are rows marked in {column} tests, which do not belong in the record?"
            yield f"    set_aside: {{test rows: {{column: {_text(column)}, is: [{_text(said)}]}}}}"
    kept_out = [c.name for c in table.source.columns.values() if c.type is Type.KEPT_OUT]
    if kept_out:
        yield "    # immigration facts: counted, never read"
        yield f"    kept_out: {_list(kept_out)}"
        for column in filter(may_be_other, kept_out):
            yield f"    # {ASK} is {column} the reference of a referral to the NRM? Then it may be read: take it out"
            said = f'{{{_text(column)}: "reference of the NRM referral"}}'
            yield f"    #   of kept_out and say so: not_immigration: {said}."
    not_used = [column for column in table.not_used if column not in test]
    if not_used:
        yield f"    # {ASK} nothing in the record fits these. Does one hold something missing below?"
        for column in not_used:
            facts = table.source.columns[column]
            parts = f"; cells hold several values, at {facts.parts_at!r}" if facts.parts_at else ""
            yield f"    #   {column}: {facts.type}, filled in {facts.n_filled} of {table.source.n_rows}{parts}"
        yield f"    not_used: {_list(not_used)}"


def _feed(feed: ProposedFeed, maps: _Maps) -> Iterator[str]:
    if feed.why:
        yield from _comment(feed.why, "      ")
    for question in feed.questions:
        yield from _asked(question, "      ")
    parts = [_text(column) for column in feed.key]
    if feed.key_text is not None:
        parts.append(f"{{text: {_text(feed.key_text)}}}")
    yield f"      - table: {feed.table}"
    yield f"        key: [{', '.join(parts)}]"
    if feed.only_where is not None:
        column, said = feed.only_where
        test = "is_blank: false" if said is None else f"is: [{_text(said)}]"
        yield f"        only_where: {{column: {_text(column)}, {test}}}"
    if not feed.columns:
        return
    yield "        columns:"
    for one in feed.columns:
        for question in one.questions:
            yield from _asked(question, "          ")
        yield from _with_reason(f"          {one.name}: {_filling(feed, one, maps)}", one.why)


def _filling(feed: ProposedFeed, column: ProposedColumn, maps: _Maps) -> str:
    if column.constant is not None:
        return f"{{text: {_text(column.constant)}}}"
    if column.row_of is not None:
        return f"{{row_of: {column.row_of}, from: {_list(column.parts)}}}"
    said = [f"from: {_list(column.parts) if len(column.parts) > 1 else _text(column.parts[0])}"]
    if column.joined_by is not None:
        said.append(f"joined_by: {json.dumps(column.joined_by)}")
    if column.values and not _reads_as_it_stands(column):
        said.append(f"values: {_text(maps.name_for(feed.table, column))}")
    if column.born is not None:
        said.append(f"born: {column.born}")
    said += [f"{transform}: true" for transform in column.transforms]
    return said[0].removeprefix("from: ") if len(said) == 1 else f"{{{', '.join(said)}}}"


def _reads_as_it_stands(column: ProposedColumn) -> bool:
    """Whether intake reads every value without a map: a yes or no it knows, or the record's own codes."""
    if column.closed_list == "flag":
        return all(one.value.lower() in FLAG_TEXTS for one in column.values)
    return all(one.value == one.code and not one.question for one in column.values)


def _with_reason(line: str, why: str) -> Iterator[str]:
    if not why:
        yield line
    elif len(line) + len(why) + 4 <= _WIDE:
        yield f"{line}  # {why}"
    else:
        yield from _comment(why, line[: len(line) - len(line.lstrip())])
        yield line


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDE - len(indent) - 2):
        yield f"{indent}# {line}"


def _asked(question: str, indent: str) -> Iterator[str]:
    first, *more = textwrap.wrap(f"{ASK} {question}", _WIDE - len(indent) - 2)
    yield f"{indent}# {first}"
    yield from (f"{indent}#   {line}" for line in more)


def _text(text: str) -> str:
    """As YAML reads it back as the same text."""
    is_plain = _PLAIN.fullmatch(text) or re.fullmatch(r"[a-z][a-z0-9-]*[a-z]", text)
    return text if is_plain and text.lower() not in _WORDS_OF_YAML else json.dumps(text, ensure_ascii=False)


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_text(text) for text in texts)}]"
