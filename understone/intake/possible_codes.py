"""Which codes a mapping can ever write into each coded column: what is in none of its maps and texts never comes."""

from __future__ import annotations

from understone.intake.mapping import Feed, Filling, SourceMapping
from understone.record.schema import schema


def codes_of(feed: Feed, mapping: SourceMapping) -> dict[str, tuple[str, ...]]:
    """For each coded column of a feed the codes that it can come to hold, beside `unknown` and blank.

    A column whose source holds the record's own codes is not named: any of them may come.
    """
    columns = schema().tables[feed.table.text].columns
    found: dict[str, tuple[str, ...]] = {}
    for filling in feed.fillings:
        if columns[filling.column.text].kind == "code" and (codes := _codes(filling, mapping)) is not None:
            found[filling.column.text] = tuple(sorted(codes))
    return found


def _codes(filling: Filling, mapping: SourceMapping) -> set[str] | None:
    """None where any code may come."""
    if filling.constant is not None:
        return {filling.constant.text}
    if filling.values is not None:
        codes = {code.text for code in mapping.values[filling.values.text].pairs.values()}
        return codes | ({filling.otherwise.text} if filling.otherwise is not None else set())
    if filling.whens and all(when.text is not None for when in filling.whens):
        return {when.text.text for when in filling.whens if when.text is not None}
    return None
