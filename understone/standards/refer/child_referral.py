"""A child who may be a victim is referred into the NRM; no agreement is asked."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import (
    MSA_EXPLANATORY_NOTES,
    SLAVERY_STATUTORY_GUIDANCE,
)
from understone.law.limits import days
from understone.record.codes import AgeGroup
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard
from understone.standards.refer.acts import (
    CHILDREN,
    DUTY_TO_NOTIFY_FROM,
    owed_from_judgement,
    referrals,
)

JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-09-01"}
ADULT = JUDGED | {"age_group": "adult", "referral_answer": "not-now"}
CHILD = JUDGED | {"age_group": "child"}


@standard(
    "REF-02",
    "A child who may be a victim is referred into the NRM; no agreement is asked",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(
        SLAVERY_STATUTORY_GUIDANCE.cite("referral of children"),
        MSA_EXPLANATORY_NOTES.cite("paragraphs 241–243"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=DUTY_TO_NOTIFY_FROM,
    within=days(2, "Days to refer a child."),
    raised_by=("potential_victim",),
    evidence=("nrm_referral",),
    gate=Gate.WARNS,
    remedy="Refer the child now, without asking agreement, and refer to children's services at the same time.",
    gaming="Recording a child as an adult. Read it beside ages in doubt and ages changed after the judgement.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the statutory guidance under section 49",
        check_with="the force solicitor",
        note="The two routes were read in the Act's explanatory notes.",
    ),
)
def child_referral(record: Any) -> tuple[Any, ...]:
    victims = record.potential_victim.filter(_.age_group.isnull() | (_.age_group != AgeGroup.ADULT))
    owed = owed_from_judgement(victims, is_known=_.age_group.isin(CHILDREN))
    return owed, referrals(record)


child_referral.example(
    "referred within two days",
    outcome="met",
    potential_victim=[CHILD],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-03"}],
)
child_referral.example(
    "age in doubt is a child",
    outcome="late",
    potential_victim=[CHILD | {"age_group": "in-doubt"}],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-04"}],
)
child_referral.example(
    "a notification is not a referral",
    outcome="missed",
    potential_victim=[CHILD],
    notification=[{"person_id": "p", "sent_on": "2026-09-01"}],
)
child_referral.example(
    "time remains", outcome="pending", potential_victim=[CHILD | {"reasonable_grounds_on": "2026-11-20"}]
)
child_referral.example(
    "nothing says how old they were",
    outcome="unknown",
    reason="blank",
    potential_victim=[CHILD | {"age_group": None}],
)
child_referral.example(
    "the referral has no date",
    outcome="unknown",
    reason="undated",
    potential_victim=[CHILD],
    nrm_referral=[{"person_id": "p", "sent_on": None}],
)
child_referral.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[CHILD],
    stood_down=[
        {
            "standard": "REF-02",
            "subject_id": "p",
            "stood_down_on": "2026-09-01",
            "stood_down_reason": "recorded-in-error",
            "second_person_id": "s",
        }
    ],
)
child_referral.example("an adult", outcome=[], potential_victim=[ADULT])
child_referral.example(
    "judged the day before the duty began",
    outcome=[],
    potential_victim=[CHILD | {"reasonable_grounds_on": "2015-10-31"}],
)
child_referral.example(
    "judged on the day the duty began",
    outcome="missed",
    potential_victim=[CHILD | {"reasonable_grounds_on": "2015-11-01"}],
)
