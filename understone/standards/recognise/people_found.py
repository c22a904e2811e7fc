"""Each person found at a typical setting of exploitation is assessed."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_RESPONDERS, POLICING_SLAVERY, STOLEN_FREEDOM_SUMMARY
from understone.law.limits import days
from understone.record.codes import PremisesType, Role
from understone.standards.declaring import Gate, Stage, Subject, standard, stood_down
from understone.standards.recognise.acts import looks_at_people

#: Settings that police and inspectors name; which of them are typical is force policy.
TYPICAL = (
    PremisesType.BROTHEL,
    PremisesType.NAIL_BAR,
    PremisesType.CAR_WASH,
    PremisesType.CANNABIS_GROW,
    PremisesType.MULTIPLE_OCCUPATION,
    PremisesType.FARM,
    PremisesType.FACTORY,
    PremisesType.RESTAURANT,
    PremisesType.CARE_HOME,
    PremisesType.BUILDING_SITE,
)


@standard(
    "REC-02",
    "Each person found where exploitation is typical is assessed as a potential victim, named or not",
    stage=Stage.RECOGNISE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        APP_RESPONDERS.cite("initial considerations"),
        POLICING_SLAVERY.cite("the first steps of an investigation: other potential victims"),
        STOLEN_FREEDOM_SUMMARY.cite("clear signs missed"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(1, "Days to assess each person found at a typical setting."),
    raised_by=("encounter.place_id", "involvement.encounter_id", "place.premises_type"),
    evidence=("slavery_assessment", "potential_victim"),
    gate=Gate.SHOWN,
    remedy="Find each person who was there, speak to each alone, and write an assessment for each.",
    gaming="One sentence copied for all who were there. Read it beside accounts taken alone (REC-05).",
    is_whole_force_read=True,
)
def people_found(record: Any) -> tuple[Any, ...]:
    typical = record.place.filter(_.premises_type.isin(TYPICAL)).select("force_id", place_id=_.id)
    meetings = record.encounter.semi_join(typical, ["force_id", "place_id"]).select(
        "force_id", "happened_on", case_id=_.investigation_id, encounter_id=_.id
    )
    found = record.involvement.filter(_.person_role == Role.FOUND_THERE).inner_join(
        meetings, ["force_id", "encounter_id"]
    )
    owed = found.select(
        "force_id",
        "case_id",
        # someone whom no row describes is owed it too, but nothing on record could show that it was done
        subject_id=ibis.coalesce(_.person_id, _.id),
        item_id=_.id,
        trigger=_.happened_on,
        is_known=_.person_id.notnull(),
    )
    return owed, looks_at_people(record)


PLACE = [{"id": "wash", "premises_type": "car-wash"}]
MET = [{"id": "e", "place_id": "wash", "happened_on": "2026-09-01"}]
FOUND = {"encounter_id": "e", "person_id": "p", "person_role": "found-there"}
ASSESSED = {"person_id": "p", "encounter_id": "e", "assessment_result": "not-thought"}
people_found.example(
    "assessed the next day, and not thought to be a victim",
    outcome="met",
    place=PLACE,
    encounter=MET,
    involvement=[FOUND],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-02"}],
)
people_found.example(
    "judged to be a potential victim there and then",
    outcome="met",
    place=PLACE,
    encounter=MET,
    involvement=[FOUND],
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2026-09-01"}],
)
people_found.example(
    "assessed on the third day",
    outcome="late",
    place=PLACE,
    encounter=MET,
    involvement=[FOUND],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-03"}],
)
people_found.example(
    "six unnamed people, one of them assessed",
    outcome=["met", *["missed"] * 5],
    place=PLACE,
    encounter=MET,
    involvement=[FOUND | {"person_id": f"p{n}"} for n in range(6)],
    person=[{"id": f"p{n}", "is_named": False} for n in range(6)],
    slavery_assessment=[ASSESSED | {"person_id": "p0", "assessed_on": "2026-09-01"}],
)
for _kind in TYPICAL:
    people_found.example(
        f"found, and nothing on record: {_kind.value}",
        outcome="missed",
        place=[{"id": "wash", "premises_type": _kind.value}],
        encounter=MET,
        involvement=[FOUND],
    )
people_found.example(
    "an assessment of years before is another one",
    outcome="missed",
    place=PLACE,
    encounter=MET,
    involvement=[FOUND],
    slavery_assessment=[{"person_id": "p", "assessed_on": "2024-05-01"}],
)
people_found.example(
    "found yesterday",
    outcome="pending",
    place=PLACE,
    encounter=[MET[0] | {"happened_on": "2026-11-20"}],
    involvement=[FOUND],
)
people_found.example(
    "someone whom no row describes",
    outcome="unknown",
    reason="blank",
    place=PLACE,
    encounter=MET,
    involvement=[FOUND | {"person_id": None}],
)
people_found.example(
    "nothing says when they were met",
    outcome="unknown",
    reason="no_start",
    place=PLACE,
    encounter=[MET[0] | {"happened_on": None}],
    involvement=[FOUND],
)
people_found.example(
    "assessed on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    place=PLACE,
    encounter=MET,
    involvement=[FOUND],
    slavery_assessment=[ASSESSED],
)
people_found.example(
    "the force does not supply its assessments",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["slavery_assessment"],
    place=PLACE,
    encounter=MET,
    involvement=[FOUND],
)
people_found.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    place=PLACE,
    encounter=MET,
    involvement=[FOUND],
    stood_down=stood_down("REC-02", "p", "recorded-in-error", stood_down_on="2026-09-01"),
)
people_found.example(
    "found in a hotel", outcome=[], place=[PLACE[0] | {"premises_type": "hotel"}], encounter=MET, involvement=[FOUND]
)
people_found.example(
    "a place of a kind nobody wrote down",
    outcome=[],
    place=[PLACE[0] | {"premises_type": None}],
    encounter=MET,
    involvement=[FOUND],
)
people_found.example(
    "the person who reported it",
    outcome=[],
    place=PLACE,
    encounter=MET,
    involvement=[FOUND | {"person_role": "reporting-person"}],
)
people_found.example(
    "met the day before Part 1 of the Act was in force",
    outcome=[],
    place=PLACE,
    encounter=[MET[0] | {"happened_on": "2015-07-30"}],
    involvement=[FOUND],
)
people_found.example(
    "met on the day it was",
    outcome="missed",
    place=PLACE,
    encounter=[MET[0] | {"happened_on": "2015-07-31"}],
    involvement=[FOUND],
)
