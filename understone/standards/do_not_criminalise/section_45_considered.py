"""The defence of a victim is considered before charge."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CPS_GUIDANCE, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.record.codes import Section45View
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Shape, Stage, Subject, standard, stood_down
from understone.standards.do_not_criminalise.acts import owed_before_charge

CONSIDERED = (
    Section45View.MAY_APPLY_PROSECUTOR_TOLD,
    Section45View.DISPROVED_EVIDENCE_LISTED,
    Section45View.MAY_BE_EXCLUDED,
)


@standard(
    "DEF-01",
    "Section 45, duress and the public interest are considered before a potential victim is charged",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.GUIDANCE,
    sources=(MODERN_SLAVERY_ACT_2015.cite("section 45"), CPS_GUIDANCE.cite("the four-stage approach")),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "Section 45 is considered before charge.", basis=Basis.GUIDANCE, checked="from memory"),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("charge", "potential_victim"),
    evidence=("section_45_consideration",),
    shown_by=(OneOf("section_45_consideration.section_45_view", CONSIDERED),),
    gate=Gate.WARNS,
    remedy="Write down that it was considered and what the prosecutor was told; ask the CPS to review the charge.",
    gaming="One sentence for every suspect. Read it beside what the prosecutor was told, by stage.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the CPS's guidance as it now stands",
        check_with="the CPS",
        note="That it is considered before charge rests on it.",
    ),
)
def section_45_considered(record: Any) -> tuple[Any, ...]:
    done = record.section_45_consideration.filter(_.section_45_view.isin(CONSIDERED)).select(
        "force_id", subject_id=_.person_id, at=_.considered_on, written=_.recorded_on
    )
    return owed_before_charge(record), done


JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-08-01"}
CHARGED = {"person_id": "p", "charged_on": "2026-09-01"}
CONSIDERATION = {"person_id": "p", "section_45_view": "may-apply-prosecutor-told", "considered_on": "2026-08-20"}
section_45_considered.example(
    "considered and the prosecutor told",
    outcome="met",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    section_45_consideration=[CONSIDERATION],
)
section_45_considered.example(
    "considered after the charge",
    outcome="late",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    section_45_consideration=[CONSIDERATION | {"considered_on": "2026-09-10"}],
)
section_45_considered.example(
    "not yet is not considered",
    outcome="missed",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    section_45_consideration=[CONSIDERATION | {"section_45_view": "not-yet"}],
)
section_45_considered.example(
    "charged today and nothing on record so far",
    outcome="pending",
    potential_victim=[JUDGED],
    charge=[CHARGED | {"charged_on": "2026-11-21"}],
)
section_45_considered.example(
    "considered on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    section_45_consideration=[CONSIDERATION | {"considered_on": None}],
)
section_45_considered.example(
    "the judgement was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    stood_down=stood_down("DEF-01", "p", "recorded-in-error", stood_down_on="2026-08-30"),
)
section_45_considered.example("a suspect nobody judged a potential victim", outcome=[], charge=[CHARGED])
section_45_considered.example(
    "charged the day before the Act began",
    outcome=[],
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
    charge=[CHARGED | {"charged_on": "2015-07-30"}],
)
section_45_considered.example(
    "charged on the day the Act began",
    outcome="missed",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
    charge=[CHARGED | {"charged_on": "2015-07-31"}],
)
section_45_considered.example(
    "an act of before the Act, charged later: duress and the public interest remain to be considered",
    outcome="missed",
    potential_victim=[JUDGED],
    charge=[CHARGED | {"offence_on": "2015-07-30"}],
)
section_45_considered.example(
    "evidence that disproves it, listed",
    outcome="met",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    section_45_consideration=[CONSIDERATION | {"section_45_view": "disproved-evidence-listed"}],
)
section_45_considered.example(
    "the offence may be excluded: duress and the public interest still open",
    outcome="met",
    potential_victim=[JUDGED],
    charge=[CHARGED],
    section_45_consideration=[CONSIDERATION | {"section_45_view": "may-be-excluded"}],
)
