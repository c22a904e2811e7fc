"""A modern slavery case is begun within a week of being opened."""

from __future__ import annotations

from typing import Any

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days
from understone.standards.acts_before import OF_THE_SUBJECT, counted_from_its_start
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import owed_by_case, steps


@standard(
    "INV-01",
    "The first investigative step is taken within 7 days of a modern slavery case being opened",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(APP_INVESTIGATION.cite("investigate every report"), STOLEN_FREEDOM.cite("work started months late")),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days from opening a case to its first investigative step."),
    raised_by=("investigation.is_modern_slavery",),
    evidence=("investigation.first_step_on",),
    gate=Gate.WARNS,
    remedy="Give it to an investigator today, secure what will not last, and write down why it took so long.",
    gaming="Entering a step that found out nothing. Read it beside the first account and the lines of enquiry done.",
    not_confirmed=NotConfirmed(
        written_from="the guidance, which says to investigate every report from disclosure or suspicion",
        not_read_in="any instrument: 7 days is force policy",
        check_with="the force lead for modern slavery",
        note="A step is the one written as the first, a line of enquiry done, or an arrest.",
    ),
)
def first_step(record: Any) -> tuple[Any, ...]:
    owed = owed_by_case(record)
    return owed, counted_from_its_start(steps(record), owed, OF_THE_SUBJECT)


CASE = {"id": "c", "is_modern_slavery": True, "opened_on": "2026-09-01"}
LINE = {"investigation_id": "c", "enquiry_state": "done", "raised_on": "2026-09-02"}
first_step.example("on the seventh day", outcome="met", investigation=[CASE | {"first_step_on": "2026-09-08"}])
first_step.example("on the eighth day", outcome="late", investigation=[CASE | {"first_step_on": "2026-09-09"}])
first_step.example(
    "eight months later",
    outcome="late",
    investigation=[CASE | {"opened_on": "2025-09-01", "first_step_on": "2026-05-01"}],
)
first_step.example(
    "before the case was formally opened", outcome="met", investigation=[CASE | {"first_step_on": "2026-08-31"}]
)
first_step.example(
    "no first step written, but a line of enquiry done",
    outcome="met",
    investigation=[CASE],
    line_of_enquiry=[LINE | {"ended_on": "2026-09-03"}],
)
first_step.example(
    "a line of enquiry raised and left open is no step",
    outcome="missed",
    investigation=[CASE],
    line_of_enquiry=[LINE | {"enquiry_state": "open"}],
)
first_step.example(
    "no first step written, but an arrest",
    outcome="met",
    investigation=[CASE],
    custody=[{"person_id": "x", "investigation_id": "c", "arrested_on": "2026-09-03"}],
)
first_step.example("nothing on record", outcome="missed", investigation=[CASE])
first_step.example("opened this week", outcome="pending", investigation=[CASE | {"opened_on": "2026-11-18"}])
first_step.example(
    "nothing says when it was opened",
    outcome="unknown",
    reason="no_start",
    investigation=[CASE | {"opened_on": None, "first_step_on": "2026-09-02"}],
)
first_step.example(
    "a line of enquiry done on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=[CASE],
    line_of_enquiry=[LINE],
)
first_step.example(
    "the force does not supply first steps",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["investigation.first_step_on"],
    investigation=[CASE],
)
first_step.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=[CASE],
    stood_down=stood_down("INV-01", "c", "accepted-by-other-force", stood_down_on="2026-09-03"),
)
first_step.example(
    "opened the day before the Act was in force", outcome=[], investigation=[CASE | {"opened_on": "2015-07-30"}]
)
first_step.example(
    "opened on the day the Act was in force", outcome="missed", investigation=[CASE | {"opened_on": "2015-07-31"}]
)
first_step.example("a case of another kind", outcome=[], investigation=[CASE | {"is_modern_slavery": False}])
