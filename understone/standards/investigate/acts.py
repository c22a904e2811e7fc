"""Modern slavery cases, requests to close them, their steps, and conversations with those exploited in them."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.record.codes import ContactResult, EnquiryState, StoodDownReason, WishKind, WishState
from understone.standards.acts_before import counted_from_its_start


def slavery_cases(record: Any) -> Any:
    """Columns: force_id, investigation_id."""
    return record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id)


def closures(record: Any) -> Any:
    """Requests that were not refused; the case closes when approved, and until then as if when asked.

    Columns: force_id, investigation_id, closure_id, closed_on.
    """
    standing = record.closure_request.filter(_.refused_on.isnull())
    return standing.semi_join(slavery_cases(record), ["force_id", "investigation_id"]).select(
        "force_id", "investigation_id", closure_id=_.id, closed_on=ibis.coalesce(_.approved_on, _.requested_on)
    )


def owed_by_case(record: Any, **more: Any) -> Any:
    """Each modern slavery case owes it from the day it was opened."""
    return record.investigation.filter(_.is_modern_slavery).select(
        "force_id", subject_id=_.id, item_id=_.id, case_id=_.id, trigger=_.opened_on, **more
    )


def steps(record: Any) -> Any:
    """The first step as written, lines of enquiry done, and arrests, as acts in a case."""
    written = record.investigation.filter(_.first_step_on.notnull()).select(
        "force_id", subject_id=_.id, at=_.first_step_on
    )
    done = record.line_of_enquiry.filter(_.enquiry_state == EnquiryState.DONE).select(
        "force_id", subject_id=_.investigation_id, at=_.ended_on
    )
    arrested = record.custody.select("force_id", subject_id=_.investigation_id, at=_.arrested_on)
    return written.union(done).union(arrested)


def owed_by_judgement(record: Any, unclear: Any) -> Any:
    """Each potential victim in a modern slavery case is owed it from the judgement, until they wish for no contact.

    `unclear` has force_id, item_id: judgements for which the record does not say whether it was done.
    """
    judged = record.potential_victim.semi_join(slavery_cases(record), ["force_id", "investigation_id"]).select(
        "force_id",
        "person_id",
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.reasonable_grounds_on,
    )
    wishes = (
        record.wish.filter(_.kind == WishKind.NO_CONTACT, _.wish_state == WishState.SAID)
        .group_by("force_id", "person_id")
        .agg(wished_on=_.said_on.min())
    )
    marked = unclear.distinct().select("force_id", "item_id", unclear_id=_.item_id)
    with_wishes = judged.left_join(wishes, ["force_id", "person_id"]).select(
        "force_id", "person_id", "item_id", "case_id", "trigger", "wished_on"
    )
    return with_wishes.left_join(marked, ["force_id", "item_id"]).select(
        "force_id",
        "item_id",
        "case_id",
        "trigger",
        subject_id=_.person_id,
        ended=_.wished_on,
        ended_reason=ibis.literal(StoodDownReason.OWN_WISH.value),
        is_known=_.unclear_id.isnull(),
    )


def conversations(record: Any) -> Any:
    """Contacts that reached a potential victim, for each judgement of them in the same case or in none.

    Columns: force_id, subject_id, item_id, at, is_channel_safe, is_account_taken, is_in_case.
    """
    reached = record.victim_contact.filter(_.contact_result == ContactResult.REACHED).select(
        "force_id",
        "person_id",
        "is_channel_safe",
        "is_account_taken",
        contact_case=_.investigation_id,
        at=_.happened_on,
    )
    judged = record.potential_victim.select("force_id", "person_id", item_id=_.id, judged_case=_.investigation_id)
    joined = reached.inner_join(judged, ["force_id", "person_id"])
    return joined.filter(_.contact_case.isnull() | (_.contact_case == _.judged_case)).select(
        "force_id",
        "item_id",
        "is_channel_safe",
        "is_account_taken",
        subject_id=_.person_id,
        at=_["at"],
        is_in_case=_.contact_case.notnull(),
    )


def as_acts(talked: Any, owed: Any) -> Any:
    """Conversations in the case count from the start even if they came before it; loose ones only afterwards."""
    columns = ["force_id", "subject_id", "item_id", "at"]
    return counted_from_its_start(talked.filter(_.is_in_case).select(*columns), owed).union(
        talked.filter(~_.is_in_case).select(*columns)
    )
