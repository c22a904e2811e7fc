"""No case is closed with a line of enquiry open."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CPIA_CODE, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import EnquiryState
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import closures

ENDED = (EnquiryState.DONE, EnquiryState.NOT_PURSUED)


@standard(
    "INV-03",
    "No case is closed while a line of enquiry in it is open",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.GUIDANCE,
    sources=(CPIA_CODE.cite("all reasonable lines of enquiry"), STOLEN_FREEDOM.cite("cases closed early")),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "No line of enquiry is open when the case is closed.", basis=Basis.GUIDANCE, checked="from memory"),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("closure_request", "line_of_enquiry", "investigation.is_modern_slavery"),
    evidence=("line_of_enquiry.enquiry_state", "line_of_enquiry.ended_on"),
    gate=Gate.WARNS,
    remedy="Finish it, or write down why it is not pursued; reopen the case if it is closed.",
    gaming="Ending every line on the day of closing. Read it beside the days between ending and closing.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the CPIA Code of Practice",
        check_with="the force solicitor",
    ),
)
def no_line_open(record: Any) -> tuple[Any, ...]:
    lines = record.line_of_enquiry
    closed = closures(record)
    first = closed.group_by("force_id", "investigation_id").agg(closed_on=_.closed_on.min())
    raised = lines.inner_join(first, ["force_id", "investigation_id"]).filter(
        _.raised_on.isnull() | _.closed_on.isnull() | (_.raised_on <= _.closed_on)
    )
    owed = raised.select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.closed_on,
        is_known=_.enquiry_state.notnull() & (_.enquiry_state != EnquiryState.UNKNOWN),
    )
    done = lines.filter(_.enquiry_state.isin(ENDED)).select(
        "force_id", subject_id=_.investigation_id, item_id=_.id, at=_.ended_on
    )
    return owed, done


CASE = [{"id": "c", "is_modern_slavery": True}]
CLOSED = [{"investigation_id": "c", "requested_on": "2026-09-01", "approved_on": "2026-09-03"}]
LINE = {"investigation_id": "c", "raised_on": "2026-07-01", "enquiry_state": "done", "ended_on": "2026-08-01"}
no_line_open.example("done before", outcome="met", investigation=CASE, closure_request=CLOSED, line_of_enquiry=[LINE])
no_line_open.example(
    "done after the closing",
    outcome="late",
    investigation=CASE,
    closure_request=CLOSED,
    line_of_enquiry=[LINE | {"ended_on": "2026-10-01"}],
)
no_line_open.example(
    "two lines, one still open",
    outcome=["met", "missed"],
    investigation=CASE,
    closure_request=CLOSED,
    line_of_enquiry=[LINE, LINE | {"enquiry_state": "open", "ended_on": None}],
)
no_line_open.example(
    "asked today with a line open",
    outcome="pending",
    investigation=CASE,
    closure_request=[{"investigation_id": "c", "requested_on": "2026-11-21"}],
    line_of_enquiry=[LINE | {"enquiry_state": "open", "ended_on": None}],
)
no_line_open.example(
    "nothing says where it stands",
    outcome="unknown",
    reason="blank",
    investigation=CASE,
    closure_request=CLOSED,
    line_of_enquiry=[LINE | {"enquiry_state": None, "ended_on": None}],
)
no_line_open.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=CASE,
    closure_request=CLOSED,
    line_of_enquiry=[LINE | {"enquiry_state": "open", "ended_on": None}],
    stood_down=stood_down("INV-03", "c", "accepted-by-other-force", stood_down_on="2026-09-01"),
)
no_line_open.example(
    "raised after the closing",
    outcome=[],
    investigation=CASE,
    closure_request=CLOSED,
    line_of_enquiry=[LINE | {"raised_on": "2026-10-01", "ended_on": "2026-10-05"}],
)
no_line_open.example("a case that nobody asked to close", outcome=[], investigation=CASE, line_of_enquiry=[LINE])
OLD_LINE = LINE | {"raised_on": "2015-06-01", "enquiry_state": "open", "ended_on": None}
no_line_open.example(
    "closed the day before the Act began",
    outcome=[],
    investigation=CASE,
    closure_request=[CLOSED[0] | {"requested_on": "2015-07-29", "approved_on": "2015-07-30"}],
    line_of_enquiry=[OLD_LINE],
)
no_line_open.example(
    "closed on the day the Act began",
    outcome="missed",
    investigation=CASE,
    closure_request=[CLOSED[0] | {"requested_on": "2015-07-29", "approved_on": "2015-07-31"}],
    line_of_enquiry=[OLD_LINE],
)
