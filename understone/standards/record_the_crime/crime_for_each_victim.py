"""Where a case has several potential victims, each has a crime of their own."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COUNTING_RULES
from understone.law.limits import days
from understone.record.codes import N200, Jurisdiction
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down


@standard(
    "CRI-05",
    "Each of several potential victims in a case with a crime has a crime, or a lawful N200 entry, of their own",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(COUNTING_RULES.cite("General Rules, Section D, one crime for each victim"),),
    applies_to=ENGLAND_AND_WALES,
    within=days(
        1,
        "Days from the case's first crime, or the judgement if later, to a crime for the person.",
        basis=Basis.GUIDANCE,
        checked="from memory",
    ),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("potential_victim", "crime.is_modern_slavery"),
    evidence=("crime.victim_id", "crime.crimed_on", "n200_entry"),
    gate=Gate.WARNS,
    remedy="Record a crime for each person, named or not; where their number is not known, ask the registrar.",
    gaming="Naming fewer potential victims. Read it beside the people found and the people judged.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the counting rules, General Rules Section D, and their revision of 2023 on the principal crime",
        check_with="the crime registrar",
        note="Whether the revision of 2023 changes it is not known: registrar to decide.",
    ),
)
def crime_for_each_victim(record: Any) -> tuple[Any, ...]:
    crimes = record.crime.filter(_.is_modern_slavery)
    several = _several(record).inner_join(_first_crimes(crimes), ["force_id", "investigation_id"])
    is_later = several.judged_on.notnull() & several.crimed_on.notnull() & (several.judged_on < several.crimed_on)
    on_judgement = several.filter(~is_later).mutate(trigger=_.judged_on)
    on_crime = several.filter(is_later).mutate(trigger=_.crimed_on)
    owed = on_judgement.union(on_crime).select(
        "force_id", "trigger", subject_id=_.person_id, item_id=_.judgement_id, case_id=_.investigation_id
    )
    recorded = crimes.select("force_id", subject_id=_.victim_id, at=_.crimed_on, written=_.recorded_on)
    entries = record.n200_entry.filter(_.n200_code.notnull(), _.n200_code != N200.UNKNOWN).select(
        "force_id", subject_id=_.person_id, at=_.entered_on, written=_.recorded_on
    )
    return owed, recorded.union(entries)


def _several(record: Any) -> Any:
    """Potential victims within England and Wales, or not known where, in cases with more than one of them."""
    inside = record.potential_victim.filter(
        _.investigation_id.notnull(), _.jurisdiction.isnull() | (_.jurisdiction != Jurisdiction.OUTSIDE)
    )
    people = inside.group_by("force_id", "investigation_id").agg(n_people=_.person_id.nunique())
    several = people.filter(_.n_people > 1).select("force_id", "investigation_id")
    return inside.semi_join(several, ["force_id", "investigation_id"]).select(
        "force_id", "investigation_id", "person_id", judgement_id=_.id, judged_on=_.reasonable_grounds_on
    )


def _first_crimes(crimes: Any) -> Any:
    in_cases = crimes.filter(_.investigation_id.notnull())
    return in_cases.group_by("force_id", "investigation_id").agg(crimed_on=_.crimed_on.min())


JUDGED = {"person_id": "p", "investigation_id": "i", "reasonable_grounds_on": "2026-09-01"}
OTHER = JUDGED | {"person_id": "q"}
CRIME = {"is_modern_slavery": True, "investigation_id": "i", "victim_id": "p", "crimed_on": "2026-09-02"}
ENTRY = {"person_id": "q", "n200_code": "N200/01", "entered_on": "2026-09-02"}
crime_for_each_victim.example(
    "a crime for each the next day",
    outcome=["met", "met"],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME, CRIME | {"victim_id": "q"}],
)
crime_for_each_victim.example(
    "the second one crimed two days after the first",
    outcome=["late", "met"],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME, CRIME | {"victim_id": "q", "crimed_on": "2026-09-04"}],
)
crime_for_each_victim.example(
    "a lawful entry for one of them",
    outcome=["met", "met"],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME],
    n200_entry=[ENTRY],
)
crime_for_each_victim.example(
    "an entry whose code cannot be told is none",
    outcome=["met", "missed"],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME],
    n200_entry=[ENTRY | {"n200_code": "unknown"}],
)
crime_for_each_victim.example(
    "six unnamed people and one crime",
    outcome=["met", "missed", "missed", "missed", "missed", "missed"],
    person=[{"id": f"p{i}", "is_named": False} for i in range(6)],
    potential_victim=[JUDGED | {"person_id": f"p{i}"} for i in range(6)],
    crime=[CRIME | {"victim_id": "p0"}],
)
crime_for_each_victim.example(
    "one crime that names no victim",
    outcome=["missed", "missed"],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME | {"victim_id": None}],
)
crime_for_each_victim.example(
    "judged a month after the first crime: the day runs from the judgement",
    outcome=["met", "met"],
    potential_victim=[JUDGED, OTHER | {"reasonable_grounds_on": "2026-10-05"}],
    crime=[CRIME, CRIME | {"victim_id": "q", "crimed_on": "2026-10-06"}],
)
crime_for_each_victim.example(
    "judged today",
    outcome=["met", "pending"],
    potential_victim=[JUDGED, OTHER | {"reasonable_grounds_on": "2026-11-21"}],
    crime=[CRIME],
)
crime_for_each_victim.example(
    "nothing says when one of them was judged",
    outcome=["met", "unknown"],
    reason="no_start",
    potential_victim=[JUDGED, OTHER | {"reasonable_grounds_on": None}],
    crime=[CRIME],
)
crime_for_each_victim.example(
    "the second crime has no date",
    outcome=["met", "unknown"],
    reason="undated",
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME, CRIME | {"victim_id": "q", "crimed_on": None}],
)
crime_for_each_victim.example(
    "the force does not supply holding entries",
    outcome=["met", "unknown"],
    reason="not_supplied",
    not_supplied=["n200_entry"],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME],
)
crime_for_each_victim.example(
    "one of them accepted by another force, which a second person agreed",
    outcome=["ended", "met"],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME],
    stood_down=stood_down("CRI-05", "q", "accepted-by-other-force", stood_down_on="2026-09-02"),
)
crime_for_each_victim.example(
    "one potential victim, which CRI-01 looks at", outcome=[], potential_victim=[JUDGED], crime=[CRIME]
)
crime_for_each_victim.example(
    "judged twice and still one person", outcome=[], potential_victim=[JUDGED, JUDGED], crime=[CRIME]
)
crime_for_each_victim.example(
    "one of the two exploited outside England and Wales",
    outcome=[],
    potential_victim=[JUDGED, OTHER | {"jurisdiction": "outside"}],
    crime=[CRIME],
)
crime_for_each_victim.example(
    "not known where they were exploited",
    outcome=["met", "missed"],
    potential_victim=[JUDGED, OTHER | {"jurisdiction": "unknown"}],
    crime=[CRIME],
)
crime_for_each_victim.example(
    "a case with no modern slavery crime",
    outcome=[],
    potential_victim=[JUDGED, OTHER],
    crime=[CRIME | {"is_modern_slavery": False}],
)
BEFORE = {"reasonable_grounds_on": "2015-07-30"}
crime_for_each_victim.example(
    "judged the day before the Act began",
    outcome=[],
    potential_victim=[JUDGED | BEFORE, OTHER | BEFORE],
    crime=[CRIME | {"crimed_on": "2015-07-30"}],
)
BEGAN = {"reasonable_grounds_on": "2015-07-31"}
crime_for_each_victim.example(
    "judged on the day the Act began",
    outcome=["met", "missed"],
    potential_victim=[JUDGED | BEGAN, OTHER | BEGAN],
    crime=[CRIME | {"crimed_on": "2015-07-31"}],
)
