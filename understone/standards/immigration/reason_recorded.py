"""Nothing is passed to Immigration Enforcement without a written reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import SAFE_TO_SHARE
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.immigration.acts import disclosures_to_immigration


@standard(
    "IMM-02",
    "Nothing about a victim or witness is passed to Immigration Enforcement without a named person's written reason",
    stage=Stage.IMMIGRATION_KEPT_APART,
    subject=Subject.PERSON,
    basis=Basis.POLICY,
    sources=(SAFE_TO_SHARE.cite("conclusions; recommendations 1 and 4"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2020, 12, 17),
    within=days(0, "A disclosure owes its reason at that moment."),
    shape=Shape.PROHIBITION,
    raised_by=("disclosure.disclosed_to",),
    evidence=("disclosure.purpose", "disclosure.basis", "disclosure.rationale", "disclosure.decision_maker_id"),
    gate=Gate.WARNS,
    remedy="Write down purpose, basis and who decided; tell the person where that is safe; offer independent advice.",
    gaming="One stock reason for all. Read it beside the number of disclosures and how many persons were told.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="any instrument: this is force policy, the law does not forbid all sharing",
        check_with="the force solicitor",
        note="What is looked for is the missing reason.",
    ),
)
def reason_recorded(record: Any) -> tuple[Any, ...]:
    passed_on = disclosures_to_immigration(record)
    columns = {"subject_id": _.person_id, "item_id": _.id}
    owed = passed_on.select("force_id", **columns, case_id=_.investigation_id, trigger=_.disclosed_on)
    done = passed_on.filter(
        _.purpose.notnull(), _.basis.notnull(), _.rationale.notnull(), _.decision_maker_id.notnull()
    ).select("force_id", **columns, at=_.disclosed_on)
    return owed, done


VICTIM = [{"person_id": "p"}]
PASSED_ON = {
    "person_id": "p",
    "disclosed_to": "immigration-enforcement",
    "disclosed_on": "2026-09-01",
    "purpose": "To stop a removal that would end the prosecution.",
    "basis": "Law enforcement purpose",
    "rationale": "Weighed against the harm; the victim knows.",
    "decision_maker_id": "s",
}
reason_recorded.example("all written down", outcome="met", potential_victim=VICTIM, disclosure=[PASSED_ON])
reason_recorded.example(
    "no reason written down", outcome="missed", potential_victim=VICTIM, disclosure=[PASSED_ON | {"rationale": None}]
)
reason_recorded.example(
    "nobody named who decided",
    outcome="missed",
    potential_victim=VICTIM,
    disclosure=[PASSED_ON | {"decision_maker_id": None}],
)
reason_recorded.example(
    "about a witness",
    outcome="missed",
    involvement=[{"person_id": "p", "person_role": "witness"}],
    disclosure=[PASSED_ON | {"purpose": None}],
)
reason_recorded.example(
    "nothing says when",
    outcome="unknown",
    reason="no_start",
    potential_victim=VICTIM,
    disclosure=[PASSED_ON | {"disclosed_on": None}],
)
reason_recorded.example(
    "the force does not supply reasons",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["disclosure.rationale"],
    potential_victim=VICTIM,
    disclosure=[PASSED_ON | {"rationale": None}],
)
reason_recorded.example(
    "to help the person", outcome=[], potential_victim=VICTIM, disclosure=[PASSED_ON | {"is_for_person": True}]
)
reason_recorded.example(
    "the day before the report",
    outcome=[],
    potential_victim=VICTIM,
    disclosure=[PASSED_ON | {"disclosed_on": "2020-12-16"}],
)
reason_recorded.example(
    "the day of the report",
    outcome="met",
    potential_victim=VICTIM,
    disclosure=[PASSED_ON | {"disclosed_on": "2020-12-17"}],
)
reason_recorded.example("about a suspect who is no victim", outcome=[], disclosure=[PASSED_ON])
