"""Requests to close a modern slavery case, and the moment at which each counts as closing it."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _


def closures(record: Any) -> Any:
    """Requests that were not refused; the case closes when approved, and until then as if when asked.

    Columns: force_id, investigation_id, closure_id, closed_on.
    """
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id)
    standing = record.closure_request.filter(_.refused_on.isnull())
    return standing.semi_join(cases, ["force_id", "investigation_id"]).select(
        "force_id", "investigation_id", closure_id=_.id, closed_on=ibis.coalesce(_.approved_on, _.requested_on)
    )
