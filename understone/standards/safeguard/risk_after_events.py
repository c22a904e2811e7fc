"""Each victim's risk is looked at again after each event in the suspect's case."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import (
    APP_SUPERVISORS,
    VICTIMS_CODE_2021,
)
from understone.law.limits import hours
from understone.record.codes import CustodyEventKind, SafeguardingKind
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard

REASSESSED = (SafeguardingKind.RISK_ASSESSMENT, SafeguardingKind.SAFETY_PLAN)
SUSPECT_EVENTS = (
    CustodyEventKind.ARREST,
    CustodyEventKind.BAIL,
    CustodyEventKind.BAIL_CHANGE,
    CustodyEventKind.RELEASE,
    CustodyEventKind.CHARGE,
)


@standard(
    "SAF-07",
    "Each victim's risk is looked at again after each event in the suspect's case",
    stage=Stage.SAFEGUARD,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        APP_SUPERVISORS.cite("victim strategy and regular reviews"),
        VICTIMS_CODE_2021.cite("Right 6"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(24, "Hours to reassess a victim's risk after an event in the suspect's case."),
    raised_by=("custody_event", "potential_victim"),
    evidence=("safeguarding_action",),
    shown_by=(OneOf("safeguarding_action.kind", REASSESSED),),
    gate=Gate.WARNS,
    remedy="Assess the risk again, tell the victim by a safe route, and change the plan.",
    gaming="One assessment entered for many events. Read it beside the number of events it stands for.",
    not_confirmed=NotConfirmed(
        written_from="an inference from the cited guidance",
        not_read_in="any instrument: the test is written in none",
        check_with="the force lead for modern slavery",
    ),
)
def risk_after_each_event(record: Any) -> tuple[Any, ...]:
    victims = record.potential_victim.filter(_.investigation_id.notnull()).select(
        "force_id", "investigation_id", victim_id=_.person_id
    )
    events = record.custody_event.filter(_.kind.isin(SUSPECT_EVENTS))
    after_each = events.inner_join(victims.distinct(), ["force_id", "investigation_id"])
    owed = after_each.filter(_.victim_id != _.person_id).select(
        "force_id",
        subject_id=_.victim_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.happened_at,
        trigger_on=_.happened_on,
    )
    done = record.safeguarding_action.filter(_.kind.isin(REASSESSED)).select(
        "force_id", subject_id=_.person_id, at=_.happened_at, on=_.happened_on, written=_.recorded_at
    )
    return owed, done


IN_CASE = {"person_id": "p", "investigation_id": "i"}
CHARGED = {"person_id": "x", "investigation_id": "i", "kind": "charge"}
ASSESSED = {"person_id": "p", "kind": "risk-assessment"}
risk_after_each_event.example(
    "assessed within the day of each of two events",
    outcome=["met", "met"],
    potential_victim=[IN_CASE],
    custody_event=[
        CHARGED | {"happened_at": "2026-09-01T10:00:00Z"},
        CHARGED | {"kind": "release", "happened_at": "2026-09-05T10:00:00Z"},
    ],
    safeguarding_action=[
        ASSESSED | {"happened_at": "2026-09-01T18:00:00Z"},
        ASSESSED | {"happened_at": "2026-09-06T10:00:00Z"},
    ],
)
risk_after_each_event.example(
    "two victims, one assessed late and one not",
    outcome=["late", "missed"],
    potential_victim=[IN_CASE, IN_CASE | {"person_id": "q"}],
    custody_event=[CHARGED | {"happened_at": "2026-09-01T10:00:00Z"}],
    safeguarding_action=[ASSESSED | {"happened_at": "2026-09-03T10:00:00Z"}],
)
risk_after_each_event.example(
    "an assessment before the event does not count",
    outcome="missed",
    potential_victim=[IN_CASE],
    custody_event=[CHARGED | {"happened_at": "2026-09-01T10:00:00Z"}],
    safeguarding_action=[ASSESSED | {"happened_at": "2026-08-31T10:00:00Z"}],
)
risk_after_each_event.example(
    "released this morning",
    outcome="pending",
    potential_victim=[IN_CASE],
    custody_event=[CHARGED | {"kind": "release", "happened_at": "2026-11-21T08:00:00Z"}],
)
risk_after_each_event.example(
    "the event has no date",
    outcome="unknown",
    reason="no_start",
    potential_victim=[IN_CASE],
    custody_event=[CHARGED],
)
risk_after_each_event.example(
    "an assessment with no date",
    outcome="unknown",
    reason="undated",
    potential_victim=[IN_CASE],
    custody_event=[CHARGED | {"happened_at": "2026-09-01T10:00:00Z"}],
    safeguarding_action=[ASSESSED],
)
risk_after_each_event.example(
    "the victim died, which a second person agreed",
    outcome="ended",
    potential_victim=[IN_CASE],
    custody_event=[CHARGED | {"happened_at": "2026-09-01T10:00:00Z"}],
    stood_down=[
        {
            "standard": "SAF-07",
            "subject_id": "p",
            "stood_down_on": "2026-08-01",
            "stood_down_reason": "died",
            "second_person_id": "s",
        }
    ],
)
risk_after_each_event.example(
    "the victim is the one arrested",
    outcome=[],
    potential_victim=[IN_CASE],
    custody_event=[CHARGED | {"person_id": "p", "happened_at": "2026-09-01T10:00:00Z"}],
)
risk_after_each_event.example(
    "charged the day before the Act began",
    outcome=[],
    potential_victim=[IN_CASE],
    custody_event=[CHARGED | {"happened_at": "2015-07-30T10:00:00Z"}],
)
risk_after_each_event.example(
    "charged on the day the Act began",
    outcome="missed",
    potential_victim=[IN_CASE],
    custody_event=[CHARGED | {"happened_at": "2015-07-31T10:00:00Z"}],
)
