"""A breach of a restraining order is recorded as a crime."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CRIME_RECORDING_STANDARD, SENTENCING_ACT_2020
from understone.law.limits import hours
from understone.record.codes import OrderKind
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.prevent.acts import breaches, owed_for_recording, recorded_for


@standard(
    "ORD-05",
    "A breach of a restraining order is recorded as a crime within 24 hours",
    stage=Stage.PREVENT,
    subject=Subject.SUSPECT,
    basis=Basis.GUIDANCE,
    sources=(
        SENTENCING_ACT_2020.cite("sections 360–363"),
        CRIME_RECORDING_STANDARD.cite("crime recording within 24 hours"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(
        24, "Hours from a breach coming to notice to recording its crime.", basis=Basis.GUIDANCE, checked="seen"
    ),
    raised_by=("order_breach", "court_order"),
    evidence=("order_breach.crime_id", "crime.crimed_on"),
    gate=Gate.WARNS,
    remedy="Record the breach, look at it with those before it as one course of conduct, and tell the victims.",
    gaming="Writing the breach down only once its crime is recorded. Read it beside reports about those bound.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the Sentencing Act 2020 nor the Protection from Harassment Act 1997 before it",
        check_with="the force solicitor",
        note="It is no inspection finding on slavery: it rests on the law of restraining orders alone.",
    ),
)
def restraining_breach_recorded(record: Any) -> tuple[Any, ...]:
    broken = breaches(record).filter(_.kind == OrderKind.RESTRAINING)
    return owed_for_recording(broken), recorded_for(record, broken)


ORDER = {"id": "o", "person_id": "x", "kind": "restraining"}
BREACH = {"court_order_id": "o", "noticed_at": "2026-09-01T10:00:00Z"}
CRIMED = BREACH | {"crime_id": "k"}
restraining_breach_recorded.example(
    "recorded the same evening",
    outcome="met",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k", "crimed_at": "2026-09-01T20:00:00Z"}],
)
restraining_breach_recorded.example(
    "recorded three days later",
    outcome="late",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k", "crimed_at": "2026-09-04T10:00:00Z"}],
)
restraining_breach_recorded.example(
    "the third breach in a month, none recorded",
    outcome=["missed"] * 3,
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": f"2026-09-{day}T10:00:00Z"} for day in ("01", "12", "25")],
)
restraining_breach_recorded.example(
    "noticed this morning",
    outcome="pending",
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2026-11-21T08:00:00Z"}],
)
restraining_breach_recorded.example(
    "only the day of recording is known, the next day",
    outcome="unknown",
    reason="too_coarse",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k", "crimed_on": "2026-09-02"}],
)
restraining_breach_recorded.example(
    "recorded on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k"}],
)
restraining_breach_recorded.example(
    "its crime is dated before it came to notice",
    outcome="unknown",
    reason="before_trigger",
    court_order=[ORDER],
    order_breach=[CRIMED],
    crime=[{"id": "k", "crimed_at": "2026-08-20T10:00:00Z"}],
)
restraining_breach_recorded.example(
    "nothing says when it came to notice",
    outcome="unknown",
    reason="no_start",
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": None}],
)
restraining_breach_recorded.example(
    "the force does not supply crimes",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["crime"],
    court_order=[ORDER],
    order_breach=[BREACH],
)
restraining_breach_recorded.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    court_order=[ORDER],
    order_breach=[BREACH],
    stood_down=stood_down("ORD-05", "x", "recorded-in-error", stood_down_at="2026-09-01T12:00:00Z"),
)
restraining_breach_recorded.example(
    "noticed the day before these standards begin",
    outcome=[],
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2015-07-30T10:00:00Z"}],
)
restraining_breach_recorded.example(
    "noticed on the day these standards begin",
    outcome="missed",
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2015-07-31T10:00:00Z"}],
)
restraining_breach_recorded.example(
    "a slavery order", outcome=[], court_order=[ORDER | {"kind": "stpo"}], order_breach=[BREACH]
)
