"""A crime, or a lawful holding entry, for each person referred."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COUNTING_RULES
from understone.law.limits import days
from understone.record.codes import N200, Jurisdiction
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down

#: N200 entries could stand in place of a crime from about then; before it every referral was to be a crime.
HOLDING_ENTRIES_FROM = dt.date(2017, 4, 1)


@standard(
    "CRI-01",
    "Each person referred has a modern slavery crime, or a lawful N200 non-crime entry",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(COUNTING_RULES.cite("class 106; N200/01–06"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=HOLDING_ENTRIES_FROM,
    within=days(
        1, "Days from a referral to a crime or a lawful holding entry.", basis=Basis.GUIDANCE, checked="from memory"
    ),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("nrm_referral",),
    evidence=("crime.is_modern_slavery", "n200_entry"),
    gate=Gate.BLOCKS,
    remedy="Record the crime today, tie it to the referral, and ask the force crime registrar if it is unclear.",
    gaming="Holding entries that are never resolved. Read it beside CRI-03.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the counting rules on class 106 and N200",
        check_with="the crime registrar",
        note="From when an entry may stand for a crime rests on it: registrar to decide.",
    ),
)
def crime_for_each_referral(record: Any) -> tuple[Any, ...]:
    victims = record.potential_victim.select("force_id", "person_id", "jurisdiction")
    inside = victims.filter(_.jurisdiction.isnull() | (_.jurisdiction != Jurisdiction.OUTSIDE))
    only_outside = victims.anti_join(inside, ["force_id", "person_id"])
    referred = record.nrm_referral.anti_join(only_outside, ["force_id", "person_id"])
    owed = referred.select(
        "force_id", subject_id=_.person_id, item_id=_.id, case_id=_.investigation_id, trigger=_.sent_on
    )
    crimes = record.crime.filter(_.is_modern_slavery).select(
        "force_id", subject_id=_.victim_id, at=_.crimed_on, written=_.recorded_on
    )
    entries = record.n200_entry.filter(_.n200_code.notnull(), _.n200_code != N200.UNKNOWN).select(
        "force_id", subject_id=_.person_id, at=_.entered_on, written=_.recorded_on
    )
    return owed, crimes.union(entries)


SENT = {"person_id": "p", "sent_on": "2026-09-01"}
CRIMED = {"victim_id": "p", "is_modern_slavery": True}
crime_for_each_referral.example(
    "crimed before the referral was sent",
    outcome="met",
    nrm_referral=[SENT],
    crime=[CRIMED | {"crimed_on": "2026-08-20"}],
)
crime_for_each_referral.example(
    "a holding entry the next day",
    outcome="met",
    nrm_referral=[SENT],
    n200_entry=[{"person_id": "p", "n200_code": "N200/01", "entered_on": "2026-09-02"}],
)
crime_for_each_referral.example(
    "a notification-only entry is lawful, for the registrar to read",
    outcome="met",
    nrm_referral=[SENT],
    n200_entry=[{"person_id": "p", "n200_code": "N200/03", "entered_on": "2026-09-01"}],
)
crime_for_each_referral.example(
    "crimed a week later", outcome="late", nrm_referral=[SENT], crime=[CRIMED | {"crimed_on": "2026-09-08"}]
)
crime_for_each_referral.example(
    "another victim's crime is not theirs",
    outcome="missed",
    nrm_referral=[SENT],
    crime=[CRIMED | {"victim_id": "q", "crimed_on": "2026-09-01"}],
)
crime_for_each_referral.example(
    "a drugs crime is not it",
    outcome="missed",
    nrm_referral=[SENT],
    crime=[{"victim_id": "p", "is_modern_slavery": False, "crimed_on": "2026-09-01"}],
)
crime_for_each_referral.example("sent today", outcome="pending", nrm_referral=[SENT | {"sent_on": "2026-11-21"}])
crime_for_each_referral.example(
    "the crime has no date", outcome="unknown", reason="undated", nrm_referral=[SENT], crime=[CRIMED]
)
crime_for_each_referral.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    nrm_referral=[SENT],
    stood_down=stood_down("CRI-01", "p", "accepted-by-other-force", stood_down_on="2026-09-02"),
)
crime_for_each_referral.example(
    "exploited outside England and Wales only",
    outcome=[],
    nrm_referral=[SENT],
    potential_victim=[{"person_id": "p", "jurisdiction": "outside"}],
)
crime_for_each_referral.example(
    "referred before holding entries could stand for a crime",
    outcome=[],
    nrm_referral=[SENT | {"sent_on": "2017-03-31"}],
)
crime_for_each_referral.example(
    "referred on the day they could",
    outcome="missed",
    nrm_referral=[SENT | {"sent_on": "2017-04-01"}],
)
