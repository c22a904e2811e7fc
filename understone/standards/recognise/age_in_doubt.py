"""While someone's age is in doubt, no adult procedure is used."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import GUARDIAN_GUIDANCE, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.record.codes import AgeGroup
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down


@standard(
    "REC-07",
    "A potential victim whose age is in doubt is treated as a child, with no adult procedure, until it is settled",
    stage=Stage.RECOGNISE,
    subject=Subject.PERSON,
    basis=Basis.LAW,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 51", checked="seen in part: as set out in guidance"),
        GUARDIAN_GUIDANCE.cite("definition of a child"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "Age is settled before an adult procedure.", basis=Basis.LAW, checked="from memory"),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("potential_victim.age_group",),
    evidence=("age_assessment",),
    gate=Gate.WARNS,
    remedy="Use the child's procedure now; tell children's services; ask the local authority to settle the age.",
    gaming="Writing *adult* at once, so that no doubt is ever on record. Read it beside ages settled as a child's.",
    not_confirmed=NotConfirmed(
        written_from="memory and a guidance's definition, November 2026",
        not_read_in="section 51 itself, nor when it began",
        check_with="the force solicitor",
        note="Section 51 is about arrangements for trafficked children; in custody another rule presumes age.",
    ),
)
def age_in_doubt(record: Any) -> tuple[Any, ...]:
    """A doubt with no day may be older than the procedure or younger: the record cannot say."""
    doubts = _doubts(record)
    used = _adult_procedures(record).inner_join(doubts, ["force_id", "person_id"])
    owed = used.filter(_.doubted_on.isnull() | _.used_on.isnull() | (_.doubted_on <= _.used_on)).select(
        "force_id",
        "case_id",
        subject_id=_.person_id,
        item_id=_.procedure_id,
        trigger=_.used_on,
        is_known=_.doubted_on.notnull(),
    )
    done = record.age_assessment.filter(_.decided_as == AgeGroup.ADULT).select(
        "force_id", subject_id=_.person_id, at=_.decided_on, written=_.recorded_on
    )
    return owed, done


def _doubts(record: Any) -> Any:
    """Potential victims whose age was doubted, and the first day of it."""
    doubted = record.age_assessment.semi_join(record.potential_victim, ["force_id", "person_id"]).select(
        "force_id", "person_id", on=_.doubted_on
    )
    judged = record.potential_victim.filter(_.age_group == AgeGroup.IN_DOUBT).select(
        "force_id", "person_id", on=ibis.coalesce(_.first_contact_on, _.reasonable_grounds_on)
    )
    return doubted.union(judged).group_by("force_id", "person_id").agg(doubted_on=_.on.min())


def _adult_procedures(record: Any) -> Any:
    """A duty-to-notify notification, which is for adults; a referral as an adult; custody as an adult."""
    case = {"case_id": _.investigation_id, "procedure_id": _.id}
    notified = record.notification.filter(_.age_group.isnull() | ~_.age_group.isin([AgeGroup.CHILD, AgeGroup.IN_DOUBT]))
    referred = record.nrm_referral.filter(_.age_group == AgeGroup.ADULT)
    held = record.custody.filter(_.treated_as == AgeGroup.ADULT)
    return (
        notified.select("force_id", "person_id", used_on=_.sent_on, **case)
        .union(referred.select("force_id", "person_id", used_on=_.sent_on, **case))
        .union(
            held.select("force_id", "person_id", used_on=ibis.coalesce(_.arrived_on, _.arrested_on), **case),
        )
    )


DOUBT = {"person_id": "p", "age_group": "in-doubt", "first_contact_on": "2026-08-01"}
ADULT = {"person_id": "p", "decided_as": "adult", "decided_by": "local-authority"}
HELD = {"person_id": "p", "treated_as": "adult", "arrived_on": "2026-09-01"}
age_in_doubt.example(
    "settled as an adult the day before custody",
    outcome="met",
    potential_victim=[DOUBT],
    age_assessment=[ADULT | {"doubted_on": "2026-08-01", "decided_on": "2026-08-31"}],
    custody=[HELD],
)
age_in_doubt.example(
    "settled as an adult a week after custody",
    outcome="late",
    potential_victim=[DOUBT],
    age_assessment=[ADULT | {"decided_on": "2026-09-08"}],
    custody=[HELD],
)
age_in_doubt.example(
    "held as an adult, and never settled",
    outcome="missed",
    potential_victim=[DOUBT],
    custody=[HELD | {"arrived_on": None, "arrested_on": "2026-09-01"}],
)
age_in_doubt.example(
    "held as an adult, and settled as a child",
    outcome="missed",
    potential_victim=[DOUBT | {"age_group": "child"}],
    age_assessment=[ADULT | {"decided_as": "child", "doubted_on": "2026-08-01", "decided_on": "2026-08-20"}],
    custody=[HELD],
)
age_in_doubt.example(
    "a duty-to-notify notification, which is for adults",
    outcome="missed",
    potential_victim=[DOUBT],
    notification=[{"person_id": "p", "sent_on": "2026-08-02"}],
)
age_in_doubt.example(
    "referred as an adult",
    outcome="missed",
    potential_victim=[DOUBT | {"first_contact_on": None, "reasonable_grounds_on": "2026-08-01"}],
    nrm_referral=[{"person_id": "p", "age_group": "adult", "sent_on": "2026-08-02"}],
)
age_in_doubt.example(
    "two procedures of one person, the second after it was settled",
    outcome=["met", "late"],
    potential_victim=[DOUBT],
    age_assessment=[ADULT | {"decided_on": "2026-09-20"}],
    custody=[HELD, HELD | {"arrived_on": "2026-10-01"}],
)
age_in_doubt.example(
    "held as an adult today",
    outcome="pending",
    potential_victim=[DOUBT],
    custody=[HELD | {"arrived_on": "2026-11-21"}],
)
age_in_doubt.example(
    "nothing says when age was first doubted",
    outcome="unknown",
    reason="blank",
    potential_victim=[DOUBT | {"first_contact_on": None}],
    custody=[HELD],
)
age_in_doubt.example(
    "nothing says when they were held",
    outcome="unknown",
    reason="no_start",
    potential_victim=[DOUBT],
    custody=[HELD | {"arrived_on": None}],
)
age_in_doubt.example(
    "settled as an adult on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=[DOUBT],
    age_assessment=[ADULT],
    custody=[HELD],
)
age_in_doubt.example(
    "the force does not supply how ages were settled",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["age_assessment"],
    potential_victim=[DOUBT],
    custody=[HELD],
)
age_in_doubt.example(
    "the doubt was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[DOUBT],
    custody=[HELD],
    stood_down=stood_down("REC-07", "p", "recorded-in-error", stood_down_on="2026-08-30"),
)
for _group in ("child", "in-doubt"):
    age_in_doubt.example(
        f"treated as what they may be: {_group}",
        outcome=[],
        potential_victim=[DOUBT],
        custody=[HELD | {"treated_as": _group}],
        nrm_referral=[{"person_id": "p", "age_group": _group, "sent_on": "2026-08-02"}],
        notification=[{"person_id": "p", "age_group": _group, "sent_on": "2026-08-02"}],
    )
age_in_doubt.example(
    "nothing says under which procedure they were held",
    outcome=[],
    potential_victim=[DOUBT],
    custody=[HELD | {"treated_as": None}],
)
age_in_doubt.example(
    "held before anyone doubted it",
    outcome=[],
    potential_victim=[DOUBT],
    custody=[HELD | {"arrived_on": "2026-07-31"}],
)
age_in_doubt.example(
    "an adult whose age nobody doubted",
    outcome=[],
    potential_victim=[DOUBT | {"age_group": "adult"}],
    custody=[HELD],
)
age_in_doubt.example(
    "a doubt about someone nobody judged a potential victim",
    outcome=[],
    age_assessment=[{"person_id": "p", "doubted_on": "2026-08-01"}],
    custody=[HELD],
)
age_in_doubt.example(
    "held the day before the Act was in force",
    outcome=[],
    potential_victim=[DOUBT | {"first_contact_on": "2015-07-01"}],
    custody=[HELD | {"arrived_on": "2015-07-30"}],
)
age_in_doubt.example(
    "held the day it was",
    outcome="missed",
    potential_victim=[DOUBT | {"first_contact_on": "2015-07-01"}],
    custody=[HELD | {"arrived_on": "2015-07-31"}],
)
