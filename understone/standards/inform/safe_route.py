"""Nothing is sent by a way that a suspect controls, or that was judged unsafe."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_RESPONDERS, POLICING_SLAVERY
from understone.law.limits import days
from understone.record.codes import ObjectTie, PlaceTie, Role
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard

HELD_BY = (ObjectTie.USES, ObjectTie.OWNS, ObjectTie.HOLDS)
THEIR_PLACES = (PlaceTie.LIVES, PlaceTie.CONTROLS, PlaceTie.WORKS)


@standard(
    "VIC-06",
    "No contact with a potential victim goes to a phone, place or person of a suspect, or by a way judged unsafe",
    stage=Stage.KEEP_THE_VICTIM_INFORMED,
    subject=Subject.PERSON,
    basis=Basis.POLICY,
    sources=(
        APP_RESPONDERS.cite("control methods"),
        POLICING_SLAVERY.cite("initial investigation: speak alone"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "Each contact owes a safe way at that moment."),
    shape=Shape.PROHIBITION,
    raised_by=("victim_contact", "potential_victim"),
    evidence=("victim_contact",),
    gate=Gate.WARNS,
    remedy="Change the way of contact, look at the risk again, and find out what the suspect may have seen.",
    gaming="Leaving blank where it went, which shows as unknown. Read the two together.",
    not_confirmed=NotConfirmed(
        written_from="an inference from guidance on speaking alone and on control, November 2026",
        not_read_in="any instrument: the test is written in none",
        check_with="the force lead for modern slavery",
    ),
)
def safe_route(record: Any) -> tuple[Any, ...]:
    contacts = _with_case(record)
    breaches = _broken(record, contacts)
    is_somewhere = (
        contacts.to_phone_id.notnull() | contacts.to_place_id.notnull() | contacts.through_person_id.notnull()
    )
    marked = contacts.mutate(is_answered=contacts.is_channel_safe.notnull() | is_somewhere)
    joined = marked.left_join(breaches, ["force_id", "contact_id"]).select(*marked.columns, "breach_id")
    owed = joined.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.contact_id,
        case_id=_.investigation_id,
        trigger=_.happened_on,
        is_known=_.is_answered | _.breach_id.notnull(),
    )
    done = joined.filter(_.is_answered, _.breach_id.isnull()).select(
        "force_id", subject_id=_.person_id, item_id=_.contact_id, at=_.happened_on, written=_.recorded_on
    )
    return owed, done


def _with_case(record: Any) -> Any:
    return record.victim_contact.semi_join(record.potential_victim, ["force_id", "person_id"]).select(
        "force_id",
        "person_id",
        "investigation_id",
        "happened_on",
        "recorded_on",
        "is_channel_safe",
        "to_phone_id",
        "to_place_id",
        "through_person_id",
        contact_id=_.id,
    )


def _broken(record: Any, contacts: Any) -> Any:
    """Contacts that were judged unsafe, or went to a suspect of their case; the victim's own are not a suspect's."""
    suspects = record.involvement.filter(_.person_role == Role.SUSPECT).select(
        "force_id", "investigation_id", suspect_id=_.person_id
    )
    against = contacts.inner_join(suspects.distinct(), ["force_id", "investigation_id"]).filter(
        _.suspect_id != _.person_id
    )
    phones = record.object_tie.filter(_.kind.isin(HELD_BY), _.phone_id.notnull()).select(
        "force_id", suspect_id=_.person_id, to_phone_id=_.phone_id
    )
    places = record.place_tie.filter(_.kind.isin(THEIR_PLACES)).select(
        "force_id", suspect_id=_.person_id, to_place_id=_.place_id
    )
    exploited = record.potential_victim.filter(_.exploitation_place_id.notnull()).select(
        "force_id", "person_id", to_place_id=_.exploitation_place_id
    )
    found = [
        contacts.filter(~_.is_channel_safe),
        against.filter(_.through_person_id == _.suspect_id),
        against.inner_join(phones, ["force_id", "suspect_id", "to_phone_id"]),
        against.inner_join(places, ["force_id", "suspect_id", "to_place_id"]),
        contacts.inner_join(exploited, ["force_id", "person_id", "to_place_id"]),
    ]
    ids = [part.select("force_id", "contact_id", breach_id=_.contact_id) for part in found]
    return ids[0].union(*ids[1:]).distinct()


VICTIM = {"person_id": "p", "investigation_id": "c", "exploitation_place_id": "bad"}
SUSPECT = [{"investigation_id": "c", "person_id": "x", "person_role": "suspect"}]
CALL = {"person_id": "p", "investigation_id": "c", "happened_on": "2026-09-01", "contact_result": "left-message"}
THEIRS = [{"phone_id": "their-phone", "person_id": "x", "kind": "uses"}]
THEIR_HOME = [{"place_id": "home", "person_id": "x", "kind": "lives"}]
for says, outcome, contact in (
    ("by a way judged safe", "met", {"is_channel_safe": True}),
    ("to a phone that is no suspect's", "met", {"to_phone_id": "own-phone"}),
    ("to an address that is no suspect's", "met", {"to_place_id": "refuge"}),
    ("through a support worker", "met", {"through_person_id": "w"}),
    ("by a way judged unsafe", "missed", {"is_channel_safe": False}),
    ("to a phone that the suspect uses, though judged safe", "missed",
     {"to_phone_id": "their-phone", "is_channel_safe": True}),
    ("to the suspect's home", "missed", {"to_place_id": "home"}),
    ("to where they are said to be exploited", "missed", {"to_place_id": "bad"}),
    ("through the suspect", "missed", {"through_person_id": "x"}),
):  # fmt: skip
    safe_route.example(
        says,
        outcome=outcome,
        potential_victim=[VICTIM],
        involvement=SUSPECT,
        object_tie=THEIRS,
        place_tie=THEIR_HOME,
        victim_contact=[CALL | contact],
    )
safe_route.example(
    "to a phone only mentioned with the suspect",
    outcome="met",
    potential_victim=[VICTIM],
    involvement=SUSPECT,
    object_tie=[THEIRS[0] | {"kind": "mentioned"}],
    victim_contact=[CALL | {"to_phone_id": "their-phone"}],
)
for kind in ("controls", "works"):
    safe_route.example(
        f"to a place tied to the suspect: {kind}",
        outcome="missed",
        potential_victim=[VICTIM],
        involvement=SUSPECT,
        place_tie=[THEIR_HOME[0] | {"kind": kind}],
        victim_contact=[CALL | {"to_place_id": "home"}],
    )
safe_route.example(
    "to their own phone, in a case in which they are a suspect too",
    outcome="met",
    potential_victim=[VICTIM],
    involvement=[SUSPECT[0] | {"person_id": "p"}],
    object_tie=[THEIRS[0] | {"person_id": "p"}],
    victim_contact=[CALL | {"to_phone_id": "their-phone"}],
)
safe_route.example(
    "nothing says by what way or whether it was safe",
    outcome="unknown",
    reason="blank",
    potential_victim=[VICTIM],
    victim_contact=[CALL],
)
safe_route.example(
    "the force does not supply its contacts whole",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["victim_contact"],
    potential_victim=[VICTIM],
    victim_contact=[CALL | {"is_channel_safe": False}],
)
safe_route.example(
    "the contact has no day",
    outcome="unknown",
    reason="no_start",
    potential_victim=[VICTIM],
    victim_contact=[CALL | {"happened_on": None, "is_channel_safe": False}],
)
safe_route.example(
    "six unnamed people, a letter to one of them where they were exploited",
    outcome=[*["met"] * 5, "missed"],
    potential_victim=[VICTIM | {"person_id": name} for name in ("p", "q", "r", "s", "t", "u")],
    victim_contact=[
        CALL | {"person_id": "p", "to_place_id": "bad"},
        *[CALL | {"person_id": name, "to_place_id": "refuge"} for name in ("q", "r", "s", "t", "u")],
    ],
)
safe_route.example("a contact with a witness", outcome=[], victim_contact=[CALL | {"is_channel_safe": False}])
safe_route.example(
    "the day before the Act",
    outcome=[],
    potential_victim=[VICTIM],
    victim_contact=[CALL | {"happened_on": "2015-07-30", "is_channel_safe": False}],
)
safe_route.example(
    "the day of the Act",
    outcome="missed",
    potential_victim=[VICTIM],
    victim_contact=[CALL | {"happened_on": "2015-07-31", "is_channel_safe": False}],
)
