"""What police were told that can be followed is followed."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import EnquiryKind
from understone.standards.acts_before import counted_from_its_start
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import slavery_cases


@standard(
    "INV-04",
    "Each name, place, number, vehicle or journey given to police has a line of enquiry within 7 days",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(
        APP_INVESTIGATION.cite("corroborate; investigate every report"),
        STOLEN_FREEDOM.cite("no inquiry into suspects or places named to police"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days to raise a line of enquiry for what police were given."),
    raised_by=("information_given", "investigation.is_modern_slavery"),
    evidence=("information_given.line_of_enquiry_id", "line_of_enquiry"),
    gate=Gate.WARNS,
    remedy="Raise a line of enquiry for it, task intelligence, and tell whoever gave it what was done.",
    gaming="One line of enquiry for everything. Read it beside lines done and what they found.",
    not_confirmed=NotConfirmed(
        written_from="findings as reported and the earlier guidance",
        not_read_in="any instrument: 7 days is force policy",
        check_with="the force lead for modern slavery",
        note="Whether whoever gave it heard back is not read.",
    ),
)
def information_followed(record: Any) -> tuple[Any, ...]:
    given = record.information_given.semi_join(slavery_cases(record), ["force_id", "investigation_id"])
    lines = record.line_of_enquiry.select("force_id", "raised_on", line_of_enquiry_id=_.id)
    # a line to identify someone or something, raised for nothing in particular, may have been raised for this
    identifying = record.line_of_enquiry.filter(_.kind == EnquiryKind.IDENTIFICATION, _.raised_on.notnull()).select(
        "force_id", "investigation_id", "raised_on", line_id=_.id
    )
    linked = record.information_given.filter(_.line_of_enquiry_id.notnull()).select(
        "force_id", line_id=_.line_of_enquiry_id
    )
    loose = identifying.anti_join(linked, ["force_id", "line_id"])
    unlinked = given.filter(_.line_of_enquiry_id.isnull(), _.given_on.notnull())
    maybe = (
        unlinked.select("force_id", "investigation_id", "given_on", item_id=_.id)
        .inner_join(loose, ["force_id", "investigation_id"])
        .filter(_.raised_on >= _.given_on)
        .select("force_id", "item_id")
        .distinct()
    )
    owed = given.select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.given_on,
    )
    marked = owed.left_join(maybe.select("force_id", "item_id", maybe_id=_.item_id), ["force_id", "item_id"]).select(
        "force_id", "subject_id", "item_id", "case_id", "trigger", is_known=_.maybe_id.isnull()
    )
    raised = given.inner_join(lines, ["force_id", "line_of_enquiry_id"]).select(
        "force_id", subject_id=_.investigation_id, item_id=_.id, at=_.raised_on
    )
    return marked, counted_from_its_start(raised, owed)


CASE = [{"id": "c", "is_modern_slavery": True}]
GIVEN = {"investigation_id": "c", "kind": "place", "given_on": "2026-09-01"}
FOLLOWED = GIVEN | {"line_of_enquiry_id": "l"}
LINE = {"id": "l", "investigation_id": "c"}
information_followed.example(
    "a line raised on the seventh day",
    outcome="met",
    investigation=CASE,
    information_given=[FOLLOWED],
    line_of_enquiry=[LINE | {"raised_on": "2026-09-08"}],
)
information_followed.example(
    "a line raised on the eighth day",
    outcome="late",
    investigation=CASE,
    information_given=[FOLLOWED],
    line_of_enquiry=[LINE | {"raised_on": "2026-09-09"}],
)
information_followed.example(
    "a line that was open already took it in",
    outcome="met",
    investigation=CASE,
    information_given=[FOLLOWED],
    line_of_enquiry=[LINE | {"raised_on": "2026-08-01"}],
)
information_followed.example(
    "a name followed and a flight not",
    outcome=["met", "missed"],
    investigation=CASE,
    information_given=[FOLLOWED | {"kind": "name"}, GIVEN | {"kind": "flight"}],
    line_of_enquiry=[LINE | {"raised_on": "2026-09-02"}],
)
information_followed.example(
    "a line to identify someone, raised for nothing in particular",
    outcome="unknown",
    reason="blank",
    investigation=CASE,
    information_given=[GIVEN],
    line_of_enquiry=[LINE | {"kind": "identification", "raised_on": "2026-09-03"}],
)
information_followed.example(
    "a line to identify someone, raised for something else",
    outcome=["met", "missed"],
    investigation=CASE,
    information_given=[FOLLOWED, GIVEN],
    line_of_enquiry=[LINE | {"kind": "identification", "raised_on": "2026-09-03"}],
)
information_followed.example(
    "a line to identify someone, raised before",
    outcome="missed",
    investigation=CASE,
    information_given=[GIVEN],
    line_of_enquiry=[LINE | {"kind": "identification", "raised_on": "2026-08-03"}],
)
information_followed.example(
    "given this week", outcome="pending", investigation=CASE, information_given=[GIVEN | {"given_on": "2026-11-18"}]
)
information_followed.example(
    "nothing says when it was given",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    information_given=[GIVEN | {"given_on": None}],
)
information_followed.example(
    "a line raised on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=CASE,
    information_given=[FOLLOWED],
    line_of_enquiry=[LINE],
)
information_followed.example(
    "the force does not supply lines of enquiry",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["line_of_enquiry"],
    investigation=CASE,
    information_given=[GIVEN],
)
information_followed.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=CASE,
    information_given=[GIVEN],
    stood_down=stood_down("INV-04", "c", "accepted-by-other-force", stood_down_on="2026-09-02"),
)
information_followed.example(
    "given the day before the Act was in force",
    outcome=[],
    investigation=CASE,
    information_given=[GIVEN | {"given_on": "2015-07-30"}],
)
information_followed.example(
    "given on the day the Act was in force",
    outcome="missed",
    investigation=CASE,
    information_given=[GIVEN | {"given_on": "2015-07-31"}],
)
information_followed.example(
    "given in a case of another kind", outcome=[], investigation=[{"id": "c"}], information_given=[GIVEN]
)
