"""An adult with needs for care is brought to the local authority: England by guidance, Wales by a duty to report."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_ONLY, WALES_ONLY, Basis
from understone.law.instruments import APP_RESPONDERS, CARE_ACT_2014, SOCIAL_SERVICES_WALES_ACT_2014
from understone.law.limits import days
from understone.record.codes import AgeGroup, SafeguardingKind
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down

#: Part 7 of the 2014 Act in force; the day was read for section 126 and is taken to be that of section 128.
DUTY_TO_REPORT_FROM = dt.date(2016, 4, 6)
FACTS: dict[str, Any] = {
    "stage": Stage.SAFEGUARD,
    "subject": Subject.PERSON,
    "within": days(1, "Days to raise a concern about an adult; in days because judgements are seldom timed."),
    "raised_by": ("potential_victim.has_care_needs",),
    "evidence": ("safeguarding_action",),
    "shown_by": (OneOf("safeguarding_action.kind", (SafeguardingKind.ADULT_SAFEGUARDING,)),),
    "gate": Gate.WARNS,
    "remedy": "Raise the concern with the local authority now, with the adult's agreement or a reason in law without.",
    "gaming": "Writing that adults have no such needs. Read it beside adults whose needs nobody wrote down.",
}


def _adults(record: Any) -> tuple[Any, ...]:
    """Adults who have, or may have, needs; whose needs or age nobody wrote may be among them."""
    may_be_adult = _.age_group.isnull() | _.age_group.isin([AgeGroup.ADULT, AgeGroup.UNKNOWN])
    victims = record.potential_victim.filter(may_be_adult, _.has_care_needs.isnull() | _.has_care_needs)
    owed = victims.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.reasonable_grounds_on,
        is_known=(_.age_group == AgeGroup.ADULT) & _.has_care_needs,
    )
    done = record.safeguarding_action.filter(_.kind == SafeguardingKind.ADULT_SAFEGUARDING).select(
        "force_id", subject_id=_.person_id, at=_.happened_on, written=_.recorded_on
    )
    return owed, done


concern_raised = standard(
    "SAF-06",
    "A safeguarding concern is raised for each adult who may be a victim and has needs for care and support",
    basis=Basis.GUIDANCE,
    sources=(CARE_ACT_2014.cite("section 42"), APP_RESPONDERS.cite("initial considerations")),
    applies_to=ENGLAND_ONLY,
    not_confirmed=NotConfirmed(
        written_from="memory, and the College's guidance that names section 42, November 2026",
        not_read_in="the Care Act 2014 and its statutory guidance",
        check_with="the force solicitor",
        note="The duty to enquire is the local authority's; that police raise the concern is guidance.",
    ),
    **FACTS,
)(_adults)
adult_reported = standard(
    "SAF-06",
    "Each adult who may be a victim and has needs for care and support is reported to the local authority",
    version=2,
    basis=Basis.LAW,
    sources=(SOCIAL_SERVICES_WALES_ACT_2014.cite("section 128"),),
    applies_to=WALES_ONLY,
    from_on=DUTY_TO_REPORT_FROM,
    not_confirmed=NotConfirmed(
        written_from="the Wales Safeguarding Procedures, November 2026",
        not_read_in="section 128 of the Social Services and Well-being (Wales) Act 2014, nor its commencement",
        check_with="the force solicitor",
        note="The Act gives no number of days; one day is force policy.",
    ),
    **FACTS,
)(_adults)


IN_NEED = {"person_id": "p", "age_group": "adult", "has_care_needs": True, "reasonable_grounds_on": "2026-09-01"}
RAISED = {"person_id": "p", "kind": "adult-safeguarding"}
for version in (concern_raised, adult_reported):
    version.example(
        "raised the next day",
        outcome="met",
        potential_victim=[IN_NEED],
        safeguarding_action=[RAISED | {"happened_on": "2026-09-02"}],
    )
    version.example(
        "raised two days later",
        outcome="late",
        potential_victim=[IN_NEED],
        safeguarding_action=[RAISED | {"happened_on": "2026-09-03"}],
    )
    version.example(
        "a safety plan is not a concern raised",
        outcome="missed",
        potential_victim=[IN_NEED],
        safeguarding_action=[RAISED | {"kind": "safety-plan", "happened_on": "2026-09-01"}],
    )
    version.example(
        "judged today", outcome="pending", potential_victim=[IN_NEED | {"reasonable_grounds_on": "2026-11-21"}]
    )
    version.example(
        "nothing says whether they have such needs",
        outcome="unknown",
        reason="blank",
        potential_victim=[IN_NEED | {"has_care_needs": None}],
    )
    version.example(
        "nothing says how old they are",
        outcome="unknown",
        reason="blank",
        potential_victim=[IN_NEED | {"age_group": None}],
    )
    version.example(
        "raised on a day nobody wrote down",
        outcome="unknown",
        reason="undated",
        potential_victim=[IN_NEED],
        safeguarding_action=[RAISED],
    )
    version.example(
        "no day was written down",
        outcome="unknown",
        reason="no_start",
        potential_victim=[IN_NEED | {"reasonable_grounds_on": None}],
    )
    version.example(
        "the force does not supply safeguarding",
        outcome="unknown",
        reason="not_supplied",
        not_supplied=["safeguarding_action"],
        potential_victim=[IN_NEED],
    )
    version.example(
        "recorded in error, which a second person agreed",
        outcome="ended",
        potential_victim=[IN_NEED],
        stood_down=stood_down("SAF-06", "p", "recorded-in-error", stood_down_on="2026-09-01"),
    )
    version.example(
        "two adults of one case, one concern",
        outcome=["met", "missed"],
        potential_victim=[IN_NEED, IN_NEED | {"person_id": "q"}],
        safeguarding_action=[RAISED | {"happened_on": "2026-09-01"}],
    )
    version.example("no such needs", outcome=[], potential_victim=[IN_NEED | {"has_care_needs": False}])
    version.example("a child", outcome=[], potential_victim=[IN_NEED | {"age_group": "child"}])
    version.example("age in doubt is a child", outcome=[], potential_victim=[IN_NEED | {"age_group": "in-doubt"}])
for version, before, first in (
    (concern_raised, "2015-07-30", "2015-07-31"),
    (adult_reported, "2016-04-05", "2016-04-06"),
):
    version.example("judged the day before", outcome=[], potential_victim=[IN_NEED | {"reasonable_grounds_on": before}])
    version.example(
        "judged on the first day", outcome="missed", potential_victim=[IN_NEED | {"reasonable_grounds_on": first}]
    )
