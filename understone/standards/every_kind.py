"""The day on which something of every one of several kinds stood on record."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _


def stood_together(acts: Any, n_kinds: int) -> Any:
    """For each subject that has acts of all kinds, the last of the first days of each; no day where one has none.

    `acts` has force_id, subject_id, part (which kind) and at. Columns: force_id, subject_id, at.
    """
    first = acts.group_by("force_id", "subject_id", "part").agg(first_on=_["at"].min())
    whole = (
        first.group_by("force_id", "subject_id")
        .agg(last_on=_.first_on.max(), n_parts=_.part.count(), n_dated=_.first_on.count())
        .filter(_.n_parts == n_kinds)
    )
    dated = whole.filter(_.n_dated == n_kinds).select("force_id", "subject_id", at=_.last_on)
    undated = whole.filter(_.n_dated < n_kinds)
    return dated.union(undated.select("force_id", "subject_id", at=ibis.null("date")))
