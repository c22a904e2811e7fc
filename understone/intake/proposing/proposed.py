"""What is proposed for one source table: feeds, and for each line the reason and the question, if any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from understone.intake.profiling.profile import ColumnProfile, TableProfile, Type
from understone.intake.proposing.coding import CodeProposal, codes_for, flags_for
from understone.intake.proposing.fields import Target
from understone.intake.proposing.matching import SURE_FIT, Match, Matcher, TableMatch
from understone.intake.proposing.naming import plain


@dataclass(frozen=True)
class ProposedColumn:
    """One record column: what reads it (`says`, as YAML), why, and what is asked. `values` is its map's codes."""

    name: str
    parts: tuple[str, ...] = ()
    constant: str | None = None
    row_of: str | None = None
    born: str | None = None
    values: tuple[CodeProposal, ...] = ()
    closed_list: str | None = None
    transforms: tuple[str, ...] = ()
    joined_by: str | None = None
    why: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProposedFeed:
    """Rows of one record table. `only_where` is a column with the text it must hold; None: it must be filled."""

    table: str
    key: tuple[str, ...]
    columns: tuple[ProposedColumn, ...]
    key_text: str | None = None
    only_where: tuple[str, str | None] | None = None
    why: str = ""
    questions: tuple[str, ...] = ()

    @property
    def columns_read(self) -> set[str]:
        read = {part for column in self.columns for part in column.parts} | set(self.key)
        return read | ({self.only_where[0]} if self.only_where else set())


@dataclass(frozen=True)
class ProposedTable:
    """One table of the export; without feeds it is left out, and `match` is what it comes nearest to."""

    source: TableProfile
    match: TableMatch
    feeds: tuple[ProposedFeed, ...]
    is_own_shape: bool = False
    questions: tuple[str, ...] = field(default=())

    @property
    def not_used(self) -> list[str]:
        used = {column for feed in self.feeds for column in feed.columns_read}
        return [c.name for c in self.source.columns.values() if c.name not in used and c.type is not Type.KEPT_OUT]


def feed_of(matcher: Matcher, target: Target, matches: Sequence[Match]) -> ProposedFeed | None:
    """The feed of a table's own rows; None where nothing could be its key."""
    questions: list[str] = []
    key = (matcher.key,) if matcher.key is not None else _made_key(matcher.table)
    if not key:
        return None
    if matcher.key is None:
        questions.append(f"no column is unique; is {' and '.join(key)} together the key of a row?")
    columns = [made for match in matches for made in columns_of(matcher, match)]
    if matcher.key is not None:
        columns += _key_as_reference(matcher, target, {column.name for column in columns})
    columns += _period_kind(target, {column.name for column in columns})
    columns += _slavery_by_class(matcher, columns)
    order = list(target.fields)
    columns.sort(key=lambda column: (order.index(column.name) if column.name in order else -1, column.name))
    return ProposedFeed(target.name, key, tuple(columns), questions=tuple(questions))


def _slavery_by_class(matcher: Matcher, columns: Sequence[ProposedColumn]) -> list[ProposedColumn]:
    """Class 106 of the Home Office's classification is modern slavery: a flag that no column need hold."""
    named = {column.name: column for column in columns}
    if "classification" not in named or "is_modern_slavery" in named:
        return []
    source = matcher.table.columns[named["classification"].parts[0]]
    if not any(value.startswith("106") for value in source.values):
        return []
    values = tuple(CodeProposal(value, str(value.startswith("106")).lower()) for value in source.values)
    why = "class 106 is modern slavery"
    return [ProposedColumn("is_modern_slavery", (source.name,), values=values, closed_list="flag", why=why)]


def _period_kind(target: Target, taken: set[str]) -> list[ProposedColumn]:
    """What a period is for, told by whom it is of."""
    if target.name != "period" or "kind" in taken:
        return []
    kind = "staff-post" if "staff_id" in taken else "unit-year" if "unit_id" in taken else "force-year"
    return [ProposedColumn("kind", constant=kind, why="told by whom the period is of")]


