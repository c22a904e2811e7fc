"""A mapping against the record: tables, columns, codes, and which rule fits which kind of column."""

from __future__ import annotations

from understone.intake.derived_checks import check_derived
from understone.intake.immigration import may_be_other, reason_kept_out
from understone.intake.mapping import Feed, Filling, SourceMapping, SourceTable, ValueMap
from understone.intake.places import Problems, Said, near_name
from understone.record.codes import closed_lists
from understone.record.schema import ROW_COLUMNS, WRITTEN_BY_RULES, Column, schema

#: What a flag may be written as where no value map says otherwise, in any case.
FLAG_TEXTS = dict.fromkeys(("yes", "y", "true", "1"), True) | dict.fromkeys(("no", "n", "false", "0"), False)
_WORDS_OF_A_REASON = 3
_MAPPED_KINDS = ("code", "flag")
_TRANSFORMED_KINDS = ("text", "code", "flag", "number")
_CONSTANT_KINDS = ("text", "code", "flag", "number")


def check_against_record(mapping: SourceMapping, problems: Problems) -> None:
    check_derived(mapping, problems)
    for table in mapping.tables:
        _check_kept_out(table, problems)
        for feed in table.feeds:
            _FeedCheck(mapping, feed, problems).check()


def _check_kept_out(table: SourceTable, problems: Problems) -> None:
    """No column of immigration facts is read, whatever for; none is both read and left out."""
    _check_not_immigration(table, problems)
    left_out = {said.text for said in table.not_used}
    for said in (*table.used_columns, *(one.name for one in table.derived)):
        if reason := table.reason_kept_out(said.text):
            is_other = " Is it something else, such as the reference of a referral to the NRM? Say so: not_immigration."
            problems.add(
                said.place,
                f"{said.text} is kept out ({reason}): immigration facts are not in the record, "
                "so it may not be a value, a key, a filter or a reference. Take it out of the mapping."
                + (is_other if may_be_other(said.text) else ""),
            )
        elif said.text in left_out:
            problems.add(said.place, f"{said.text} is listed in not_used of {table.name} and used here.")


def _check_not_immigration(table: SourceTable, problems: Problems) -> None:
    """Only what may be something else may be said to be it, and with a reason that the receipt can print."""
    listed = {said.text for said in table.kept_out}
    for column, why in table.not_immigration:
        if column.text in listed:
            problems.add(column.place, f"{column.text} is listed in kept_out and in not_immigration: which is it?")
        elif (looks := reason_kept_out(column.text)) is None:
            problems.add(column.place, f"{column.text} is not kept out. Take it out of not_immigration.")
        elif not may_be_other(column.text):
            problems.add(
                column.place,
                f"{column.text} {looks}. No mapping can say that it is not: status, nationality, visa and the like are "
                "never read. Take it out of not_immigration.",
            )
        if len(why.text.split()) < _WORDS_OF_A_REASON:
            problems.add(
                why.place, f"say in a few words what {column.text} holds: the receipt of each intake prints it."
            )


