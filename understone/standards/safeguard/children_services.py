"""A child who may be a victim is referred to children's services: England by guidance, Wales by a duty to report."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_ONLY, WALES_ONLY, Basis
from understone.law.instruments import SOCIAL_SERVICES_WALES_ACT_2014, Instrument
from understone.law.limits import days
from understone.record.codes import AgeGroup, SafeguardingKind
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down

WORKING_TOGETHER = Instrument(
    "Working Together to Safeguard Children (England)",
    "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
    "from memory",
)


#: Part 7 of the 2014 Act in force; the day was read for section 126 and is taken to be that of section 130.
DUTY_TO_REPORT_FROM = dt.date(2016, 4, 6)
FACTS: dict[str, Any] = {
    "stage": Stage.SAFEGUARD,
    "subject": Subject.PERSON,
    "within": days(1, "Days to refer a child to children's services; in days because judgements are seldom timed."),
    "raised_by": ("potential_victim",),
    "evidence": ("safeguarding_action",),
    "shown_by": (OneOf("safeguarding_action.kind", (SafeguardingKind.CHILDREN_SERVICES,)),),
    "remedy": "Refer to children's services now and ask for a strategy discussion.",
    "gaming": "A telephone message entered as a referral. Read it beside strategy discussions held.",
}


def _children(record: Any) -> tuple[Any, ...]:
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


children_services = standard(
    "SAF-05",
    "A child who may be a victim is referred to children's services",
    basis=Basis.GUIDANCE,
    sources=(WORKING_TOGETHER.cite("referral by a practitioner"),),
    applies_to=ENGLAND_ONLY,
    gate=Gate.WARNS,
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="Working Together to Safeguard Children",
        check_with="the force solicitor",
        note="Wales has a duty to report of its own, which is the other version.",
    ),
    **FACTS,
)(_children)
child_reported = standard(
    "SAF-05",
    "A child who may be a victim is reported to the local authority",
    version=2,
    basis=Basis.LAW,
    sources=(SOCIAL_SERVICES_WALES_ACT_2014.cite("section 130"),),
    applies_to=WALES_ONLY,
    from_on=DUTY_TO_REPORT_FROM,
    gate=Gate.WARNS,
    not_confirmed=NotConfirmed(
        written_from="the Wales Safeguarding Procedures, November 2026",
        not_read_in="section 130 of the Social Services and Well-being (Wales) Act 2014, nor its commencement",
        check_with="the force solicitor",
        note="The Act gives no number of days; one day is force policy.",
    ),
    **FACTS,
)(_children)


CHILD = {"person_id": "p", "age_group": "child", "reasonable_grounds_on": "2026-09-01"}
TO_SERVICES = {"person_id": "p", "kind": "children-services"}
for version in (children_services, child_reported):
    version.example(
        "referred the next day",
        outcome="met",
        potential_victim=[CHILD],
        safeguarding_action=[TO_SERVICES | {"happened_at": "2026-09-02T15:00:00Z"}],
    )
    version.example(
        "age in doubt is a child, referred two days later",
        outcome="late",
        potential_victim=[CHILD | {"age_group": "in-doubt"}],
        safeguarding_action=[TO_SERVICES | {"happened_on": "2026-09-03"}],
    )
    version.example("nothing on record", outcome="missed", potential_victim=[CHILD])
    version.example(
        "judged today", outcome="pending", potential_victim=[CHILD | {"reasonable_grounds_on": "2026-11-21"}]
    )
    version.example(
        "referred on a day nobody wrote down",
        outcome="unknown",
        reason="undated",
        potential_victim=[CHILD],
        safeguarding_action=[TO_SERVICES],
    )
    version.example(
        "accepted by another force, which a second person agreed",
        outcome="ended",
        potential_victim=[CHILD],
        stood_down=stood_down("SAF-05", "p", "accepted-by-other-force", stood_down_on="2026-09-01"),
    )
    version.example("an adult", outcome=[], potential_victim=[CHILD | {"age_group": "adult"}])
    version.example(
        "two children of one case, one referred",
        outcome=["met", "missed"],
        potential_victim=[CHILD, CHILD | {"person_id": "q"}],
        safeguarding_action=[TO_SERVICES | {"happened_on": "2026-09-01"}],
    )
    version.example(
        "no day was written down",
        outcome="unknown",
        reason="no_start",
        potential_victim=[CHILD | {"reasonable_grounds_on": None}],
    )
    version.example(
        "the force does not supply safeguarding",
        outcome="unknown",
        reason="not_supplied",
        not_supplied=["safeguarding_action"],
        potential_victim=[CHILD],
    )
for version, before, first in (
    (children_services, "2015-07-30", "2015-07-31"),
    (child_reported, "2016-04-05", "2016-04-06"),
):
    version.example("judged the day before", outcome=[], potential_victim=[CHILD | {"reasonable_grounds_on": before}])
    version.example(
        "judged on the first day", outcome="missed", potential_victim=[CHILD | {"reasonable_grounds_on": first}]
    )
