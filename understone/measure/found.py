"""Found by looking: incidents whose words raise concern, and whether the record treats them as modern slavery."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.measure.facts import CONCERN, numbered

_KEY = ("force_id", "kind", "key_id")


def found_incidents() -> Any:
    """One row for each incident (or row that belongs to none): its strongest concern, its first day, whether treated.

    An incident is treated where any of its rows is.
    """
    weighed = CONCERN.filter(CONCERN.concern.isin(["possible", "strong"]))
    known = weighed.mutate(
        kind=ibis.ifelse(weighed.incident_id.notnull(), "incident", weighed.table_name),
        key_id=ibis.coalesce(weighed.incident_id, weighed.row_id),
        is_strong=weighed.concern == "strong",
        treated=ibis.coalesce(weighed.is_treated, ibis.literal(False)),
    )
    joined = known.group_by(*_KEY).agg(
        case_id=_.investigation_id.min(),
        seen_on=_.seen_on.min(),
        n_families=_.n_families.max(),
        n_strong=numbered(_.count(where=_.is_strong)),
        n_treated=numbered(_.count(where=_.treated)),
    )
    return joined.select(
        *_KEY,
        "case_id",
        "seen_on",
        "n_families",
        concern=ibis.ifelse(_.n_strong > 0, "strong", "possible"),
        is_treated=_.n_treated > 0,
    ).order_by(*_KEY)


def found_counts() -> Any:
    """How many incidents of each concern, treated as modern slavery or not."""
    incidents = found_incidents()
    key = ("force_id", "concern", "is_treated")
    return incidents.group_by(*key).agg(n=numbered(_.count())).order_by(*key)
