"""What a row of a record table says, one fact at a time: a fact may take several columns, here and in an export."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from understone.record.schema import ROW_COLUMNS, WRITTEN_BY_RULES, Column, Table

Kind = Literal["text", "code", "flag", "number", "day", "moment", "row", "any_row", "born"]

#: How many columns of an export a fact takes.
N_CELLS: dict[Kind, int] = {"moment": 2, "any_row": 2, "born": 3}


@dataclass(frozen=True)
class Fact:
    """One fact. `beside` is the day derived from a moment, or the last of two days between which one was born."""

    kind: Kind
    column: Column
    beside: Column | None = None

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def n_cells(self) -> int:
        return N_CELLS.get(self.kind, 1)

    @property
    def stem(self) -> str:
        """The column's name without what only its kind says: `sent` of `sent_at`, `agreed` of `is_agreed`."""
        name = self.name
        for start in ("is_", "has_") if self.kind == "flag" else ():
            name = name.removeprefix(start)
        ends = {"day": "_on", "moment": "_at", "row": "_id", "any_row": "_id"}
        return name.removesuffix(ends.get(self.kind, "\0"))


def facts_of(table: Table, supplied: Collection[str], *, is_birth_one: bool = False) -> list[Fact]:
    """The facts of a table as far as they are supplied, in the record's order.

    With `is_birth_one` the two days between which one was born are one fact.
    """
    columns = [column for name, column in table.columns.items() if name in supplied and name not in ROW_COLUMNS]
    named = {column.name: column for column in columns}
    days = dict(table.pairs())
    derived = {days[at] for at in days if at in named} | {adult for _, adult in table.comings_of_age()}
    is_birth_one = is_birth_one and {"born_from", "born_until"} <= set(named)
    facts: list[Fact] = []
    for column in columns:
        if column.name in derived or (is_birth_one and column.name == "born_until"):
            continue
        if is_birth_one and column.name == "born_from":
            facts.append(Fact("born", column, named["born_until"]))
        else:
            facts.append(Fact(_kind(column), column, table.columns.get(days.get(column.name, ""))))
    return facts


def _kind(column: Column) -> Kind:
    if column.kind == "key":
        return "text" if column.references in WRITTEN_BY_RULES else "row"
    if column.kind == "text" and column.name.endswith("_id"):
        return "any_row"
    kinds: dict[str, Kind] = {
        "text": "text", "code": "code", "day": "day", "moment": "moment", "number": "number", "flag": "flag",
    }  # fmt: skip
    return kinds[column.kind]
