"""Approvals of closing by someone other than who asked and who has the case."""

from __future__ import annotations

from typing import Any

from ibis import _


def independent_approvals(record: Any) -> Any:
    """Columns: force_id, investigation_id, approval_id, approved_on."""
    owners = record.investigation.select("force_id", "owner_id", investigation_id=_.id)
    approved = record.closure_request.filter(
        _.approved_on.notnull(),
        _.approver_id.notnull(),
        _.requester_id.isnull() | (_.approver_id != _.requester_id),
    ).left_join(owners, ["force_id", "investigation_id"])
    return approved.filter(_.owner_id.isnull() | (_.approver_id != _.owner_id)).select(
        "force_id", "investigation_id", "approved_on", approval_id=_.id
    )
