"""Each victim's risk is looked at again after a breach of a restraining order."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS, SENTENCING_ACT_2020
from understone.law.limits import hours
from understone.record.codes import OrderKind
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down
from understone.standards.prevent.acts import breaches
from understone.standards.safeguard.risk_after_events import REASSESSED


@standard(
    "ORD-03",
    "Each potential victim's risk is looked at again within 24 hours of a breach of a restraining order",
    stage=Stage.PREVENT,
    subject=Subject.PERSON,
    basis=Basis.POLICY,
    sources=(
        SENTENCING_ACT_2020.cite("sections 360–363"),
        APP_SUPERVISORS.cite("victim strategy and regular reviews"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(24, "Hours from a breach coming to notice to assessing each victim's risk again."),
    raised_by=("order_breach", "court_order", "potential_victim"),
    evidence=("safeguarding_action",),
    shown_by=(OneOf("safeguarding_action.kind", REASSESSED),),
    gate=Gate.WARNS,
    remedy="Look at the breach with those before it as one course of conduct; assess the risk again; tell the victim.",
    gaming="One assessment entered for many breaches. Read it beside the breaches it stands for.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the Sentencing Act 2020 nor any guidance on restraining orders",
        check_with="the force solicitor",
        note="It is no inspection finding on slavery. Those looked at are the victims of the case the order came from.",
    ),
)
def risk_after_breach(record: Any) -> tuple[Any, ...]:
    victims = (
        record.potential_victim.filter(_.investigation_id.notnull())
        .select("force_id", "person_id", order_case=_.investigation_id)
        .distinct()
    )
    broken = breaches(record).filter(_.kind == OrderKind.RESTRAINING)
    after_each = broken.inner_join(victims, ["force_id", "order_case"]).filter(
        _.bound_id.isnull() | (_.person_id != _.bound_id)
    )
    owed = after_each.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.breach_id,
        case_id=_.order_case,
        trigger=_.noticed_at,
        trigger_on=_.noticed_on,
    )
    done = record.safeguarding_action.filter(_.kind.isin(REASSESSED)).select(
        "force_id", subject_id=_.person_id, at=_.happened_at, on=_.happened_on, written=_.recorded_at
    )
    return owed, done


VICTIM = {"person_id": "p", "investigation_id": "c"}
ORDER = {"id": "o", "person_id": "x", "kind": "restraining", "investigation_id": "c"}
BREACH = {"court_order_id": "o", "noticed_at": "2026-09-01T10:00:00Z"}
ASSESSED = {"person_id": "p", "kind": "risk-assessment"}
GIVEN = {"potential_victim": [VICTIM], "court_order": [ORDER], "order_breach": [BREACH]}
risk_after_breach.example(
    "assessed the same evening",
    outcome="met",
    **GIVEN,
    safeguarding_action=[ASSESSED | {"happened_at": "2026-09-01T20:00:00Z"}],
)
risk_after_breach.example(
    "the safety plan changed two days later",
    outcome="late",
    **GIVEN,
    safeguarding_action=[ASSESSED | {"kind": "safety-plan", "happened_at": "2026-09-03T20:00:00Z"}],
)
risk_after_breach.example(
    "something else done for them",
    outcome="missed",
    **GIVEN,
    safeguarding_action=[ASSESSED | {"kind": "medical", "happened_at": "2026-09-01T20:00:00Z"}],
)
risk_after_breach.example(
    "assessed before the breach and not again",
    outcome="missed",
    **GIVEN,
    safeguarding_action=[ASSESSED | {"happened_at": "2026-08-01T20:00:00Z"}],
)
risk_after_breach.example(
    "six unnamed people, none looked at again",
    outcome=["missed"] * 6,
    potential_victim=[VICTIM | {"person_id": f"p{n}"} for n in range(6)],
    court_order=[ORDER],
    order_breach=[BREACH],
)
risk_after_breach.example(
    "noticed this morning",
    outcome="pending",
    potential_victim=[VICTIM],
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2026-11-21T08:00:00Z"}],
)
risk_after_breach.example(
    "assessed on the next day, at a time nobody wrote down",
    outcome="unknown",
    reason="too_coarse",
    **GIVEN,
    safeguarding_action=[ASSESSED | {"happened_on": "2026-09-02"}],
)
risk_after_breach.example(
    "assessed on a day nobody wrote down", outcome="unknown", reason="undated", **GIVEN, safeguarding_action=[ASSESSED]
)
risk_after_breach.example(
    "nothing says when it came to notice",
    outcome="unknown",
    reason="no_start",
    potential_victim=[VICTIM],
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": None}],
)
risk_after_breach.example(
    "the force does not supply what was done to keep people safe",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["safeguarding_action"],
    **GIVEN,
)
risk_after_breach.example(
    "contact is unsafe, which a second person agreed",
    outcome="ended",
    **GIVEN,
    stood_down=stood_down("ORD-03", "p", "contact-unsafe", stood_down_at="2026-09-01T12:00:00Z"),
)
risk_after_breach.example(
    "noticed the day before these standards begin",
    outcome=[],
    potential_victim=[VICTIM],
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2015-07-30T10:00:00Z"}],
)
risk_after_breach.example(
    "noticed on the day these standards begin",
    outcome="missed",
    potential_victim=[VICTIM],
    court_order=[ORDER],
    order_breach=[BREACH | {"noticed_at": "2015-07-31T10:00:00Z"}],
)
risk_after_breach.example(
    "a potential victim who is bound by it",
    outcome=[],
    potential_victim=[VICTIM | {"person_id": "x"}],
    court_order=[ORDER],
    order_breach=[BREACH],
)
risk_after_breach.example(
    "a slavery order",
    outcome=[],
    potential_victim=[VICTIM],
    court_order=[ORDER | {"kind": "stpo"}],
    order_breach=[BREACH],
)
