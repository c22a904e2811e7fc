"""No case is closed without another's approval."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import OutcomeCode
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down
from understone.standards.supervise.acts import independent_approvals


@standard(
    "SUP-02",
    "No modern slavery crime is finalised without charge before someone else has approved it",
    stage=Stage.SUPERVISE,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(APP_SUPERVISORS.cite("oversight of closing"), STOLEN_FREEDOM.cite("cases closed early")),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "A supervisor approves before a case is closed."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("crime_outcome", "crime.is_modern_slavery"),
    evidence=("closure_request",),
    gate=Gate.WARNS,
    remedy="Have a supervisor who does not own the case read what is left, and approve or reopen.",
    gaming="Approving without reading. Read it beside what was still open at approval (INV-02, INV-03).",
    not_confirmed=NotConfirmed(
        written_from="an inference from the cited finding",
        not_read_in="any instrument: the test is written in none",
        check_with="the force lead for modern slavery",
        note="The approver's rank is not read.",
    ),
)
def closed_with_approval(record: Any) -> tuple[Any, ...]:
    crimes = record.crime.filter(_.is_modern_slavery, _.investigation_id.notnull()).select(
        "force_id", "investigation_id", crime_id=_.id
    )
    finalised = record.crime_outcome.filter(
        _.outcome_code.isnull() | (_.outcome_code != OutcomeCode.CHARGED)
    ).inner_join(crimes, ["force_id", "crime_id"])
    owed = finalised.select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.decided_on,
    )
    done = independent_approvals(record).select("force_id", subject_id=_.investigation_id, at=_.approved_on)
    return owed, done


CASE = [{"id": "c", "is_modern_slavery": True, "owner_id": "o"}]
CRIME = [{"id": "k", "is_modern_slavery": True, "investigation_id": "c"}]
FINALISED = {"crime_id": "k", "outcome_code": "16", "decided_on": "2026-09-01"}
ASKED = {"investigation_id": "c", "requester_id": "o", "approver_id": "s"}
closed_with_approval.example(
    "approved the day before",
    outcome="met",
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED],
    closure_request=[ASKED | {"approved_on": "2026-08-31"}],
)
closed_with_approval.example(
    "approved afterwards",
    outcome="late",
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED],
    closure_request=[ASKED | {"approved_on": "2026-09-20"}],
)
closed_with_approval.example(
    "approved by its own officer",
    outcome="missed",
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED],
    closure_request=[ASKED | {"requester_id": None, "approver_id": "o", "approved_on": "2026-08-31"}],
)
closed_with_approval.example(
    "finalised today",
    outcome="pending",
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED | {"decided_on": "2026-11-21"}],
)
closed_with_approval.example(
    "nothing says when it was finalised",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED | {"decided_on": None}],
)
closed_with_approval.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED],
    stood_down=stood_down("SUP-02", "c", "recorded-in-error", stood_down_on="2026-08-31"),
)
closed_with_approval.example(
    "charged", outcome=[], investigation=CASE, crime=CRIME, crime_outcome=[FINALISED | {"outcome_code": "1"}]
)
closed_with_approval.example(
    "finalised the day before the Act began",
    outcome=[],
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED | {"decided_on": "2015-07-30"}],
)
closed_with_approval.example(
    "finalised on the day the Act began",
    outcome="missed",
    investigation=CASE,
    crime=CRIME,
    crime_outcome=[FINALISED | {"decided_on": "2015-07-31"}],
)