class _FeedCheck:
    """One feed against its record table."""

    def __init__(self, mapping: SourceMapping, feed: Feed, problems: Problems) -> None:
        self.mapping = mapping
        self.feed = feed
        self.problems = problems

    def check(self) -> None:
        if not self._is_table(self.feed.table):
            return
        columns = schema().tables[self.feed.table.text].columns
        for filling in self.feed.fillings:
            said = filling.column
            if said.text in ROW_COLUMNS:
                self.problems.add(said.place, f"{said.text} is filled by intake itself; leave it out.")
            elif said.text not in columns:
                self.problems.add(
                    said.place,
                    f"{self.feed.table.text} has no column {said.text!r}.{near_name(said.text, columns)}",
                )
            else:
                self._check_filling(filling, columns[said.text])

    def _is_table(self, said: Said) -> bool:
        if said.text in WRITTEN_BY_RULES:
            self.problems.add(said.place, f"{said.text} is written by rules only; no export feeds it.")
        elif said.text not in schema().tables:
            near = near_name(said.text, schema().tables)
            self.problems.add(said.place, f"the record has no table {said.text!r}.{near}")
        else:
            return True
        return False

    def _check_filling(self, filling: Filling, column: Column) -> None:
        if filling.row_of is not None:
            self._check_reference(filling, filling.row_of, column)
        elif column.kind == "key" and not self._is_plain_key(filling, column):
            self._say(filling, f"{column.name} is a reference: write row_of: {column.references} with from.")
        if filling.constant is not None and filling.row_of is None:
            self._check_constant(filling, filling.constant, column)
        if filling.values is not None:
            self._check_values(filling.values, column)
        if filling.otherwise is not None:
            self._check_text(filling.otherwise, column)
        if filling.values is None:
            for when in filling.whens:
                if when.text is not None:
                    self._check_text(when.text, column)
        self._check_fit(filling, column)

    def _is_plain_key(self, filling: Filling, column: Column) -> bool:
        """A key of a table that rules write (a sign's digest) is read as it stands."""
        return bool(filling.parts) and column.references in WRITTEN_BY_RULES

    def _check_reference(self, filling: Filling, row_of: Said, column: Column) -> None:
        if not self._is_table(row_of):
            return
        if filling.source is not None and "|" in filling.source.text:
            self.problems.add(filling.source.place, "a source's name must not hold '|'.")
        if column.kind == "key" and column.references != row_of.text:
            self.problems.add(row_of.place, f"{column.name} refers to {column.references}, not to {row_of.text}.")
        elif column.kind != "key" and not (column.kind == "text" and column.name.endswith("_id")):
            self._say(filling, f"{column.name} is a {column.kind}, not a reference; row_of does not fit it.")

    def _check_constant(self, filling: Filling, constant: Said, column: Column) -> None:
        if not constant.text.strip():
            self.problems.add(constant.place, f"the constant for {column.name} is blank; leave the column out.")
        elif column.kind not in _CONSTANT_KINDS:
            self._say(filling, f"{column.name} is a {column.kind}; a constant text does not fit it.")
        else:
            self._check_text(constant, column)

    def _check_text(self, constant: Said, column: Column) -> None:
        """A text of the mapping in the record's own words."""
        if column.kind == "code":
            self._check_code(constant, column)
        elif column.kind == "flag" and constant.text.lower() not in FLAG_TEXTS:
            self.problems.add(constant.place, f"{constant.text!r} is neither true nor false.")
        elif column.kind == "number" and not constant.text.lstrip("-").isdecimal():
            self.problems.add(constant.place, f"{constant.text!r} is not a whole number.")

    def _check_values(self, values: Said, column: Column) -> None:
        if values.text not in self.mapping.values:
            near = near_name(values.text, self.mapping.values)
            self.problems.add(values.place, f"there is no value map {values.text!r}.{near}")
        elif column.kind not in _MAPPED_KINDS:
            self.problems.add(values.place, f"{column.name} is a {column.kind}; values fit only codes and flags.")
        else:
            self._check_map(self.mapping.values[values.text], column)

    def _check_map(self, value_map: ValueMap, column: Column) -> None:
        for said in value_map.pairs.values():
            if column.kind == "code":
                self._check_code(said, column)
            elif said.text.lower() not in FLAG_TEXTS:
                self.problems.add(
                    said.place, f"{said.text!r} is neither true nor false ({self.feed.table.text}.{column.name})."
                )

    def _check_code(self, said: Said, column: Column) -> None:
        codes = [str(code) for code in closed_lists()[str(column.closed_list)]]
        if said.text not in codes:
            self.problems.add(
                said.place,
                f"{said.text!r} is not a code of {self.feed.table.text}.{column.name}."
                f"{near_name(said.text, codes)} It may be: {', '.join(codes)}.",
            )

    def _check_fit(self, filling: Filling, column: Column) -> None:
        if filling.born is not None:
            if filling.born.text not in {"first", "last"}:
                self.problems.add(filling.born.place, f"born is {filling.born.text!r}; it may be first or last.")
            if column.kind != "day":
                self.problems.add(filling.born.place, f"{column.name} is a {column.kind}; born fits only a day.")
        transforms = filling.is_upper or filling.is_digits or filling.has_no_spaces
        if transforms and (column.kind not in _TRANSFORMED_KINDS or filling.row_of is not None):
            self._say(filling, f"upper, digits and no_spaces do not fit {column.name} (a {column.kind}).")
        if filling.source is not None and filling.row_of is None:
            self.problems.add(filling.source.place, "source goes with row_of only.")

    def _say(self, filling: Filling, message: str) -> None:
        self.problems.add(filling.column.place, message)
