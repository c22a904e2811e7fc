"""The first referral or notification is sent within two days of the clock, not of the calendar."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_FIRST_RESPONSE, MODERN_SLAVERY_ACT_2015
from understone.law.limits import hours
from understone.standards.declaring import Gate, Stage, Subject, standard, stood_down
from understone.standards.refer.acts import DUTY_TO_NOTIFY_FROM


@standard(
    "REF-06",
    "A referral or notification is sent within 48 hours of there being reasonable grounds",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.POLICY,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 52(1)–(3), which gives no hours"),
        APP_FIRST_RESPONSE.cite("the duty officer owns the referral"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=DUTY_TO_NOTIFY_FROM,
    within=hours(48, "Hours from reasonable grounds to the first referral or notification."),
    raised_by=("potential_victim",),
    evidence=("nrm_referral", "notification"),
    gate=Gate.WARNS,
    remedy="Send it now; have a supervisor write down the cause, and ask whether support was lost in the gap.",
    gaming="Writing the day of reasonable grounds late. Read it beside the days from first contact to that day.",
)
def without_delay(record: Any) -> tuple[Any, ...]:
    owed = record.potential_victim.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.reasonable_grounds_at,
        trigger_on=_.reasonable_grounds_on,
    )
    sent = {"subject_id": _.person_id, "at": _.sent_at, "on": _.sent_on, "written": _.recorded_at}
    done = record.nrm_referral.select("force_id", **sent).union(record.notification.select("force_id", **sent))
    return owed, done


JUDGED = {"person_id": "p", "reasonable_grounds_at": "2026-09-01T10:00:00Z"}
without_delay.example(
    "referred exactly 48 hours later",
    outcome="met",
    potential_victim=[JUDGED],
    nrm_referral=[{"person_id": "p", "sent_at": "2026-09-03T10:00:00Z"}],
)
without_delay.example(
    "notified one second over",
    outcome="late",
    potential_victim=[JUDGED],
    notification=[{"person_id": "p", "sent_at": "2026-09-03T10:00:01Z"}],
)
without_delay.example("nothing on record", outcome="missed", potential_victim=[JUDGED])
without_delay.example(
    "reasonable grounds this morning",
    outcome="pending",
    potential_victim=[JUDGED | {"reasonable_grounds_at": "2026-11-21T08:00:00Z"}],
)
without_delay.example(
    "two days with no times, the next day",
    outcome="met",
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2026-09-01"}],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-02"}],
)
without_delay.example(
    "two days with no times, two days apart",
    outcome="unknown",
    reason="too_coarse",
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2026-09-01"}],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-03"}],
)
without_delay.example(
    "no day was written down", outcome="unknown", reason="no_start", potential_victim=[{"person_id": "p"}]
)
without_delay.example(
    "the referral has no date",
    outcome="unknown",
    reason="undated",
    potential_victim=[JUDGED],
    nrm_referral=[{"person_id": "p"}],
)
without_delay.example(
    "the force does not supply its referrals",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["nrm_referral"],
    potential_victim=[JUDGED],
)
without_delay.example(
    "recorded in error, which a second person agreed",
    outcome="ended",
    potential_victim=[JUDGED],
    stood_down=stood_down("REF-06", "p", "recorded-in-error", stood_down_at="2026-09-01T12:00:00Z"),
)
without_delay.example(
    "six unnamed people, one referred",
    outcome=["met", *["missed"] * 5],
    potential_victim=[JUDGED | {"person_id": f"p{n}"} for n in range(6)],
    nrm_referral=[{"person_id": "p3", "sent_at": "2026-09-01T20:00:00Z"}],
)
without_delay.example("someone nobody judged", outcome=[], person=[{"id": "p"}])
without_delay.example(
    "judged the day before the duty began",
    outcome=[],
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2015-10-31"}],
)
without_delay.example(
    "judged on the day the duty began",
    outcome="missed",
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2015-11-01"}],
)
