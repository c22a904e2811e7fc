"""What may be proposed: the record's tables and columns with the words they go by."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from understone.record.schema import ROW_COLUMNS, Column, schema

_FILE = Path(__file__).with_name("fields.toml")
_RECORDED = {"recorded": ["recorded", "recorded date"], "recorded_by_id": ["recorded by", "recorded officer"]}
_OFTEN = {"recorded_at", "recorded_on", "recorded_by_id"}


@dataclass(frozen=True)
class Field:
    """A column that may be fed, or a moment with its day as one (`name` is then that of the moment).

    `rarity` is less than 1 where many tables have such a column: finding it says less about the table.
    """

    name: str
    column: Column
    day: Column | None
    phrases: tuple[tuple[str, ...], ...]
    rarity: float

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.day.name) if self.day is not None else (self.name,)


@dataclass(frozen=True)
class Target:
    """A record table that may be fed."""

    name: str
    names: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...]
    carried_by: Mapping[str, str]
    fields: Mapping[str, Field]


@cache
def targets() -> dict[str, Target]:
    declared = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    n_tables = Counter(column for table in declared for column in schema().tables[table].columns)
    return {name: _target(name, facts, n_tables) for name, facts in declared.items()}


def _target(name: str, facts: Mapping[str, Any], n_tables: Counter[str]) -> Target:
    columns = schema().tables[name].columns
    phrases: Mapping[str, list[str]] = facts["columns"]
    fields: dict[str, Field] = {}
    for column in columns.values():
        if column.name in ROW_COLUMNS or (column.day_of in columns):
            continue
        day = columns.get(f"{column.name.removesuffix('_at')}_on") if column.kind == "moment" else None
        stem = column.name.removesuffix("_at").removesuffix("_on").removesuffix("_id").removeprefix("is_")
        said = [*phrases.get(column.name, _RECORDED.get(stem, _RECORDED.get(column.name, []))), stem.replace("_", " ")]
        fields[column.name] = Field(
            column.name,
            column,
            day,
            tuple(dict.fromkeys(tuple(text.split()) for text in said)),
            0.1 if column.name in _OFTEN else n_tables[column.name] ** -0.6,
        )
    return Target(
        name,
        tuple(tuple(text.split()) for text in [*facts["names"], name.replace("_", " ")]),
        tuple(facts["needs"]),
        facts.get("carried_by", {}),
        fields,
    )
