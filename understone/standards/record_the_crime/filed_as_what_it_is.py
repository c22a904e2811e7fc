"""A report with a potential victim in it is not left filed as something else."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COUNTING_RULES, CRIME_RECORDING_PROCESS, STOLEN_FREEDOM_SUMMARY
from understone.law.limits import days
from understone.record.codes import N200, AssessmentResult, IncidentKind
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard, stood_down


@standard(
    "CRI-07",
    "A report with a potential victim in it, filed as something else, is recorded or worked as modern slavery",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.INCIDENT,
    basis=Basis.NATIONAL,
    sources=(
        CRIME_RECORDING_PROCESS.cite("balance of probability; reports from others count"),
        STOLEN_FREEDOM_SUMMARY.cite("crimes recorded as something else, or not at all"),
        COUNTING_RULES.cite("class 106"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days from the first recorded judgement to a class 106 crime, an N200 entry or a case."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("incident.kind", "potential_victim.incident_id"),
    evidence=("crime.is_modern_slavery", "n200_entry", "investigation.is_modern_slavery"),
    gate=Gate.SHOWN,
    remedy="Record a class 106 crime or ask the registrar for an N200 entry; tie the report to a modern slavery case.",
    gaming="Judging nobody in reports filed as something else. Read it beside signs not answered (REC-01).",
)
def filed_as_what_it_is(record: Any) -> tuple[Any, ...]:
    """Owed from a recorded judgement that someone may be a victim, never from a sign."""
    judged = _judged(record)
    first = judged.group_by("force_id", "incident_id").agg(judged_on=_.judged_on.min())
    filed = record.incident.filter(_.kind.isnull() | (_.kind != IncidentKind.MODERN_SLAVERY)).select(
        "force_id", "kind", case_id=_.investigation_id, incident_id=_.id
    )
    owed = filed.inner_join(first, ["force_id", "incident_id"]).select(
        "force_id",
        "case_id",
        subject_id=_.incident_id,
        item_id=_.incident_id,
        trigger=_.judged_on,
        is_known=_.kind.notnull() & (_.kind != IncidentKind.UNKNOWN),
    )
    return owed, _recorded(record, judged).union(_worked(record))


def _judged(record: Any) -> Any:
    """Judged a potential victim, or assessed as one who may be, in a report: force, report, person, day."""
    judged = record.potential_victim.select("force_id", "incident_id", "person_id", judged_on=_.reasonable_grounds_on)
    assessed = record.slavery_assessment.filter(_.assessment_result == AssessmentResult.MAY_BE_VICTIM).select(
        "force_id", "incident_id", "person_id", judged_on=_.assessed_on
    )
    return judged.union(assessed).filter(_.incident_id.notnull())


def _for_report(acts: Any) -> Any:
    return acts.filter(_.incident_id.notnull()).select(
        "force_id", subject_id=_.incident_id, item_id=_.incident_id, at=_["at"]
    )


def _recorded(record: Any, judged: Any) -> Any:
    """A class 106 crime or a lawful N200 entry, for the report or for someone judged in it."""
    crimes = record.crime.filter(_.is_modern_slavery).select(
        "force_id", "incident_id", person_id=_.victim_id, at=_.crimed_on
    )
    entries = record.n200_entry.filter(_.n200_code.notnull(), _.n200_code != N200.UNKNOWN).select(
        "force_id", "incident_id", "person_id", at=_.entered_on
    )
    rows = crimes.union(entries)
    people = judged.filter(_.person_id.notnull()).select("force_id", "incident_id", "person_id").distinct()
    of_people = rows.filter(_.person_id.notnull()).select("force_id", "person_id", "at")
    for_people = of_people.inner_join(people, ["force_id", "person_id"]).select("force_id", "incident_id", "at")
    return _for_report(rows.select("force_id", "incident_id", "at").union(for_people))


def _worked(record: Any) -> Any:
    """The report, or the judgement on it, is part of a case worked as modern slavery."""
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id, at=_.opened_on)
    reports = record.incident.select("force_id", "investigation_id", incident_id=_.id)
    judged = record.potential_victim.select("force_id", "investigation_id", "incident_id")
    assessed = record.slavery_assessment.select("force_id", "investigation_id", "incident_id")
    tied = reports.union(judged).union(assessed).distinct()
    return _for_report(tied.inner_join(cases, ["force_id", "investigation_id"]).select("force_id", "incident_id", "at"))


REPORT = [{"id": "i", "kind": "immigration"}]
JUDGED = {"person_id": "p", "incident_id": "i", "reasonable_grounds_on": "2026-09-01"}
CASE = {"id": "c", "is_modern_slavery": True, "opened_on": "2026-09-02"}
filed_as_what_it_is.example(
    "a class 106 crime on the seventh day",
    outcome="met",
    incident=REPORT,
    potential_victim=[JUDGED],
    crime=[{"incident_id": "i", "is_modern_slavery": True, "crimed_on": "2026-09-08"}],
)
filed_as_what_it_is.example(
    "a crime for the person, on another report",
    outcome="met",
    incident=REPORT,
    potential_victim=[JUDGED],
    crime=[{"incident_id": "j", "victim_id": "p", "is_modern_slavery": True, "crimed_on": "2026-09-02"}],
)
filed_as_what_it_is.example(
    "a lawful N200 entry",
    outcome="met",
    incident=REPORT,
    potential_victim=[JUDGED],
    n200_entry=[{"person_id": "p", "n200_code": "N200/01", "entered_on": "2026-09-02"}],
)
filed_as_what_it_is.example(
    "an entry under a code nobody knows",
    outcome="missed",
    incident=REPORT,
    potential_victim=[JUDGED],
    n200_entry=[{"incident_id": "i", "n200_code": "unknown", "entered_on": "2026-09-02"}],
)
filed_as_what_it_is.example(
    "part of a modern slavery case that was open already",
    outcome="met",
    incident=[REPORT[0] | {"investigation_id": "c"}],
    potential_victim=[JUDGED],
    investigation=[CASE | {"opened_on": "2026-08-01"}],
)
filed_as_what_it_is.example(
    "the judgement is part of a modern slavery case",
    outcome="met",
    incident=REPORT,
    potential_victim=[JUDGED | {"investigation_id": "c"}],
    investigation=[CASE],
)
filed_as_what_it_is.example(
    "a written assessment is a judgement too, and is part of a case",
    outcome="met",
    incident=REPORT,
    slavery_assessment=[
        {"person_id": "p", "incident_id": "i", "investigation_id": "c", "assessment_result": "may-be-victim"}
        | {"assessed_on": "2026-09-01"}
    ],
    investigation=[CASE],
)
filed_as_what_it_is.example(
    "part of a case of another kind",
    outcome="missed",
    incident=[REPORT[0] | {"investigation_id": "c"}],
    potential_victim=[JUDGED],
    investigation=[CASE | {"is_modern_slavery": False}],
)
filed_as_what_it_is.example(
    "recorded as modern slavery a month later",
    outcome="late",
    incident=REPORT,
    potential_victim=[JUDGED],
    crime=[{"incident_id": "i", "is_modern_slavery": True, "crimed_on": "2026-10-01"}],
)
filed_as_what_it_is.example(
    "six people judged in one report are one report",
    outcome="missed",
    incident=REPORT,
    potential_victim=[JUDGED | {"person_id": f"p{n}"} for n in range(6)],
)
for _kind in IncidentKind:
    if _kind not in {IncidentKind.MODERN_SLAVERY, IncidentKind.UNKNOWN, IncidentKind.IMMIGRATION}:
        filed_as_what_it_is.example(
            f"filed as {_kind.label}, and nothing on record",
            outcome="missed",
            incident=[REPORT[0] | {"kind": _kind.value}],
            potential_victim=[JUDGED],
        )
filed_as_what_it_is.example(
    "a drugs crime is not it",
    outcome="missed",
    incident=REPORT,
    potential_victim=[JUDGED],
    crime=[{"incident_id": "i", "is_modern_slavery": False, "crimed_on": "2026-09-02"}],
)
filed_as_what_it_is.example(
    "judged this week",
    outcome="pending",
    incident=REPORT,
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2026-11-18"}],
)
for _unfiled in ("unknown", None):
    filed_as_what_it_is.example(
        f"nobody knows how it was filed: {_unfiled or 'blank'}",
        outcome="unknown",
        reason="blank",
        incident=[REPORT[0] | {"kind": _unfiled}],
        potential_victim=[JUDGED],
    )
filed_as_what_it_is.example(
    "nothing says when they were judged",
    outcome="unknown",
    reason="no_start",
    incident=REPORT,
    potential_victim=[JUDGED | {"reasonable_grounds_on": None}],
)
filed_as_what_it_is.example(
    "a crime recorded on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    incident=REPORT,
    potential_victim=[JUDGED],
    crime=[{"incident_id": "i", "is_modern_slavery": True}],
)
filed_as_what_it_is.example(
    "the force does not supply its N200 entries",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["n200_entry"],
    incident=REPORT,
    potential_victim=[JUDGED],
)
filed_as_what_it_is.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    incident=REPORT,
    potential_victim=[JUDGED],
    stood_down=stood_down("CRI-07", "i", "accepted-by-other-force", stood_down_on="2026-09-03"),
)
filed_as_what_it_is.example(
    "filed as modern slavery", outcome=[], incident=[REPORT[0] | {"kind": "modern-slavery"}], potential_victim=[JUDGED]
)
filed_as_what_it_is.example("signs alone, which nobody judged", outcome=[], incident=REPORT)
for _result in ("not-thought", "undecided", "unknown"):
    filed_as_what_it_is.example(
        f"assessed, and no judgement that they may be a victim: {_result}",
        outcome=[],
        incident=REPORT,
        slavery_assessment=[{"incident_id": "i", "assessment_result": _result, "assessed_on": "2026-09-01"}],
    )
filed_as_what_it_is.example(
    "judged the day before the Act was in force",
    outcome=[],
    incident=REPORT,
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
)
filed_as_what_it_is.example(
    "judged on the day it was",
    outcome="missed",
    incident=REPORT,
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-31"}],
)
