"""The prosecutor is told of each decision about a potential victim who is charged."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CPS_GUIDANCE
from understone.law.limits import working_days
from understone.record.codes import AdviceKind, DecisionKind, DisclosedTo
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down

#: What comes back and bears on a prosecution; a request for information is no decision.
DECISIONS = (
    DecisionKind.REASONABLE_GROUNDS,
    DecisionKind.CONCLUSIVE_GROUNDS,
    DecisionKind.RECONSIDERATION,
    DecisionKind.DISQUALIFICATION,
)


@standard(
    "DEF-05",
    "The prosecutor is told of each NRM decision about someone who is charged",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.POLICY,
    sources=(CPS_GUIDANCE.cite("duty to make enquiries; early advice"),),
    applies_to=ENGLAND_AND_WALES,
    within=working_days(5, "Working days from a decision received, or from the charge if later, to the prosecutor."),
    raised_by=("nrm_decision", "charge"),
    evidence=("section_45_consideration.prosecutor_told_on", "prosecutor_advice", "disclosure"),
    gate=Gate.WARNS,
    remedy="Send the prosecutor the decision and the evidence now: it is information for them, never the answer.",
    gaming="A one-line memo with no evidence. Read it beside what was disclosed to the defence.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source and, on R v Brecani [2021] EWCA Crim 731, memory, November 2026",
        not_read_in="the CPS's guidance as it now stands",
        check_with="the CPS",
        note="Five working days are force policy.",
    ),
)
def prosecutor_told(record: Any) -> tuple[Any, ...]:
    decisions = record.nrm_decision.filter(_.decision_kind.isin(DECISIONS)).select(
        "force_id", "person_id", "received_on", decision_id=_.id
    )
    charges = record.charge.group_by("force_id", "person_id").agg(
        charged_on=_.charged_on.min(), case_id=_.investigation_id.min()
    )
    charged = decisions.inner_join(charges, ["force_id", "person_id"])
    is_later = charged.received_on.notnull() & charged.charged_on.notnull() & (charged.charged_on > charged.received_on)
    on_receipt = charged.filter(~is_later).mutate(trigger=_.received_on)
    on_charge = charged.filter(is_later).mutate(trigger=_.charged_on)
    owed = on_receipt.union(on_charge).select(
        "force_id", "case_id", "trigger", subject_id=_.person_id, item_id=_.decision_id, is_known=_.charged_on.notnull()
    )
    return owed, _told(record)


def _told(record: Any) -> Any:
    considered = record.section_45_consideration.filter(_.prosecutor_told_on.notnull()).select(
        "force_id", subject_id=_.person_id, at=_.prosecutor_told_on, written=_.recorded_on
    )
    advised = record.prosecutor_advice.filter(_.kind == AdviceKind.VICTIM_STATUS).select(
        "force_id", subject_id=_.person_id, at=_.asked_on, written=_.recorded_on
    )
    disclosed = record.disclosure.filter(_.disclosed_to == DisclosedTo.PROSECUTOR).select(
        "force_id", subject_id=_.person_id, at=_.disclosed_on, written=_.recorded_on
    )
    return considered.union(advised).union(disclosed)


# 2026-08-24 is a Monday, and the 31st a bank holiday
DECIDED = {"person_id": "p", "decision_kind": "reasonable-grounds", "received_on": "2026-08-24"}
CHARGED = {"person_id": "p", "charged_on": "2026-08-01"}
TOLD = {"person_id": "p", "kind": "victim-status", "asked_on": "2026-09-01"}
prosecutor_told.example(
    "told on the fifth working day, over a bank holiday",
    outcome="met",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    prosecutor_advice=[TOLD],
)
prosecutor_told.example(
    "one working day over",
    outcome="late",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    prosecutor_advice=[TOLD | {"asked_on": "2026-09-02"}],
)
prosecutor_told.example(
    "told when section 45 was considered",
    outcome="met",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    section_45_consideration=[{"person_id": "p", "prosecutor_told_on": "2026-08-26"}],
)
prosecutor_told.example(
    "passed to the prosecutor",
    outcome="met",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    disclosure=[{"person_id": "p", "disclosed_to": "prosecutor", "disclosed_on": "2026-08-26"}],
)
prosecutor_told.example(
    "passed to another body",
    outcome="missed",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    disclosure=[{"person_id": "p", "disclosed_to": "local-authority", "disclosed_on": "2026-08-26"}],
)
prosecutor_told.example(
    "asked for a charging decision, which tells nothing of the NRM",
    outcome="missed",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    prosecutor_advice=[TOLD | {"kind": "charging"}],
)
prosecutor_told.example(
    "told before the decision came",
    outcome="missed",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    prosecutor_advice=[TOLD | {"asked_on": "2026-08-20"}],
)
prosecutor_told.example(
    "charged after the decision: the days run from the charge",
    outcome="met",
    nrm_decision=[DECIDED],
    charge=[CHARGED | {"charged_on": "2026-10-05"}],
    prosecutor_advice=[TOLD | {"asked_on": "2026-10-12"}],
)
prosecutor_told.example(
    "a positive and a negative decision are two, and both are told",
    outcome=["met", "missed"],
    nrm_decision=[
        DECIDED,
        DECIDED | {"decision_kind": "conclusive-grounds", "decision_result": "negative", "received_on": "2026-10-05"},
    ],
    charge=[CHARGED],
    prosecutor_advice=[TOLD],
)
prosecutor_told.example(
    "a reconsideration and a disqualification",
    outcome=["missed", "missed"],
    nrm_decision=[DECIDED | {"decision_kind": "reconsideration"}, DECIDED | {"decision_kind": "disqualification"}],
    charge=[CHARGED],
)
prosecutor_told.example(
    "the decision came yesterday",
    outcome="pending",
    nrm_decision=[DECIDED | {"received_on": "2026-11-20"}],
    charge=[CHARGED],
)
prosecutor_told.example(
    "nothing says when the decision came",
    outcome="unknown",
    reason="no_start",
    nrm_decision=[DECIDED | {"received_on": None}],
    charge=[CHARGED],
)
prosecutor_told.example(
    "nothing says when they were charged",
    outcome="unknown",
    reason="blank",
    nrm_decision=[DECIDED],
    charge=[CHARGED | {"charged_on": None}],
)
prosecutor_told.example(
    "told on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    prosecutor_advice=[TOLD | {"asked_on": None}],
)
prosecutor_told.example(
    "the force does not supply what the prosecutor was told",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["prosecutor_advice"],
    nrm_decision=[DECIDED],
    charge=[CHARGED],
)
prosecutor_told.example(
    "the decision was recorded in error, which a second person agreed",
    outcome="ended",
    nrm_decision=[DECIDED],
    charge=[CHARGED],
    stood_down=stood_down("DEF-05", "p", "recorded-in-error", stood_down_on="2026-08-25"),
)
prosecutor_told.example("nobody is charged", outcome=[], nrm_decision=[DECIDED])
prosecutor_told.example(
    "a request for information is no decision",
    outcome=[],
    nrm_decision=[DECIDED | {"decision_kind": "request-for-information"}],
    charge=[CHARGED],
)
prosecutor_told.example(
    "two people charged, one of them told of",
    outcome=["met", "missed"],
    nrm_decision=[DECIDED, DECIDED | {"person_id": "q"}],
    charge=[CHARGED, CHARGED | {"person_id": "q"}],
    prosecutor_advice=[TOLD],
)
prosecutor_told.example(
    "received the day before the Act began",
    outcome=[],
    nrm_decision=[DECIDED | {"received_on": "2015-07-30"}],
    charge=[CHARGED | {"charged_on": "2015-07-01"}],
)
prosecutor_told.example(
    "received on the day the Act began",
    outcome="missed",
    nrm_decision=[DECIDED | {"received_on": "2015-07-31"}],
    charge=[CHARGED | {"charged_on": "2015-07-01"}],
)
