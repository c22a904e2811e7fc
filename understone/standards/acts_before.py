"""Acts dated before what should have caused them, for a standard that says that earlier counts.

Without this the kit leaves such an act as unknown (`before_trigger`), because it may be another one.
"""

from __future__ import annotations

from typing import Any

from ibis import _

OF_THE_SUBJECT = ("force_id", "subject_id")
OF_THE_ITEM = ("force_id", "subject_id", "item_id")


def counted_from_its_start(acts: Any, owed: Any, keys: tuple[str, ...] = OF_THE_ITEM) -> Any:
    """The acts for each obligation, those before its start as if on the day of the start.

    `acts` has force_id, subject_id, at and, where the keys have it, item_id. Acts with no day keep none.
    """
    starts = owed.filter(_.trigger.notnull()).select("force_id", "subject_id", "item_id", start=_.trigger)
    joined = acts.inner_join(starts, list(keys))
    columns = ["force_id", "subject_id", "item_id"]
    as_dated = joined.filter(joined["at"].isnull() | (joined["at"] >= joined["start"])).select(*columns, "at")
    before = joined.filter(joined["at"] < joined["start"]).select(*columns, at=joined["start"])
    return as_dated.union(before)
