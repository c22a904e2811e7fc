"""Everyone there are reasonable grounds to believe may be a victim is referred or notified."""

from __future__ import annotations

from typing import Any

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import (
    MODERN_SLAVERY_ACT_2015,
    MSA_EXPLANATORY_NOTES,
)
from understone.law.limits import days
from understone.standards.declaring import Gate, Stage, Subject, standard
from understone.standards.refer.acts import (
    DUTY_TO_NOTIFY_FROM,
    owed_from_judgement,
    referrals_and_notifications,
)

JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-09-01"}
ADULT = JUDGED | {"age_group": "adult", "referral_answer": "not-now"}
CHILD = JUDGED | {"age_group": "child"}


@standard(
    "REF-01",
    "Everyone there are reasonable grounds to believe may be a victim is referred or notified",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.LAW,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 52(1)–(3)"),
        MSA_EXPLANATORY_NOTES.cite("paragraphs 241–243"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=DUTY_TO_NOTIFY_FROM,
    within=days(2, "Days to refer or notify once there are reasonable grounds."),
    raised_by=("potential_victim",),
    evidence=("nrm_referral", "notification"),
    gate=Gate.BLOCKS,
    remedy="Refer the person if they agree or are a child; otherwise send the notification. Offer again later.",
    gaming="Judging late: the clock starts at the recorded judgement. Read it beside the signs not answered.",
)
def referred_or_notified(record: Any) -> tuple[Any, ...]:
    victims = record.potential_victim
    return owed_from_judgement(victims), referrals_and_notifications(record)


referred_or_notified.example(
    "a child referred the next day",
    outcome="met",
    potential_victim=[CHILD],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-02"}],
)
referred_or_notified.example(
    "an adult notified the same day",
    outcome="met",
    potential_victim=[ADULT],
    notification=[{"person_id": "p", "sent_on": "2026-09-01"}],
)
referred_or_notified.example("neither, months later", outcome="missed", potential_victim=[ADULT])
referred_or_notified.example(
    "judged today", outcome="pending", potential_victim=[ADULT | {"reasonable_grounds_on": "2026-11-21"}]
)
referred_or_notified.example(
    "the day of judgement was not written down",
    outcome="unknown",
    reason="no_start",
    potential_victim=[ADULT | {"reasonable_grounds_on": None}],
)
referred_or_notified.example(
    "the force does not supply its notifications",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["notification"],
    potential_victim=[ADULT],
)
referred_or_notified.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    potential_victim=[ADULT | {"id": "v"}],
    stood_down=[
        {
            "standard": "REF-01",
            "subject_id": "p",
            "item_id": "v",
            "stood_down_on": "2026-09-02",
            "stood_down_reason": "accepted-by-other-force",
            "second_person_id": "s",
        }
    ],
)
referred_or_notified.example("someone nobody judged", outcome=[], person=[{"id": "p"}])
referred_or_notified.example(
    "judged the day before the duty began",
    outcome=[],
    potential_victim=[ADULT | {"reasonable_grounds_on": "2015-10-31"}],
)
referred_or_notified.example(
    "judged on the day the duty began",
    outcome="missed",
    potential_victim=[ADULT | {"reasonable_grounds_on": "2015-11-01"}],
)
