"""A child who may be a victim is referred to children's services."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_ONLY, Basis
from understone.law.instruments import (
    Instrument,
)
from understone.law.limits import days
from understone.record.codes import AgeGroup, SafeguardingKind
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down

WORKING_TOGETHER = Instrument(
    "Working Together to Safeguard Children (England)",
    "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
    "from memory",
)


@standard(
    "SAF-05",
    "A child who may be a victim is referred to children's services",
    stage=Stage.SAFEGUARD,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(WORKING_TOGETHER.cite("referral by a practitioner"),),
    applies_to=ENGLAND_ONLY,
    within=days(1, "Days to refer a child to children's services; in days because judgements are seldom timed."),
    raised_by=("potential_victim",),
    evidence=("safeguarding_action",),
    gate=Gate.BLOCKS,
    remedy="Refer to children's services now and ask for a strategy discussion.",
    gaming="A telephone message entered as a referral. Read it beside strategy discussions held.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="Working Together to Safeguard Children",
        check_with="the force solicitor",
        note="Wales has a duty to report of its own (2014 Act, sections 128 and 130), not yet here.",
    ),
)
def children_services(record: Any) -> tuple[Any, ...]:
    children = record.potential_victim.filter(_.age_group.isin([AgeGroup.CHILD, AgeGroup.IN_DOUBT]))
    owed = children.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.reasonable_grounds_on,
    )
    done = record.safeguarding_action.filter(_.kind == SafeguardingKind.CHILDREN_SERVICES).select(
        "force_id", subject_id=_.person_id, at=_.happened_on, written=_.recorded_on
    )
    return owed, done


CHILD = {"person_id": "p", "age_group": "child", "reasonable_grounds_on": "2026-09-01"}
TO_SERVICES = {"person_id": "p", "kind": "children-services"}
children_services.example(
    "referred the next day",
    outcome="met",
    potential_victim=[CHILD],
    safeguarding_action=[TO_SERVICES | {"happened_at": "2026-09-02T15:00:00Z"}],
)
children_services.example(
    "age in doubt is a child, referred two days later",
    outcome="late",
    potential_victim=[CHILD | {"age_group": "in-doubt"}],
    safeguarding_action=[TO_SERVICES | {"happened_on": "2026-09-03"}],
)
children_services.example("nothing on record", outcome="missed", potential_victim=[CHILD])
children_services.example(
    "judged today", outcome="pending", potential_victim=[CHILD | {"reasonable_grounds_on": "2026-11-21"}]
)
children_services.example(
    "referred on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=[CHILD],
    safeguarding_action=[TO_SERVICES],
)
children_services.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    potential_victim=[CHILD],
    stood_down=stood_down("SAF-05", "p", "accepted-by-other-force", stood_down_on="2026-09-01"),
)
children_services.example("an adult", outcome=[], potential_victim=[CHILD | {"age_group": "adult"}])
