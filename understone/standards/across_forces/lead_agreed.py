"""Where several bodies work on a case, one is agreed to lead."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days
from understone.standards.acts_before import counted_from_its_start
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import slavery_cases


@standard(
    "COO-02",
    "Where another force or agency works on a case, it is agreed within 7 days who leads",
    stage=Stage.WORK_ACROSS_FORCES,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(
        STOLEN_FREEDOM.cite("confused roles at national, regional and local level"),
        APP_INVESTIGATION.cite("research other forces"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days from another body's beginning to work on a case to agreeing who leads."),
    raised_by=("joint_working", "investigation.is_modern_slavery"),
    evidence=("investigation.lead_agreed_on",),
    gate=Gate.WARNS,
    remedy="Meet, agree who leads and who does what, and write it down.",
    gaming="A lead named by one side alone. Read it beside what each body recorded.",
    not_confirmed=NotConfirmed(
        written_from="an inference from the cited finding",
        not_read_in="any instrument: the test is written in none, and 7 days is force policy",
        check_with="the force lead for modern slavery",
        note="Whether the plan is shared is not read.",
    ),
)
def lead_agreed(record: Any) -> tuple[Any, ...]:
    first = (
        record.joint_working.semi_join(slavery_cases(record), ["force_id", "investigation_id"])
        .group_by("force_id", "investigation_id")
        .agg(first_on=_.began_on.min())
    )
    owed = first.select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.investigation_id,
        case_id=_.investigation_id,
        trigger=_.first_on,
    )
    agreed = record.investigation.filter(_.lead_agreed_on.notnull()).select(
        "force_id", subject_id=_.id, item_id=_.id, at=_.lead_agreed_on
    )
    return owed, counted_from_its_start(agreed, owed)


CASE = {"id": "c", "is_modern_slavery": True}
JOINED = {"investigation_id": "c", "kind": "force", "began_on": "2026-09-01"}
lead_agreed.example(
    "agreed on the seventh day",
    outcome="met",
    investigation=[CASE | {"lead_agreed_on": "2026-09-08"}],
    joint_working=[JOINED],
)
lead_agreed.example(
    "agreed before the other began",
    outcome="met",
    investigation=[CASE | {"lead_agreed_on": "2026-08-28"}],
    joint_working=[JOINED],
)
lead_agreed.example(
    "agreed on the eighth day",
    outcome="late",
    investigation=[CASE | {"lead_agreed_on": "2026-09-09"}],
    joint_working=[JOINED | {"kind": "labour-inspectorate"}],
)
lead_agreed.example("nothing on record", outcome="missed", investigation=[CASE], joint_working=[JOINED])
lead_agreed.example(
    "two bodies: the first to begin starts it",
    outcome="late",
    investigation=[CASE | {"lead_agreed_on": "2026-10-02"}],
    joint_working=[JOINED, JOINED | {"kind": "rocu", "began_on": "2026-10-01"}],
)
lead_agreed.example(
    "begun this week",
    outcome="pending",
    investigation=[CASE],
    joint_working=[JOINED | {"began_on": "2026-11-18"}],
)
lead_agreed.example(
    "nothing says when the other began",
    outcome="unknown",
    reason="no_start",
    investigation=[CASE],
    joint_working=[JOINED | {"began_on": None}],
)
lead_agreed.example(
    "the force does not supply who leads",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["investigation.lead_agreed_on"],
    investigation=[CASE],
    joint_working=[JOINED],
)
lead_agreed.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=[CASE],
    joint_working=[JOINED],
    stood_down=stood_down("COO-02", "c", "accepted-by-other-force", stood_down_on="2026-09-03"),
)
lead_agreed.example(
    "begun the day before the Act was in force",
    outcome=[],
    investigation=[CASE],
    joint_working=[JOINED | {"began_on": "2015-07-30"}],
)
lead_agreed.example(
    "begun on the day the Act was in force",
    outcome="missed",
    investigation=[CASE],
    joint_working=[JOINED | {"began_on": "2015-07-31"}],
)
lead_agreed.example("a case that the force works on alone", outcome=[], investigation=[CASE])
lead_agreed.example("a case of another kind", outcome=[], investigation=[{"id": "c"}], joint_working=[JOINED])
