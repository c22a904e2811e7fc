"""Every adult is told what a referral means and what support follows."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import (
    HIDDEN_VICTIMS,
    SLAVERY_STATUTORY_GUIDANCE,
)
from understone.law.limits import days
from understone.record.codes import AgeGroup
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard
from understone.standards.refer.acts import (
    DUTY_TO_NOTIFY_FROM,
    owed_from_judgement,
)

JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-09-01"}
ADULT = JUDGED | {"age_group": "adult", "referral_answer": "not-now"}
CHILD = JUDGED | {"age_group": "child"}


@standard(
    "REF-07",
    "Every adult is told what a referral means and what support follows",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(
        SLAVERY_STATUTORY_GUIDANCE.cite("informed agreement to referral"),
        HIDDEN_VICTIMS.cite("summary of concerns"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=DUTY_TO_NOTIFY_FROM,
    within=days(2, "Days to tell an adult what a referral means and what support follows."),
    raised_by=("potential_victim",),
    evidence=("potential_victim.told_of_rights_on",),
    gate=Gate.WARNS,
    remedy="Tell them, in a language they understand, what follows and what does not, and write down that you did.",
    gaming="A tick for a leaflet handed over. Read it beside whether an independent interpreter was used.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the statutory guidance under section 49",
        check_with="the force solicitor",
    ),
)
def told_of_rights(record: Any) -> tuple[Any, ...]:
    adults = record.potential_victim.filter(_.age_group == AgeGroup.ADULT)
    done = adults.filter(_.told_of_rights_on.notnull()).select(
        "force_id", subject_id=_.person_id, at=_.told_of_rights_on
    )
    return owed_from_judgement(adults), done


told_of_rights.example(
    "told the same day", outcome="met", potential_victim=[ADULT | {"told_of_rights_on": "2026-09-01"}]
)
told_of_rights.example(
    "told a week later", outcome="late", potential_victim=[ADULT | {"told_of_rights_on": "2026-09-08"}]
)
told_of_rights.example("nothing on record", outcome="missed", potential_victim=[ADULT])
told_of_rights.example(
    "judged today", outcome="pending", potential_victim=[ADULT | {"reasonable_grounds_on": "2026-11-21"}]
)
told_of_rights.example(
    "the force does not supply the column",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["potential_victim.told_of_rights_on"],
    potential_victim=[ADULT],
)
told_of_rights.example(
    "the person died, which a second person agreed",
    outcome="ended",
    potential_victim=[ADULT],
    stood_down=[
        {
            "standard": "REF-07",
            "subject_id": "p",
            "stood_down_on": "2026-09-02",
            "stood_down_reason": "died",
            "second_person_id": "s",
        }
    ],
)
told_of_rights.example("a child is not asked", outcome=[], potential_victim=[CHILD])
told_of_rights.example(
    "judged the day before the duty began",
    outcome=[],
    potential_victim=[ADULT | {"reasonable_grounds_on": "2015-10-31"}],
)
told_of_rights.example(
    "judged on the day the duty began",
    outcome="missed",
    potential_victim=[ADULT | {"reasonable_grounds_on": "2015-11-01"}],
)
