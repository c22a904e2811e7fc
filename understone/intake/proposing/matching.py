"""How well one source table and its columns fit one record table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from understone.intake.profiling.profile import ColumnProfile, ExportProfile, TableProfile, Type
from understone.intake.profiling.shapes import YES_NO
from understone.intake.profiling.showing import may_be_shown
from understone.intake.proposing.coding import share_known
from understone.intake.proposing.fields import Field, Target
from understone.intake.proposing.naming import best_fit, fit, plain

#: A column that fits less well than this is not proposed.
LEAST_FIT = 0.5
#: Below this a proposal carries a question.
SURE_FIT = 0.75
#: Who wrote a row down, and when, is proposed by name only.
_LEAST_RECORDED = 0.6
_LEAST_KNOWN = 0.25
_DATED = {Type.DAY, Type.MOMENT}
_PLAIN = {Type.TEXT, Type.NARRATIVE, Type.CODE, Type.REFERENCE, Type.NUMBER}
_MARKS = {"phone_number": Type.PHONE, "postcode": Type.POSTCODE, "registration": Type.REGISTRATION}


@dataclass(frozen=True)
class Parents:
    """What is believed so far: the record table of each source table, and its key."""

    tables: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def stand_for(self, record_table: str) -> str | None:
        """Where an export holds no cases of its own, its crime reports stand for them."""
        is_without = record_table == "investigation" and "investigation" not in self.tables.values()
        return "crime" if is_without else None

    def referred(self, profile: ExportProfile, table: str, column: str) -> tuple[str, str] | None:
        """The record table whose key a column holds, and the source table that says so."""
        joins = [
            join
            for join in profile.joins_of(table, column)
            if self.keys.get(join.to_table) == join.to_column and join.to_table in self.tables
        ]
        best = max(joins, key=lambda join: (join.share, _likeness(column, join.to_column, join.to_table)), default=None)
        return (self.tables[best.to_table], best.to_table) if best is not None else None


def _likeness(column: str, key: str, table: str) -> float:
    return max(fit(plain(key), plain(column)), fit(plain(table), plain(column)))


@dataclass(frozen=True)
class Match:
    """One source column for one field of a record table."""

    column: str
    field: Field
    score: float
    why: str
    named: float = 1.0


@dataclass(frozen=True)
class TableMatch:
    target: Target
    score: float
    name_fit: float
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class Matcher:
    """One source table: what is known of it, and what is believed of the others."""

    profile: ExportProfile
    table: TableProfile
    parents: Parents
    key: str | None

    def against(self, target: Target) -> TableMatch:
        context = {*plain(self.table.name), *(word for name in target.names[:1] for word in name)}
        matches = self.assigned(target, context, [c for c in self.table.columns if c != self.key])
        name_fit = best_fit(target.names, self.table.name)[0]
        kept = sum(m.field.rarity * m.score for m in matches)
        n_left = sum(column.type is not Type.KEPT_OUT for column in self.table.columns.values()) - len(matches) - 1
        shown = kept / (kept + 0.15 * max(n_left, 0) + 0.35)
        has_need = any(match.field.name in target.needs for match in matches)
        score = (0.5 * name_fit + 0.5 * shown) * (1.0 if has_need else 0.55)
        return TableMatch(target, score, name_fit, tuple(matches))

    def assigned(self, target: Target, context: Collection[str], columns: Collection[str]) -> list[Match]:
        """Each field at most one column and each column at most one field, the best fits first."""
        found = [
            match
            for column in columns
            for one in target.fields.values()
            if (match := self.match(self.table.columns[column], one, context)) is not None
        ]
        found.sort(key=lambda match: (-match.score, -match.named, -match.field.rarity, match.field.name, match.column))
        taken: list[Match] = []
        for match in found:
            if not any(match.column == other.column or match.field is other.field for other in taken):
                taken.append(match)
        return taken

    def match(self, column: ColumnProfile, one: Field, context: Collection[str]) -> Match | None:
        named, phrase = best_fit(one.phrases, column.name, context)
        fits, why = self._type_fit(column, one)
        score = min(named * fits, 1.0) if fits <= 1 else min(named + fits - 1, 1.0)
        if score < LEAST_FIT or (one.name.startswith("recorded") and named < _LEAST_RECORDED):
            return None
        said = f"its name reads as {' '.join(phrase)!r}" if named > 0.3 else "its name says little"
        return Match(column.name, one, score, f"{said}; {why}", named)

    def _type_fit(self, column: ColumnProfile, one: Field) -> tuple[float, str]:
        """A factor up to 1, or more than 1 for what the values add to the name; and the reason in words."""
        if column.type in {Type.KEPT_OUT, Type.EMPTY}:
            return (0.85, "every cell is blank") if column.type is Type.EMPTY else (0.0, "")
        if one.column.kind in {"code", "flag", "number"}:
            return _short_fit(column, one)
        return self._long_fit(column, one)

    def _long_fit(self, column: ColumnProfile, one: Field) -> tuple[float, str]:
        kind = one.column.kind
        if kind == "key":
            return self._key_fit(column, one)
        if kind in {"day", "moment"}:
            return (1.05, f"its values are {column.type}s") if column.type in _DATED else (0.0, "")
        return _text_fit(column, one, self.parents.referred(self.profile, self.table.name, column.name) is not None)

    def _key_fit(self, column: ColumnProfile, one: Field) -> tuple[float, str]:
        if column.type in {Type.FLAG, Type.TIME, Type.NARRATIVE, *_DATED}:
            return 0.0, ""
        referred = self.parents.referred(self.profile, self.table.name, column.name)
        if referred is not None and referred[0] != one.column.references and self._is_chance(column, referred[1]):
            referred = None
        if referred is None:
            if not _may_be_references(column):
                return 0.0, ""
            by_type = {Type.REFERENCE: 0.8, Type.NUMBER: 0.8, Type.CODE: 0.72}
            return by_type.get(column.type, 0.5), "no table of the export holds its values as a key"
        if referred[0] == one.column.references:
            return 1.55, f"its values are keys of {referred[1]}"
        if self.parents.stand_for(str(one.column.references)) == referred[0]:
            return 1.52, f"its values are keys of {referred[1]}, whose rows stand for the cases"
        return 0.0, ""

    def _is_chance(self, column: ColumnProfile, to_table: str) -> bool:
        """Whole numbers stand in the keys of tables that they have nothing to do with."""
        return column.are_numbers and fit(plain(to_table), plain(column.name)) == 0


def _may_be_references(column: ColumnProfile) -> bool:
    """Codes with no digit in them are words, and no keys."""
    return column.type is not Type.CODE or all(any(mark.isdigit() for mark in value) for value in column.values)


def _short_fit(column: ColumnProfile, one: Field) -> tuple[float, str]:
    if one.column.kind == "flag":
        return _flag_fit(column)
    if one.column.kind == "code":
        return _code_fit(column, one)
    are_numbers = column.type in {Type.NUMBER, Type.CODE} and _are_numbers(column)
    return (1.0, "its values are numbers") if are_numbers else (0.0, "")


def _flag_fit(column: ColumnProfile) -> tuple[float, str]:
    if column.type is Type.FLAG:
        return 1.1, "its values are yes and no"
    known = sum(n for value, n in column.values.items() if value.lower() in YES_NO)
    total = sum(column.values.values())
    return (0.8, "some values are yes or no") if total and known * 2 >= total else (0.0, "")


def _code_fit(column: ColumnProfile, one: Field) -> tuple[float, str]:
    if not column.values or column.type in {*_DATED, Type.TIME, Type.NARRATIVE}:
        return 0.0, ""
    share = share_known(str(one.column.closed_list), column.values)
    if share < _LEAST_KNOWN and not may_be_shown(column.name, column.values):
        return 0.0, ""  # what may name or describe someone is not listed in a value map
    why = f"{share:.0%} of its values are known codes of {one.column.closed_list}"
    if share >= 0.5 and sum(len(value) > 1 for value in column.values) > 0:
        return 1.0 + 0.45 * share, why
    return 0.7 + 0.3 * share, why


def _text_fit(column: ColumnProfile, one: Field, is_reference: bool) -> tuple[float, str]:
    mark = _MARKS.get(one.name)
    if mark is not None and column.type is mark:
        return 1.5, f"its values look like a {mark}"
    if one.name == "narrative":
        return (1.15, "its values are long texts") if column.type is Type.NARRATIVE else (0.95, "its values are texts")
    if is_reference and one.name != "subject_id":
        return 0.0, ""
    if column.type in _PLAIN or mark is not None:
        return 1.0, f"its values are {column.type}s"
    return (0.6, f"its values look like a {column.type}") if column.type is Type.PHONE else (0.0, "")


def _are_numbers(column: ColumnProfile) -> bool:
    return bool(column.values) and all(value.lstrip("+-").isdecimal() for value in column.values)
