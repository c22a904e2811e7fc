"""Before a crime ends because the victim does not support it, prosecuting without them was looked at."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS, CPS_GUIDANCE, HIDDEN_VICTIMS
from understone.law.limits import days
from understone.record.codes import AdviceKind, OutcomeCode
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down
from understone.standards.every_kind import stood_together

#: 14: no suspect identified; 16: suspect identified; in both the victim does not support further action.
WITHOUT_SUPPORT = (OutcomeCode.NO_SUSPECT_NO_SUPPORT, OutcomeCode.SUSPECT_NO_SUPPORT)


@standard(
    "INV-05",
    "Before outcome 14 or 16, support is offered and prosecuting without the victim's support is looked at",
    stage=Stage.INVESTIGATE,
    subject=Subject.CRIME,
    basis=Basis.NATIONAL,
    sources=(
        HIDDEN_VICTIMS.cite("summary of concerns"),
        APP_SUPERVISORS.cite("victim strategy and regular reviews"),
        CPS_GUIDANCE.cite("early advice", checked="seen in part: opening"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "Both are on record by the day of the outcome."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("crime_outcome", "crime.is_modern_slavery"),
    evidence=("investigation_review.is_evidence_led", "investigation_review.is_support_offered", "prosecutor_advice"),
    gate=Gate.WARNS,
    remedy="Look at what else proves it, offer support and special measures, write down their reason; then decide.",
    gaming="Ticking both on the day of the outcome. Read it beside the days between and prosecutor advice asked.",
    not_confirmed=NotConfirmed(
        written_from="findings read in part and memory of what the outcome numbers mean",
        not_read_in="the counting rules for outcomes",
        check_with="the crime registrar",
        note="Where the mapping cannot tell which outcome it was, it is listed as unknown.",
    ),
)
def evidence_led(record: Any) -> tuple[Any, ...]:
    crimes = record.crime.filter(_.is_modern_slavery).select("force_id", "investigation_id", crime_id=_.id)
    ended = record.crime_outcome.filter(
        _.outcome_code.isnull() | _.outcome_code.isin([*WITHOUT_SUPPORT, OutcomeCode.UNKNOWN])
    ).inner_join(crimes, ["force_id", "crime_id"])
    silent = (
        record.investigation_review.filter(_.is_evidence_led.isnull() | _.is_support_offered.isnull())
        .select("force_id", "investigation_id", silent_case=_.investigation_id)
        .distinct()
    )
    owed = ended.left_join(silent, ["force_id", "investigation_id"]).select(
        "force_id",
        subject_id=_.crime_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.decided_on,
        is_known=_.outcome_code.isin(WITHOUT_SUPPORT) & _.silent_case.isnull(),
    )
    both = stood_together(_looked_at(record).union(_offered(record)), 2)
    done = crimes.select("force_id", "crime_id", case_id=_.investigation_id).inner_join(
        both.select("force_id", "at", case_id=_.subject_id), ["force_id", "case_id"]
    )
    return owed, done.select("force_id", subject_id=_.crime_id, at=_["at"])


def _looked_at(record: Any) -> Any:
    part = ibis.literal("looked at")
    reviewed = record.investigation_review.filter(_.is_evidence_led).select(
        "force_id", subject_id=_.investigation_id, part=part, at=_.reviewed_on
    )
    asked = record.prosecutor_advice.filter(_.kind == AdviceKind.EVIDENCE_LED).select(
        "force_id", subject_id=_.investigation_id, part=part, at=_.asked_on
    )
    return reviewed.union(asked)


def _offered(record: Any) -> Any:
    return record.investigation_review.filter(_.is_support_offered).select(
        "force_id", subject_id=_.investigation_id, part=ibis.literal("offered"), at=_.reviewed_on
    )


CRIME = [{"id": "k", "is_modern_slavery": True, "investigation_id": "c"}]
OUTCOME = {"crime_id": "k", "outcome_code": "16", "decided_on": "2026-09-01"}
REVIEW = {"investigation_id": "c", "is_evidence_led": True, "is_support_offered": True, "reviewed_on": "2026-08-20"}
evidence_led.example(
    "one review did both before outcome 16",
    outcome="met",
    crime=CRIME,
    crime_outcome=[OUTCOME],
    investigation_review=[REVIEW],
)
evidence_led.example(
    "outcome 14, the prosecutor asked and support offered at a review",
    outcome="met",
    crime=CRIME,
    crime_outcome=[OUTCOME | {"outcome_code": "14"}],
    investigation_review=[REVIEW | {"is_evidence_led": False}],
    prosecutor_advice=[{"investigation_id": "c", "kind": "evidence-led", "asked_on": "2026-09-01"}],
)
evidence_led.example(
    "advice on charging is something else",
    outcome="missed",
    crime=CRIME,
    crime_outcome=[OUTCOME],
    investigation_review=[REVIEW | {"is_evidence_led": False}],
    prosecutor_advice=[{"investigation_id": "c", "kind": "charging", "asked_on": "2026-08-01"}],
)
evidence_led.example(
    "looked at before, support offered after",
    outcome="late",
    crime=CRIME,
    crime_outcome=[OUTCOME],
    investigation_review=[
        REVIEW | {"is_support_offered": False},
        REVIEW | {"is_evidence_led": False, "reviewed_on": "2026-09-20"},
    ],
)
evidence_led.example(
    "looked at, support never offered",
    outcome="missed",
    crime=CRIME,
    crime_outcome=[OUTCOME],
    investigation_review=[REVIEW | {"is_support_offered": False}],
)
evidence_led.example("nothing on record", outcome="missed", crime=CRIME, crime_outcome=[OUTCOME])
evidence_led.example(
    "two crimes of two victims, one review of the case",
    outcome=["met", "met"],
    crime=[*CRIME, CRIME[0] | {"id": "k2"}],
    crime_outcome=[OUTCOME, OUTCOME | {"crime_id": "k2"}],
    investigation_review=[REVIEW],
)
evidence_led.example(
    "a review that says nothing of it",
    outcome="unknown",
    reason="blank",
    crime=CRIME,
    crime_outcome=[OUTCOME],
    investigation_review=[{"investigation_id": "c", "reviewed_on": "2026-08-20"}],
)
evidence_led.example(
    "a mapping that cannot tell 14 from 16, nor either from another",
    outcome=["unknown", "unknown"],
    reason="blank",
    crime=CRIME,
    crime_outcome=[OUTCOME | {"outcome_code": "unknown"}, OUTCOME | {"outcome_code": None}],
)
evidence_led.example(
    "reviewed on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    crime=CRIME,
    crime_outcome=[OUTCOME],
    investigation_review=[REVIEW | {"reviewed_on": None}],
)
evidence_led.example(
    "nothing says when the outcome was given",
    outcome="unknown",
    reason="no_start",
    crime=CRIME,
    crime_outcome=[OUTCOME | {"decided_on": None}],
)
evidence_led.example(
    "the force does not supply prosecutor advice",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["prosecutor_advice"],
    crime=CRIME,
    crime_outcome=[OUTCOME],
)
evidence_led.example(
    "given today", outcome="pending", crime=CRIME, crime_outcome=[OUTCOME | {"decided_on": "2026-11-21"}]
)
evidence_led.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    crime=CRIME,
    crime_outcome=[OUTCOME],
    stood_down=stood_down("INV-05", "k", "recorded-in-error", stood_down_on="2026-09-01"),
)
evidence_led.example(
    "given the day before the Act was in force",
    outcome=[],
    crime=CRIME,
    crime_outcome=[OUTCOME | {"decided_on": "2015-07-30"}],
)
evidence_led.example(
    "given on the day the Act was in force",
    outcome="missed",
    crime=CRIME,
    crime_outcome=[OUTCOME | {"decided_on": "2015-07-31"}],
)
evidence_led.example("charged", outcome=[], crime=CRIME, crime_outcome=[OUTCOME | {"outcome_code": "1"}])
evidence_led.example(
    "a victim who supports it", outcome=[], crime=CRIME, crime_outcome=[OUTCOME | {"outcome_code": "15"}]
)
evidence_led.example(
    "a crime of another class",
    outcome=[],
    crime=[CRIME[0] | {"is_modern_slavery": False}],
    crime_outcome=[OUTCOME],
)
