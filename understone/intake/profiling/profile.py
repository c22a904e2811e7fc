"""What is known of an export after one reading: plain facts, no value of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from understone.intake.profiling.finding import FoundTable
from understone.intake.profiling.showing import may_be_shown


class Type(StrEnum):
    """What the values of a column look like."""

    EMPTY = "empty"
    DAY = "day"
    MOMENT = "moment"
    TIME = "time"
    FLAG = "flag"
    CODE = "code"
    NUMBER = "number"
    REFERENCE = "reference"
    PHONE = "phone"
    POSTCODE = "postcode"
    REGISTRATION = "registration mark"
    TEXT = "text"
    NARRATIVE = "narrative"
    KEPT_OUT = "kept out"


@dataclass(frozen=True)
class ColumnProfile:
    """One column. `values` gives every distinct value with its count where they are few; `shown` those that may be
    printed. `first` and `last` are the first and last day (ISO) of a dated column.

    `formats` read the values between them, `also` are others that read them as well; `n_unread` counts values of
    the sample that none reads; `is_partly_born` says that some are a year or a month alone. `parts_at` is the mark
    at which cells hold several values.
    """

    name: str
    type: Type
    n_filled: int
    n_distinct: int
    values: Mapping[str, int] = field(default_factory=dict)
    formats: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    n_unread: int = 0
    is_partly_born: bool = False
    is_key: bool = False
    are_numbers: bool = False
    parts_at: str | None = None
    first: str = ""
    last: str = ""
    why: str = ""

    @property
    def shown(self) -> Mapping[str, int]:
        return self.values if self.type in {Type.CODE, Type.FLAG} and may_be_shown(self.name, self.values) else {}

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"values": dict(self.shown)}


@dataclass(frozen=True)
class Join:
    """`share` of the distinct values of one column stand in the key of another table."""

    table: str
    column: str
    to_table: str
    to_column: str
    share: float


@dataclass(frozen=True)
class TableProfile:
    found: FoundTable
    n_rows: int
    n_broken: int
    columns: Mapping[str, ColumnProfile]

    @property
    def name(self) -> str:
        return self.found.name

    @property
    def keys(self) -> list[str]:
        return [column.name for column in self.columns.values() if column.is_key]


@dataclass(frozen=True)
class ExportProfile:
    tables: Mapping[str, TableProfile]
    joins: tuple[Join, ...]
    blanks: tuple[str, ...]
    problems: tuple[str, ...]

    @cached_property
    def _joins(self) -> dict[tuple[str, str], list[Join]]:
        found: dict[tuple[str, str], list[Join]] = {}
        for join in self.joins:
            found.setdefault((join.table, join.column), []).append(join)
        return found

    def joins_of(self, table: str, column: str) -> list[Join]:
        return self._joins.get((table, column), [])

    def as_json(self) -> dict[str, Any]:
        return {
            "tables": {
                name: {
                    "files": [file.name for file in table.found.files],
                    "delimiter": table.found.delimiter or ",",
                    "encoding": table.found.encoding or "utf-8",
                    "rows": table.n_rows,
                    "rows_not_read": table.n_broken,
                    "columns": {column.name: column.as_json() for column in table.columns.values()},
                }
                for name, table in self.tables.items()
            },
            "joins": [asdict(join) for join in self.joins],
            "blanks": list(self.blanks),
            "problems": list(self.problems),
        }
