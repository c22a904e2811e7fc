"""A holding entry is resolved once the decision is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COUNTING_RULES
from understone.law.limits import working_days
from understone.record.codes import N200, DecisionKind, DecisionResult
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down


@standard(
    "CRI-03",
    "A holding entry that awaited a decision is resolved once the decision is received",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(COUNTING_RULES.cite("N200/01 and conversion on a positive decision"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2019, 6, 1),
    within=working_days(5, "Working days from a received decision to resolving the holding entry."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("n200_entry", "nrm_decision"),
    evidence=("n200_entry.resolved_on", "nrm_decision"),
    gate=Gate.WARNS,
    remedy="Record the crime on a positive decision; on a negative one, reclassify only if none is believed.",
    gaming="Not recording that the decision came. Read it beside referrals whose decision is not on record.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source that shows N200 codes in use in June 2019",
        not_read_in="the counting rules on N200",
        check_with="the crime registrar",
        note="A slow decision is waiting on others and is not counted.",
    ),
)
def holding_entry_resolved(record: Any) -> tuple[Any, ...]:
    decisions = (
        record.nrm_decision.filter(
            _.decision_kind == DecisionKind.REASONABLE_GROUNDS,
            _.decision_result.isin([DecisionResult.POSITIVE, DecisionResult.NEGATIVE]),
        )
        .group_by("force_id", "person_id")
        .agg(received_on=_.received_on.min())
    )
    awaiting = record.n200_entry.filter(_.n200_code == N200.REFERRAL_PENDING)
    owed = awaiting.inner_join(decisions, ["force_id", "person_id"]).select(
        "force_id", subject_id=_.person_id, item_id=_.id, case_id=_.investigation_id, trigger=_.received_on
    )
    done = awaiting.filter(_.resolved_on.notnull() | _.resolution.notnull()).select(
        "force_id", subject_id=_.person_id, item_id=_.id, at=_.resolved_on
    )
    return owed, done


HELD = {"person_id": "p", "n200_code": "N200/01", "entered_on": "2026-08-01"}
# 2026-08-24 is a Monday, and the 31st a bank holiday
DECIDED = {
    "person_id": "p",
    "decision_kind": "reasonable-grounds",
    "decision_result": "positive",
    "received_on": "2026-08-24",
}
holding_entry_resolved.example(
    "resolved on the fifth working day, over a bank holiday",
    outcome="met",
    n200_entry=[HELD | {"resolved_on": "2026-09-01"}],
    nrm_decision=[DECIDED],
)
holding_entry_resolved.example(
    "one working day over",
    outcome="late",
    n200_entry=[HELD | {"resolved_on": "2026-09-02"}],
    nrm_decision=[DECIDED],
)
holding_entry_resolved.example(
    "resolved before the decision came",
    outcome="met",
    n200_entry=[HELD | {"resolved_on": "2026-08-10"}],
    nrm_decision=[DECIDED],
)
holding_entry_resolved.example("still open", outcome="missed", n200_entry=[HELD], nrm_decision=[DECIDED])
holding_entry_resolved.example(
    "the decision came yesterday",
    outcome="pending",
    n200_entry=[HELD],
    nrm_decision=[DECIDED | {"received_on": "2026-11-20"}],
)
holding_entry_resolved.example(
    "nothing says when the decision came",
    outcome="unknown",
    reason="no_start",
    n200_entry=[HELD],
    nrm_decision=[DECIDED | {"received_on": None}],
)
holding_entry_resolved.example(
    "resolved on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    n200_entry=[HELD | {"resolution": "crime-recorded"}],
    nrm_decision=[DECIDED],
)
holding_entry_resolved.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    n200_entry=[HELD],
    nrm_decision=[DECIDED],
    stood_down=stood_down("CRI-03", "p", "recorded-in-error", stood_down_on="2026-08-25"),
)
holding_entry_resolved.example("the decision is still awaited, by others", outcome=[], n200_entry=[HELD])
holding_entry_resolved.example(
    "the decision came the day before entries are known to have been in use",
    outcome=[],
    n200_entry=[HELD | {"entered_on": "2019-05-01"}],
    nrm_decision=[DECIDED | {"received_on": "2019-05-31"}],
)
holding_entry_resolved.example(
    "the decision came on the first day they are known to have been in use",
    outcome="missed",
    n200_entry=[HELD | {"entered_on": "2019-05-01"}],
    nrm_decision=[DECIDED | {"received_on": "2019-06-01"}],
)
