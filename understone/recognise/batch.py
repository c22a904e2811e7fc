"""Many texts read for signs: Arrow in, rows of the record's `sign` table out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import pyarrow as pa

from understone.errors import RecordProblem
from understone.recognise.reading import words_of
from understone.recognise.signs import Found, screening
from understone.store.tables import arrow_schema

#: What a batch must hold.
TEXT_COLUMNS = ("force_id", "table_name", "row_id", "incident_id", "investigation_id", "seen_on", "text")

_NAMESPACE = UUID("5b0d2f6e-8c3e-5d0a-9b1e-3f6b7a9c2d41")
Row = dict[str, Any]


def signs_in(batch: pa.Table, *, window_days: int) -> pa.Table:
    """The signs in a batch of texts, as rows of the `sign` table, sorted by row and place.

    The batch has TEXT_COLUMNS, one text a row; `text` may be null. `window_days` is how far back other contacts
    join with this one. A sign's id is a digest of its row, its indicator, its words and which of the equal ones
    it is: it stays the same while the words stand, wherever they stand. Raises RecordProblem.
    """
    missing = [name for name in TEXT_COLUMNS if name not in batch.column_names]
    if missing:
        raise RecordProblem("The texts cannot be read for signs; supply these columns:", missing)
    if window_days < 0:
        raise RecordProblem(f"window_days is {window_days}; give a number of days from 0.")
    rows = sorted(_rows(batch.select(TEXT_COLUMNS).to_pylist(), timedelta(days=window_days)), key=_order)
    _give_ids(rows)
    return pa.Table.from_pylist(rows, schema=arrow_schema("sign"))


def field_signs_in(batch: pa.Table, *, window_days: int) -> pa.Table:
    """What fields show (the columns of `over_record.field_rows`), as rows of the `sign` table."""
    window = timedelta(days=window_days)
    rows = [
        row | {"is_strong": False, "joined_from_on": None if row["seen_on"] is None else row["seen_on"] - window}
        for row in batch.to_pylist()
    ]
    for row in rows:
        what = (row["force_id"], row["table_name"], row["row_id"], row["indicator"], row["person_id"] or "")
        row["id"] = str(uuid5(_NAMESPACE, "\x1f".join(what)))
    return pa.Table.from_pylist(sorted(rows, key=lambda row: row["id"]), schema=arrow_schema("sign"))


def _rows(texts: Iterable[Row], window: timedelta) -> Iterator[Row]:
    for text in texts:
        if text["text"]:
            for sign in screening(text["text"]).signs:
                yield _row(text, sign, window)


def _row(text: Row, sign: Found, window: timedelta) -> Row:
    seen_on = text["seen_on"]
    return {
        "force_id": text["force_id"],
        "table_name": text["table_name"],
        "row_id": text["row_id"],
        "incident_id": text["incident_id"],
        "investigation_id": text["investigation_id"],
        "indicator": sign.indicator,
        "family": str(sign.family),
        "is_strong": sign.is_strong,
        "words": sign.words,
        "start_offset": sign.start,
        "end_offset": sign.end,
        "part_offsets": ",".join(f"{start}-{end}" for start, end in sign.parts) if len(sign.parts) > 1 else None,
        "seen_on": seen_on,
        "joined_from_on": None if seen_on is None else seen_on - window,
    }


def _order(row: Row) -> tuple[str, str, str, int, str]:
    return row["force_id"], row["table_name"], row["row_id"], row["start_offset"], row["indicator"]


def _give_ids(rows: Iterable[Row]) -> None:
    n_before: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        what = (row["force_id"], row["table_name"], row["row_id"], row["indicator"], " ".join(words_of(row["words"])))
        row["id"] = str(uuid5(_NAMESPACE, "\x1f".join((*what, str(n_before[what])))))
        n_before[what] += 1
