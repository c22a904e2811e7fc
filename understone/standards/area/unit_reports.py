"""A unit that reports nothing in a year is seen."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import HIDDEN_VICTIMS, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import PeriodKind, ReportSource, UnitKind
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down

EXPOSED = (UnitKind.NEIGHBOURHOOD, UnitKind.RESPONSE)


@standard(
    "LOC-03",
    "Each neighbourhood and response unit submits something on modern slavery in a year",
    stage=Stage.KNOW_THE_AREA,
    subject=Subject.UNIT,
    basis=Basis.POLICY,
    sources=(STOLEN_FREEDOM.cite("belief that it does not happen here"), HIDDEN_VICTIMS.cite("summary of concerns")),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "A submission within the unit's year."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("unit", "period"),
    evidence=("intelligence_report.unit_id", "unit", "period"),
    gate=Gate.SHOWN,
    remedy="Brief the unit; go and look; meet the communities and partners of its area; name a local lead.",
    gaming="One empty submission a unit. Read it beside what became of submissions.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for modern slavery",
        note="One in twelve months is force policy.",
    ),
)
def unit_reports(record: Any) -> tuple[Any, ...]:
    exposed = record.unit.filter(_.kind.isin(EXPOSED)).select("force_id", unit_id=_.id)
    years = record.period.filter(_.kind == PeriodKind.UNIT_YEAR).semi_join(exposed, ["force_id", "unit_id"])
    owed = years.select("force_id", subject_id=_.unit_id, item_id=_.id, trigger=_.ends_on)
    submitted = record.intelligence_report.filter(_.is_modern_slavery).select("force_id", "unit_id", at=_.received_on)
    found = record.incident.filter(_.kind == "modern-slavery", _.report_source == ReportSource.POLICE).select(
        "force_id", "unit_id", at=_.reported_on
    )
    acts = submitted.union(found)
    within = acts.inner_join(years, ["force_id", "unit_id", acts["at"] >= years.starts_on]).filter(_["at"] <= _.ends_on)
    return owed, within.select("force_id", subject_id=_.unit_id, item_id=_.id, at=_["at"])


UNIT = [{"id": "u", "kind": "neighbourhood"}]
YEAR = {"kind": "unit-year", "unit_id": "u", "starts_on": "2025-04-01", "ends_on": "2026-03-31"}
SUBMITTED = {"unit_id": "u", "is_modern_slavery": True, "origin": "own-officer"}
unit_reports.example(
    "one submission in the year",
    outcome="met",
    unit=UNIT,
    period=[YEAR],
    intelligence_report=[SUBMITTED | {"received_on": "2025-06-01"}],
)
unit_reports.example(
    "found by looking",
    outcome="met",
    unit=UNIT,
    period=[YEAR],
    incident=[{"unit_id": "u", "kind": "modern-slavery", "report_source": "police", "reported_on": "2025-06-01"}],
)
unit_reports.example("nothing in the year", outcome="missed", unit=UNIT, period=[YEAR])
unit_reports.example(
    "a submission of the year before",
    outcome="missed",
    unit=UNIT,
    period=[YEAR],
    intelligence_report=[SUBMITTED | {"received_on": "2025-03-31"}],
)
unit_reports.example("the year ends today", outcome="pending", unit=UNIT, period=[YEAR | {"ends_on": "2026-11-21"}])
unit_reports.example(
    "the force does not say which unit submitted",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["intelligence_report.unit_id"],
    unit=UNIT,
    period=[YEAR],
)
unit_reports.example(
    "the year has no end", outcome="unknown", reason="no_start", unit=UNIT, period=[YEAR | {"ends_on": None}]
)
unit_reports.example("the year has not ended", outcome=[], unit=UNIT, period=[YEAR | {"ends_on": "2027-03-31"}])
unit_reports.example("a control room", outcome=[], unit=[{"id": "u", "kind": "control-room"}], period=[YEAR])
unit_reports.example(
    "the unit was merged into another, which a second person agreed",
    outcome="ended",
    unit=UNIT,
    period=[YEAR],
    stood_down=stood_down("LOC-03", "u", "overtaken", stood_down_on="2025-10-01"),
)
unit_reports.example(
    "a year that ended the day before the Act began",
    outcome=[],
    unit=UNIT,
    period=[YEAR | {"starts_on": "2014-07-31", "ends_on": "2015-07-30"}],
)
unit_reports.example(
    "a year that ended on the day the Act began",
    outcome="missed",
    unit=UNIT,
    period=[YEAR | {"starts_on": "2014-08-01", "ends_on": "2015-07-31"}],
)
