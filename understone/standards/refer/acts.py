"""What the referral standards share: the judgement that starts them and the acts that satisfy them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ibis
from ibis import _

from understone.record.codes import AgeGroup

#: A person whose age is in doubt is presumed a child.
CHILDREN = (AgeGroup.CHILD, AgeGroup.IN_DOUBT)
#: Section 52 in force (Modern Slavery Act 2015, commencement read in Home Office circular 025/2015).
DUTY_TO_NOTIFY_FROM = dt.date(2015, 11, 1)


def owed_from_judgement(victims: Any, **more: Any) -> Any:
    """Owed from the day of the recorded judgement that there are reasonable grounds."""
    return victims.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.reasonable_grounds_on,
        **more,
    )


def referrals(record: Any) -> Any:
    """Referrals into the NRM, as acts for a person."""
    return record.nrm_referral.select("force_id", subject_id=_.person_id, at=_.sent_on, written=_.recorded_on)


def referrals_and_notifications(record: Any) -> Any:
    """Referrals and notifications alike, as acts for a person."""
    notified = record.notification.select("force_id", subject_id=_.person_id, at=_.sent_on, written=_.recorded_on)
    return referrals(record).union(notified)


def of_adults(record: Any, sent: Any) -> Any:
    """What was sent about adults, and about people of whom nothing says how old they are.

    `sent` has `person_id` and `age_group`; `is_age_known` is added.
    """
    is_written = sent.age_group.notnull() & (sent.age_group != AgeGroup.UNKNOWN)
    as_written = sent.filter(sent.age_group == AgeGroup.ADULT)
    children = record.potential_victim.filter(_.age_group.isin(CHILDREN))
    unwritten = sent.filter(~is_written).anti_join(children, ["force_id", "person_id"])
    adults = record.potential_victim.filter(_.age_group == AgeGroup.ADULT)
    judged = unwritten.semi_join(adults, ["force_id", "person_id"])
    unsure = unwritten.anti_join(adults, ["force_id", "person_id"])
    return (
        as_written.union(judged)
        .mutate(is_age_known=ibis.literal(True))
        .union(unsure.mutate(is_age_known=ibis.literal(False)))
    )


def of_children(record: Any, sent: Any) -> Any:
    """What was sent about children and about people whose age is in doubt; as `of_adults` where it says nothing."""
    is_written = sent.age_group.notnull() & (sent.age_group != AgeGroup.UNKNOWN)
    as_written = sent.filter(sent.age_group.isin(CHILDREN))
    children = record.potential_victim.filter(_.age_group.isin(CHILDREN))
    adults = record.potential_victim.filter(_.age_group == AgeGroup.ADULT)
    unwritten = sent.filter(~is_written)
    judged = unwritten.semi_join(children, ["force_id", "person_id"])
    unsure = unwritten.anti_join(children, ["force_id", "person_id"]).anti_join(adults, ["force_id", "person_id"])
    return (
        as_written.union(judged)
        .mutate(is_age_known=ibis.literal(True))
        .union(unsure.mutate(is_age_known=ibis.literal(False)))
    )
