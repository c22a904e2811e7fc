"""The prosecutor is asked for advice soon after the first arrest of a suspect."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CPS_GUIDANCE, DIRECTORS_GUIDANCE_6
from understone.law.limits import days
from understone.record.codes import AdviceKind, CustodyEventKind
from understone.standards.acts_before import OF_THE_SUBJECT, counted_from_its_start
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import slavery_cases

#: The sixth edition of the Director's Guidance; the day is from memory.
SIXTH_EDITION_FROM = dt.date(2020, 12, 31)
ASKED = (AdviceKind.EARLY_ADVICE, AdviceKind.CHARGING)


@standard(
    "INV-08",
    "The prosecutor is asked for advice within 28 days of the first arrest of a suspect",
    stage=Stage.INVESTIGATE,
    subject=Subject.CASE,
    basis=Basis.GUIDANCE,
    sources=(
        DIRECTORS_GUIDANCE_6.cite("early advice strongly recommended in modern slavery cases"),
        CPS_GUIDANCE.cite("early advice", checked="seen in part: opening"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=SIXTH_EDITION_FROM,
    within=days(28, "Days from the first arrest of a suspect to asking the prosecutor for advice."),
    raised_by=("investigation.is_modern_slavery",),
    evidence=("prosecutor_advice",),
    shown_by=(OneOf("prosecutor_advice.kind", ASKED),),
    gate=Gate.WARNS,
    remedy="Ask for early advice, with a strategy for the victims and what supports their account.",
    gaming="A telephone call entered as advice. Read it beside what the prosecutor answered and when.",
    not_confirmed=NotConfirmed(
        written_from="the CPS's guidance on modern slavery, and memory for the day the sixth edition began",
        not_read_in="the Director's Guidance itself; 28 days is force policy",
        check_with="the CPS",
        note="A potential victim of the same case who was arrested is not taken for its suspect.",
    ),
)
def early_advice(record: Any) -> tuple[Any, ...]:
    first = _arrests(record).group_by("force_id", "investigation_id").agg(first_on=_.arrested_on.min())
    owed = first.select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.investigation_id,
        case_id=_.investigation_id,
        trigger=_.first_on,
    )
    asked = record.prosecutor_advice.filter(_.kind.isin(ASKED)).select(
        "force_id", subject_id=_.investigation_id, at=_.asked_on
    )
    return owed, counted_from_its_start(asked, owed, OF_THE_SUBJECT)


def _arrests(record: Any) -> Any:
    """Arrests in modern slavery cases of those who are not potential victims in the same case."""
    held = record.custody.select("force_id", "investigation_id", "person_id", "arrested_on")
    arrested = record.custody_event.filter(_.kind == CustodyEventKind.ARREST).select(
        "force_id", "investigation_id", "person_id", arrested_on=_.happened_on
    )
    victims = record.potential_victim.select("force_id", "investigation_id", "person_id")
    return (
        held.union(arrested)
        .semi_join(slavery_cases(record), ["force_id", "investigation_id"])
        .anti_join(victims, ["force_id", "investigation_id", "person_id"])
    )


CASE = [{"id": "c", "is_modern_slavery": True}]
ARRESTED = {"person_id": "x", "investigation_id": "c", "arrested_on": "2026-09-01"}
ADVICE = {"investigation_id": "c", "kind": "early-advice"}
GIVEN = {"investigation": CASE, "custody": [ARRESTED]}
early_advice.example(
    "asked on the last day", outcome="met", **GIVEN, prosecutor_advice=[ADVICE | {"asked_on": "2026-09-29"}]
)
early_advice.example(
    "a charging decision asked for the same day",
    outcome="met",
    **GIVEN,
    prosecutor_advice=[ADVICE | {"kind": "charging", "asked_on": "2026-09-01"}],
)
early_advice.example(
    "asked before the arrest", outcome="met", **GIVEN, prosecutor_advice=[ADVICE | {"asked_on": "2026-08-01"}]
)
early_advice.example(
    "asked a day late", outcome="late", **GIVEN, prosecutor_advice=[ADVICE | {"asked_on": "2026-09-30"}]
)
early_advice.example(
    "told of something else",
    outcome="missed",
    **GIVEN,
    prosecutor_advice=[ADVICE | {"kind": "victim-status", "asked_on": "2026-09-02"}],
)
early_advice.example("nothing on record", outcome="missed", **GIVEN)
early_advice.example(
    "two suspects: the first arrest starts it",
    outcome="late",
    investigation=CASE,
    custody=[ARRESTED, ARRESTED | {"person_id": "y", "arrested_on": "2026-10-01"}],
    prosecutor_advice=[ADVICE | {"asked_on": "2026-10-05"}],
)
early_advice.example(
    "an arrest written as an event alone",
    outcome="missed",
    investigation=CASE,
    custody_event=[{"person_id": "x", "investigation_id": "c", "kind": "arrest", "happened_on": "2026-09-01"}],
)
early_advice.example(
    "an event that is no arrest",
    outcome=[],
    investigation=CASE,
    custody_event=[{"person_id": "x", "investigation_id": "c", "kind": "interview", "happened_on": "2026-09-01"}],
)
early_advice.example(
    "arrested last week", outcome="pending", investigation=CASE, custody=[ARRESTED | {"arrested_on": "2026-11-14"}]
)
early_advice.example(
    "nothing says when the suspect was arrested",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    custody=[ARRESTED | {"arrested_on": None}],
)
early_advice.example(
    "asked on a day nobody wrote down", outcome="unknown", reason="undated", **GIVEN, prosecutor_advice=[ADVICE]
)
early_advice.example(
    "the force does not supply prosecutor advice",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["prosecutor_advice"],
    **GIVEN,
)
early_advice.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    **GIVEN,
    stood_down=stood_down("INV-08", "c", "accepted-by-other-force", stood_down_on="2026-09-03"),
)
early_advice.example(
    "only a potential victim was arrested",
    outcome=[],
    **GIVEN,
    potential_victim=[{"person_id": "x", "investigation_id": "c"}],
)
early_advice.example(
    "arrested the day before the edition began",
    outcome=[],
    investigation=CASE,
    custody=[ARRESTED | {"arrested_on": "2020-12-30"}],
)
early_advice.example(
    "arrested on the day the edition began",
    outcome="missed",
    investigation=CASE,
    custody=[ARRESTED | {"arrested_on": "2020-12-31"}],
)
early_advice.example("a case of another kind", outcome=[], investigation=[{"id": "c"}], custody=[ARRESTED])
