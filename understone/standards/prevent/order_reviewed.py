"""An order is reviewed before it ends."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import MODERN_SLAVERY_ACT_2015, MSA_EXPLANATORY_NOTES
from understone.law.limits import days
from understone.record.codes import OrderKind
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard, stood_down

SLAVERY_ORDERS = (OrderKind.STPO, OrderKind.INTERIM_STPO, OrderKind.STRO, OrderKind.INTERIM_STRO)


@standard(
    "ORD-04",
    "A slavery prevention or risk order is reviewed in the 90 days before it ends",
    stage=Stage.PREVENT,
    subject=Subject.SUSPECT,
    basis=Basis.POLICY,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("sections 14–24"),
        MSA_EXPLANATORY_NOTES.cite("paragraphs 80–86 and 101–104"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(90, "Days before an order ends within which it is reviewed."),
    shape=Shape.AHEAD_OF_A_DATE,
    raised_by=("court_order",),
    evidence=("order_review",),
    gate=Gate.SHOWN,
    remedy="Review the risk; apply to renew or vary, or write down why it may end.",
    gaming="A review entered on the last day. Read it beside applications made.",
)
def order_reviewed(record: Any) -> tuple[Any, ...]:
    orders = record.court_order.filter(_.kind.isin(SLAVERY_ORDERS))
    owed = orders.select(
        "force_id", subject_id=_.person_id, item_id=_.id, case_id=_.investigation_id, trigger=_.expires_on
    )
    holders = orders.select("force_id", "person_id", court_order_id=_.id)
    done = record.order_review.inner_join(holders, ["force_id", "court_order_id"]).select(
        "force_id", subject_id=_.person_id, item_id=_.court_order_id, at=_.reviewed_on
    )
    return owed, done


ORDER = {"id": "o", "person_id": "x", "kind": "stpo", "expires_on": "2026-10-01"}
REVIEW = {"court_order_id": "o"}
order_reviewed.example(
    "reviewed on the day it ends",
    outcome="met",
    court_order=[ORDER],
    order_review=[REVIEW | {"reviewed_on": "2026-10-01"}],
)
order_reviewed.example(
    "reviewed the day after",
    outcome="late",
    court_order=[ORDER],
    order_review=[REVIEW | {"reviewed_on": "2026-10-02"}],
)
order_reviewed.example("it ran out unnoticed", outcome="missed", court_order=[ORDER])
order_reviewed.example(
    "ninety days before it ends", outcome="pending", court_order=[ORDER | {"expires_on": "2027-02-19"}]
)
order_reviewed.example("ninety-one days before it ends", outcome=[], court_order=[ORDER | {"expires_on": "2027-02-20"}])
order_reviewed.example(
    "reviewed long before and not again",
    outcome="unknown",
    reason="before_trigger",
    court_order=[ORDER],
    order_review=[REVIEW | {"reviewed_on": "2025-01-01"}],
)
order_reviewed.example(
    "no end was written down",
    outcome="unknown",
    reason="no_start",
    court_order=[ORDER | {"expires_on": None}],
)
order_reviewed.example(
    "the person bound has died, which a second person agreed",
    outcome="ended",
    court_order=[ORDER],
    stood_down=stood_down("ORD-04", "x", "died", stood_down_on="2026-08-01"),
)
order_reviewed.example("a restraining order", outcome=[], court_order=[ORDER | {"kind": "restraining"}])
order_reviewed.example(
    "it ended the day before the Act began", outcome=[], court_order=[ORDER | {"expires_on": "2015-07-30"}]
)
order_reviewed.example(
    "it ended on the day the Act began", outcome="missed", court_order=[ORDER | {"expires_on": "2015-07-31"}]
)
