"""A concern that an officer passed up is taken on by someone."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_FIRST_RESPONSE
from understone.law.limits import hours
from understone.standards.declaring import Gate, Stage, Subject, standard, stood_down


@standard(
    "SUP-03",
    "A concern passed up by someone who is not a trained first responder is taken on within a tour of duty",
    stage=Stage.SUPERVISE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(APP_FIRST_RESPONSE.cite("the line manager or duty officer arranges the referral"),),
    applies_to=ENGLAND_AND_WALES,
    within=hours(
        10, "Hours to take on a concern: the guidance says one tour of duty, ten hours are our reading of it."
    ),
    raised_by=("escalation", "staff.is_first_responder"),
    evidence=("escalation.taken_at",),
    gate=Gate.SHOWN,
    remedy="The duty officer takes it on now: the person's safety first, then a trained first responder's referral.",
    gaming="Taking everything on and passing it down again. Read it beside referrals made in time (REF-01).",
    is_whole_force_read=True,
)
def concern_taken_on(record: Any) -> tuple[Any, ...]:
    """Taking on one's own concern is not being heard; who raised it may be trained, where no row says."""
    staff = record.staff.select("force_id", "is_first_responder", raised_by_id=_.id)
    trained = staff.filter(_.is_first_responder).select("force_id", "raised_by_id")
    known = staff.filter(_.is_first_responder.notnull()).select("force_id", "raised_by_id", known_id=_.raised_by_id)
    raised = record.escalation.anti_join(trained, ["force_id", "raised_by_id"]).left_join(
        known, ["force_id", "raised_by_id"]
    )
    # a concern that names nobody stands for itself
    about = {"subject_id": ibis.coalesce(_.person_id, _.id), "item_id": _.id}
    owed = raised.select(
        "force_id",
        **about,
        case_id=_.investigation_id,
        trigger=_.raised_at,
        trigger_on=_.raised_on,
        is_known=_.known_id.notnull(),
    )
    done = record.escalation.filter(
        _.taken_at.notnull() | _.taken_on.notnull() | _.taken_by_id.notnull(),
        _.taken_by_id.isnull() | _.raised_by_id.isnull() | (_.taken_by_id != _.raised_by_id),
    ).select("force_id", **about, at=_.taken_at, on=_.taken_on, written=_.recorded_at)
    return owed, done


OFFICER = [{"id": "o", "is_first_responder": False}]
RAISED = {"id": "x", "person_id": "p", "raised_by_id": "o", "raised_at": "2026-09-01T10:00:00Z"}
TAKEN = RAISED | {"taken_by_id": "s"}
concern_taken_on.example(
    "the duty officer takes it on ten hours later",
    outcome="met",
    staff=OFFICER,
    escalation=[TAKEN | {"taken_at": "2026-09-01T20:00:00Z"}],
)
concern_taken_on.example(
    "by the next tour of duty",
    outcome="late",
    staff=OFFICER,
    escalation=[TAKEN | {"taken_at": "2026-09-01T20:01:00Z"}],
)
concern_taken_on.example("nobody took it on", outcome="missed", staff=OFFICER, escalation=[RAISED])
concern_taken_on.example(
    "taken on by the officer who raised it",
    outcome="missed",
    staff=OFFICER,
    escalation=[RAISED | {"taken_by_id": "o", "taken_at": "2026-09-01T11:00:00Z"}],
)
concern_taken_on.example(
    "six people, one of them taken on",
    outcome=["met", *["missed"] * 5],
    staff=OFFICER,
    escalation=[
        TAKEN | {"id": "x0", "person_id": "p0", "taken_at": "2026-09-01T12:00:00Z"},
        *[RAISED | {"id": f"x{n}", "person_id": f"p{n}"} for n in range(1, 6)],
    ],
)
concern_taken_on.example(
    "a concern that names nobody", outcome="missed", staff=OFFICER, escalation=[RAISED | {"person_id": None}]
)
concern_taken_on.example(
    "raised this morning",
    outcome="pending",
    staff=OFFICER,
    escalation=[RAISED | {"raised_at": "2026-11-21T08:00:00Z"}],
)
concern_taken_on.example(
    "nothing says whether who raised it is trained",
    outcome="unknown",
    reason="blank",
    staff=[{"id": "o"}],
    escalation=[RAISED],
)
concern_taken_on.example(
    "nothing says who raised it", outcome="unknown", reason="blank", escalation=[RAISED | {"raised_by_id": None}]
)
concern_taken_on.example(
    "nothing says whether they are trained, and it was taken on in time",
    outcome="met",
    staff=[{"id": "o"}],
    escalation=[TAKEN | {"taken_at": "2026-09-01T12:00:00Z"}],
)
concern_taken_on.example(
    "raised on a day, with no time, and taken on that day",
    outcome="unknown",
    reason="too_coarse",
    staff=OFFICER,
    escalation=[TAKEN | {"raised_at": None, "raised_on": "2026-09-01", "taken_at": "2026-09-01T20:00:00Z"}],
)
concern_taken_on.example(
    "nothing says when it was raised",
    outcome="unknown",
    reason="no_start",
    staff=OFFICER,
    escalation=[TAKEN | {"raised_at": None, "taken_at": "2026-09-01T20:00:00Z"}],
)
concern_taken_on.example(
    "taken on, nobody wrote when", outcome="unknown", reason="undated", staff=OFFICER, escalation=[TAKEN]
)
concern_taken_on.example(
    "taken on before it was raised",
    outcome="unknown",
    reason="before_trigger",
    staff=OFFICER,
    escalation=[TAKEN | {"taken_at": "2026-08-31T10:00:00Z"}],
)
concern_taken_on.example(
    "the force does not supply who took concerns on",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["escalation.taken_at"],
    staff=OFFICER,
    escalation=[RAISED],
)
concern_taken_on.example(
    "overtaken, which a second person agreed",
    outcome="ended",
    staff=OFFICER,
    escalation=[RAISED],
    stood_down=stood_down("SUP-03", "p", "overtaken", stood_down_at="2026-09-01T12:00:00Z"),
)
concern_taken_on.example(
    "raised by a trained first responder, who refers",
    outcome=[],
    staff=[{"id": "o", "is_first_responder": True}],
    escalation=[RAISED],
)
concern_taken_on.example(
    "the day before the Act was in force",
    outcome=[],
    staff=OFFICER,
    escalation=[RAISED | {"raised_at": "2015-07-30T10:00:00Z"}],
)
concern_taken_on.example(
    "the day it was", outcome="missed", staff=OFFICER, escalation=[RAISED | {"raised_at": "2015-07-31T10:00:00Z"}]
)
