"""The record's tables and columns, read from schema.json: plain data, no Django.

schema.json is written from `record/models/` by `python -m understone.web.schema`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SCHEMA_FILE = Path(__file__).with_name("schema.json")

#: What a column may hold: the words of schema.json.
KINDS = ("key", "text", "code", "day", "moment", "number", "flag")


@dataclass(frozen=True)
class Column:
    """One column. `references` names a table for a key, `closed_list` a list in codes.py for a code."""

    name: str
    kind: str
    sentence: str
    references: str | None = None
    closed_list: str | None = None

    @property
    def day_of(self) -> str | None:
        """The moment this day may be derived from, by name: `sent_on` of `sent_at`."""
        return f"{self.name[:-3]}_at" if self.kind == "day" and self.name.endswith("_on") else None


@dataclass(frozen=True)
class Table:
    """One table; `sentence` says what one row is."""

    name: str
    theme: str
    sentence: str
    columns: Mapping[str, Column]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The moments with their derived day: `("sent_at", "sent_on")`."""
        for column in self.columns.values():
            if column.day_of in self.columns:
                yield str(column.day_of), column.name

    def comings_of_age(self) -> Iterator[tuple[str, str]]:
        """The last days of birth with the day derived from each on which one is certainly 18."""
        if {"born_until", "adult_on"} <= set(self.columns):
            yield "born_until", "adult_on"


@dataclass(frozen=True)
class Schema:
    version: int
    tables: Mapping[str, Table]


@cache
def schema() -> Schema:
    """The record as declared."""
    declared = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    tables = {
        name: Table(
            name,
            entry["theme"],
            entry["sentence"],
            {column: Column(column, **facts) for column, facts in entry["columns"].items()},
        )
        for name, entry in declared["tables"].items()
    }
    return Schema(declared["version"], tables)


#: Columns that every row carries, in this order.
ROW_COLUMNS = ("id", "force_id", "source", "source_key", "extract_id", "gone_at")

#: Tables that rules write at each run; no export and no person fills them.
WRITTEN_BY_RULES = ("sign", "candidate_link")
