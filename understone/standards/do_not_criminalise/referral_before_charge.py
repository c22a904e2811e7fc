"""A referral, or a recorded reason, comes before the charge."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CPS_GUIDANCE
from understone.law.limits import days
from understone.record.codes import AgeGroup, ChargeTest, ReferralAnswer, Section45View
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down
from understone.standards.do_not_criminalise.acts import owed_before_charge


@standard(
    "DEF-02",
    "A potential victim is not charged before a referral, or a recorded reason why there is none",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.GUIDANCE,
    sources=(CPS_GUIDANCE.cite("duty to make enquiries and to refer; the four-stage approach"),),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "The referral comes before the charge.", basis=Basis.GUIDANCE, checked="from memory"),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("charge", "potential_victim"),
    evidence=("nrm_referral", "section_45_consideration"),
    gate=Gate.WARNS,
    remedy="Refer, or record that the adult does not want it now; ask the CPS to review; consider bail, not charge.",
    gaming="A threshold-test reason pasted into every charge. Read it beside the share of threshold-test charges.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the CPS's guidance as it now stands",
        check_with="the CPS",
        note="The order of referral and charge rests on it.",
    ),
)
def referral_before_charge(record: Any) -> tuple[Any, ...]:
    return owed_before_charge(record), _referred(record).union(_reasoned(record))


def _referred(record: Any) -> Any:
    """Referred, or an adult who has said that they do not want to be referred now."""
    sent = record.nrm_referral.select("force_id", subject_id=_.person_id, item_id=ibis.null("string"), at=_.sent_on)
    answered = record.potential_victim.filter(
        _.age_group == AgeGroup.ADULT, _.referral_answer.isin([ReferralAnswer.NOT_NOW, ReferralAnswer.WITHDREW])
    ).select("force_id", subject_id=_.person_id, item_id=ibis.null("string"), at=_.answered_on)
    return sent.union(answered)


def _reasoned(record: Any) -> Any:
    """Evidence that disproves victim status, listed; or a threshold-test charge with its reason."""
    disproved = record.section_45_consideration.filter(
        _.section_45_view == Section45View.DISPROVED_EVIDENCE_LISTED
    ).select("force_id", subject_id=_.person_id, item_id=ibis.null("string"), at=_.considered_on)
    threshold = record.charge.filter(_.charge_test == ChargeTest.THRESHOLD, _.threshold_reason.notnull()).select(
        "force_id", subject_id=_.person_id, item_id=_.id, at=_.charged_on
    )
    return disproved.union(threshold)


JUDGED = {"person_id": "p", "age_group": "adult", "reasonable_grounds_on": "2026-08-01"}
CHARGED = {"person_id": "p", "charged_on": "2026-09-01", "charge_test": "full-code"}
referral_before_charge.example(
    "referred on the day of the charge",
    outcome="met",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-01"}],
)
referral_before_charge.example(
    "a threshold-test charge with its reason is not a breach",
    outcome="met",
    potential_victim=[JUDGED],
    charge=[CHARGED | {"charge_test": "threshold", "threshold_reason": "Custody clock; referral to follow."}],
)
referral_before_charge.example(
    "a threshold-test charge with no reason",
    outcome="missed",
    potential_victim=[JUDGED],
    charge=[CHARGED | {"charge_test": "threshold"}],
)
referral_before_charge.example(
    "an adult who does not want to be referred now",
    outcome="met",
    potential_victim=[JUDGED | {"referral_answer": "not-now", "answered_on": "2026-08-02"}],
    charge=[CHARGED],
)
referral_before_charge.example(
    "a child's answer is no reason",
    outcome="missed",
    potential_victim=[JUDGED | {"age_group": "child", "referral_answer": "not-now", "answered_on": "2026-08-02"}],
    charge=[CHARGED],
)
referral_before_charge.example(
    "evidence that disproves it, listed",
    outcome="met",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    section_45_consideration=[
        {"person_id": "p", "section_45_view": "disproved-evidence-listed", "considered_on": "2026-08-20"}
    ],
)
referral_before_charge.example(
    "referred a week after the charge",
    outcome="late",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-08"}],
)
referral_before_charge.example("nothing on record", outcome="missed", potential_victim=[JUDGED], charge=[CHARGED])
referral_before_charge.example(
    "charged today", outcome="pending", potential_victim=[JUDGED], charge=[CHARGED | {"charged_on": "2026-11-21"}]
)
referral_before_charge.example(
    "nothing says when they were charged",
    outcome="unknown",
    reason="no_start",
    potential_victim=[JUDGED],
    charge=[CHARGED | {"charged_on": None}],
)
referral_before_charge.example(
    "the judgement was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    stood_down=stood_down("DEF-02", "p", "recorded-in-error", stood_down_on="2026-08-30"),
)
referral_before_charge.example(
    "judged a potential victim only after the charge",
    outcome=[],
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2026-09-02"}],
    charge=[CHARGED],
)
referral_before_charge.example(
    "charged the day before the Act began",
    outcome=[],
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
    charge=[CHARGED | {"charged_on": "2015-07-30"}],
)
referral_before_charge.example(
    "charged on the day the Act began",
    outcome="missed",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
    charge=[CHARGED | {"charged_on": "2015-07-31"}],
)
