"""Safety, a place to stay, health and threat are seen to at once."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import (
    APP_RESPONDERS,
    STOLEN_FREEDOM,
)
from understone.law.limits import hours
from understone.record.codes import SafeguardingKind
from understone.standards.declaring import Gate, OneOf, Stage, Subject, standard

IMMEDIATE = (
    SafeguardingKind.SAFETY_CHECK,
    SafeguardingKind.RISK_ASSESSMENT,
    SafeguardingKind.ACCOMMODATION,
    SafeguardingKind.MEDICAL,
    SafeguardingKind.SAFETY_PLAN,
)
MET_AT_TEN = {
    "person_id": "p",
    "first_contact_at": "2026-09-01T10:00:00Z",
    "reasonable_grounds_on": "2026-09-01",
}
CHECKED = {"person_id": "p", "kind": "safety-check"}


@standard(
    "SAF-01",
    "Safety, a place to stay, health and threat are seen to at once",
    stage=Stage.SAFEGUARD,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        APP_RESPONDERS.cite("initial considerations"),
        STOLEN_FREEDOM.cite("safeguarding at first contact"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(4, "Hours from first contact to a recorded safety action."),
    raised_by=("potential_victim",),
    evidence=("safeguarding_action",),
    shown_by=(OneOf("safeguarding_action.kind", IMMEDIATE),),
    gate=Gate.BLOCKS,
    remedy="Make the person safe, arrange a place to stay and medical care, and write down the threat and the plan.",
    gaming="A safety entry copied from the last case. Read it beside risk reassessed after each event.",
)
def safe_at_once(record: Any) -> tuple[Any, ...]:
    owed = record.potential_victim.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.first_contact_at,
        trigger_on=_.first_contact_on,
    )
    done = record.safeguarding_action.filter(_.kind.isin(IMMEDIATE)).select(
        "force_id", subject_id=_.person_id, at=_.happened_at, on=_.happened_on, written=_.recorded_at
    )
    return owed, done


safe_at_once.example(
    "exactly four hours is in time",
    outcome="met",
    potential_victim=[MET_AT_TEN],
    safeguarding_action=[CHECKED | {"happened_at": "2026-09-01T14:00:00Z"}],
)
safe_at_once.example(
    "one second over is late",
    outcome="late",
    potential_victim=[MET_AT_TEN],
    safeguarding_action=[CHECKED | {"happened_at": "2026-09-01T14:00:01Z"}],
)
safe_at_once.example("nothing on record", outcome="missed", potential_victim=[MET_AT_TEN])
safe_at_once.example(
    "a child's school visit is not a safety action",
    outcome="missed",
    potential_victim=[MET_AT_TEN],
    safeguarding_action=[CHECKED | {"kind": "other", "happened_at": "2026-09-01T11:00:00Z"}],
)
safe_at_once.example(
    "met three hours ago",
    outcome="pending",
    potential_victim=[MET_AT_TEN | {"first_contact_at": "2026-11-21T09:00:00Z"}],
)
safe_at_once.example(
    "an action of the same day with no time",
    outcome="unknown",
    reason="too_coarse",
    potential_victim=[MET_AT_TEN],
    safeguarding_action=[CHECKED | {"happened_on": "2026-09-01"}],
)
safe_at_once.example(
    "an action of the next day with no time is late whatever the time",
    outcome="late",
    potential_victim=[MET_AT_TEN],
    safeguarding_action=[CHECKED | {"happened_on": "2026-09-02"}],
)
safe_at_once.example(
    "only the day of contact is known and nothing was done",
    outcome="missed",
    potential_victim=[{"person_id": "p", "first_contact_on": "2026-09-01"}],
)
safe_at_once.example(
    "nothing says when police first met them",
    outcome="unknown",
    reason="no_start",
    potential_victim=[{"person_id": "p"}],
)
safe_at_once.example(
    "recorded in error, which a second person agreed",
    outcome="ended",
    potential_victim=[MET_AT_TEN],
    stood_down=[
        {
            "standard": "SAF-01",
            "subject_id": "p",
            "stood_down_at": "2026-09-01T11:00:00Z",
            "stood_down_reason": "recorded-in-error",
            "second_person_id": "s",
        }
    ],
)
safe_at_once.example("someone nobody judged", outcome=[], person=[{"id": "p"}])
safe_at_once.example(
    "met the day before the Act began",
    outcome=[],
    potential_victim=[MET_AT_TEN | {"first_contact_at": "2015-07-30T10:00:00Z"}],
)
safe_at_once.example(
    "met on the day the Act began",
    outcome="missed",
    potential_victim=[MET_AT_TEN | {"first_contact_at": "2015-07-31T10:00:00Z"}],
)
