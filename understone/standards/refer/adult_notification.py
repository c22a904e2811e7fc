"""The Home Office is notified of every adult who may be a victim and is not in the NRM."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import (
    HIDDEN_VICTIMS,
    MODERN_SLAVERY_ACT_2015,
    MSA_EXPLANATORY_NOTES,
)
from understone.law.limits import days
from understone.record.codes import AgeGroup, ReferralAnswer
from understone.standards.declaring import Gate, Stage, Subject, standard
from understone.standards.refer.acts import (
    DUTY_TO_NOTIFY_FROM,
    owed_from_judgement,
    referrals_and_notifications,
)

JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-09-01"}
ADULT = JUDGED | {"age_group": "adult", "referral_answer": "not-now"}


@standard(
    "REF-04",
    "The Home Office is notified of every adult who may be a victim and is not in the NRM",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.LAW,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 52(1)–(3)"),
        MSA_EXPLANATORY_NOTES.cite("paragraphs 241–243"),
        HIDDEN_VICTIMS.cite("summary of concerns"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=DUTY_TO_NOTIFY_FROM,
    within=days(2, "Days to notify the Home Office of an adult who is not in the NRM."),
    raised_by=("potential_victim",),
    evidence=("notification", "nrm_referral"),
    gate=Gate.BLOCKS,
    remedy="Send the notification. Leave out anything that identifies the adult unless they have agreed to that.",
    gaming="Recording agreement that was not given. Read it beside agreements with no referral after them.",
)
def adult_notification(record: Any) -> tuple[Any, ...]:
    adults = record.potential_victim.filter(
        _.age_group == AgeGroup.ADULT,
        _.referral_answer.isnull() | (_.referral_answer != ReferralAnswer.AGREED),
    )
    return owed_from_judgement(adults), referrals_and_notifications(record)


adult_notification.example(
    "notified on the second day",
    outcome="met",
    potential_victim=[ADULT],
    notification=[{"person_id": "p", "sent_on": "2026-09-03"}],
)
adult_notification.example(
    "one day over is late, and stays late",
    outcome="late",
    potential_victim=[ADULT],
    notification=[{"person_id": "p", "sent_on": "2026-09-04"}],
)
adult_notification.example(
    "a notification of years before is another one",
    outcome="missed",
    potential_victim=[ADULT],
    notification=[{"person_id": "p", "sent_on": "2019-01-01"}],
)
adult_notification.example(
    "a notification dated after the as-at day does not exist yet",
    outcome="missed",
    potential_victim=[ADULT],
    notification=[{"person_id": "p", "sent_on": "2026-12-01"}],
)
adult_notification.example(
    "not asked yet is owed too", outcome="missed", potential_victim=[ADULT | {"referral_answer": "not-asked"}]
)
adult_notification.example(
    "they changed their mind and were referred in time",
    outcome="met",
    potential_victim=[ADULT],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-02"}],
)
adult_notification.example(
    "time remains", outcome="pending", potential_victim=[ADULT | {"reasonable_grounds_on": "2026-11-19"}]
)
adult_notification.example(
    "no day was written down",
    outcome="unknown",
    reason="no_start",
    potential_victim=[ADULT | {"reasonable_grounds_on": None}],
)
adult_notification.example(
    "the force does not supply its notifications",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["notification"],
    potential_victim=[ADULT],
)
adult_notification.example(
    "judged the day before the duty began",
    outcome=[],
    potential_victim=[ADULT | {"reasonable_grounds_on": "2015-10-31"}],
)
adult_notification.example(
    "judged on the day the duty began",
    outcome="missed",
    potential_victim=[ADULT | {"reasonable_grounds_on": "2015-11-01"}],
)
adult_notification.example(
    "a force that allows itself ten days",
    outcome="met",
    own_limit=10,
    potential_victim=[ADULT],
    notification=[{"person_id": "p", "sent_on": "2026-09-11"}],
)
adult_notification.example(
    "two judgements of one person, one notification",
    outcome=["late", "met"],
    potential_victim=[ADULT, ADULT | {"reasonable_grounds_on": "2026-08-01"}],
    notification=[{"person_id": "p", "sent_on": "2026-09-02"}],
)
adult_notification.example(
    "stood down by one person alone stands",
    outcome="missed",
    potential_victim=[ADULT],
    stood_down=[
        {
            "standard": "REF-04",
            "subject_id": "p",
            "stood_down_on": "2026-09-01",
            "stood_down_reason": "overtaken",
        }
    ],
)
adult_notification.example(
    "the person died, which a second person agreed",
    outcome="ended",
    potential_victim=[ADULT],
    stood_down=[
        {
            "standard": "REF-04",
            "subject_id": "p",
            "stood_down_on": "2026-09-01",
            "stood_down_reason": "died",
            "second_person_id": "s",
        }
    ],
)
adult_notification.example("an adult who agreed", outcome=[], potential_victim=[ADULT | {"referral_answer": "agreed"}])
