"""Intelligence received is acted on, or the reason why not is written down."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import IntelligenceOrigin
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down

FROM_OTHERS = (
    IntelligenceOrigin.NCA,
    IntelligenceOrigin.OTHER_FORCE,
    IntelligenceOrigin.ROCU,
    IntelligenceOrigin.PARTNER,
)


@standard(
    "INT-02",
    "Modern slavery intelligence received from others is acted on, or the reason why not is written down, in 14 days",
    stage=Stage.INTELLIGENCE,
    subject=Subject.INTELLIGENCE,
    basis=Basis.NATIONAL,
    sources=(STOLEN_FREEDOM.cite("intelligence not developed or shared"),),
    applies_to=ENGLAND_AND_WALES,
    within=days(14, "Days to act on received intelligence, or to record why not."),
    raised_by=("intelligence_report.is_modern_slavery",),
    evidence=("intelligence_action",),
    gate=Gate.SHOWN,
    remedy="Task it, or write down why not; tell whoever sent it what became of it.",
    gaming="Declining in bulk. Read it beside the share not tasked and what became of the tasked.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for intelligence",
        note="The test is our inference; 14 days is force policy.",
    ),
)
def received_acted_on(record: Any) -> tuple[Any, ...]:
    received = record.intelligence_report.filter(_.is_modern_slavery, _.origin.isin(FROM_OTHERS))
    owed = received.select("force_id", subject_id=_.id, item_id=_.id, case_id=_.investigation_id, trigger=_.received_on)
    done = record.intelligence_action.select(
        "force_id", subject_id=_.intelligence_report_id, item_id=_.intelligence_report_id, at=_.answered_on
    )
    return owed, done


RECEIVED = {"id": "r", "origin": "nca", "is_modern_slavery": True, "received_on": "2026-09-01"}
ACTION = {"intelligence_report_id": "r", "intelligence_answer": "tasked"}
received_acted_on.example(
    "tasked on the fourteenth day",
    outcome="met",
    intelligence_report=[RECEIVED],
    intelligence_action=[ACTION | {"answered_on": "2026-09-15"}],
)
received_acted_on.example(
    "not tasked, with a reason, a day late",
    outcome="late",
    intelligence_report=[RECEIVED],
    intelligence_action=[ACTION | {"intelligence_answer": "not-tasked", "answered_on": "2026-09-16"}],
)
received_acted_on.example("nothing on record", outcome="missed", intelligence_report=[RECEIVED])
received_acted_on.example(
    "received last week", outcome="pending", intelligence_report=[RECEIVED | {"received_on": "2026-11-14"}]
)
received_acted_on.example(
    "tasked on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    intelligence_report=[RECEIVED],
    intelligence_action=[ACTION],
)
received_acted_on.example(
    "an action dated before it was received",
    outcome="unknown",
    reason="before_trigger",
    intelligence_report=[RECEIVED],
    intelligence_action=[ACTION | {"answered_on": "2026-08-30"}],
)
received_acted_on.example(
    "overtaken, which a second person agreed",
    outcome="ended",
    intelligence_report=[RECEIVED],
    stood_down=stood_down("INT-02", "r", "overtaken", stood_down_on="2026-09-05"),
)
received_acted_on.example(
    "from the force's own officer", outcome=[], intelligence_report=[RECEIVED | {"origin": "own-officer"}]
)
received_acted_on.example(
    "received the day before the Act began", outcome=[], intelligence_report=[RECEIVED | {"received_on": "2015-07-30"}]
)
received_acted_on.example(
    "received on the day the Act began",
    outcome="missed",
    intelligence_report=[RECEIVED | {"received_on": "2015-07-31"}],
)
