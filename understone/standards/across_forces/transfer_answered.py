"""A case offered to another force is answered."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COUNTING_RULES, STOLEN_FREEDOM
from understone.law.limits import hours
from understone.record.codes import TransferAnswer
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down


@standard(
    "COO-01",
    "A case offered to another force is answered by it within 72 hours",
    stage=Stage.WORK_ACROSS_FORCES,
    subject=Subject.CASE,
    basis=Basis.POLICY,
    sources=(
        STOLEN_FREEDOM.cite("delay between forces"),
        COUNTING_RULES.cite("General Rules, Section G", checked="from memory"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(72, "Hours for the other force to answer an offered transfer."),
    raised_by=("transfer",),
    evidence=("transfer.answered_on",),
    gate=Gate.WARNS,
    remedy="Ring the other force's lead; keep the case, its victims and its crime until they have accepted in writing.",
    gaming="Accepting and recording nothing. Read it beside crimes recorded by either force.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for modern slavery",
        note="72 hours is force policy.",
    ),
)
def transfer_answered(record: Any) -> tuple[Any, ...]:
    columns = {"subject_id": _.investigation_id, "item_id": _.id}
    owed = record.transfer.select(
        "force_id", **columns, case_id=_.investigation_id, trigger=_.offered_at, trigger_on=_.offered_on
    )
    is_answered = _.transfer_answer.notnull() & (_.transfer_answer != TransferAnswer.UNKNOWN)
    done = record.transfer.filter(is_answered | _.answered_on.notnull()).select(
        "force_id", **columns, at=_.answered_at, on=_.answered_on
    )
    return owed, done


OFFERED = {"investigation_id": "c", "offered_at": "2026-09-01T10:00:00Z"}
transfer_answered.example(
    "accepted at the last second",
    outcome="met",
    transfer=[OFFERED | {"transfer_answer": "accepted", "answered_at": "2026-09-04T10:00:00Z"}],
)
transfer_answered.example(
    "refused in time: it stays with the force that offered it",
    outcome="met",
    transfer=[OFFERED | {"transfer_answer": "refused", "answered_at": "2026-09-02T10:00:00Z"}],
)
transfer_answered.example(
    "accepted a week later",
    outcome="late",
    transfer=[OFFERED | {"transfer_answer": "accepted", "answered_at": "2026-09-08T10:00:00Z"}],
)
transfer_answered.example("no answer", outcome="missed", transfer=[OFFERED])
transfer_answered.example(
    "offered yesterday", outcome="pending", transfer=[OFFERED | {"offered_at": "2026-11-20T10:00:00Z"}]
)
transfer_answered.example(
    "answered on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    transfer=[OFFERED | {"transfer_answer": "accepted"}],
)
transfer_answered.example(
    "answered on the third day, at a time nobody wrote down",
    outcome="unknown",
    reason="too_coarse",
    transfer=[OFFERED | {"transfer_answer": "accepted", "answered_on": "2026-09-04"}],
)
transfer_answered.example(
    "offered in error, which a second person agreed",
    outcome="ended",
    transfer=[OFFERED],
    stood_down=stood_down("COO-01", "c", "recorded-in-error", stood_down_on="2026-09-02"),
)
transfer_answered.example("a case that was not offered", outcome=[], investigation=[{"id": "c"}])
transfer_answered.example(
    "offered the day before the Act began", outcome=[], transfer=[OFFERED | {"offered_at": "2015-07-30T10:00:00Z"}]
)
transfer_answered.example(
    "offered on the day the Act began", outcome="missed", transfer=[OFFERED | {"offered_at": "2015-07-31T10:00:00Z"}]
)
