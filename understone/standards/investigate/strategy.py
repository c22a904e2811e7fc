"""An investigative strategy is agreed with a supervisor."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS
from understone.law.limits import days
from understone.standards.acts_before import counted_from_its_start
from understone.standards.declaring import Gate, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import owed_by_case


@standard(
    "INV-06",
    "An investigative strategy is agreed with a supervisor within 28 days of a case being opened",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(APP_SUPERVISORS.cite("agreeing an investigative strategy"),),
    applies_to=ENGLAND_AND_WALES,
    within=days(28, "Days from opening a case to an investigative strategy agreed with a supervisor."),
    raised_by=("investigation.is_modern_slavery",),
    evidence=("investigation.strategy_agreed_on",),
    gate=Gate.WARNS,
    remedy="Write the strategy with a supervisor: money, phones, the scene, cameras, and what corroborates.",
    gaming="One strategy copied into every case. Read it beside the lines of enquiry raised and done.",
)
def strategy(record: Any) -> tuple[Any, ...]:
    owed = owed_by_case(record)
    agreed = record.investigation.filter(_.strategy_agreed_on.notnull()).select(
        "force_id", subject_id=_.id, item_id=_.id, at=_.strategy_agreed_on
    )
    return owed, counted_from_its_start(agreed, owed)


CASE = {"id": "c", "is_modern_slavery": True, "opened_on": "2026-09-01"}
strategy.example("agreed on the last day", outcome="met", investigation=[CASE | {"strategy_agreed_on": "2026-09-29"}])
strategy.example("agreed a day late", outcome="late", investigation=[CASE | {"strategy_agreed_on": "2026-09-30"}])
strategy.example(
    "agreed before the case was formally opened",
    outcome="met",
    investigation=[CASE | {"strategy_agreed_on": "2026-08-30"}],
)
strategy.example("nothing on record", outcome="missed", investigation=[CASE])
strategy.example("opened last week", outcome="pending", investigation=[CASE | {"opened_on": "2026-11-14"}])
strategy.example(
    "nothing says when it was opened",
    outcome="unknown",
    reason="no_start",
    investigation=[CASE | {"opened_on": None, "strategy_agreed_on": "2026-09-02"}],
)
strategy.example(
    "the force does not supply strategies",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["investigation.strategy_agreed_on"],
    investigation=[CASE],
)
strategy.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=[CASE],
    stood_down=stood_down("INV-06", "c", "accepted-by-other-force", stood_down_on="2026-09-03"),
)
strategy.example(
    "opened the day before the Act was in force", outcome=[], investigation=[CASE | {"opened_on": "2015-07-30"}]
)
strategy.example(
    "opened on the day the Act was in force", outcome="missed", investigation=[CASE | {"opened_on": "2015-07-31"}]
)
strategy.example("a case of another kind", outcome=[], investigation=[CASE | {"is_modern_slavery": False}])
