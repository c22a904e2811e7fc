"""The concern that the signs of each row raise together."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import pyarrow as pa

from understone.recognise.concern import Concern, Strength, concern_of
from understone.recognise.declarations import Indicator
from understone.recognise.families import Family
from understone.recognise.signs import indicators

CONCERN_SCHEMA = pa.schema(
    [
        ("force_id", pa.string()),
        ("table_name", pa.string()),
        ("row_id", pa.string()),
        ("incident_id", pa.string()),
        ("investigation_id", pa.string()),
        ("seen_on", pa.date32()),
        ("concern", pa.string()),
        ("n_families", pa.int64()),
    ]
)
_OF_ROW = ("force_id", "table_name", "row_id", "incident_id", "investigation_id", "seen_on")


class _Sign(NamedTuple):
    family: Family
    strength: Strength
    parts: tuple[tuple[int, int], ...]


def _weighed(row: dict[str, Any], indicator: Indicator) -> _Sign:
    return _Sign(indicator.family, indicator.strength, ((row["start_offset"], row["end_offset"]),))


def concerns_in(signs: pa.Table) -> pa.Table:
    """One row for each row whose signs raise a concern, from signs in row order.

    Columns of CONCERN_SCHEMA; a row of no concern is left out.
    """
    by_id = {indicator.id: indicator for indicator in indicators()}
    found: list[dict[str, Any]] = []
    for _row, group in groupby(
        signs.to_pylist(), key=lambda sign: (sign["force_id"], sign["table_name"], sign["row_id"])
    ):
        rows = list(group)
        concern = concern_of(_weighed(row, by_id[row["indicator"]]) for row in rows)
        if concern is not Concern.NONE:
            families = {row["family"] for row in rows}
            found.append(
                {name: rows[0][name] for name in _OF_ROW} | {"concern": str(concern), "n_families": len(families)}
            )
    return pa.Table.from_pylist(found, schema=CONCERN_SCHEMA)
