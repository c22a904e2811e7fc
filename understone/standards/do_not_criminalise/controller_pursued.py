"""Whoever controls a suspect who may be a victim is investigated."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, CPS_GUIDANCE, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import EnquiryKind, Role
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down


@standard(
    "DEF-06",
    "Whoever controls a suspect who may be a victim is investigated",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.POLICY,
    sources=(
        APP_INVESTIGATION.cite("investigate every report"),
        CPS_GUIDANCE.cite("duty to make enquiries"),
        STOLEN_FREEDOM.cite("exploiters left free"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(28, "Days from a suspect's recognition, or arrest if later, to looking into who controls them."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("potential_victim",),
    evidence=("line_of_enquiry.kind", "custody", "involvement"),
    gate=Gate.WARNS,
    remedy="Raise a line of enquiry on who controls them; open an investigation under section 1 or 2 of the Act.",
    gaming="A line raised and never followed. Read it beside INV-03 and the lines not pursued.",
    not_confirmed=NotConfirmed(
        written_from="the earlier practice guidance and findings as reported, November 2026",
        not_read_in="any instrument that sets the test: it is our inference",
        check_with="the force lead for modern slavery",
        note="Twenty-eight days are force policy.",
    ),
)
def controller_pursued(record: Any) -> tuple[Any, ...]:
    judged = record.potential_victim.select(
        "force_id", "person_id", "investigation_id", judged_on=_.reasonable_grounds_on, judgement_id=_.id
    )
    suspected = judged.inner_join(_suspects(record), ["force_id", "person_id"])
    is_later = suspected.judged_on.notnull() & (
        suspected.suspected_on.isnull() | (suspected.suspected_on > suspected.judged_on)
    )
    on_judgement = suspected.filter(~is_later).mutate(trigger=_.judged_on)
    on_suspicion = suspected.filter(is_later).mutate(trigger=_.suspected_on)
    owed = on_judgement.union(on_suspicion).select(
        "force_id", "trigger", subject_id=_.person_id, item_id=_.judgement_id, case_id=_.investigation_id
    )
    return owed, _pursued(record, judged)


def _suspects(record: Any) -> Any:
    """Who was arrested for an offence, charged or given an ending out of court, and the first day of it."""
    arrested = record.custody.filter(_.is_immigration_arrest.isnull() | ~_.is_immigration_arrest).select(
        "force_id", "person_id", on=_.arrested_on
    )
    charged = record.charge.select("force_id", "person_id", on=_.charged_on)
    disposed = record.disposal.select("force_id", "person_id", on=_.given_on)
    every = arrested.union(charged).union(disposed)
    return every.group_by("force_id", "person_id").agg(suspected_on=_.on.min())


def _pursued(record: Any, judged: Any) -> Any:
    """In the case of the judgement: a line of enquiry, or someone else suspected who is no potential victim in it."""
    lines = record.line_of_enquiry.filter(_.kind == EnquiryKind.CONTROLLER).select(
        "force_id", "investigation_id", at=_.raised_on
    )
    slavery = record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id)
    arrested = record.custody.filter(_.is_immigration_arrest.isnull() | ~_.is_immigration_arrest).select(
        "force_id", "person_id", "investigation_id", at=_.arrested_on
    )
    named = record.involvement.filter(_.person_role == Role.SUSPECT).select(
        "force_id", "person_id", "investigation_id", at=_.recorded_on
    )
    victims = record.potential_victim.select("force_id", "person_id", "investigation_id")
    others = (
        arrested.union(named)
        .semi_join(slavery, ["force_id", "investigation_id"])
        .anti_join(victims, ["force_id", "person_id", "investigation_id"])
        .select("force_id", "investigation_id", "at")
    )
    joined = judged.inner_join(lines.union(others), ["force_id", "investigation_id"])
    return joined.select("force_id", subject_id=_.person_id, item_id=_.judgement_id, at=_["at"])


JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-08-01", "investigation_id": "i"}
ARRESTED = {"person_id": "p", "arrested_on": "2026-07-30"}
CASE = [{"id": "i", "is_modern_slavery": True}]
LINE = {"investigation_id": "i", "kind": "controller", "raised_on": "2026-08-29"}
controller_pursued.example(
    "a line of enquiry raised on the twenty-eighth day",
    outcome="met",
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    line_of_enquiry=[LINE],
)
controller_pursued.example(
    "one day over",
    outcome="late",
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    line_of_enquiry=[LINE | {"raised_on": "2026-08-30"}],
)
controller_pursued.example(
    "a line of enquiry raised before they were recognised",
    outcome="met",
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    line_of_enquiry=[LINE | {"raised_on": "2026-07-01"}],
)
controller_pursued.example(
    "a line of enquiry on something else",
    outcome="missed",
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    line_of_enquiry=[LINE | {"kind": "phone"}],
)
controller_pursued.example(
    "a line of enquiry in another case",
    outcome="missed",
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    line_of_enquiry=[LINE | {"investigation_id": "j"}],
)
controller_pursued.example(
    "someone else was arrested in the slavery case",
    outcome="met",
    investigation=CASE,
    potential_victim=[JUDGED],
    custody=[ARRESTED, {"person_id": "x", "investigation_id": "i", "arrested_on": "2026-08-10"}],
)
controller_pursued.example(
    "someone else was named as a suspect in the slavery case",
    outcome="met",
    investigation=CASE,
    potential_victim=[JUDGED],
    charge=[{"person_id": "p", "charged_on": "2026-07-30"}],
    involvement=[{"person_id": "x", "investigation_id": "i", "person_role": "suspect", "recorded_on": "2026-08-10"}],
)
controller_pursued.example(
    "their own arrest in the slavery case is no investigation of who controls them",
    outcome="missed",
    investigation=CASE,
    potential_victim=[JUDGED],
    custody=[ARRESTED | {"investigation_id": "i"}],
)
controller_pursued.example(
    "two who may both be victims and are both arrested, and nobody else",
    outcome=["missed", "missed"],
    investigation=CASE,
    potential_victim=[JUDGED, JUDGED | {"person_id": "q"}],
    custody=[ARRESTED | {"investigation_id": "i"}, ARRESTED | {"person_id": "q", "investigation_id": "i"}],
)
controller_pursued.example(
    "someone else was arrested in a case that is not worked as slavery",
    outcome="missed",
    investigation=[{"id": "i", "is_modern_slavery": False}],
    potential_victim=[JUDGED],
    custody=[ARRESTED, {"person_id": "x", "investigation_id": "i", "arrested_on": "2026-08-10"}],
)
controller_pursued.example(
    "someone else was arrested as an immigration offender",
    outcome="missed",
    investigation=CASE,
    potential_victim=[JUDGED],
    custody=[
        ARRESTED,
        {
            "person_id": "x",
            "investigation_id": "i",
            "arrested_on": "2026-08-10",
            "is_immigration_arrest": True,
        },
    ],
)
controller_pursued.example(
    "given a caution after they were recognised: the days run from it",
    outcome="met",
    potential_victim=[JUDGED],
    disposal=[{"person_id": "p", "given_on": "2026-09-10"}],
    line_of_enquiry=[LINE | {"raised_on": "2026-10-08"}],
)
controller_pursued.example(
    "recognised last week",
    outcome="pending",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2026-11-14"}],
    custody=[ARRESTED],
)
controller_pursued.example(
    "nothing says when they were recognised",
    outcome="unknown",
    reason="no_start",
    potential_victim=[JUDGED | {"reasonable_grounds_on": None}],
    custody=[ARRESTED],
)
controller_pursued.example(
    "nothing says when they were arrested",
    outcome="unknown",
    reason="no_start",
    potential_victim=[JUDGED],
    custody=[ARRESTED | {"arrested_on": None}],
)
controller_pursued.example(
    "a line of enquiry on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    line_of_enquiry=[LINE | {"raised_on": None}],
)
controller_pursued.example(
    "the force does not supply what lines of enquiry are about",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["line_of_enquiry.kind"],
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    line_of_enquiry=[LINE | {"kind": None}],
)
controller_pursued.example(
    "the judgement was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[JUDGED],
    custody=[ARRESTED],
    stood_down=stood_down("DEF-06", "p", "recorded-in-error", stood_down_on="2026-08-20"),
)
controller_pursued.example("a potential victim who is no suspect", outcome=[], potential_victim=[JUDGED])
controller_pursued.example(
    "arrested as an immigration offender only",
    outcome=[],
    potential_victim=[JUDGED],
    custody=[ARRESTED | {"is_immigration_arrest": True}],
)
controller_pursued.example(
    "recognised the day before the Act began",
    outcome=[],
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
    custody=[ARRESTED | {"arrested_on": "2015-07-01"}],
)
controller_pursued.example(
    "recognised on the day the Act began",
    outcome="missed",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-31"}],
    custody=[ARRESTED | {"arrested_on": "2015-07-01"}],
)
