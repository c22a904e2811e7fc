"""A crime, or a lawful holding entry, for each person referred."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COMMISSIONER_ON_RECORDING, COUNTING_RULES
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
    gate=Gate.WARNS,
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
    entries = record.n200_entry.filter(_.n200_code.notnull(), _.n200_code != N200.UNKNOWN).select(
        "force_id", subject_id=_.person_id, at=_.entered_on, written=_.recorded_on
    )
    return _owed(record), _crimes(record).union(entries)


@standard(
    "CRI-01",
    "Each person referred has a modern slavery crime",
    version=2,
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(
        COMMISSIONER_ON_RECORDING.cite("every referral is recorded as a crime"),
        COUNTING_RULES.cite("class 106"),
    ),
    applies_to=ENGLAND_AND_WALES,
    until_on=HOLDING_ENTRIES_FROM,
    within=days(1, "Days from a referral to a crime.", basis=Basis.GUIDANCE, checked="from memory"),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("nrm_referral",),
    evidence=("crime.is_modern_slavery",),
    gate=Gate.WARNS,
    remedy="Record the crime today, tie it to the referral, and ask the force crime registrar if it is unclear.",
    gaming="One crime for several people. Read it beside CRI-05.",
    not_confirmed=NotConfirmed(
        written_from="the Commissioner's page for the rule and memory for the day it ended, November 2026",
        not_read_in="the counting rules on class 106 as they then stood",
        check_with="the crime registrar",
        note="When N200 entries began is not known: registrar to decide.",
    ),
)
def crime_for_every_referral(record: Any) -> tuple[Any, ...]:
    return _owed(record), _crimes(record)


def _owed(record: Any) -> Any:
    """Everyone referred, but for those exploited only outside England and Wales."""
    victims = record.potential_victim.select("force_id", "person_id", "jurisdiction")
    inside = victims.filter(_.jurisdiction.isnull() | (_.jurisdiction != Jurisdiction.OUTSIDE))
    only_outside = victims.anti_join(inside, ["force_id", "person_id"])
    referred = record.nrm_referral.anti_join(only_outside, ["force_id", "person_id"])
    return referred.select(
        "force_id", subject_id=_.person_id, item_id=_.id, case_id=_.investigation_id, trigger=_.sent_on
    )


def _crimes(record: Any) -> Any:
    return record.crime.filter(_.is_modern_slavery).select(
        "force_id", subject_id=_.victim_id, at=_.crimed_on, written=_.recorded_on
    )


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

BEFORE_ENTRIES = SENT | {"sent_on": "2016-09-01"}
crime_for_every_referral.example(
    "crimed the next day", outcome="met", nrm_referral=[BEFORE_ENTRIES], crime=[CRIMED | {"crimed_on": "2016-09-02"}]
)
crime_for_every_referral.example(
    "crimed two days later", outcome="late", nrm_referral=[BEFORE_ENTRIES], crime=[CRIMED | {"crimed_on": "2016-09-03"}]
)
crime_for_every_referral.example(
    "an entry could not yet stand for a crime",
    outcome="missed",
    nrm_referral=[BEFORE_ENTRIES],
    n200_entry=[{"person_id": "p", "n200_code": "N200/01", "entered_on": "2016-09-01"}],
)
crime_for_every_referral.example(
    "sent that day", outcome="pending", as_at="2016-09-01T12:00:00Z", nrm_referral=[BEFORE_ENTRIES]
)
crime_for_every_referral.example(
    "the crime has no date", outcome="unknown", reason="undated", nrm_referral=[BEFORE_ENTRIES], crime=[CRIMED]
)
crime_for_every_referral.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    nrm_referral=[BEFORE_ENTRIES],
    stood_down=stood_down("CRI-01", "p", "accepted-by-other-force", stood_down_on="2016-09-02"),
)
crime_for_every_referral.example(
    "exploited outside England and Wales only",
    outcome=[],
    nrm_referral=[BEFORE_ENTRIES],
    potential_victim=[{"person_id": "p", "jurisdiction": "outside"}],
)
crime_for_every_referral.example(
    "referred the day before the Act began", outcome=[], nrm_referral=[SENT | {"sent_on": "2015-07-30"}]
)
crime_for_every_referral.example(
    "referred on the day the Act began", outcome="missed", nrm_referral=[SENT | {"sent_on": "2015-07-31"}]
)
crime_for_every_referral.example(
    "referred on the last day of the rule", outcome="missed", nrm_referral=[SENT | {"sent_on": "2017-03-31"}]
)
crime_for_every_referral.example(
    "referred on the day entries could stand for a crime, which version 1 looks at",
    outcome=[],
    nrm_referral=[SENT | {"sent_on": "2017-04-01"}],
)
