"""A crime is cancelled only with information and the right approver."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COUNTING_RULES
from understone.law.limits import days
from understone.record.codes import CancellationAuthority, CancellationReason
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard

APPROVERS = (CancellationAuthority.REGISTRAR, CancellationAuthority.DESIGNATED_DECISION_MAKER)
NO_INFORMATION_NEEDED = (CancellationReason.RECORDED_IN_ERROR, CancellationReason.OTHER_FORCE)


@standard(
    "CRI-06",
    "A modern slavery crime is cancelled only with additional verifiable information and the right approver",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.CRIME,
    basis=Basis.GUIDANCE,
    sources=(COUNTING_RULES.cite("General Rules, Section C"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2015, 4, 1),
    within=days(
        0,
        "A cancellation owes its information and its approver at that moment.",
        basis=Basis.GUIDANCE,
        checked="from memory",
    ),
    shape=Shape.PROHIBITION,
    raised_by=("crime_cancellation", "crime.is_modern_slavery"),
    evidence=("crime_cancellation",),
    gate=Gate.WARNS,
    remedy="Reinstate the crime, or write down the information and have the registrar decide.",
    gaming="A stock sentence as the information. Read it beside the decisions of the competent authority.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the counting rules, General Rules Section C",
        check_with="the crime registrar",
    ),
)
def cancelled_with_reason(record: Any) -> tuple[Any, ...]:
    crimes = record.crime.filter(_.is_modern_slavery).select("force_id", crime_id=_.id, case_id=_.investigation_id)
    cancelled = record.crime_cancellation.inner_join(crimes, ["force_id", "crime_id"])
    is_known = (
        cancelled.cancellation_reason.notnull()
        & (cancelled.cancellation_reason != CancellationReason.UNKNOWN)
        & cancelled.authority.notnull()
        & (cancelled.authority != CancellationAuthority.UNKNOWN)
    )
    owed = cancelled.select(
        "force_id", "case_id", subject_id=_.crime_id, item_id=_.id, trigger=_.cancelled_on, is_known=is_known
    )
    with_information = _.information.notnull() & (
        _.cancellation_reason == CancellationReason.ADDITIONAL_VERIFIABLE_INFORMATION
    )
    done = cancelled.filter(
        with_information | _.cancellation_reason.isin(NO_INFORMATION_NEEDED), _.authority.isin(APPROVERS)
    ).select("force_id", subject_id=_.crime_id, item_id=_.id, at=_.cancelled_on)
    return owed, done


CRIME = [{"id": "c", "is_modern_slavery": True}]
CANCELLED = {
    "crime_id": "c",
    "cancelled_on": "2026-09-01",
    "cancellation_reason": "additional-verifiable-information",
    "information": "The employer's records and three witnesses place them elsewhere.",
    "authority": "registrar",
}
cancelled_with_reason.example(
    "with information, by the registrar", outcome="met", crime=CRIME, crime_cancellation=[CANCELLED]
)
cancelled_with_reason.example(
    "because the decision was negative",
    outcome="missed",
    crime=CRIME,
    crime_cancellation=[CANCELLED | {"cancellation_reason": "negative-decision"}],
)
cancelled_with_reason.example(
    "by the investigator",
    outcome="missed",
    crime=CRIME,
    crime_cancellation=[CANCELLED | {"authority": "investigator"}],
)
cancelled_with_reason.example(
    "with no information written down",
    outcome="missed",
    crime=CRIME,
    crime_cancellation=[CANCELLED | {"information": None}],
)
cancelled_with_reason.example(
    "nothing says who approved it",
    outcome="unknown",
    reason="blank",
    crime=CRIME,
    crime_cancellation=[CANCELLED | {"authority": None}],
)
cancelled_with_reason.example(
    "nothing says when",
    outcome="unknown",
    reason="no_start",
    crime=CRIME,
    crime_cancellation=[CANCELLED | {"cancelled_on": None}],
)
cancelled_with_reason.example(
    "a crime of another class",
    outcome=[],
    crime=[{"id": "c", "is_modern_slavery": False}],
    crime_cancellation=[CANCELLED],
)
cancelled_with_reason.example(
    "the day before the rule began",
    outcome=[],
    crime=CRIME,
    crime_cancellation=[CANCELLED | {"information": None, "cancelled_on": "2015-03-31"}],
)
cancelled_with_reason.example(
    "on the day the rule began",
    outcome="missed",
    crime=CRIME,
    crime_cancellation=[CANCELLED | {"information": None, "cancelled_on": "2015-04-01"}],
)
