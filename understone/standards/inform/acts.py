"""What informing a victim rests on: contacts that reached them safely, and when none is owed."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.record.codes import ContactResult, StoodDownReason, WishKind, WishState


def reached_safely(record: Any) -> Any:
    """Contacts that reached the person, on a channel judged safe at the time."""
    return record.victim_contact.filter(_.contact_result == ContactResult.REACHED, _.is_channel_safe)


def may_have_reached(record: Any) -> Any:
    """Contacts of which it is blank whether they reached the person, or whether the channel was safe."""
    is_blank_result = _.contact_result.isnull() | (_.contact_result == ContactResult.UNKNOWN)
    return record.victim_contact.filter(
        is_blank_result | (_.contact_result == ContactResult.REACHED),
        _.is_channel_safe.isnull() | _.is_channel_safe,
        is_blank_result | _.is_channel_safe.isnull(),
    )


def no_longer_owed(record: Any, owed: Any) -> Any:
    """The owed rows with `ended` and `ended_reason`: their wish for no contact while it holds, or their death.

    `owed` has force_id, subject_id, item_id, case_id, trigger and is_known.
    """
    wished = record.wish.filter(_.kind == WishKind.NO_CONTACT, _.wish_state == WishState.SAID).select(
        "force_id",
        "until_on",
        subject_id=_.person_id,
        end_on=_.said_on,
        end_reason=ibis.literal(StoodDownReason.OWN_WISH.value),
    )
    died = record.person.filter(_.died_on.notnull()).select(
        "force_id",
        until_on=ibis.null("date"),
        subject_id=_.id,
        end_on=_.died_on,
        end_reason=ibis.literal(StoodDownReason.DIED.value),
    )
    ends = wished.union(died).filter(_.end_on.notnull())
    holding = (
        owed.select("force_id", "subject_id", "item_id", "trigger")
        .inner_join(ends, ["force_id", "subject_id"])
        .filter(_.until_on.isnull() | (_.until_on > _.trigger))
    )
    keys = ["force_id", "subject_id", "item_id"]
    first = holding.group_by(keys).agg(end_on=_.end_on.min())
    why = (
        holding.inner_join(first, [*keys, "end_on"])
        .group_by(keys)
        .agg(ended=_.end_on.min(), ended_reason=_.end_reason.min())
    )
    return owed.left_join(why, keys).select(*owed.columns, "ended", "ended_reason")
