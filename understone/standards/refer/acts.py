"""What the referral standards share: the judgement that starts them and the acts that satisfy them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

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
