"""A supervisor reviews each case again and again until it is approved for closing."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import StoodDownReason
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down
from understone.standards.supervise.acts import independent_approvals


@standard(
    "SUP-01",
    "A supervisor reviews each modern slavery case at least every 28 days",
    stage=Stage.SUPERVISE,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(APP_SUPERVISORS.cite("regular reviews"), STOLEN_FREEDOM.cite("weak supervision")),
    applies_to=ENGLAND_AND_WALES,
    within=days(28, "Days between a supervisor's reviews."),
    shape=Shape.REPEATED,
    raised_by=("investigation.is_modern_slavery",),
    evidence=("investigation_review",),
    gate=Gate.WARNS,
    remedy="Review the case now; set what is to be done, by whom and by when.",
    gaming="The same words again. Read it beside directions given and done.",
    not_confirmed=NotConfirmed(
        written_from="the guidance, which says regular",
        not_read_in="any instrument: 28 days is force policy",
        check_with="the force lead for modern slavery",
        note="Whether a review directs anything is not read.",
    ),
)
def reviewed(record: Any) -> tuple[Any, ...]:
    approvals = independent_approvals(record)
    approved = approvals.group_by("force_id", "investigation_id").agg(approved_on=_.approved_on.min())
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", "opened_on", investigation_id=_.id)
    owed = cases.left_join(approved, ["force_id", "investigation_id"]).select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.investigation_id,
        case_id=_.investigation_id,
        trigger=_.opened_on,
        ended=_.approved_on,
        ended_reason=ibis.literal(StoodDownReason.OVERTAKEN.value),
    )
    reviews = record.investigation_review.select(
        "force_id", subject_id=_.investigation_id, act_id=_.id, at=_.reviewed_on
    )
    # approving the closing is a supervisor's look at the case: closing alone ends nothing
    closing = approvals.select("force_id", subject_id=_.investigation_id, act_id=_.approval_id, at=_.approved_on)
    return owed, reviews.union(closing)


CASE = {"id": "c", "is_modern_slavery": True, "opened_on": "2026-08-01"}
REVIEW = {"investigation_id": "c"}
reviewed.example(
    "reviewed in time, then late, then nothing yet",
    outcome=["met", "late", "pending"],
    investigation=[CASE],
    investigation_review=[REVIEW | {"reviewed_on": "2026-08-29"}, REVIEW | {"reviewed_on": "2026-11-01"}],
)
reviewed.example("never reviewed", outcome="missed", investigation=[CASE])
reviewed.example("opened this week", outcome="pending", investigation=[CASE | {"opened_on": "2026-11-18"}])
reviewed.example(
    "closed with another's approval in time",
    outcome=["met", "met"],
    investigation=[CASE | {"owner_id": "o"}],
    investigation_review=[REVIEW | {"reviewed_on": "2026-08-20"}],
    closure_request=[{"investigation_id": "c", "requester_id": "o", "approver_id": "s", "approved_on": "2026-09-10"}],
)
reviewed.example(
    "closed by its own officer: the next review is still owed",
    outcome=["met", "missed"],
    investigation=[CASE | {"owner_id": "o"}],
    investigation_review=[REVIEW | {"reviewed_on": "2026-08-20"}],
    closure_request=[{"investigation_id": "c", "requester_id": "o", "approver_id": "o", "approved_on": "2026-09-10"}],
)
reviewed.example(
    "two reviews on one day start one duty",
    outcome=["met", "pending"],
    investigation=[CASE | {"opened_on": "2026-11-01"}],
    investigation_review=[REVIEW | {"reviewed_on": "2026-11-10"}, REVIEW | {"reviewed_on": "2026-11-10"}],
)
reviewed.example(
    "nothing says when it was opened",
    outcome="unknown",
    reason="no_start",
    investigation=[CASE | {"opened_on": None}],
)
reviewed.example(
    "a review on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=[CASE],
    investigation_review=[REVIEW],
)
reviewed.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=[CASE],
    stood_down=stood_down("SUP-01", "c", "accepted-by-other-force", stood_down_on="2026-08-10"),
)
reviewed.example("a case of another kind", outcome=[], investigation=[CASE | {"is_modern_slavery": False}])
reviewed.example("opened the day before the Act began", outcome=[], investigation=[CASE | {"opened_on": "2015-07-30"}])
reviewed.example(
    "opened on the day the Act began", outcome="missed", investigation=[CASE | {"opened_on": "2015-07-31"}]
)
