"""Nobody is released to the place or the people that exploited them."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import (
    APP_RESPONDERS,
    STOLEN_FREEDOM,
)
from understone.law.limits import hours
from understone.record.codes import PlaceTie, ReleaseTo, Role
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard

#: Destinations that are never the place of exploitation.
SAFE_BY_KIND = (
    ReleaseTo.SAFE_ACCOMMODATION,
    ReleaseTo.LOCAL_AUTHORITY,
    ReleaseTo.HOSPITAL,
    ReleaseTo.COURT,
    ReleaseTo.PRISON,
)
MET_AT_TEN = {
    "person_id": "p",
    "first_contact_at": "2026-09-01T10:00:00Z",
    "reasonable_grounds_on": "2026-09-01",
}


@standard(
    "SAF-02",
    "Nobody is released to the place or the people that exploited them",
    stage=Stage.SAFEGUARD,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        STOLEN_FREEDOM.cite("people left with those who exploit them"),
        APP_RESPONDERS.cite("initial considerations"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(0, "A release owes its safe destination at that moment."),
    shape=Shape.PROHIBITION,
    raised_by=("release", "potential_victim"),
    evidence=("release",),
    gate=Gate.BLOCKS,
    remedy="Find the person and make them safe now; report them missing if they cannot be found.",
    gaming="Leaving the destination blank, which shows as unknown. Read the two together.",
)
def not_sent_back(record: Any) -> tuple[Any, ...]:
    known = record.potential_victim.group_by("force_id", "person_id").agg(
        known_on=_.first_contact_on.min(), case_id=_.investigation_id.min()
    )
    released = record.release.inner_join(known, ["force_id", "person_id"]).filter(
        _.known_on.isnull() | (_.released_on >= _.known_on)
    )
    is_known = (
        released.release_to.isin([*SAFE_BY_KIND, ReleaseTo.PLACE_FOUND])
        | released.to_place_id.notnull()
        | released.to_person_id.notnull()
    )
    owed = released.select(
        "force_id",
        "case_id",
        subject_id=_.person_id,
        item_id=_.id,
        trigger=_.released_at,
        trigger_on=_.released_on,
        is_known=ibis.coalesce(is_known, ibis.literal(False)),
    )
    return owed, _safe_releases(record)


def _safe_releases(record: Any) -> Any:
    by_kind = record.release.filter(_.release_to.isin(SAFE_BY_KIND))
    elsewhere = (
        record.release.filter(
            _.release_to.isnull() | (_.release_to != ReleaseTo.PLACE_FOUND),
            _.to_place_id.notnull() | _.to_person_id.notnull(),
        )
        .anti_join(_places_of_exploitation(record), ["force_id", "person_id", "to_place_id"])
        .anti_join(_suspects_against(record), ["force_id", "person_id", "to_person_id"])
    )
    columns = {"subject_id": _.person_id, "item_id": _.id, "at": _.released_at, "on": _.released_on}
    return by_kind.select("force_id", **columns).union(elsewhere.select("force_id", **columns))


def _suspects_against(record: Any) -> Any:
    """Who is a suspect in a case in which someone else may be a victim: force, person, suspect."""
    suspects = record.involvement.filter(_.person_role == Role.SUSPECT).select(
        "force_id", "investigation_id", to_person_id=_.person_id
    )
    victims = record.potential_victim.select("force_id", "investigation_id", "person_id")
    both = victims.inner_join(suspects, ["force_id", "investigation_id"])
    return both.filter(_.to_person_id != _.person_id).select("force_id", "person_id", "to_person_id")


def _places_of_exploitation(record: Any) -> Any:
    """Where someone is said to be exploited, and where those suspected of it live or have control."""
    judged = record.potential_victim.filter(_.exploitation_place_id.notnull()).select(
        "force_id", "person_id", to_place_id=_.exploitation_place_id
    )
    tied = record.place_tie.filter(_.kind == PlaceTie.EXPLOITED_AT, _.person_id.notnull()).select(
        "force_id", "person_id", to_place_id=_.place_id
    )
    theirs = record.place_tie.filter(_.kind.isin([PlaceTie.LIVES, PlaceTie.CONTROLS])).select(
        "force_id", to_person_id=_.person_id, to_place_id=_.place_id
    )
    of_suspects = (
        _suspects_against(record)
        .inner_join(theirs, ["force_id", "to_person_id"])
        .select("force_id", "person_id", "to_place_id")
    )
    return judged.union(tied).union(of_suspects)


RELEASED = {"id": "r", "person_id": "p", "released_at": "2026-09-01T20:00:00Z"}
EXPLOITED = MET_AT_TEN | {"exploitation_place_id": "bad", "investigation_id": "i"}

not_sent_back.example(
    "released to safe accommodation",
    outcome="met",
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"release_to": "safe-accommodation"}],
)
not_sent_back.example(
    "released to an address that is not tied to the case",
    outcome="met",
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"release_to": "own-address", "to_place_id": "good"}],
)
not_sent_back.example(
    "released to the place of exploitation is broken at once",
    outcome="missed",
    as_at="2026-09-01T20:00:00Z",
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"release_to": "own-address", "to_place_id": "bad"}],
)
not_sent_back.example(
    "left where they were found",
    outcome="missed",
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"release_to": "place-found"}],
)
not_sent_back.example(
    "released to a suspect's home",
    outcome="missed",
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"release_to": "family-or-friend", "to_place_id": "home"}],
    involvement=[{"investigation_id": "i", "person_id": "x", "person_role": "suspect"}],
    place_tie=[{"person_id": "x", "place_id": "home", "kind": "lives"}],
)
not_sent_back.example(
    "released with a suspect",
    outcome="missed",
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"release_to": "family-or-friend", "to_person_id": "x"}],
    involvement=[{"investigation_id": "i", "person_id": "x", "person_role": "suspect"}],
)
not_sent_back.example(
    "nothing says where they went",
    outcome="unknown",
    reason="blank",
    potential_victim=[EXPLOITED],
    release=[RELEASED],
)
not_sent_back.example(
    "left in the street, which may be anywhere",
    outcome="unknown",
    reason="blank",
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"release_to": "street"}],
)
not_sent_back.example(
    "released years before police met them as a potential victim",
    outcome=[],
    potential_victim=[EXPLOITED],
    release=[RELEASED | {"released_at": "2021-03-01T20:00:00Z"}],
)
not_sent_back.example("someone nobody judged", outcome=[], release=[RELEASED])
not_sent_back.example(
    "released the day before the Act began",
    outcome=[],
    potential_victim=[EXPLOITED | {"first_contact_at": "2015-07-29T10:00:00Z"}],
    release=[RELEASED | {"release_to": "place-found", "released_at": "2015-07-30T20:00:00Z"}],
)
not_sent_back.example(
    "released on the day the Act began",
    outcome="missed",
    potential_victim=[EXPLOITED | {"first_contact_at": "2015-07-29T10:00:00Z"}],
    release=[RELEASED | {"release_to": "place-found", "released_at": "2015-07-31T20:00:00Z"}],
)
