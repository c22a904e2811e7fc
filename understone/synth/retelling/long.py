"""The long layout: a few narrow tables in which a record row is one line or more, each told apart by its type.

A table of lines has slots: for references, for a moment, for coded values, for a text. A row's facts take the
slots in order; what does not fit goes on to a further line of its own type under the same key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from understone.record.schema import Table, schema
from understone.synth.retelling.cells import Teller, cell_table, kinds_met, literal
from understone.synth.retelling.describing import Described
from understone.synth.retelling.facts import Fact, facts_of
from understone.synth.retelling.files import write_rows
from understone.synth.retelling.mapping_text import FeedText, Reference, SourceText, fillings, text

#: References that stand first in a line, whatever the record's order.
_FIRST = ("person_id", "investigation_id", "incident_id", "place_id", "staff_id")
#: Types are numbered by table, so many to each.
_MOST_LINES = 10
_CLASSES = {
    "row": "rows", "any_row": "rows", "moment": "when", "day": "when", "code": "values", "flag": "values",
    "number": "values", "text": "texts",
}  # fmt: skip


@dataclass(frozen=True)
class Slots:
    """The columns of a table of lines; each of `when` is a day and a time."""

    key: str
    type: str
    rows: Sequence[str]
    when: Sequence[Sequence[str]]
    values: Sequence[str]
    texts: Sequence[str]
    #: Record columns with a place of their own on the first line, and the columns they stand in.
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Sequence[str]]:
        """The slots of a class, each the columns it has."""
        if kind == "when":
            return list(self.when)
        return [[column] for column in getattr(self, kind)]

    @property
    def columns(self) -> list[str]:
        pairs = [column for slot in self.when for column in slot]
        own = [column for slot in self.own.values() for column in slot]
        return [self.key, self.type, *self.rows, *pairs, *own, *self.values, *self.texts]


@dataclass(frozen=True)
class Line:
    """One line of a record row: its type, and the slot of each fact on it (by the fact's number)."""

    table: Table
    type: str
    is_first: bool
    placed: tuple[tuple[int, Fact, Sequence[str]], ...]


def write_long(teller: Teller, folder: Path) -> tuple[list[SourceText], list[Described]]:
    """Writes the export; its source tables for the mapping, and for the description."""
    for table in schema().tables:
        teller.number_keys(table)
    teller.keep_every_key()
    found: list[tuple[SourceText, Described]] = []
    said = teller.vocabulary.facts["lines"]
    for name, facts in said.items():
        slots = Slots(**{key: value for key, value in facts.items() if key not in {"tables", "says"}})
        tables = [table for table in teller.force.tables if _home(table, said) == name]
        tables.sort(key=lambda table: [day or "" for day in teller.force.covers(table.name)])
        by_cover = [(covers, list(some)) for covers, some in groupby(tables, lambda t: teller.force.covers(t.name))]
        for at, (covers, some) in enumerate(by_cover):
            source = SourceText(name if not at else f"{name}_{at + 1}", "", covers)
            source.files = f"{source.name}*.csv" if len(by_cover) == 1 else f"{source.name}.csv"
            found.append((source, _written(teller, folder, source, (slots, some, facts["says"]))))
    return [source for source, _ in found], [described for _, described in found]


def _home(table: Table, said: Mapping[str, Any]) -> str:
    """The table of lines that holds a record table: the one that names it, or the last."""
    return next((name for name, facts in said.items() if table.name in facts["tables"]), list(said)[-1])


def _written(teller: Teller, folder: Path, source: SourceText, held: tuple[Slots, Sequence[Table], str]) -> Described:
    slots, tables, says = held
    described = Described(source.name, source.files, says, _columns(teller, slots))
    parts: list[str] = []
    for table in tables:
        facts = facts_of(table, teller.force.supplied[table.name].columns)
        teller.keep_cells(table, facts)
        for line in lines_of(table, facts, slots):
            parts.append(_line_sql(line, slots))
            source.feeds += _feeds(teller, line, slots)
            described.types.append((line.type, _says(line, teller)))
    order = ", ".join(f'"{column}"' for column in (slots.key, slots.type))
    write_rows(
        teller.duck,
        f"select * from ({' union all '.join(parts)}) order by {order}",
        folder / f"{source.name}.csv",
        teller.vocabulary.writing,
    )
    return described


def lines_of(table: Table, facts: Sequence[Fact], slots: Slots) -> list[Line]:
    """How the facts of a table stand in its lines."""
    number = (list(schema().tables).index(table.name) + 1) * _MOST_LINES
    by_line: dict[int, list[tuple[int, Fact, Sequence[str]]]] = {0: []}
    taken = dict.fromkeys(("rows", "when", "values", "texts"), 0)
    first = {name: at for at, name in enumerate(_FIRST)}
    for n, fact in sorted(enumerate(facts), key=lambda one: first.get(one[1].name, len(first))):
        if fact.name in slots.own:
            by_line[0].append((n, fact, slots.own[fact.name]))
            continue
        kind = _CLASSES[fact.kind]
        places = slots.of(kind)
        at, place = divmod(taken[kind], len(places))
        taken[kind] += 1
        by_line.setdefault(at, []).append((n, fact, places[place]))
    assert len(by_line) <= _MOST_LINES, f"{table.name} takes more lines than there are types for"
    return [Line(table, str(number + at), at == 0, tuple(placed)) for at, placed in sorted(by_line.items())]


def _line_sql(line: Line, slots: Slots) -> str:
    cells = dict.fromkeys(slots.columns, "null::varchar")
    cells |= {slots.key: "ref", slots.type: literal(line.type)}
    filled: list[str] = []
    for n, fact, columns in line.placed:
        start = 1 if fact.kind == "any_row" else 0  # the key says by its first letters what it is of
        for m, column in enumerate(columns[: fact.n_cells]):
            cells[column] = f"f{n}_{start + m}"
            filled.append(cells[column])
    said = ", ".join(f'{sql} as "{column}"' for column, sql in cells.items())
    where = "" if line.is_first else f" where {' or '.join(f'{sql} is not null' for sql in filled)}"
    return f"select {said} from {cell_table(line.table.name)}{where}"


def _feeds(teller: Teller, line: Line, slots: Slots) -> list[FeedText]:
    reference = Reference({})
    key = f"[{text(slots.key)}]"
    where = f"{{column: {text(slots.type)}, is: [{text(line.type)}]}}"
    columns: dict[str, str] = {}
    further: list[FeedText] = []
    for n, fact, stands_in in line.placed:
        if fact.kind != "any_row":
            columns |= fillings(fact, stands_in, reference)
            continue
        tables = kinds_met(teller, line.table.name, n)
        starts = {one: f"{teller.vocabulary.prefix(one)}-" for one in tables}
        further += [
            FeedText(
                line.table.name,
                key,
                f"[{where}, {{column: {stands_in[0]}, starts_with: {text(starts[one])}}}]",
                {fact.name: reference.row(one, stands_in[0])},
            )
            for one in tables
        ]
        others = ", ".join(text(start) for start in starts.values())
        told_apart = f", {{not: {{column: {stands_in[0]}, starts_with: [{others}]}}}}" if starts else ""
        other = f"[{where}{told_apart}]"
        further.append(FeedText(line.table.name, key, other, {fact.name: stands_in[0]}))
    return [FeedText(line.table.name, key, where, columns, _title(line, teller)), *further]


def _title(line: Line, teller: Teller) -> str:
    name = teller.vocabulary.word(line.table.name).replace("_", " ").capitalize()
    return f"{line.type} {name}" + ("" if line.is_first else ", continued")


def _says(line: Line, teller: Teller) -> list[tuple[str, str]]:
    """What the type is, then each column with what stands in it on such a line."""
    title = _title(line, teller).partition(" ")[2]
    what = f"{title}: {line.table.sentence}" if line.is_first else f"{title}."
    return [
        ("", what),
        *(
            (", ".join(columns[: 1 if fact.kind in {"day", "any_row"} else 2]), fact.column.sentence)
            for _, fact, columns in line.placed
        ),
    ]


def _columns(teller: Teller, slots: Slots) -> list[tuple[str, str]]:
    says = teller.vocabulary.facts["columns_say"]
    return [(column, says.get(column, "")) for column in slots.columns]
