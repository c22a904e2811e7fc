"""A potential victim is first heard alone, and through nobody from the scene, the employer or the family."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_FIRST_RESPONSE, POLICING_SLAVERY
from understone.law.limits import days
from understone.record.codes import Role
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard

#: What a potential victim may be written down as at a meeting.
MET_AS = (Role.POTENTIAL_VICTIM, Role.FOUND_THERE, Role.SUBJECT)


@standard(
    "REC-05",
    "A potential victim is first heard alone, and through nobody from the scene, the employer or the family",
    stage=Stage.RECOGNISE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        POLICING_SLAVERY.cite("the first steps of an investigation: speak alone; independent interpreters"),
        APP_FIRST_RESPONSE.cite("interviews"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "A meeting or a first account owes, at that moment, that they are alone and freely heard."),
    shape=Shape.PROHIBITION,
    raised_by=("potential_victim",),
    evidence=("victim_contact.is_seen_alone", "victim_contact.is_interpreter_independent"),
    gate=Gate.WARNS,
    remedy="See them again, alone, in a safe place, with an independent interpreter; hold the first account lightly.",
    gaming="A tick for being alone while the employer waits outside. Read it beside accounts that changed later.",
)
def seen_alone(record: Any) -> tuple[Any, ...]:
    """Two kinds of moment: each meeting of officers with a potential victim, and the day of the first account.

    *Whoever interpreted was independent* holds where nobody interpreted; a blank is unknown, for it may hide a
    workmate. An account with no day may be the first and is not passed over.
    """
    heard = _first_accounts(record).union(_meetings(record))
    freely = heard.filter(_.is_seen_alone, _.is_free)
    owed = heard.select(
        "force_id",
        "case_id",
        "subject_id",
        "item_id",
        trigger=_.happened_on,
        is_known=ibis.coalesce(~_.is_seen_alone, ibis.literal(False)) | ibis.coalesce(~_.is_free, ibis.literal(False)),
    )
    return owed, freely.select("force_id", "subject_id", "item_id", at=_.happened_on)


def _first_accounts(record: Any) -> Any:
    taken = record.victim_contact.filter(_.is_account_taken).semi_join(
        record.potential_victim, ["force_id", "person_id"]
    )
    first = taken.group_by("force_id", "person_id").agg(first_on=_.happened_on.min())
    with_first = taken.inner_join(first, ["force_id", "person_id"])
    accounts = with_first.filter(_.happened_on.isnull() | (_.happened_on == _.first_on))
    # *an independent interpreter was used* stands where the other is blank; that none was used says nothing
    used = accounts.filter(_.is_interpreter_independent.isnull(), _.has_interpreter)
    others = accounts.anti_join(used, ["force_id", "id"])
    columns = {"case_id": _.investigation_id, "subject_id": _.person_id, "item_id": _.id}
    return others.select(
        "force_id", "happened_on", "is_seen_alone", is_free=_.is_interpreter_independent, **columns
    ).union(used.select("force_id", "happened_on", "is_seen_alone", is_free=_.has_interpreter, **columns))


def _meetings(record: Any) -> Any:
    """Meetings of officers with someone judged a potential victim: in the same case, or in none."""
    met = record.involvement.filter(_.encounter_id.notnull(), _.person_role.isin(MET_AS)).select(
        "force_id", "encounter_id", "person_id"
    )
    meetings = met.inner_join(
        record.encounter.select(
            "force_id",
            "happened_on",
            "is_seen_alone",
            "investigation_id",
            encounter_id=_.id,
            is_free=_.is_interpreter_independent,
        ),
        ["force_id", "encounter_id"],
    )
    in_case = meetings.semi_join(record.potential_victim, ["force_id", "person_id", "investigation_id"])
    in_none = meetings.filter(_.investigation_id.isnull()).semi_join(record.potential_victim, ["force_id", "person_id"])
    columns = {"case_id": _.investigation_id, "subject_id": _.person_id, "item_id": _.encounter_id}
    return in_case.union(in_none).select("force_id", "happened_on", "is_seen_alone", "is_free", **columns).distinct()


JUDGED = [{"person_id": "p", "investigation_id": "c"}]
ACCOUNT = {"id": "a", "person_id": "p", "is_account_taken": True, "happened_on": "2026-09-01"}
ALONE = ACCOUNT | {"is_seen_alone": True}
MET = {"id": "e", "investigation_id": "c", "happened_on": "2026-09-01"}
AS_VICTIM = {"encounter_id": "e", "person_id": "p", "person_role": "potential-victim"}
seen_alone.example(
    "alone, and whoever interpreted was independent",
    outcome="met",
    potential_victim=JUDGED,
    victim_contact=[ALONE | {"is_interpreter_independent": True}],
)
seen_alone.example(
    "alone, with an independent interpreter",
    outcome="met",
    potential_victim=JUDGED,
    victim_contact=[ALONE | {"has_interpreter": True}],
)
seen_alone.example(
    "alone, through a workmate",
    outcome="missed",
    potential_victim=JUDGED,
    victim_contact=[ALONE | {"is_interpreter_independent": False}],
)
seen_alone.example(
    "in front of the employer: broken at once",
    outcome="missed",
    as_at="2026-09-01T20:00:00Z",
    potential_victim=JUDGED,
    victim_contact=[ACCOUNT | {"is_seen_alone": False, "has_interpreter": True}],
)
seen_alone.example(
    "not alone, and nothing says who interpreted",
    outcome="missed",
    potential_victim=JUDGED,
    victim_contact=[ACCOUNT | {"is_seen_alone": False}],
)
seen_alone.example(
    "a meeting at the scene, alone and freely heard",
    outcome="met",
    potential_victim=JUDGED,
    encounter=[MET | {"is_seen_alone": True, "is_interpreter_independent": True}],
    involvement=[AS_VICTIM],
)
seen_alone.example(
    "six people met at the scene, and the foreman interpreted",
    outcome=["missed"] * 6,
    potential_victim=[{"person_id": f"p{n}", "investigation_id": "c"} for n in range(6)],
    encounter=[MET | {"is_seen_alone": True, "is_interpreter_independent": False}],
    involvement=[AS_VICTIM | {"person_id": f"p{n}"} for n in range(6)],
)
for _role in ("found-there", "subject"):
    seen_alone.example(
        f"written down as {_role}, and judged in the same case",
        outcome="missed",
        encounter=[MET | {"is_seen_alone": False}],
        involvement=[AS_VICTIM | {"person_role": _role}],
        potential_victim=[{"person_id": "p", "investigation_id": "c"}],
    )
seen_alone.example(
    "two roles at one meeting are one person",
    outcome="missed",
    encounter=[MET | {"is_seen_alone": False}],
    involvement=[AS_VICTIM, AS_VICTIM | {"person_role": "subject"}],
    potential_victim=[{"person_id": "p", "investigation_id": "c"}],
)
seen_alone.example(
    "a later account is not the first",
    outcome="met",
    potential_victim=JUDGED,
    victim_contact=[
        ALONE | {"has_interpreter": True},
        ACCOUNT | {"id": "b", "happened_on": "2026-10-01", "is_seen_alone": False},
    ],
)
seen_alone.example(
    "nothing says whether they were alone",
    outcome="unknown",
    reason="blank",
    potential_victim=JUDGED,
    victim_contact=[ACCOUNT | {"has_interpreter": True}],
)
seen_alone.example(
    "nothing says who interpreted", outcome="unknown", reason="blank", potential_victim=JUDGED, victim_contact=[ALONE]
)
seen_alone.example(
    "no independent interpreter: nobody may have interpreted, or a workmate",
    outcome="unknown",
    reason="blank",
    potential_victim=JUDGED,
    victim_contact=[ALONE | {"has_interpreter": False}],
)
seen_alone.example(
    "nothing is written of a meeting",
    outcome="unknown",
    reason="blank",
    potential_victim=JUDGED,
    encounter=[MET],
    involvement=[AS_VICTIM],
)
seen_alone.example(
    "an account with no day may be the first",
    outcome=["met", "unknown"],
    reason="no_start",
    potential_victim=JUDGED,
    victim_contact=[
        ALONE | {"has_interpreter": True},
        ACCOUNT | {"id": "b", "happened_on": None, "is_seen_alone": False},
    ],
)
seen_alone.example(
    "the force does not supply who was there",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["victim_contact.is_seen_alone"],
    potential_victim=JUDGED,
    victim_contact=[ACCOUNT | {"is_interpreter_independent": False}],
)
seen_alone.example(
    "a contact at which no account was taken",
    outcome=[],
    potential_victim=JUDGED,
    victim_contact=[ACCOUNT | {"is_account_taken": False, "is_seen_alone": False}],
)
seen_alone.example(
    "met in no case, and judged in one",
    outcome="missed",
    potential_victim=JUDGED,
    encounter=[MET | {"investigation_id": None, "is_seen_alone": False}],
    involvement=[AS_VICTIM],
)
seen_alone.example(
    "met in another case than the one they were judged in",
    outcome=[],
    potential_victim=JUDGED,
    encounter=[MET | {"investigation_id": "d", "is_seen_alone": False}],
    involvement=[AS_VICTIM],
)
seen_alone.example(
    "met as a witness",
    outcome=[],
    potential_victim=JUDGED,
    encounter=[MET | {"is_seen_alone": False}],
    involvement=[AS_VICTIM | {"person_role": "witness"}],
)
seen_alone.example(
    "an account of someone judged by nobody", outcome=[], victim_contact=[ACCOUNT | {"is_seen_alone": False}]
)
seen_alone.example(
    "found there, and judged by nobody",
    outcome=[],
    encounter=[MET | {"is_seen_alone": False}],
    involvement=[AS_VICTIM | {"person_role": "found-there"}],
)
seen_alone.example(
    "the day before the Act was in force",
    outcome=[],
    potential_victim=JUDGED,
    victim_contact=[ACCOUNT | {"happened_on": "2015-07-30", "is_seen_alone": False}],
)
seen_alone.example(
    "the day it was",
    outcome="missed",
    potential_victim=JUDGED,
    victim_contact=[ACCOUNT | {"happened_on": "2015-07-31", "is_seen_alone": False}],
)
