"""From counts and a sample of values to the type of a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from understone.intake.profiling.profile import ColumnProfile, Type
from understone.intake.profiling.shapes import (
    DAY_FORMATS,
    MOMENT_FORMATS,
    YES_NO,
    also_read_by,
    formats_of,
    is_born_in_part,
    is_time,
    mark_of,
    parts_at,
    time_formats,
)

#: More distinct values than this are no code.
MOST_CODES = 60
_LONGEST_CODE = 45


@dataclass(frozen=True)
class Counted:
    """What the engine counted of one column; `sample` is spread over the distinct values, without order."""

    n_rows: int
    n_filled: int
    n_distinct: int
    average_length: float
    most_frequent: Mapping[str, int]
    sample: Sequence[str]


def column_profile(name: str, counted: Counted) -> ColumnProfile:
    made = ColumnProfile(
        name,
        Type.EMPTY,
        counted.n_filled,
        counted.n_distinct,
        is_key=_is_key(counted),
    )
    if not counted.n_filled:
        return made
    if (dated := _dated(made, counted.sample)) is not None:
        return replace(dated, is_key=False)
    if is_time(counted.sample):
        return replace(made, type=Type.TIME, is_key=False, formats=time_formats(counted.sample))
    if {text.lower() for text in counted.sample} <= set(YES_NO):
        return replace(made, type=Type.FLAG, values=dict(counted.most_frequent), is_key=False)
    return _worded(made, counted)


def _is_key(counted: Counted) -> bool:
    """Unique and never blank, but for the few rows that are blank or there twice in any real export."""
    return counted.n_rows > 0 and counted.n_distinct >= 0.97 * counted.n_rows


def _dated(made: ColumnProfile, sample: Sequence[str]) -> ColumnProfile | None:
    for kind, formats in ((Type.MOMENT, MOMENT_FORMATS), (Type.DAY, DAY_FORMATS)):
        chosen, left = formats_of(sample, formats)
        if kind is Type.MOMENT and chosen and left:  # some rows hold the day alone
            left = formats_of(left, DAY_FORMATS)[1]
        born = [text for text in left if is_born_in_part(text)]
        unread = len(left) - len(born)
        if chosen and len(born) < len(sample) and unread * 5 <= len(sample):
            is_number = chosen[0] in {"%Y%m%d", "%d%m%Y"} and len(sample) < 3
            if not is_number:
                return replace(
                    made,
                    type=kind,
                    formats=tuple(chosen),
                    also=tuple(also_read_by(sample, chosen, formats)),
                    n_unread=unread,
                    is_partly_born=bool(born),
                )
    return None


def _worded(made: ColumnProfile, counted: Counted) -> ColumnProfile:
    """A code, number, reference, mark or text."""
    sample = counted.sample
    are_numbers = all(text.lstrip("+-").isdecimal() for text in sample)
    mark = mark_of(sample)
    values = dict(counted.most_frequent) if counted.n_distinct <= MOST_CODES else {}
    made = replace(made, values=values, are_numbers=are_numbers)
    repeats = counted.n_filled / max(counted.n_distinct, 1)
    is_few = counted.n_distinct <= MOST_CODES and max(map(len, counted.most_frequent)) <= _LONGEST_CODE
    if mark in {"phone", "postcode", "registration mark"}:
        return replace(made, type=Type(mark))
    if is_few and (repeats >= 3 or (counted.n_distinct <= 12 and repeats >= 1.5)) and not made.is_key:
        return replace(made, type=Type.CODE)
    if (cut := parts_at(sample)) is not None:
        return replace(made, type=Type.TEXT, parts_at=cut)
    if are_numbers:
        return replace(made, type=Type.REFERENCE if made.is_key or counted.n_distinct > MOST_CODES else Type.NUMBER)
    if mark == "reference":
        return replace(made, type=Type.REFERENCE)
    is_long = counted.average_length > 60
    return replace(made, type=Type.NARRATIVE if is_long else Type.TEXT)
