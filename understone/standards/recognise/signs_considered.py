"""A report whose signs reach suspicion is looked at as possible modern slavery."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_RESPONDERS, HIDDEN_VICTIMS, STOLEN_FREEDOM_SUMMARY
from understone.law.limits import days
from understone.record.codes import IncidentKind, SignAnswer
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard, stood_down

#: Independent kinds of sign that together raise suspicion; force policy, no source fixes a number.
N_FAMILIES = 2


@standard(
    "REC-01",
    "A report filed as something else whose signs raise suspicion is looked at as possible modern slavery",
    stage=Stage.RECOGNISE,
    subject=Subject.INCIDENT,
    basis=Basis.NATIONAL,
    sources=(
        APP_RESPONDERS.cite("initial considerations"),
        STOLEN_FREEDOM_SUMMARY.cite("clear signs missed"),
        HIDDEN_VICTIMS.cite("recommendations to chief constables"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days to answer the signs in a report; two kinds of sign, or one strong sign, are force policy."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("incident.narrative",),
    evidence=("slavery_assessment", "potential_victim", "investigation"),
    gate=Gate.SHOWN,
    remedy="Open the log again; write down each sign and whether it may be modern slavery, and why.",
    gaming="Filing everything as modern slavery, or answering in bulk. Read it beside the answers by kind.",
)
def signs_considered(record: Any) -> tuple[Any, ...]:
    filed = record.incident.filter(_.kind == IncidentKind.MODERN_SLAVERY).select("force_id", incident_id=_.id)
    signs = record.sign.filter(_.incident_id.notnull()).anti_join(filed, ["force_id", "incident_id"])
    reaching = _reaching(signs)
    owed = reaching.left_join(_reached_on(signs), ["force_id", "incident_id"]).select(
        "force_id", subject_id=_.incident_id, item_id=_.incident_id, trigger=_.reached_on
    )
    return owed, _looked_at(record).union(_worked(record)).union(_answered(record))


def _reaching(signs: Any) -> Any:
    """Incidents whose signs raise suspicion, dated or not: one strong sign, or enough kinds of sign."""
    strong = signs.filter(_.is_strong).select("force_id", "incident_id")
    several = (
        signs.group_by("force_id", "incident_id")
        .agg(n_families=_.family.nunique())
        .filter(_.n_families >= N_FAMILIES)
        .select("force_id", "incident_id")
    )
    return strong.union(several).distinct()


def _reached_on(signs: Any) -> Any:
    """The first day on which they did: force, incident, day."""
    strong = signs.filter(_.is_strong).select("force_id", "incident_id", "seen_on")
    on_day = signs.select("force_id", "incident_id", "seen_on").distinct()
    earlier = signs.select("force_id", "incident_id", "family", earlier_on=_.seen_on).distinct()
    several = (
        on_day.inner_join(earlier, ["force_id", "incident_id", on_day.seen_on >= earlier.earlier_on])
        .group_by("force_id", "incident_id", "seen_on")
        .agg(n_families=_.family.nunique())
        .filter(_.n_families >= N_FAMILIES)
        .select("force_id", "incident_id", "seen_on")
    )
    return strong.union(several).group_by("force_id", "incident_id").agg(reached_on=_.seen_on.min())


def _on_incident(acts: Any) -> Any:
    """From force, incident and `at` to an act for the incident."""
    return acts.filter(_.incident_id.notnull()).select(
        "force_id", subject_id=_.incident_id, item_id=_.incident_id, at=_["at"]
    )


def _looked_at(record: Any) -> Any:
    """Someone in it assessed or judged, in the report itself or in a meeting that was part of it."""
    assessed = record.slavery_assessment.select("force_id", "incident_id", at=_.assessed_on)
    meetings = record.encounter.select("force_id", "incident_id", encounter_id=_.id)
    met = record.slavery_assessment.select("force_id", "encounter_id", at=_.assessed_on).inner_join(
        meetings, ["force_id", "encounter_id"]
    )
    judged = record.potential_victim.select("force_id", "incident_id", at=_.reasonable_grounds_on)
    return _on_incident(assessed.union(met.select("force_id", "incident_id", "at")).union(judged))


def _worked(record: Any) -> Any:
    """Part of a modern slavery case, or a class 106 crime or an N200 non-crime entry stands on it."""
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id, at=_.opened_on)
    in_case = (
        record.incident.select("force_id", "investigation_id", incident_id=_.id)
        .inner_join(cases, ["force_id", "investigation_id"])
        .select("force_id", "incident_id", "at")
    )
    crimed = record.crime.filter(_.is_modern_slavery).select("force_id", "incident_id", at=_.crimed_on)
    entered = record.n200_entry.select("force_id", "incident_id", at=_.entered_on)
    return _on_incident(in_case.union(crimed).union(entered))


def _answered(record: Any) -> Any:
    """A sign of it answered by a person; *not known* answers nothing."""
    answers = record.sign_answer.filter(
        _.sign_answer.notnull(), _.sign_answer != ibis.literal(SignAnswer.UNKNOWN.value)
    ).select("force_id", "sign_id", at=_.answered_on)
    signs = record.sign.select("force_id", "incident_id", sign_id=_.id)
    return _on_incident(answers.inner_join(signs, ["force_id", "sign_id"]))


def _sign(family: str, **more: Any) -> dict[str, Any]:
    return {"incident_id": "i", "family": family, "is_strong": False, "seen_on": "2026-09-01"} | more


REPORT = [{"id": "i", "kind": "labour-dispute", "reported_on": "2026-09-01"}]
TWO = [_sign("documents", id="s1"), _sign("money")]
STRONG = [_sign("control", is_strong=True)]
ASSESSED = {"incident_id": "i", "person_id": "p", "assessment_result": "undecided"}
signs_considered.example(
    "assessed on the seventh day, whatever was concluded",
    outcome="met",
    incident=REPORT,
    sign=TWO,
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-08"}],
)
signs_considered.example(
    "one strong sign is enough: assessed a day late",
    outcome="late",
    incident=REPORT,
    sign=STRONG,
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-09"}],
)
signs_considered.example(
    "someone met in it was assessed at the time",
    outcome="met",
    incident=REPORT,
    sign=TWO,
    encounter=[{"id": "e", "incident_id": "i"}],
    slavery_assessment=[{"encounter_id": "e", "person_id": "p", "assessed_on": "2026-09-01"}],
)
signs_considered.example(
    "a potential victim judged on it",
    outcome="met",
    incident=REPORT,
    sign=TWO,
    potential_victim=[{"person_id": "p", "incident_id": "i", "reasonable_grounds_on": "2026-09-02"}],
)
signs_considered.example(
    "part of a modern slavery case that was open already",
    outcome="met",
    incident=[REPORT[0] | {"investigation_id": "c"}],
    sign=TWO,
    investigation=[{"id": "c", "is_modern_slavery": True, "opened_on": "2026-08-01"}],
)
signs_considered.example(
    "part of a case of another kind",
    outcome="missed",
    incident=[REPORT[0] | {"investigation_id": "c"}],
    sign=TWO,
    investigation=[{"id": "c", "is_modern_slavery": False, "opened_on": "2026-08-01"}],
)
signs_considered.example(
    "an N200 non-crime entry stands on it",
    outcome="met",
    incident=REPORT,
    sign=TWO,
    n200_entry=[{"incident_id": "i", "n200_code": "N200/03", "entered_on": "2026-09-03"}],
)
signs_considered.example(
    "a class 106 crime was recorded from it",
    outcome="met",
    incident=REPORT,
    sign=TWO,
    crime=[{"incident_id": "i", "is_modern_slavery": True, "crimed_on": "2026-09-02"}],
)
signs_considered.example(
    "a theft recorded from it is not an answer",
    outcome="missed",
    incident=REPORT,
    sign=TWO,
    crime=[{"incident_id": "i", "is_modern_slavery": False, "crimed_on": "2026-09-02"}],
)
signs_considered.example(
    "a person answered one of its signs",
    outcome="met",
    incident=REPORT,
    sign=TWO,
    sign_answer=[{"sign_id": "s1", "sign_answer": "explained", "answered_on": "2026-09-05"}],
)
signs_considered.example(
    "an answer that says not known answers nothing",
    outcome="missed",
    incident=REPORT,
    sign=TWO,
    sign_answer=[{"sign_id": "s1", "sign_answer": "unknown", "answered_on": "2026-09-05"}],
)
signs_considered.example("nothing on record", outcome="missed", incident=REPORT, sign=STRONG)
signs_considered.example(
    "suspicion is reached on the day of the second kind of sign",
    outcome="met",
    incident=REPORT,
    sign=[TWO[0], _sign("money", seen_on="2026-09-10")],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-17"}],
)
signs_considered.example(
    "reported this week",
    outcome="pending",
    incident=[REPORT[0] | {"reported_on": "2026-11-18"}],
    sign=[sign | {"seen_on": "2026-11-18"} for sign in TWO],
)
signs_considered.example(
    "nothing says when it was reported",
    outcome="unknown",
    reason="no_start",
    incident=[REPORT[0] | {"reported_on": None}],
    sign=[sign | {"seen_on": None} for sign in TWO],
)
signs_considered.example(
    "assessed on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    incident=REPORT,
    sign=TWO,
    slavery_assessment=[ASSESSED],
)
signs_considered.example(
    "the force does not supply its cases",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["investigation"],
    incident=REPORT,
    sign=TWO,
)
signs_considered.example(
    "recorded in error, which a second person agreed",
    outcome="ended",
    incident=REPORT,
    sign=TWO,
    stood_down=stood_down("REC-01", "i", "recorded-in-error", stood_down_on="2026-09-03"),
)
signs_considered.example(
    "filed as modern slavery: the question was answered when it was filed",
    outcome=[],
    incident=[REPORT[0] | {"kind": "modern-slavery"}],
    sign=TWO,
)
signs_considered.example(
    "two signs of one kind, neither of them strong", outcome=[], incident=REPORT, sign=[_sign("money"), _sign("money")]
)
signs_considered.example(
    "the day before Part 1 of the Act was in force",
    outcome=[],
    incident=REPORT,
    sign=[sign | {"seen_on": "2015-07-30"} for sign in TWO],
)
signs_considered.example(
    "the day it was",
    outcome="missed",
    incident=REPORT,
    sign=[sign | {"seen_on": "2015-07-31"} for sign in TWO],
)
