"""Nobody is ruled out because they denied it, agreed to it or would not talk."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_RESPONDERS, MODERN_SLAVERY_ACT_2015, POLICING_SLAVERY
from understone.law.limits import days
from understone.record.codes import AssessmentReason, AssessmentResult
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard

#: Reasons that weigh what is there.
WEIGHED = (AssessmentReason.SIGNS_WEIGHED, AssessmentReason.EXPLAINED)
#: Reasons that rule nobody out.
NO_REASON = (AssessmentReason.DENIED_IT, AssessmentReason.AGREED_TO_IT, AssessmentReason.WOULD_NOT_TALK)


@standard(
    "REC-04",
    "Nobody is ruled out as a potential victim because they denied it, agreed to it or would not talk",
    stage=Stage.RECOGNISE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 1(5): consent does not preclude"),
        APP_RESPONDERS.cite("initial considerations"),
        POLICING_SLAVERY.cite("the first steps of an investigation: people may not call themselves victims"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "Ruling someone out owes a reason that weighs the signs at that moment."),
    shape=Shape.PROHIBITION,
    raised_by=("slavery_assessment.assessment_result",),
    evidence=("slavery_assessment.assessment_reason",),
    gate=Gate.WARNS,
    remedy="Assess again on the signs alone: consent is no answer, and many who are exploited do not say so.",
    gaming="Writing *other*, or nothing, which shows as unknown. Read the two together.",
)
def not_ruled_out(record: Any) -> tuple[Any, ...]:
    ruled_out = record.slavery_assessment.filter(_.assessment_result == AssessmentResult.NOT_THOUGHT)
    # an assessment that names nobody stands for itself
    about = {"subject_id": ibis.coalesce(_.person_id, _.id), "item_id": _.id}
    owed = ruled_out.select(
        "force_id",
        **about,
        case_id=_.investigation_id,
        trigger=_.assessed_on,
        is_known=_.assessment_reason.isin([*WEIGHED, *NO_REASON]),
    )
    done = ruled_out.filter(_.assessment_reason.isin(WEIGHED)).select("force_id", **about, at=_.assessed_on)
    return owed, done


RULED_OUT = {"person_id": "p", "assessment_result": "not-thought", "assessed_on": "2026-09-01"}
not_ruled_out.example(
    "the signs were weighed one by one",
    outcome="met",
    slavery_assessment=[RULED_OUT | {"assessment_reason": "signs-weighed"}],
)
not_ruled_out.example(
    "explained by a checked fact", outcome="met", slavery_assessment=[RULED_OUT | {"assessment_reason": "explained"}]
)
not_ruled_out.example(
    "they said they were not a victim: broken at once",
    outcome="missed",
    as_at="2026-09-01T20:00:00Z",
    slavery_assessment=[RULED_OUT | {"assessment_reason": "denied-it"}],
)
not_ruled_out.example(
    "they had agreed to the work",
    outcome="missed",
    slavery_assessment=[RULED_OUT | {"assessment_reason": "agreed-to-it"}],
)
not_ruled_out.example(
    "they would not talk",
    outcome="missed",
    slavery_assessment=[RULED_OUT | {"assessment_reason": "would-not-talk"}],
)
not_ruled_out.example(
    "six unnamed people ruled out in one sweep",
    outcome=["missed"] * 6,
    slavery_assessment=[RULED_OUT | {"person_id": f"p{n}", "assessment_reason": "denied-it"} for n in range(6)],
)
not_ruled_out.example(
    "an assessment that names nobody",
    outcome="missed",
    slavery_assessment=[RULED_OUT | {"person_id": None, "assessment_reason": "would-not-talk"}],
)
not_ruled_out.example("no reason was written", outcome="unknown", reason="blank", slavery_assessment=[RULED_OUT])
not_ruled_out.example(
    "another reason, which may be any",
    outcome="unknown",
    reason="blank",
    slavery_assessment=[RULED_OUT | {"assessment_reason": "other"}],
)
not_ruled_out.example(
    "the reason is not known",
    outcome="unknown",
    reason="blank",
    slavery_assessment=[RULED_OUT | {"assessment_reason": "unknown"}],
)
not_ruled_out.example(
    "nothing says when",
    outcome="unknown",
    reason="no_start",
    slavery_assessment=[RULED_OUT | {"assessed_on": None, "assessment_reason": "denied-it"}],
)
not_ruled_out.example(
    "the force does not supply reasons",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["slavery_assessment.assessment_reason"],
    slavery_assessment=[RULED_OUT | {"assessment_reason": "denied-it"}],
)
for _result in ("may-be-victim", "undecided", "unknown", None):
    not_ruled_out.example(
        f"not ruled out: {_result or 'nothing written'}",
        outcome=[],
        slavery_assessment=[RULED_OUT | {"assessment_result": _result, "assessment_reason": "denied-it"}],
    )
not_ruled_out.example(
    "the day before section 1 was in force",
    outcome=[],
    slavery_assessment=[RULED_OUT | {"assessed_on": "2015-07-30", "assessment_reason": "denied-it"}],
)
not_ruled_out.example(
    "the day it was",
    outcome="missed",
    slavery_assessment=[RULED_OUT | {"assessed_on": "2015-07-31", "assessment_reason": "denied-it"}],
)
