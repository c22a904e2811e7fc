"""Who and where a potential victim must be kept from."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.record.codes import PlaceTie, Role


def suspects_against(record: Any) -> Any:
    """Who is a suspect in a case in which someone else may be a victim: force, person, suspect."""
    suspects = record.involvement.filter(_.person_role == Role.SUSPECT).select(
        "force_id", "investigation_id", to_person_id=_.person_id
    )
    victims = record.potential_victim.select("force_id", "investigation_id", "person_id")
    both = victims.inner_join(suspects, ["force_id", "investigation_id"])
    return both.filter(_.to_person_id != _.person_id).select("force_id", "person_id", "to_person_id")


def places_of_exploitation(record: Any) -> Any:
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
        suspects_against(record)
        .inner_join(theirs, ["force_id", "to_person_id"])
        .select("force_id", "person_id", "to_place_id")
    )
    return judged.union(tied).union(of_suspects)
