"""Whoever is handed to Immigration Enforcement is investigated for all that."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import DisclosedTo, ReleaseTo, Role
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down


@standard(
    "IMM-04",
    "An investigation has begun for each potential victim or suspect handed to Immigration Enforcement",
    stage=Stage.IMMIGRATION_KEPT_APART,
    subject=Subject.PERSON,
    basis=Basis.POLICY,
    sources=(
        STOLEN_FREEDOM.cite("victims and suspects passed on, and no investigation"),
        APP_INVESTIGATION.cite("investigate every report"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days from handing someone to Immigration Enforcement to the first step of an investigation."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("investigation",),
    evidence=("investigation.first_step_on", "investigation.is_modern_slavery"),
    gate=Gate.WARNS,
    remedy="Begin the investigation; find the person again through their support or solicitor; ask that removal waits.",
    gaming="A first step with nothing after it. Read it beside INV-03 and the cases closed without an account.",
    not_confirmed=NotConfirmed(
        written_from="findings as reported, November 2026",
        not_read_in="any instrument that sets the test: it is our inference",
        check_with="the force lead for modern slavery",
        note="Seven days are force policy. That something was shared is not in itself a breach.",
    ),
)
def investigated_after_handover(record: Any) -> tuple[Any, ...]:
    handed = _victims(record).union(_suspects(record))
    cases = record.investigation.select("force_id", "is_modern_slavery", "first_step_on", case_id=_.id)
    worked = handed.left_join(cases, ["force_id", "case_id"])
    owed = worked.select(
        "force_id",
        "case_id",
        "trigger",
        subject_id=_.person_id,
        item_id=_.handover_id,
        is_known=_.is_modern_slavery.notnull() | _.first_step_on.isnull(),
    )
    done = worked.filter(_.is_modern_slavery, _.first_step_on.notnull()).select(
        "force_id", subject_id=_.person_id, item_id=_.handover_id, at=_.first_step_on
    )
    return owed, done


def _handovers(record: Any) -> Any:
    """What was passed to Immigration Enforcement, but for what helps the person, and releases into its detention."""
    passed_on = record.disclosure.filter(
        _.disclosed_to == DisclosedTo.IMMIGRATION_ENFORCEMENT, _.is_for_person.isnull() | ~_.is_for_person
    ).select("force_id", "person_id", "investigation_id", handover_id=_.id, handed_on=_.disclosed_on)
    stays = record.custody.select("force_id", "investigation_id", custody_id=_.id)
    released = record.release.filter(_.release_to == ReleaseTo.IMMIGRATION_DETENTION)
    in_case = released.left_join(stays, ["force_id", "custody_id"]).select(
        "force_id", "person_id", "investigation_id", handover_id=_.id, handed_on=_.released_on
    )
    return passed_on.union(in_case)


def _victims(record: Any) -> Any:
    """Potential victims, from the day they were handed over or, if later, judged; in their first case."""
    judged = record.potential_victim.group_by("force_id", "person_id").agg(
        judged_on=_.reasonable_grounds_on.min(), case_id=_.investigation_id.min()
    )
    handed = _handovers(record).inner_join(judged, ["force_id", "person_id"])
    is_later = handed.handed_on.notnull() & handed.judged_on.notnull() & (handed.judged_on > handed.handed_on)
    columns = ("force_id", "person_id", "handover_id", "case_id")
    at_once = handed.filter(~is_later).select(*columns, trigger=_.handed_on)
    return at_once.union(handed.filter(is_later).select(*columns, trigger=_.judged_on))


def _suspects(record: Any) -> Any:
    """Suspects of a case worked as modern slavery, handed over in that case, who are no potential victims."""
    slavery = record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id)
    suspects = (
        record.involvement.filter(_.person_role == Role.SUSPECT)
        .select("force_id", "person_id", "investigation_id")
        .semi_join(slavery, ["force_id", "investigation_id"])
    )
    handed = (
        _handovers(record)
        .semi_join(suspects, ["force_id", "person_id", "investigation_id"])
        .anti_join(record.potential_victim, ["force_id", "person_id"])
    )
    return handed.select("force_id", "person_id", "handover_id", case_id=_.investigation_id, trigger=_.handed_on)


JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-08-20", "investigation_id": "i"}
PASSED_ON = {
    "id": "d",
    "person_id": "p",
    "disclosed_to": "immigration-enforcement",
    "disclosed_on": "2026-09-01",
    "investigation_id": "i",
}
DETAINED = {"person_id": "p", "release_to": "immigration-detention", "released_on": "2026-09-01"}
CASE = {"id": "i", "is_modern_slavery": True, "first_step_on": "2026-09-08"}
investigated_after_handover.example(
    "the first step on the seventh day",
    outcome="met",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON],
    investigation=[CASE],
)
investigated_after_handover.example(
    "begun before they were handed over: sharing is not in itself a breach",
    outcome="met",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"first_step_on": "2026-08-21"}],
)
investigated_after_handover.example(
    "one day over",
    outcome="late",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"first_step_on": "2026-09-09"}],
)
investigated_after_handover.example(
    "released into immigration detention, and nothing begun",
    outcome="missed",
    potential_victim=[JUDGED],
    release=[DETAINED],
    investigation=[CASE | {"first_step_on": None}],
)
investigated_after_handover.example(
    "a case that is not worked as slavery",
    outcome="missed",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"is_modern_slavery": False}],
)
investigated_after_handover.example(
    "judged after they were handed over: the days run from the judgement",
    outcome="met",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2026-09-20"}],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"first_step_on": "2026-09-27"}],
)
investigated_after_handover.example(
    "a suspect handed over in the slavery case",
    outcome="missed",
    involvement=[{"person_id": "p", "investigation_id": "i", "person_role": "suspect"}],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"first_step_on": None}],
)
investigated_after_handover.example(
    "a suspect released from a stay in the slavery case",
    outcome="met",
    involvement=[{"person_id": "p", "investigation_id": "i", "person_role": "suspect"}],
    custody=[{"id": "u", "person_id": "p", "investigation_id": "i"}],
    release=[DETAINED | {"custody_id": "u"}],
    investigation=[CASE],
)
investigated_after_handover.example(
    "two potential victims and a suspect handed over, and nothing begun",
    outcome=["missed", "missed", "missed"],
    potential_victim=[JUDGED, JUDGED | {"person_id": "q"}],
    involvement=[{"person_id": "x", "investigation_id": "i", "person_role": "suspect"}],
    disclosure=[PASSED_ON | {"id": f"d-{who}", "person_id": who} for who in ("p", "q", "x")],
    investigation=[CASE | {"first_step_on": None}],
)
investigated_after_handover.example(
    "handed over yesterday",
    outcome="pending",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON | {"disclosed_on": "2026-11-20"}],
    investigation=[CASE | {"first_step_on": None}],
)
investigated_after_handover.example(
    "nothing says when they were handed over",
    outcome="unknown",
    reason="no_start",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON | {"disclosed_on": None}],
    investigation=[CASE],
)
investigated_after_handover.example(
    "nothing says whether the case is worked as slavery",
    outcome="unknown",
    reason="blank",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"is_modern_slavery": None}],
)
investigated_after_handover.example(
    "the force does not supply first steps",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["investigation.first_step_on"],
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"first_step_on": None}],
)
investigated_after_handover.example(
    "the judgement was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"first_step_on": None}],
    stood_down=stood_down("IMM-04", "p", "recorded-in-error", stood_down_on="2026-09-02"),
)
investigated_after_handover.example(
    "passed on to help the person",
    outcome=[],
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON | {"is_for_person": True}],
    investigation=[CASE],
)
investigated_after_handover.example(
    "passed to the local authority",
    outcome=[],
    potential_victim=[JUDGED],
    disclosure=[PASSED_ON | {"disclosed_to": "local-authority"}],
    investigation=[CASE],
)
investigated_after_handover.example(
    "a suspect of a case that is not worked as slavery",
    outcome=[],
    involvement=[{"person_id": "p", "investigation_id": "i", "person_role": "suspect"}],
    disclosure=[PASSED_ON],
    investigation=[CASE | {"is_modern_slavery": False}],
)
investigated_after_handover.example(
    "the day before the Act began",
    outcome=[],
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-01"}],
    disclosure=[PASSED_ON | {"disclosed_on": "2015-07-30"}],
    investigation=[CASE | {"first_step_on": None}],
)
investigated_after_handover.example(
    "on the day the Act began",
    outcome="missed",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-01"}],
    disclosure=[PASSED_ON | {"disclosed_on": "2015-07-31"}],
    investigation=[CASE | {"first_step_on": None}],
)
