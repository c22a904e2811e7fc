"""Modern slavery cases are given to investigators accredited for serious crime."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS, HIDDEN_VICTIMS_NEWS
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.investigate.acts import slavery_cases

PIP_LEVEL = 2
#: The inspectorates recommended that cases go to officers with the right skills.
RECOMMENDED_FROM = dt.date(2021, 5, 26)
#: The revised guidance shows no day of publication (after the consultation of August 2024). This is the first day
#: on which it is known to have stood; between its publication and this day version 1 is the milder claim.
GUIDANCE_FROM = dt.date(2026, 11, 21)
REMEDY = "Give it to an investigator of level 2 or higher, or have a detective supervisor hold it meanwhile."
GAMING = "Entering a level that nobody holds. Read it beside training records and who does the work."
WITHIN = days(0, "A case is with an accredited investigator from the moment it is allocated.")


@standard(
    "INV-07",
    "A modern slavery case is allocated only to an investigator with the skills for it, read as PIP level 2",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.POLICY,
    sources=(HIDDEN_VICTIMS_NEWS.cite("recommendations to chief constables: allocation by skills"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=RECOMMENDED_FROM,
    until_on=GUIDANCE_FROM,
    within=WITHIN,
    shape=Shape.PROHIBITION,
    raised_by=("allocation", "investigation.is_modern_slavery"),
    evidence=("allocation.pip_level",),
    gate=Gate.WARNS,
    remedy=REMEDY,
    gaming=GAMING,
    not_confirmed=NotConfirmed(
        written_from="the recommendation that cases be allocated by skills",
        not_read_in="any instrument: the record shows no skill but the PIP level, and level 2 is force policy here",
        check_with="the force lead for modern slavery",
    ),
)
def skilled(record: Any) -> tuple[Any, ...]:
    # an allocation with no day is counted once, under the guidance that stands now
    return allocated_to_accredited(record, record.allocation.filter(_.allocated_on.notnull()))


@standard(
    "INV-07",
    "A modern slavery case is allocated only to an investigator of PIP level 2 or higher",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(APP_SUPERVISORS.cite("investigation and safeguarding: PIP2 or higher accredited investigators"),),
    applies_to=ENGLAND_AND_WALES,
    version=2,
    from_on=GUIDANCE_FROM,
    within=WITHIN,
    shape=Shape.PROHIBITION,
    raised_by=("allocation", "investigation.is_modern_slavery"),
    evidence=("allocation.pip_level",),
    gate=Gate.WARNS,
    remedy=REMEDY,
    gaming=GAMING,
    not_confirmed=NotConfirmed(
        written_from="the guidance itself, which shows no day of publication",
        not_read_in="any page that dates it",
        check_with="the College of Policing",
    ),
)
def accredited(record: Any) -> tuple[Any, ...]:
    return allocated_to_accredited(record, record.allocation)


def allocated_to_accredited(record: Any, allocations: Any) -> tuple[Any, ...]:
    allocated = allocations.semi_join(slavery_cases(record), ["force_id", "investigation_id"])
    owed = allocated.select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.allocated_on,
        is_known=_.pip_level.notnull(),
    )
    done = allocated.filter(_.pip_level >= PIP_LEVEL).select(
        "force_id", subject_id=_.investigation_id, item_id=_.id, at=_.allocated_on
    )
    return owed, done


CASE = [{"id": "c", "is_modern_slavery": True}]
BEFORE = {"investigation_id": "c", "allocated_on": "2026-09-01"}
SINCE = {"investigation_id": "c", "allocated_on": "2026-11-21"}
for version, given in ((skilled, BEFORE), (accredited, SINCE)):
    version.example("level 2", outcome="met", investigation=CASE, allocation=[given | {"pip_level": 2}])
    version.example("level 3", outcome="met", investigation=CASE, allocation=[given | {"pip_level": 3}])
    version.example("level 1", outcome="missed", investigation=CASE, allocation=[given | {"pip_level": 1}])
    version.example(
        "level 1, then reallocated to level 2",
        outcome=["met", "missed"],
        investigation=CASE,
        allocation=[given | {"pip_level": 1}, given | {"pip_level": 2}],
    )
    version.example("no level written down", outcome="unknown", reason="blank", investigation=CASE, allocation=[given])
    version.example(
        "the force does not supply levels",
        outcome="unknown",
        reason="blank",
        not_supplied=["allocation.pip_level"],
        investigation=CASE,
        allocation=[given],
    )
    version.example(
        "a case of another kind",
        outcome=[],
        investigation=[{"id": "c", "is_modern_slavery": False}],
        allocation=[given | {"pip_level": 1}],
    )
skilled.example(
    "nothing says when it was allocated: counted once, under version 2",
    outcome=[],
    investigation=CASE,
    allocation=[BEFORE | {"allocated_on": None, "pip_level": 1}],
)
accredited.example(
    "nothing says when it was allocated",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    allocation=[SINCE | {"allocated_on": None, "pip_level": 1}],
)
skilled.example(
    "allocated the day before the recommendation",
    outcome=[],
    investigation=CASE,
    allocation=[BEFORE | {"allocated_on": "2021-05-25", "pip_level": 1}],
)
skilled.example(
    "allocated on the day of the recommendation",
    outcome="missed",
    investigation=CASE,
    allocation=[BEFORE | {"allocated_on": "2021-05-26", "pip_level": 1}],
)
skilled.example(
    "allocated the day before the guidance is known to have stood",
    outcome="missed",
    investigation=CASE,
    allocation=[BEFORE | {"allocated_on": "2026-11-20", "pip_level": 1}],
)
skilled.example(
    "allocated on the day from which the guidance is known to have stood",
    outcome=[],
    investigation=CASE,
    allocation=[SINCE | {"pip_level": 1}],
)
accredited.example(
    "allocated the day before the guidance is known to have stood",
    outcome=[],
    investigation=CASE,
    allocation=[SINCE | {"allocated_on": "2026-11-20", "pip_level": 1}],
)
