"""The concern that signs raise together: in one incident, in one row of none, or about one person over contacts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

import pyarrow as pa

from understone.recognise.concern import Concern, Strength, concern_of
from understone.recognise.families import Family
from understone.recognise.fields import FIELD_INDICATORS
from understone.recognise.signs import indicators
from understone.recognise.together import Span

#: `concern_with_all` is what it would be had the force switched no indicator off.
CONCERN_SCHEMA = pa.schema(
    [
        ("force_id", pa.string()),
        ("table_name", pa.string()),
        ("row_id", pa.string()),
        ("incident_id", pa.string()),
        ("investigation_id", pa.string()),
        ("person_id", pa.string()),
        ("seen_on", pa.date32()),
        ("concern", pa.string()),
        ("concern_with_all", pa.string()),
        ("n_families", pa.int64()),
    ]
)
#: Signs of different rows never share words: each row's characters are counted from so far on.
_APART = 10**9
_ORDER = list(Concern)
Row = dict[str, Any]


class _Sign(NamedTuple):
    family: Family
    strength: Strength
    parts: tuple[Span, ...]


@cache
def _strengths() -> Mapping[str, tuple[Family, Strength]]:
    in_words = {one.id: (one.family, one.strength) for one in indicators()}
    return in_words | {one.id: (one.family, one.strength) for one in FIELD_INDICATORS}


def _parts(row: Row) -> Iterator[Span]:
    if row["part_offsets"]:
        for part in row["part_offsets"].split(","):
            start, end = part.split("-")
            yield int(start), int(end)
    else:
        yield row["start_offset"] or 0, row["end_offset"] or 1


def _weighed(rows: Iterable[Row]) -> list[_Sign]:
    """The rows' signs; fields, which have no words, are each a row of their own."""
    places: dict[tuple[str, ...], int] = {}
    signs = []
    for row in rows:
        is_field = row["start_offset"] is None
        key = (row["table_name"], row["row_id"], *((row["indicator"],) if is_field else ()))
        base = places.setdefault(key, len(places)) * _APART
        family, strength = _strengths()[row["indicator"]]
        signs.append(_Sign(family, strength, tuple((base + start, base + end) for start, end in _parts(row))))
    return signs


def item_of(row: Row) -> tuple[str, str, str]:
    """What a sign belongs to: its incident, else its person where fields show it, else its own row."""
    if row["incident_id"]:
        return row["force_id"], "incident", row["incident_id"]
    if row["person_id"] and row["start_offset"] is None:
        return row["force_id"], "person", row["person_id"]
    return row["force_id"], row["table_name"], row["row_id"]


def concerns_in(signs: pa.Table) -> pa.Table:
    """One row for each incident, and each row of none, whose signs raise a concern, in order of key.

    `signs` are rows of the `sign` table with `is_off`. What fields say of a person alone is left to `joined_in`.
    """
    rows = sorted(signs.to_pylist(), key=_by_item)
    found: list[Row] = []
    for (force_id, kind, key), group in groupby(rows, key=item_of):
        if kind != "person":
            found += _concern(list(group), {"force_id": force_id, "table_name": kind, "row_id": key})
    return pa.Table.from_pylist(found, schema=CONCERN_SCHEMA)


def _by_item(row: Row) -> tuple[Any, ...]:
    return *item_of(row), row["table_name"], row["row_id"], row["start_offset"] or 0, row["indicator"]


def _concern(rows: Sequence[Row], item: Row) -> Iterator[Row]:
    standing = [row for row in rows if not row["is_off"]]
    with_all = concern_of(_weighed(rows))
    if with_all is not Concern.NONE:
        days = [row["seen_on"] for row in rows if row["seen_on"] is not None]
        yield item | {
            "incident_id": rows[0]["incident_id"],
            "investigation_id": min((row["investigation_id"] for row in rows if row["investigation_id"]), default=None),
            "person_id": None,
            "seen_on": min(days, default=None),
            "concern": str(concern_of(_weighed(standing))),
            "concern_with_all": str(with_all),
            "n_families": len({row["family"] for row in standing}),
        }


def joined_in(signs: pa.Table, alone: Mapping[tuple[str, str], str], window: dt.timedelta) -> pa.Table:
    """One row for each person whose contacts raise more concern joined than any of them does alone.

    `signs` are rows of `signs_of_people` with `is_off`; `alone` gives the concern of each force and incident that
    raises one. Contacts join where one lies within the window before another.
    """
    rows = sorted(signs.to_pylist(), key=lambda row: (row["force_id"], row["person_id"], *_by_item(row)))
    found: list[Row] = []
    for (force_id, person_id), group in groupby(rows, key=lambda row: (row["force_id"], row["person_id"])):
        theirs = list(group)
        by_itself = max((alone.get((force_id, row["incident_id"]), "none") for row in theirs), key=_rank)
        joined = max(
            (row for window_of in _windows(theirs, window) for row in _concern(window_of, {})),
            key=lambda row: (_rank(row["concern_with_all"]), row["n_families"]),
            default=None,
        )
        if joined and _rank(joined["concern_with_all"]) > _rank(by_itself):
            found.append(
                joined
                | {"force_id": force_id, "table_name": "person", "row_id": person_id, "person_id": person_id}
                | {"incident_id": None, "investigation_id": None}
            )
    return pa.Table.from_pylist(found, schema=CONCERN_SCHEMA)


def _windows(rows: Sequence[Row], window: dt.timedelta) -> Iterator[list[Row]]:
    """The signs that stand together up to each day on which one of them was seen, where there is something to join."""
    if len({item_of(row) for row in rows}) > 1 or any(row["start_offset"] is None for row in rows):
        for day in sorted({row["seen_on"] for row in rows}):
            yield [row for row in rows if day - window <= row["seen_on"] <= day]


def _rank(concern: str) -> int:
    return _ORDER.index(Concern(concern))
