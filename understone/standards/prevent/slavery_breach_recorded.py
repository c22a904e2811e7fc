"""A breach of a slavery order is recorded as a crime."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CRIME_RECORDING_STANDARD, MODERN_SLAVERY_ACT_2015
from understone.law.limits import hours
from understone.record.codes import OrderKind
from understone.standards.declaring import Gate, Stage, Subject, standard, stood_down
from understone.standards.prevent.acts import SLAVERY_ORDERS, breaches, owed_for_recording, recorded_for


@standard(
    "ORD-02",
    "A breach of a slavery prevention or risk order is recorded as a crime within 24 hours",
    stage=Stage.PREVENT,
    subject=Subject.SUSPECT,
    basis=Basis.GUIDANCE,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 30"),
        CRIME_RECORDING_STANDARD.cite("crime recording within 24 hours"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(
        24, "Hours from a breach coming to notice to recording its crime.", basis=Basis.GUIDANCE, checked="seen"
    ),
    raised_by=("order_breach", "court_order"),
    evidence=("order_breach.crime_id", "crime.crimed_on"),
    gate=Gate.BLOCKS,
    remedy="Record the section 30 offence, decide on arrest and charge, and tell the victims by a safe route.",
    gaming="Writing the breach down only once its crime is recorded. Read it beside reports about those bound.",
)
def slavery_breach_recorded(record: Any) -> tuple[Any, ...]:
    broken = breaches(record).filter(
        _.kind.isnull() | _.kind.isin([*SLAVERY_ORDERS, OrderKind.UNKNOWN]),
    )
    return owed_for_recording(broken), recorded_for(record, broken)


ORDER = {"id": "o", "person_id": "x", "kind": "stro"}
BREACH = {"court_order_id": "o", "noticed_at": "2026-09-01T10:00:00Z"}
CRIMED = BREACH | {"crime_id": "k"}
slavery_breach_recorded.example(
    "recorded at the last second",
    outcome="met",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k", "crimed_at": "2026-09-02T10:00:00Z"}],
)
for kind in ("stpo", "interim-stpo", "stro", "interim-stro"):
    slavery_breach_recorded.example(
        f"recorded three days later, {kind}",
        outcome="late",
        court_order=[ORDER | {"kind": kind}],
        order_breach=[CRIMED],
        crime=[{"id": "k", "crimed_at": "2026-09-04T10:00:00Z"}],
    )
slavery_breach_recorded.example(
    "two breaches, one crime",
    outcome=["met", "missed"],
    court_order=[ORDER],
    order_breach=[CRIMED, BREACH],
    crime=[{"id": "k", "crimed_at": "2026-09-01T12:00:00Z"}],
)
slavery_breach_recorded.example(
    "noticed this morning",
    outcome="pending",
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2026-11-21T08:00:00Z"}],
)
slavery_breach_recorded.example(
    "only the day of recording is known, the next day",
    outcome="unknown",
    reason="too_coarse",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k", "crimed_on": "2026-09-02"}],
)
slavery_breach_recorded.example(
    "recorded on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k"}],
)
slavery_breach_recorded.example(
    "its crime is dated before it came to notice",
    outcome="unknown",
    reason="before_trigger",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k", "crimed_at": "2026-08-20T10:00:00Z"}],
)
slavery_breach_recorded.example(
    "nothing says when it came to notice",
    outcome="unknown",
    reason="no_start",
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": None}],
)
slavery_breach_recorded.example(
    "nothing says which kind of order it was",
    outcome=["unknown", "unknown"],
    reason="blank",
    court_order=[ORDER | {"kind": None}, ORDER | {"id": "o2", "kind": "unknown"}],
    order_breach=[BREACH, BREACH | {"court_order_id": "o2"}],
)
slavery_breach_recorded.example(
    "the force does not supply crimes",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["crime"],
    court_order=[ORDER],
    order_breach=[BREACH],
)
slavery_breach_recorded.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    court_order=[ORDER],
    order_breach=[BREACH],
    stood_down=stood_down("ORD-02", "x", "recorded-in-error", stood_down_at="2026-09-01T12:00:00Z"),
)
slavery_breach_recorded.example(
    "noticed the day before orders existed",
    outcome=[],
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2015-07-30T10:00:00Z"}],
)
slavery_breach_recorded.example(
    "noticed on the first day of orders",
    outcome="missed",
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2015-07-31T10:00:00Z"}],
)
slavery_breach_recorded.example(
    "a restraining order", outcome=[], court_order=[ORDER | {"kind": "restraining"}], order_breach=[BREACH]
)
slavery_breach_recorded.example("an order that was kept", outcome=[], court_order=[ORDER])
