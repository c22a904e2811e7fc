"""No check is made only to find out someone's status."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import NPCC_STATUS_GUIDANCE
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.immigration.acts import disclosures_to_immigration


@standard(
    "IMM-03",
    "No check is made of a victim or witness only to find out their status",
    stage=Stage.IMMIGRATION_KEPT_APART,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(NPCC_STATUS_GUIDANCE.cite("no check solely for status"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2018, 12, 1),
    within=days(0, "No check only to find out status.", basis=Basis.NATIONAL, checked="seen"),
    shape=Shape.PROHIBITION,
    raised_by=("disclosure.disclosed_to",),
    evidence=("disclosure.is_status_check",),
    gate=Gate.SHOWN,
    remedy="Do not check again. Ring the duty specialist; write down why it was done and tell the person where safe.",
    gaming="A purpose written afterwards. Read it beside reasons written after the day of the check.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="the NPCC's guidance itself",
        check_with="the force solicitor",
    ),
)
def no_status_check(record: Any) -> tuple[Any, ...]:
    checks = disclosures_to_immigration(record)
    columns = {"subject_id": _.person_id, "item_id": _.id}
    owed = checks.select(
        "force_id",
        **columns,
        case_id=_.investigation_id,
        trigger=_.disclosed_on,
        is_known=_.is_status_check.notnull(),
    )
    done = checks.filter(~_.is_status_check).select("force_id", **columns, at=_.disclosed_on)
    return owed, done


VICTIM = [{"person_id": "p"}]
CHECK = {"person_id": "p", "disclosed_to": "immigration-enforcement", "disclosed_on": "2026-09-01"}
no_status_check.example(
    "passed on for another purpose",
    outcome="met",
    potential_victim=VICTIM,
    disclosure=[CHECK | {"is_status_check": False}],
)
no_status_check.example(
    "only to find out status", outcome="missed", potential_victim=VICTIM, disclosure=[CHECK | {"is_status_check": True}]
)
no_status_check.example(
    "nothing says what for", outcome="unknown", reason="blank", potential_victim=VICTIM, disclosure=[CHECK]
)
no_status_check.example(
    "before the guidance",
    outcome=[],
    potential_victim=VICTIM,
    disclosure=[CHECK | {"is_status_check": True, "disclosed_on": "2018-11-30"}],
)
no_status_check.example("about a suspect who is no victim", outcome=[], disclosure=[CHECK | {"is_status_check": True}])
no_status_check.example(
    "on the day of the guidance",
    outcome="missed",
    potential_victim=VICTIM,
    disclosure=[CHECK | {"is_status_check": True, "disclosed_on": "2018-12-01"}],
)