def _made_key(table: TableProfile) -> tuple[str, ...]:
    kinds = {Type.REFERENCE, Type.DAY, Type.MOMENT, Type.CODE}
    return tuple(c.name for c in table.columns.values() if c.type in kinds and c.n_filled == table.n_rows)[:4]


def _key_as_reference(matcher: Matcher, target: Target, taken: set[str]) -> list[ProposedColumn]:
    """A key that is also another table's key is a reference too (a victim's page keyed by the person)."""
    key = str(matcher.key)
    referred = matcher.parents.referred(matcher.profile, matcher.table.name, key)
    if referred is None or referred[0] == target.name:
        return []
    fields = [f for f in target.fields.values() if f.column.references == referred[0] and f.name not in taken]
    why = f"its values are keys of {referred[1]}"
    return [ProposedColumn(fields[0].name, (key,), row_of=referred[0], why=why)] if fields else []


def columns_of(matcher: Matcher, match: Match) -> list[ProposedColumn]:
    """The record column or columns that one match fills."""
    column = matcher.table.columns[match.column]
    sentence = match.field.column.sentence[:-1].lower()
    questions = () if match.score >= SURE_FIT else (f"is {column.name} really {sentence}?",)
    why = f"{match.why}; {_fill(column, matcher.table.n_rows)}"
    if match.field.name == "born_from":
        return [
            ProposedColumn(name, (column.name,), born=born, why=why, questions=questions)
            for name, born in (("born_from", "first"), ("born_until", "last"))
        ]
    return [_column_of(matcher, match, column, (why, list(questions)))]


def _column_of(matcher: Matcher, match: Match, column: ColumnProfile, said: tuple[str, list[str]]) -> ProposedColumn:
    kind, name = match.field.column.kind, match.field.name
    if kind == "moment":
        return _moment(matcher, match, column, said)
    if kind == "flag":
        return _flag(match, column, *said)
    made = ProposedColumn(name, (column.name,), why=said[0], questions=tuple(said[1]))
    if kind == "code":
        listed = str(match.field.column.closed_list)
        return replace(made, values=tuple(codes_for(listed, column.values)), closed_list=listed)
    if kind == "key":
        return replace(made, row_of=match.field.column.references)
    referred = matcher.parents.referred(matcher.profile, matcher.table.name, column.name)
    if kind == "text" and name.endswith("_id") and referred is not None:
        return replace(made, row_of=referred[0])
    return replace(made, transforms=_transforms(name))


def _flag(match: Match, column: ColumnProfile, why: str, questions: Sequence[str]) -> ProposedColumn:
    return ProposedColumn(
        match.field.name, (column.name,), values=tuple(flags_for(column.values)), closed_list="flag", why=why,
        questions=tuple(questions),
    )  # fmt: skip


def _moment(matcher: Matcher, match: Match, column: ColumnProfile, said: tuple[str, list[str]]) -> ProposedColumn:
    """A moment; a day alone feeds the day, and a time of the same name beside it is joined to it."""
    why, questions = said
    if column.type is not Type.DAY:
        return ProposedColumn(match.field.name, (column.name,), why=why, questions=tuple(questions))
    stem = set(plain(column.name)) - {"date"}
    time = next(
        (c for c in matcher.table.columns.values() if c.type is Type.TIME and set(plain(c.name)) - {"time"} == stem),
        None,
    )
    if time is not None:
        parts = (column.name, time.name)
        return ProposedColumn(
            match.field.name, parts, joined_by=" ", why=f"{why}; {time.name} is its time", questions=tuple(questions)
        )
    day = match.field.day.name if match.field.day is not None else match.field.name
    return ProposedColumn(day, (column.name,), why=why, questions=tuple(questions))


def _transforms(name: str) -> tuple[str, ...]:
    return {"phone_number": ("digits",), "registration": ("no_spaces", "upper"), "postcode": ("upper",)}.get(name, ())


def _fill(column: ColumnProfile, n_rows: int) -> str:
    return f"filled in {column.n_filled} of {n_rows}"
