"""Nobody seen beside a potential victim is passed over: each is kept safe, or looked at, for themselves.

Who is judged to be a potential victim in the case is owed more and sooner by SAF-01; these are all the others. An
act counts where it was written in the case, or on the incident or encounter in which they were seen: one written
nowhere cannot be told to be about this.
"""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import POLICING_SLAVERY, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import Role
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down

SEEN_AS = (Role.FOUND_THERE, Role.POTENTIAL_VICTIM)


@standard(
    "SAF-03",
    "Each other person seen or named in a slavery case is kept safe or looked at for themselves",
    stage=Stage.SAFEGUARD,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        STOLEN_FREEDOM.cite("not all potential victims protected"),
        POLICING_SLAVERY.cite("initial investigation: other victims"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(1, "Days from when they were seen or named to an action or an assessment of their own."),
    raised_by=("involvement", "investigation.is_modern_slavery"),
    evidence=("safeguarding_action", "slavery_assessment"),
    gate=Gate.WARNS,
    remedy="List everyone who was seen or named, find them, look at each alone, and plan to go back.",
    gaming="Leaving people out of the list of those present. Read it beside how many each visit names.",
    not_confirmed=NotConfirmed(
        written_from="press reports of the finding and a list of first steps, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for modern slavery",
        note="One day is force policy.",
    ),
)
def everyone_seen(record: Any) -> tuple[Any, ...]:
    seen = _seen_in_cases(record)
    owed = seen.select(
        "force_id", subject_id=_.person_id, item_id=_.involvement_id, case_id=_.case_id, trigger=_.seen_on
    )
    return owed, _acts(record, seen)


def _seen_in_cases(record: Any) -> Any:
    """One row for each time that someone is linked to a slavery case in which they are not judged."""
    incidents = record.incident.select("force_id", "reported_on", incident_id=_.id, incident_case=_.investigation_id)
    encounters = record.encounter.select(
        "force_id", "happened_on", encounter_id=_.id, encounter_case=_.investigation_id
    )
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", case_id=_.id)
    judged = record.potential_victim.select("force_id", "person_id", case_id=_.investigation_id)
    linked = record.involvement.filter(_.person_role.isin(SEEN_AS), _.person_id.notnull()).select(
        "force_id", "person_id", "incident_id", "encounter_id", "investigation_id", "recorded_on", involvement_id=_.id
    )
    at_incident = linked.left_join(incidents, ["force_id", "incident_id"]).select(
        *linked.columns, "reported_on", "incident_case"
    )
    placed = at_incident.left_join(encounters, ["force_id", "encounter_id"]).select(
        "force_id",
        "person_id",
        "incident_id",
        "encounter_id",
        "involvement_id",
        case_id=ibis.coalesce(_.investigation_id, _.encounter_case, _.incident_case),
        seen_on=ibis.coalesce(_.happened_on, _.reported_on, _.recorded_on),
    )
    # each filter closes the join before it, which else would run into the next
    in_cases = placed.filter(_.case_id.notnull()).semi_join(cases, ["force_id", "case_id"])
    others = in_cases.filter(_.person_id.notnull()).anti_join(judged, ["force_id", "person_id", "case_id"])
    return others.filter(_.involvement_id.notnull())


def _acts(record: Any, seen: Any) -> Any:
    of = {"subject_id": _.person_id, "item_id": _.involvement_id}
    kept_safe = record.safeguarding_action.select(
        "force_id", "person_id", "recorded_on", case_id=_.investigation_id, act_on=_.happened_on
    )
    looked = record.slavery_assessment.select(
        "force_id",
        "person_id",
        "incident_id",
        "encounter_id",
        "recorded_on",
        case_id=_.investigation_id,
        act_on=_.assessed_on,
    )
    done = [
        seen.inner_join(acts, ["force_id", "person_id", place]).select(
            "force_id", **of, at=_.act_on, written=_.recorded_on
        )
        for acts, place in (
            (kept_safe, "case_id"),
            (looked, "case_id"),
            (looked, "incident_id"),
            (looked, "encounter_id"),
        )
    ]
    return done[0].union(*done[1:])


CASE = [{"id": "c", "is_modern_slavery": True}]
OTHER = {"person_id": "q", "person_role": "found-there"}
VISIT = [{"id": "e", "investigation_id": "c", "happened_on": "2026-09-01"}]
REPORT = [{"id": "i", "investigation_id": "c", "reported_on": "2026-09-01"}]
ASSESSED = {"person_id": "q", "encounter_id": "e", "assessment_result": "not-thought"}
everyone_seen.example(
    "found beside a victim and looked at the next day",
    outcome="met",
    investigation=CASE,
    encounter=VISIT,
    potential_victim=[{"person_id": "p", "investigation_id": "c"}],
    involvement=[OTHER | {"encounter_id": "e"}, OTHER | {"person_id": "p", "encounter_id": "e"}],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-02"}],
)
everyone_seen.example(
    "named in the report and given a place to stay",
    outcome="met",
    investigation=CASE,
    incident=REPORT,
    involvement=[OTHER | {"incident_id": "i", "person_role": "potential-victim"}],
    safeguarding_action=[
        {"person_id": "q", "investigation_id": "c", "kind": "accommodation", "happened_on": "2026-09-01"}
    ],
)
everyone_seen.example(
    "named in the report and looked at on it, two days later",
    outcome="late",
    investigation=CASE,
    incident=REPORT,
    involvement=[OTHER | {"incident_id": "i"}],
    slavery_assessment=[{"person_id": "q", "incident_id": "i", "assessed_on": "2026-09-03"}],
)
everyone_seen.example(
    "looked at in the case",
    outcome="met",
    investigation=CASE,
    involvement=[OTHER | {"investigation_id": "c", "recorded_on": "2026-09-01"}],
    slavery_assessment=[{"person_id": "q", "investigation_id": "c", "assessed_on": "2026-09-01"}],
)
everyone_seen.example(
    "six unnamed people found there, one of them looked at",
    outcome=["met", *["missed"] * 5],
    investigation=CASE,
    encounter=VISIT,
    involvement=[OTHER | {"person_id": name, "encounter_id": "e"} for name in ("q", "r", "s", "t", "u", "v")],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-01"}],
)
everyone_seen.example(
    "looked at in another matter",
    outcome="missed",
    investigation=CASE,
    encounter=VISIT,
    involvement=[OTHER | {"encounter_id": "e"}],
    slavery_assessment=[{"person_id": "q", "encounter_id": "x", "assessed_on": "2026-09-01"}],
)
everyone_seen.example(
    "found there today",
    outcome="pending",
    investigation=CASE,
    encounter=[VISIT[0] | {"happened_on": "2026-11-21"}],
    involvement=[OTHER | {"encounter_id": "e"}],
)
everyone_seen.example(
    "looked at on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=CASE,
    encounter=VISIT,
    involvement=[OTHER | {"encounter_id": "e"}],
    slavery_assessment=[ASSESSED],
)
everyone_seen.example(
    "looked at before they were found there",
    outcome="unknown",
    reason="before_trigger",
    investigation=CASE,
    encounter=VISIT,
    involvement=[OTHER | {"encounter_id": "e"}],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-08-20"}],
)
everyone_seen.example(
    "nothing says when they were seen",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    involvement=[OTHER | {"investigation_id": "c"}],
)
everyone_seen.example(
    "the force does not supply assessments",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["slavery_assessment"],
    investigation=CASE,
    encounter=VISIT,
    involvement=[OTHER | {"encounter_id": "e"}],
)
everyone_seen.example(
    "taken on by another force, which a second person agreed",
    outcome="ended",
    investigation=CASE,
    encounter=VISIT,
    involvement=[OTHER | {"encounter_id": "e"}],
    stood_down=stood_down("SAF-03", "q", "accepted-by-other-force", stood_down_on="2026-09-01"),
)
for says, role, is_slavery in (
    ("the person who reported it", "reporting-person", True),
    ("a suspect", "suspect", True),
    ("found there in a case that is not slavery", "found-there", False),
):
    everyone_seen.example(
        says,
        outcome=[],
        investigation=[{"id": "c", "is_modern_slavery": is_slavery}],
        encounter=VISIT,
        involvement=[OTHER | {"encounter_id": "e", "person_role": role}],
    )
everyone_seen.example(
    "judged to be a potential victim, which owes more and sooner",
    outcome=[],
    investigation=CASE,
    encounter=VISIT,
    potential_victim=[{"person_id": "q", "investigation_id": "c"}],
    involvement=[OTHER | {"encounter_id": "e"}],
)
everyone_seen.example(
    "seen the day before the Act",
    outcome=[],
    investigation=CASE,
    encounter=[VISIT[0] | {"happened_on": "2015-07-30"}],
    involvement=[OTHER | {"encounter_id": "e"}],
)
everyone_seen.example(
    "seen on the day of the Act",
    outcome="missed",
    investigation=CASE,
    encounter=[VISIT[0] | {"happened_on": "2015-07-31"}],
    involvement=[OTHER | {"encounter_id": "e"}],
)
