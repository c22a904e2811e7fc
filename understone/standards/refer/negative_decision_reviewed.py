"""A negative decision closes nothing: police look at what they hold while reconsideration can still be asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import NRM_STATISTICS_2025
from understone.law.limits import days
from understone.record.codes import DecisionKind, DecisionResult, ReviewedDecision
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down

CAN_BE_CHALLENGED = (DecisionKind.REASONABLE_GROUNDS, DecisionKind.CONCLUSIVE_GROUNDS)
DECIDED = (ReviewedDecision.ASKED, ReviewedDecision.SUPPORTED, ReviewedDecision.NOTHING_NEW)


@standard(
    "REF-09",
    "Each negative decision is looked at for what police hold, while reconsideration can still be asked for",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(NRM_STATISTICS_2025.cite("reconsideration within 30 calendar days"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2025, 5, 1),
    within=days(
        30,
        "Days from the decision, counted from the day police received it, or where that is blank from the letter's.",
        basis=Basis.GUIDANCE,
        checked="seen",
    ),
    raised_by=("nrm_decision",),
    evidence=("decision_review",),
    gate=Gate.WARNS,
    remedy="Look for evidence not yet sent, tell the person and their support worker of the deadline, ask for longer.",
    gaming="Entering that nothing new is held without looking. Read it beside reconsiderations that others won.",
    not_confirmed=NotConfirmed(
        written_from="a source of May 2025 in which the 30 days are in use",
        not_read_in="the statutory guidance under section 49, nor when the rule began",
        check_with="the force solicitor",
        note="That the police must look is our inference; the decision and its pace are others'.",
    ),
)
def negative_decision_reviewed(record: Any) -> tuple[Any, ...]:
    decided = _negative(record)
    undecided = record.decision_review.filter(_.reviewed_decision.isnull() | ~_.reviewed_decision.isin(DECIDED)).select(
        "force_id", id=_.nrm_decision_id, undecided_id=_.nrm_decision_id
    )
    owed = (
        decided.left_join(undecided.distinct(), ["force_id", "id"])
        .filter(_.subject_id.notnull())
        .select(
            "force_id",
            "subject_id",
            item_id=_.id,
            case_id=_.investigation_id,
            trigger=_.start_on,
            is_known=_.undecided_id.isnull(),
        )
    )
    of_decision = decided.select("force_id", "subject_id", nrm_decision_id=_.id)
    looked = record.decision_review.filter(_.reviewed_decision.isin(DECIDED))
    done = looked.inner_join(of_decision, ["force_id", "nrm_decision_id"]).select(
        "force_id", "subject_id", item_id=_.nrm_decision_id, at=_.reviewed_on, written=_.recorded_on
    )
    return owed, done


def _negative(record: Any) -> Any:
    """Negative decisions with whom they are about, in which case, and from when."""
    referrals = record.nrm_referral.select(
        "force_id", "investigation_id", nrm_referral_id=_.id, referred_id=_.person_id
    )
    negative = record.nrm_decision.filter(
        _.decision_kind.isin(CAN_BE_CHALLENGED), _.decision_result == DecisionResult.NEGATIVE
    )
    return negative.left_join(referrals, ["force_id", "nrm_referral_id"]).select(
        "force_id",
        "id",
        "investigation_id",
        subject_id=ibis.coalesce(_.person_id, _.referred_id),
        start_on=ibis.coalesce(_.received_on, _.decided_on),
    )


REFERRED = [{"id": "n", "person_id": "p"}]
NEGATIVE = {
    "id": "d",
    "nrm_referral_id": "n",
    "person_id": "p",
    "decision_kind": "reasonable-grounds",
    "decision_result": "negative",
    "received_on": "2026-09-01",
}
LOOKED = {"nrm_decision_id": "d", "person_id": "p", "reviewed_decision": "nothing-new", "reviewed_on": "2026-10-01"}
negative_decision_reviewed.example(
    "looked at on the thirtieth day, nothing new held",
    outcome="met",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE],
    decision_review=[LOOKED],
)
negative_decision_reviewed.example(
    "reconsideration asked for one day over",
    outcome="late",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE | {"decision_kind": "conclusive-grounds"}],
    decision_review=[LOOKED | {"reviewed_decision": "asked", "reviewed_on": "2026-10-02"}],
)
negative_decision_reviewed.example(
    "evidence given to those who ask for it, and only the letter's day is known",
    outcome="met",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE | {"received_on": None, "decided_on": "2026-08-30", "person_id": None}],
    decision_review=[LOOKED | {"reviewed_decision": "supported", "reviewed_on": "2026-09-10"}],
)
negative_decision_reviewed.example(
    "nothing on record", outcome="missed", nrm_referral=REFERRED, nrm_decision=[NEGATIVE]
)
negative_decision_reviewed.example(
    "two decisions on one person, one looked at",
    outcome=["met", "missed"],
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE, NEGATIVE | {"id": "e"}],
    decision_review=[LOOKED],
)
negative_decision_reviewed.example(
    "received last week",
    outcome="pending",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE | {"received_on": "2026-11-14"}],
)
negative_decision_reviewed.example(
    "looked at, and nothing says what was decided",
    outcome="unknown",
    reason="blank",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE],
    decision_review=[LOOKED | {"reviewed_decision": None}],
)
negative_decision_reviewed.example(
    "looked at on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE],
    decision_review=[LOOKED | {"reviewed_on": None}],
)
negative_decision_reviewed.example(
    "looked at before it came",
    outcome="unknown",
    reason="before_trigger",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE],
    decision_review=[LOOKED | {"reviewed_on": "2026-08-31"}],
)
negative_decision_reviewed.example(
    "the decision has no day",
    outcome="unknown",
    reason="no_start",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE | {"received_on": None}],
)
negative_decision_reviewed.example(
    "the force does not supply who looked",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["decision_review"],
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE],
)
negative_decision_reviewed.example(
    "the person died, which a second person agreed",
    outcome="ended",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE],
    stood_down=stood_down("REF-09", "p", "died", stood_down_on="2026-09-05"),
)
for says, changed in (
    ("a positive decision", {"decision_result": "positive"}),
    ("a decision suspended", {"decision_result": "suspended"}),
    ("a request for information", {"decision_kind": "request-for-information"}),
    ("a reconsideration", {"decision_kind": "reconsideration"}),
    ("received the day before the thirty days were seen in use", {"received_on": "2025-04-30"}),
):
    negative_decision_reviewed.example(says, outcome=[], nrm_referral=REFERRED, nrm_decision=[NEGATIVE | changed])
negative_decision_reviewed.example(
    "received on the day from which the thirty days were seen in use",
    outcome="missed",
    nrm_referral=REFERRED,
    nrm_decision=[NEGATIVE | {"received_on": "2025-05-01"}],
)
