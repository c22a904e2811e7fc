"""What a mapping says, once read: how one force's export becomes rows of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from understone.intake.places import Said


@dataclass(frozen=True)
class Constant:
    """A text that stands for itself in every row."""

    text: str


#: A part of a key: a source column, or a constant.
Part = Said | Constant


@dataclass(frozen=True)
class Condition:
    """A test of one source column; `kind` is `is`, `is_not`, `is_blank` or `is_filled`."""

    column: Said
    kind: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueMap:
    """A named value map: the source's text → the record's code (or true, false)."""

    name: str
    pairs: Mapping[str, Said]


@dataclass(frozen=True)
class Filling:
    """How one column of a record row is filled.

    Exactly one of `parts` (source columns), `constant` and `row_of` (with `key`) says where from.
    """

    column: Said
    parts: tuple[Said, ...] = ()
    constant: Said | None = None
    row_of: Said | None = None
    key: tuple[Part, ...] = ()
    source: Said | None = None
    values: Said | None = None
    joined_by: str | None = None
    born: Said | None = None
    is_upper: bool = False
    is_digits: bool = False
    has_no_spaces: bool = False

    @property
    def source_columns(self) -> tuple[Said, ...]:
        return self.parts + tuple(part for part in self.key if isinstance(part, Said))

    @property
    def label(self) -> str:
        """The source columns it reads, as one text for lists of problems."""
        return "+".join(dict.fromkeys(said.text for said in self.source_columns))


@dataclass(frozen=True)
class Feed:
    """One record row from one source row."""

    table: Said
    key: tuple[Part, ...]
    only_where: Condition | None
    fillings: tuple[Filling, ...]

    @property
    def source_columns(self) -> Iterator[Said]:
        yield from (part for part in self.key if isinstance(part, Said))
        if self.only_where is not None:
            yield self.only_where.column
        for filling in self.fillings:
            yield from filling.source_columns


@dataclass(frozen=True)
class SourceTable:
    """A table of the export: which files hold it and what its rows feed."""

    said: Said
    files: tuple[Said, ...]
    delimiter: str | None
    encoding: str | None
    sheet: Said | None
    header_row: int
    covers_from: str | None
    covers_until: str | None
    set_aside: tuple[tuple[str, Condition], ...]
    kept_out: tuple[Said, ...]
    not_used: tuple[Said, ...]
    feeds: tuple[Feed, ...]

    @property
    def name(self) -> str:
        return self.said.text

    @property
    def read_columns(self) -> tuple[Said, ...]:
        """Every source column that is read, each once, in the order in which the mapping names it."""
        said = [condition.column for _, condition in self.set_aside]
        said += [column for feed in self.feeds for column in feed.source_columns]
        return tuple({column.text: column for column in reversed(said)}.values())[::-1]


@dataclass(frozen=True)
class ForceSaid:
    """The force as the mapping names it."""

    force_id: str
    name: str
    nation: str
    kind: str


@dataclass(frozen=True)
class SourceMapping:
    """A whole mapping. `taken_at` is a moment in UTC."""

    path: Path
    force: ForceSaid
    namespace: UUID
    source: str
    extract_id: str
    is_full: bool
    taken_at: dt.datetime
    is_made_up: bool
    time_zone: str
    days: tuple[str, ...]
    moments: tuple[str, ...]
    blanks: tuple[str, ...]
    values: Mapping[str, ValueMap]
    tables: tuple[SourceTable, ...]

    @property
    def fed_tables(self) -> tuple[str, ...]:
        """The record tables that any source table feeds."""
        return tuple(sorted({feed.table.text for table in self.tables for feed in table.feeds}))
