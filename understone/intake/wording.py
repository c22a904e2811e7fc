"""SQL for texts and conditions over cleaned source columns; a blank is null there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from understone.intake.mapping import Condition, Text
from understone.intake.sqltext import literal, literals


@dataclass(frozen=True)
class Wording:
    """What is needed to write such SQL: the raw column of each column, and the texts that mean nothing."""

    columns: Mapping[str, str]
    blanks: tuple[str, ...]

    def holds(self, condition: Condition) -> str:
        """The condition, true or false and never null."""
        if condition.kind in {"all_of", "any_of"}:
            word = " and " if condition.kind == "all_of" else " or "
            return f"({word.join(self.holds(part) for part in condition.parts)})"
        if condition.kind == "not":
            return f"(not {self.holds(condition.parts[0])})"
        return self._test(condition)

    def text(self, text: Text) -> str:
        """The text, made and changed: null where nothing is there."""
        return changed(self.unblank(self._piece(text)) if text.split_by else self.made(text), text)

    def made(self, text: Text) -> str:
        """The text before it is split or changed."""
        if text.whens:
            return self._chosen(text)
        columns = [self.columns[said.text] for said in text.parts]
        if len(columns) == 1:
            return columns[0]
        if text.is_first_of:
            return f"coalesce({', '.join(columns)})"
        return f"nullif(trim(concat_ws({literal(text.joined_by or '')}, {', '.join(columns)})), '')"

    def pieces(self, text: Text) -> str:
        """The pieces of the text as a list."""
        made = self.made(text)
        for separator in text.split_by[1:]:
            made = f"replace({made}, {literal(separator)}, {literal(text.split_by[0])})"
        return f"string_split({made}, {literal(text.split_by[0])})"

    def unblank(self, sql: str) -> str:
        """The text trimmed, and null where it says nothing."""
        return f"(case when {trimmed(sql)} not in {literals(self.blanks)} then {trimmed(sql)} end)"

    def _piece(self, text: Text) -> str:
        return f"list_extract({self.pieces(text)}, {text.piece or 1})"

    def _chosen(self, text: Text) -> str:
        whens = ""
        for when in text.whens:
            value = (
                literal(when.text.text.strip()) if when.text else self.columns[when.column.text if when.column else ""]
            )
            whens += f" when {self.holds(when.condition) if when.condition else 'true'} then {value}"
        return f"(case{whens} end)"

    def _test(self, condition: Condition) -> str:
        column = self.columns[condition.column.text if condition.column else ""]
        if condition.kind in {"is_blank", "is_filled"}:
            return f"({column} is {'not ' if condition.kind == 'is_filled' else ''}null)"
        if condition.kind in {"starts_with", "contains"}:
            tests = (f"{condition.kind}({column}, {literal(text)})" for text in condition.texts)
            return f"coalesce({' or '.join(tests)}, false)"
        said = [text for text in condition.texts if text not in self.blanks]
        holds = f"coalesce({column} in {literals(said)}, false)"
        if len(said) < len(condition.texts):
            holds = f"({column} is null or {holds})"
        return holds if condition.kind == "is" else f"(not {holds})"


def changed(sql: str, text: Text) -> str:
    """The text with the changes that the mapping asks for, in the one order in which they are always made."""
    for pattern in (_either(text.drop_start, "^(?:{})"), _either(text.drop_end, "(?:{})$")):
        if pattern is not None:
            dropped = f"regexp_replace({sql}, {literal(pattern)}, '')"
            sql = f"nullif({trimmed(dropped)}, '')"
    if text.is_first_number:
        sql = f"nullif(regexp_extract({sql}, '[0-9]+'), '')"
    if text.is_digits:
        plus = f"case when starts_with({sql}, '+') then '+' else '' end"
        sql = f"nullif(nullif({plus} || regexp_replace({sql}, '[^0-9]', '', 'g'), ''), '+')"
    if text.has_no_spaces:
        sql = f"nullif(regexp_replace({sql}, '\\s+', '', 'g'), '')"
    if text.has_no_leading_zeros:
        sql = f"regexp_replace({sql}, '^0+([0-9])', '\\1')"
    if text.pad_to is not None:
        sql = f"(case when length({sql}) >= {text.pad_to} then {sql} else lpad({sql}, {text.pad_to}, '0') end)"
    return f"upper({sql})" if text.is_upper else sql


def trimmed(sql: str) -> str:
    """The text without the spaces and ends of lines around it."""
    return f"trim({sql}, ' ' || chr(9) || chr(10) || chr(13) || chr(160))"


def _either(texts: Sequence[str], where: str) -> str | None:
    """One pattern for any of the texts, the longest first; None where there are none."""
    return where.format("|".join(map(_escaped, sorted(texts, key=len, reverse=True)))) if texts else None


def _escaped(text: str) -> str:
    return "".join(letter if letter.isalnum() else f"\\x{{{ord(letter):x}}}" for letter in text)
