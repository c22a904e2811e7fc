"""Money, phones and the scene are each considered."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, APP_SUPERVISORS
from understone.law.limits import days
from understone.record.codes import EnquiryKind, EnquiryState
from understone.standards.acts_before import OF_THE_SUBJECT, counted_from_its_start
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down
from understone.standards.every_kind import stood_together
from understone.standards.investigate.acts import slavery_cases

CONSIDERED = (EnquiryKind.FINANCIAL, EnquiryKind.PHONE, EnquiryKind.SCENE)


@standard(
    "INV-11",
    "Money, phones and the scene are each considered within 28 days of a case being opened",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(APP_SUPERVISORS.cite("investigative strategy"), APP_INVESTIGATION.cite("corroborate")),
    applies_to=ENGLAND_AND_WALES,
    within=days(28, "Days from opening a case to a line of enquiry on each of money, phones and the scene."),
    raised_by=("investigation.is_modern_slavery",),
    evidence=("line_of_enquiry.kind", "line_of_enquiry.enquiry_state"),
    shown_by=tuple(OneOf("line_of_enquiry.kind", (kind,)) for kind in CONSIDERED),
    gate=Gate.WARNS,
    remedy="Open a line for each, or write down why one is not pursued.",
    gaming="Raising all three and pursuing none. Read it beside lines done, and reasons given for those that were not.",
    not_confirmed=NotConfirmed(
        written_from="an inference from the cited guidance",
        not_read_in="any instrument: which three, and 28 days, are force policy",
        check_with="the force lead for modern slavery",
        note="A line not pursued counts only with its reason.",
    ),
)
def lines_considered(record: Any) -> tuple[Any, ...]:
    unclear = (
        record.line_of_enquiry.filter(_.kind.isnull() | (_.kind == EnquiryKind.UNKNOWN))
        .select("force_id", "investigation_id", unclear_case=_.investigation_id)
        .distinct()
    )
    opened = slavery_cases(record).inner_join(
        record.investigation.select("force_id", "opened_on", investigation_id=_.id), ["force_id", "investigation_id"]
    )
    owed = opened.left_join(unclear, ["force_id", "investigation_id"]).select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.investigation_id,
        case_id=_.investigation_id,
        trigger=_.opened_on,
        is_known=_.unclear_case.isnull(),
    )
    counts = (_.enquiry_state != EnquiryState.NOT_PURSUED) | _.enquiry_state.isnull() | _.reason.notnull()
    lines = record.line_of_enquiry.filter(_.kind.isin(CONSIDERED), counts).select(
        "force_id", subject_id=_.investigation_id, part=_.kind, at=_.raised_on
    )
    return owed, counted_from_its_start(stood_together(lines, len(CONSIDERED)), owed, OF_THE_SUBJECT)


CASE = {"id": "c", "is_modern_slavery": True, "opened_on": "2026-09-01"}
LINE = {"investigation_id": "c", "raised_on": "2026-09-05", "enquiry_state": "open"}
MONEY, PHONE, SCENE = LINE | {"kind": "financial"}, LINE | {"kind": "phone"}, LINE | {"kind": "scene"}
lines_considered.example(
    "the last of the three raised on the last day",
    outcome="met",
    investigation=[CASE],
    line_of_enquiry=[MONEY, PHONE | {"enquiry_state": "done"}, SCENE | {"raised_on": "2026-09-29"}],
)
lines_considered.example(
    "the last of the three raised a day late",
    outcome="late",
    investigation=[CASE],
    line_of_enquiry=[MONEY, PHONE, SCENE | {"raised_on": "2026-09-30"}],
)
lines_considered.example(
    "one not pursued, with its reason",
    outcome="met",
    investigation=[CASE],
    line_of_enquiry=[MONEY, PHONE, SCENE | {"enquiry_state": "not-pursued", "reason": "The premises burned down."}],
)
lines_considered.example(
    "one not pursued, with no reason",
    outcome="missed",
    investigation=[CASE],
    line_of_enquiry=[MONEY, PHONE, SCENE | {"enquiry_state": "not-pursued"}],
)
lines_considered.example(
    "two of one kind and one of another",
    outcome="missed",
    investigation=[CASE],
    line_of_enquiry=[MONEY, PHONE, PHONE | {"enquiry_state": None}],
)
lines_considered.example("nothing on record", outcome="missed", investigation=[CASE])
lines_considered.example(
    "three lines, of one nothing says what it is about",
    outcome="unknown",
    reason="blank",
    investigation=[CASE],
    line_of_enquiry=[MONEY, PHONE, LINE | {"kind": None}],
)
lines_considered.example(
    "a line of a kind that is not known",
    outcome="unknown",
    reason="blank",
    investigation=[CASE],
    line_of_enquiry=[LINE | {"kind": "unknown"}],
)
lines_considered.example(
    "the scene searched on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=[CASE],
    line_of_enquiry=[MONEY, PHONE, SCENE | {"raised_on": None}],
)
lines_considered.example(
    "all three before the case was formally opened",
    outcome="met",
    investigation=[CASE],
    line_of_enquiry=[line | {"raised_on": "2026-08-30"} for line in (MONEY, PHONE, SCENE)],
)
lines_considered.example("opened last week", outcome="pending", investigation=[CASE | {"opened_on": "2026-11-14"}])
lines_considered.example(
    "nothing says when it was opened",
    outcome="unknown",
    reason="no_start",
    investigation=[CASE | {"opened_on": None}],
)
lines_considered.example(
    "the force does not say what lines of enquiry are about",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["line_of_enquiry.kind"],
    investigation=[CASE],
)
lines_considered.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=[CASE],
    stood_down=stood_down("INV-11", "c", "accepted-by-other-force", stood_down_on="2026-09-03"),
)
lines_considered.example(
    "opened the day before the Act was in force", outcome=[], investigation=[CASE | {"opened_on": "2015-07-30"}]
)
lines_considered.example(
    "opened on the day the Act was in force", outcome="missed", investigation=[CASE | {"opened_on": "2015-07-31"}]
)
lines_considered.example("a case of another kind", outcome=[], investigation=[CASE | {"is_modern_slavery": False}])
