"""What a mapping says, once read: how one force's export becomes rows of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from understone.intake.immigration import may_be_other, reason_kept_out
from understone.intake.places import Said

#: The filter, and the column behind it, of rows of which a later version is there.
SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Constant:
    """A text that stands for itself in every row."""

    text: str


#: A part of a key: a source column (or a derived one), or a constant.
Part = Said | Constant


@dataclass(frozen=True)
class Condition:
    """A test of a source row: of one column with texts, or of other conditions together.

    `kind` is `is`, `is_not`, `starts_with`, `contains`, `is_blank` or `is_filled`; or, over `parts`, `all_of`,
    `any_of` or `not`.
    """

    kind: str
    column: Said | None = None
    texts: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = ()

    @property
    def source_columns(self) -> Iterator[Said]:
        if self.column is not None:
            yield self.column
        for part in self.parts:
            yield from part.source_columns


@dataclass(frozen=True)
class ValueMap:
    """A named value map: the source's text → the record's code (or true, false)."""

    name: str
    pairs: Mapping[str, Said]


@dataclass(frozen=True)
class When:
    """One line of `when`: the text or the source column that counts where the condition holds; None always does."""

    condition: Condition | None
    text: Said | None = None
    column: Said | None = None


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text made of source columns: joined, the first that is filled, or chosen by conditions; then changed."""

    parts: tuple[Said, ...] = ()
    whens: tuple[When, ...] = ()
    is_first_of: bool = False
    joined_by: str | None = None
    split_by: tuple[str, ...] = ()
    piece: int | None = None
    drop_start: tuple[str, ...] = ()
    drop_end: tuple[str, ...] = ()
    pad_to: int | None = None
    is_first_number: bool = False
    is_upper: bool = False
    is_digits: bool = False
    has_no_spaces: bool = False
    has_no_leading_zeros: bool = False

    @property
    def source_columns(self) -> tuple[Said, ...]:
        said = list(self.parts)
        for when in self.whens:
            said += [when.column] if when.column is not None else []
            said += when.condition.source_columns if when.condition is not None else ()
        return tuple(said)


@dataclass(frozen=True)
class Lookup:
    """Another source table of the mapping, looked into: the rows whose `match` is the text, and what they `take`."""

    table: Said
    match: Said
    take: Said

    @property
    def name(self) -> str:
        return f"lookup of {self.take.text} by {self.match.text} in {self.table.text}"


@dataclass(frozen=True)
class Derived(Text):
    """A column that the mapping makes of a table's own, to be used like one of them.

    Where `is_into_rows`, each of several pieces (or of several rows looked up) is a row of its own to the feeds
    that use the column; `in_step_with` names such a column, whose piece's position is taken here too.
    """

    name: Said
    lookup: Lookup | None = None
    is_into_rows: bool = False
    in_step_with: Said | None = None

    @property
    def source_columns(self) -> tuple[Said, ...]:
        return super().source_columns + ((self.in_step_with,) if self.in_step_with is not None else ())


@dataclass(frozen=True)
class Filling(Text):
    """How one column of a record row is filled.

    Exactly one of a text (`parts` or `whens`), `constant` and `row_of` (with `key`) says where from.
    """

    column: Said
    constant: Said | None = None
    row_of: Said | None = None
    key: tuple[Part, ...] = ()
    source: Said | None = None
    values: Said | None = None
    otherwise: Said | None = None
    born: Said | None = None

    @property
    def source_columns(self) -> tuple[Said, ...]:
        return super().source_columns + tuple(part for part in self.key if isinstance(part, Said))

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
            yield from self.only_where.source_columns
        for filling in self.fillings:
            yield from filling.source_columns


@dataclass(frozen=True)
class SourceTable:
    """A table of the export: which files hold it and what its rows feed.

    `row_key` are the columns that tell its rows apart, `keep_last_by` the one by which the last of them counts;
    `deleted` tells the rows that are no longer there, `looked_up` are the columns that other tables look up here;
    `not_immigration` are columns that only look like immigration facts, each with what it holds instead.
    """

    said: Said
    files: tuple[Said, ...]
    delimiter: str | None
    encoding: str | None
    sheet: Said | None
    header_row: int
    is_full: bool | None
    row_key: tuple[Said, ...]
    keep_last_by: Said | None
    covers_from: str | None
    covers_until: str | None
    set_aside: tuple[tuple[str, Condition], ...]
    deleted: Condition | None
    derived: tuple[Derived, ...]
    kept_out: tuple[Said, ...]
    not_used: tuple[Said, ...]
    feeds: tuple[Feed, ...]
    looked_up: tuple[Said, ...] = ()
    not_immigration: tuple[tuple[Said, Said], ...] = ()

    @property
    def name(self) -> str:
        return self.said.text

    def reason_kept_out(self, column: str) -> str | None:
        """Why a column of this table is never read, or None: listed, or of a name that looks like it and no reason
        in writing that it is something else.
        """
        if any(said.text == column for said in self.kept_out):
            return "listed in the mapping"
        if may_be_other(column) and any(said.text == column for said, _ in self.not_immigration):
            return None
        return reason_kept_out(column)

    @property
    def row_conditions(self) -> tuple[Condition, ...]:
        """The conditions that decide over a row before any feed: it is set aside, or it says a deletion."""
        return (*(condition for _, condition in self.filters), *((self.deleted,) if self.deleted else ()))

    @property
    def filters(self) -> tuple[tuple[str, Condition], ...]:
        """The filters that set a row aside, with their names: the mapping's, and that a later row stands for it."""
        if self.keep_last_by is None:
            return self.set_aside
        return (*self.set_aside, (SUPERSEDED, Condition("is_filled", Said(SUPERSEDED, self.keep_last_by.place))))

    @property
    def used_columns(self) -> tuple[Said, ...]:
        """Every column that is used, source or derived, each time that the mapping names it."""
        said = [column for condition in self.row_conditions for column in condition.source_columns]
        said += [column for one in self.derived for column in one.source_columns]
        said += [column for feed in self.feeds for column in feed.source_columns]
        said += [self.keep_last_by] if self.keep_last_by is not None else []
        return (*said, *self.row_key, *self.looked_up)

    @property
    def read_columns(self) -> tuple[Said, ...]:
        """Every source column that is read, each once, in the order in which the mapping names it."""
        made = {SUPERSEDED, *(one.name.text for one in self.derived)}
        said = [column for column in self.used_columns if column.text not in made]
        return tuple({column.text: column for column in reversed(said)}.values())[::-1]

    @property
    def spread(self) -> frozenset[str]:
        """The derived columns that may make several rows of one."""
        names: set[str] = set()
        for one in self.derived:
            if one.is_into_rows or any(said.text in names for said in one.source_columns):
                names.add(one.name.text)
        return frozenset(names)


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
    def is_whole(self) -> bool:
        """Whether every table of the extract holds all there is."""
        return all(self.is_full_table(table) for table in self.tables)

    def is_full_table(self, table: SourceTable) -> bool:
        return self.is_full if table.is_full is None else table.is_full

    def is_whole_of(self, record_table: str) -> bool:
        """Whether all that feeds a record table holds all there is, so that what is not there has gone."""
        return all(
            self.is_full_table(table)
            for table in self.tables
            if any(feed.table.text == record_table for feed in table.feeds)
        )

    @property
    def fed_tables(self) -> tuple[str, ...]:
        """The record tables that any source table feeds."""
        return tuple(sorted({feed.table.text for table in self.tables for feed in table.feeds}))
