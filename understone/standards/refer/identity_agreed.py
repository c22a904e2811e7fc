"""No notification carries what identifies an adult who has not agreed to that."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import DUTY_TO_NOTIFY_REGULATIONS, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard
from understone.standards.refer.acts import DUTY_TO_NOTIFY_FROM, of_adults


@standard(
    "REF-05",
    "No notification carries what identifies an adult who has not agreed to be identified",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.LAW,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 52(1)–(3)"),
        DUTY_TO_NOTIFY_REGULATIONS.cite("content of a notification"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=DUTY_TO_NOTIFY_FROM,
    within=days(0, "The adult agrees to be identified before the notification is sent."),
    shape=Shape.PROHIBITION,
    raised_by=("notification",),
    evidence=("notification.is_identity_included", "notification.is_identity_agreed"),
    gate=Gate.BLOCKS,
    remedy="Send it again without what identifies them, log a data-protection incident, and tell them if that is safe.",
    gaming="Taking a wish to help the police for agreement. Read it beside the answers to the question of identity.",
)
def identity_agreed(record: Any) -> tuple[Any, ...]:
    may_identify = record.notification.filter(_.is_identity_included.isnull() | _.is_identity_included)
    sent = of_adults(record, may_identify)
    owed = sent.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.sent_on,
        is_known=_.is_age_known & _.is_identity_included.notnull() & _.is_identity_agreed.notnull(),
    )
    done = sent.filter(_.is_identity_agreed).select(
        "force_id", subject_id=_.person_id, item_id=_.id, at=_.sent_on, written=_.recorded_on
    )
    return owed, done


ADULT = {"person_id": "p", "age_group": "adult"}
NAMED = {"person_id": "p", "sent_on": "2026-09-02", "is_identity_included": True}
identity_agreed.example(
    "they agreed to be identified",
    outcome="met",
    potential_victim=[ADULT],
    notification=[NAMED | {"is_identity_agreed": True}],
)
identity_agreed.example(
    "they did not agree to be identified",
    outcome="missed",
    as_at="2026-09-02T12:00:00Z",
    potential_victim=[ADULT],
    notification=[NAMED | {"is_identity_agreed": False}],
)
identity_agreed.example(
    "nothing says whether they agreed",
    outcome="unknown",
    reason="blank",
    potential_victim=[ADULT],
    notification=[NAMED],
)
identity_agreed.example(
    "nothing says whether it identifies them",
    outcome="unknown",
    reason="blank",
    potential_victim=[ADULT],
    notification=[NAMED | {"is_identity_included": None, "is_identity_agreed": False}],
)
identity_agreed.example(
    "nothing says how old they are",
    outcome="unknown",
    reason="blank",
    potential_victim=[ADULT | {"age_group": None}],
    notification=[NAMED | {"is_identity_agreed": False}],
)
identity_agreed.example(
    "the notification has no date",
    outcome="unknown",
    reason="no_start",
    potential_victim=[ADULT],
    notification=[NAMED | {"sent_on": None, "is_identity_agreed": False}],
)
identity_agreed.example(
    "the force does not supply whether they agreed",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["notification.is_identity_agreed"],
    potential_victim=[ADULT],
    notification=[NAMED | {"is_identity_agreed": False}],
)
identity_agreed.example(
    "two people named in two notifications, one of whom agreed",
    outcome=["met", "missed"],
    potential_victim=[ADULT, ADULT | {"person_id": "q"}],
    notification=[
        NAMED | {"is_identity_agreed": True},
        NAMED | {"person_id": "q", "is_identity_agreed": False},
    ],
)
identity_agreed.example(
    "a notification that identifies nobody",
    outcome=[],
    potential_victim=[ADULT],
    notification=[NAMED | {"is_identity_included": False}],
)
identity_agreed.example(
    "notified as a child",
    outcome=[],
    potential_victim=[ADULT],
    notification=[NAMED | {"age_group": "child", "is_identity_agreed": False}],
)
identity_agreed.example(
    "sent the day before the duty began",
    outcome=[],
    potential_victim=[ADULT],
    notification=[NAMED | {"sent_on": "2015-10-31", "is_identity_agreed": False}],
)
identity_agreed.example(
    "sent on the day the duty began",
    outcome="missed",
    potential_victim=[ADULT],
    notification=[NAMED | {"sent_on": "2015-11-01", "is_identity_agreed": False}],
)
