"""Contacts that each show a sign are put together."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days, limit
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down
from understone.store.points import points

N_CONTACTS = limit("rec-06-contacts").periods[-1].amount
#: The test of one incident (REC-01) asks for two independent kinds of sign; joined contacts ask the same.
N_FAMILIES = 2


@standard(
    "REC-06",
    "Contacts about one person, place, phone or vehicle that together show signs are put together and looked at",
    stage=Stage.RECOGNISE,
    subject=Subject.CONTACT_POINT,
    basis=Basis.NATIONAL,
    sources=(STOLEN_FREEDOM.cite("clear signs missed"), APP_INVESTIGATION.cite("investigate every report")),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days to reassess contacts that together raise suspicion."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("incident.narrative", "involvement"),
    evidence=("potential_victim", "investigation"),
    gate=Gate.SHOWN,
    remedy="Put the contacts into one chronology, read them as a whole, and tell the modern slavery lead.",
    gaming="Answering each sign alone. Read it beside the answers by kind and their second readings.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for modern slavery",
        note="The test is our inference; three contacts and 180 days are force policy.",
    ),
)
def joined_contacts(record: Any) -> tuple[Any, ...]:
    contacts = _contacts(record)
    third = _third_contact(contacts)
    return third, _looked_at(record, contacts).union(_answered(record, contacts, third))


def _points(record: Any) -> Any:
    """What ties one incident to another: force, incident, point."""
    people = record.involvement.filter(_.incident_id.notnull(), _.person_id.notnull()).select(
        "force_id", "incident_id", point_id=_.person_id
    )
    return people.union(points(record)).distinct()


def _contacts(record: Any) -> Any:
    """Incidents with signs at each point, one row a family of sign."""
    signs = record.sign.filter(_.incident_id.notnull()).select(
        "force_id", "incident_id", "family", "seen_on", "joined_from_on", sign_id=_.id
    )
    return signs.inner_join(_points(record), ["force_id", "incident_id"])


def _third_contact(contacts: Any) -> Any:
    """The first day on which enough contacts of enough kinds stand within the window."""
    earlier = contacts.select(
        "force_id", "point_id", earlier_id=_.incident_id, earlier_family=_.family, earlier_on=_.seen_on
    ).distinct()
    days = contacts.select("force_id", "point_id", "seen_on", "joined_from_on").distinct()
    joined = days.inner_join(earlier, ["force_id", "point_id", days.seen_on >= earlier.earlier_on])
    enough = (
        joined.filter(_.earlier_on >= _.joined_from_on)
        .group_by("force_id", "point_id", "seen_on")
        .agg(n_contacts=_.earlier_id.nunique(), n_families=_.earlier_family.nunique())
        .filter(_.n_contacts >= N_CONTACTS, _.n_families >= N_FAMILIES)
    )
    first = enough.group_by("force_id", "point_id").agg(seen_on=_.seen_on.min())
    that_day = contacts.inner_join(first, ["force_id", "point_id", "seen_on"])
    return that_day.group_by("force_id", subject_id=_.point_id).agg(
        item_id=_.incident_id.min(), trigger=_.seen_on.min()
    )


def _looked_at(record: Any, contacts: Any) -> Any:
    """Judged, or worked as modern slavery, at any time: it counts though it came before the third contact."""
    points = contacts.select("force_id", "incident_id", "point_id").distinct()
    judged = record.potential_victim.select("force_id", "incident_id", at=_.reasonable_grounds_on)
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id, at=_.opened_on)
    worked = record.incident.select("force_id", "investigation_id", incident_id=_.id).inner_join(
        cases, ["force_id", "investigation_id"]
    )
    on_incidents = judged.union(worked.select("force_id", "incident_id", "at"))
    by_incident = points.inner_join(on_incidents, ["force_id", "incident_id"]).select(
        "force_id", subject_id=_.point_id, item_id=ibis.null("string"), at=_["at"]
    )
    by_person = record.potential_victim.select(
        "force_id", subject_id=_.person_id, item_id=ibis.null("string"), at=_.reasonable_grounds_on
    )
    return by_incident.union(by_person)


def _answered(record: Any, contacts: Any, third: Any) -> Any:
    """A sign of any of them answered once they stood together."""
    answers = record.sign_answer.select("force_id", "sign_id", "answered_on").inner_join(
        contacts.select("force_id", "sign_id", subject_id=_.point_id), ["force_id", "sign_id"]
    )
    after = third.inner_join(answers, ["force_id", "subject_id", answers.answered_on >= third.trigger])
    return after.select("force_id", "subject_id", "item_id", at=_.answered_on)


def _sign(number: int, day: str, family: str, window: str = "2026-01-01") -> dict[str, str]:
    return {"incident_id": f"i{number}", "family": family, "seen_on": day, "joined_from_on": window}


THREE = [_sign(1, "2026-06-01", "documents"), _sign(2, "2026-07-01", "money"), _sign(3, "2026-08-01", "money")]
ABOUT_P = [{"incident_id": f"i{n}", "person_id": "p"} for n in (1, 2, 3)]
joined_contacts.example(
    "a judgement about the person a week after the third contact",
    outcome="met",
    sign=THREE,
    involvement=ABOUT_P,
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2026-08-08"}],
)
joined_contacts.example(
    "one place, worked as modern slavery already before the third contact",
    outcome="met",
    sign=THREE,
    incident=[{"id": f"i{n}", "place_id": "flat", "investigation_id": "c" if n == 1 else None} for n in (1, 2, 3)],
    investigation=[{"id": "c", "is_modern_slavery": True, "opened_on": "2026-06-02"}],
)
joined_contacts.example(
    "a sign answered a fortnight after the third contact",
    outcome="late",
    sign=[*THREE[:2], THREE[2] | {"id": "s3"}],
    involvement=ABOUT_P,
    sign_answer=[{"sign_id": "s3", "answered_on": "2026-08-15"}],
)
joined_contacts.example(
    "an answer before they stood together is not enough",
    outcome="missed",
    sign=[*THREE[:2], THREE[2] | {"id": "s3"}],
    involvement=ABOUT_P,
    sign_answer=[{"sign_id": "s3", "answered_on": "2026-07-15"}],
)
joined_contacts.example(
    "one phone",
    outcome="missed",
    sign=THREE,
    object_tie=[{"incident_id": f"i{n}", "phone_id": "t"} for n in (1, 2, 3)],
)
joined_contacts.example(
    "the third contact was this week",
    outcome="pending",
    sign=[*THREE[:2], _sign(3, "2026-11-18", "money")],
    involvement=ABOUT_P,
)
joined_contacts.example(
    "the force does not supply its cases",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["investigation"],
    sign=THREE,
    involvement=ABOUT_P,
)
joined_contacts.example(
    "the person died, which a second person agreed",
    outcome="ended",
    sign=THREE,
    involvement=ABOUT_P,
    stood_down=stood_down("REC-06", "p", "died", stood_down_on="2026-08-02"),
)
joined_contacts.example("two contacts", outcome=[], sign=THREE[:2], involvement=ABOUT_P)
joined_contacts.example(
    "three contacts that show one kind of sign only",
    outcome=[],
    sign=[sign | {"family": "money"} for sign in THREE],
    involvement=ABOUT_P,
)
joined_contacts.example(
    "the first was too long before the third",
    outcome=[],
    sign=[*THREE[:2], _sign(3, "2026-08-01", "money", "2026-06-02")],
    involvement=ABOUT_P,
)
joined_contacts.example(
    "three contacts in one street",
    outcome=[],
    sign=THREE,
    incident=[{"id": f"i{n}", "place_id": "street"} for n in (1, 2, 3)],
    place=[{"id": "street", "premises_type": "public-place"}],
)
BEFORE_THE_ACT = [_sign(n, f"2015-0{n + 4}-01", "money", "2015-01-01") for n in (1, 2)]
joined_contacts.example(
    "the third contact the day before the Act began",
    outcome=[],
    sign=[*BEFORE_THE_ACT, _sign(3, "2015-07-30", "documents", "2015-01-01")],
    involvement=ABOUT_P,
)
joined_contacts.example(
    "the third contact on the day the Act began",
    outcome="missed",
    sign=[*BEFORE_THE_ACT, _sign(3, "2015-07-31", "documents", "2015-01-01")],
    involvement=ABOUT_P,
)
