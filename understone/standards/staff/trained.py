"""Those in operational posts are trained to see it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_RESPONDERS, HIDDEN_VICTIMS
from understone.law.limits import days
from understone.record.codes import CourseKind, PeriodKind
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard, stood_down

COUNTED = (CourseKind.MODERN_SLAVERY_AWARENESS, CourseKind.FIRST_RESPONDER)


@standard(
    "PER-02",
    "Everyone in an operational post has had modern slavery awareness training by the end of each year in it",
    stage=Stage.MEASURE,
    subject=Subject.STAFF,
    basis=Basis.NATIONAL,
    sources=(APP_RESPONDERS.cite("training"), HIDDEN_VICTIMS.cite("recommendations to chief constables")),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2021, 5, 26),
    within=days(0, "Awareness training by the end of the year in post.", basis=Basis.NATIONAL, checked="seen"),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("period",),
    evidence=("training", "period"),
    gate=Gate.SHOWN,
    remedy="Book the training; publish who to ring.",
    gaming="A course clicked through. Read it beside what trained units submit.",
)
def trained(record: Any) -> tuple[Any, ...]:
    years = record.period.filter(_.kind == PeriodKind.STAFF_POST)
    owed = years.select("force_id", subject_id=_.staff_id, item_id=_.id, trigger=_.ends_on)
    done = record.training.filter(_.course_kind.isin(COUNTED)).select(
        "force_id", subject_id=_.staff_id, at=_.completed_on, written=_.recorded_on
    )
    return owed, done


YEAR = {"kind": "staff-post", "staff_id": "s", "starts_on": "2025-04-01", "ends_on": "2026-03-31"}
COURSE = {"staff_id": "s", "course_kind": "modern-slavery-awareness"}
trained.example(
    "trained years before", outcome="met", period=[YEAR], training=[COURSE | {"completed_on": "2021-09-01"}]
)
trained.example(
    "trained after the year ended", outcome="late", period=[YEAR], training=[COURSE | {"completed_on": "2026-05-01"}]
)
trained.example("never trained", outcome="missed", period=[YEAR])
trained.example(
    "another course",
    outcome="missed",
    period=[YEAR],
    training=[COURSE | {"course_kind": "other", "completed_on": "2024-01-01"}],
)
trained.example("the year ends today", outcome="pending", period=[YEAR | {"ends_on": "2026-11-21"}])
trained.example(
    "trained on a day nobody wrote down", outcome="unknown", reason="undated", period=[YEAR], training=[COURSE]
)
trained.example(
    "left the force, which a second person agreed",
    outcome="ended",
    period=[YEAR],
    stood_down=stood_down("PER-02", "s", "overtaken", stood_down_on="2026-01-01"),
)
trained.example("a year that ended before the report", outcome=[], period=[YEAR | {"ends_on": "2021-05-25"}])
trained.example("a year that ended on its day", outcome="missed", period=[YEAR | {"ends_on": "2021-05-26"}])
