"""Disclosures to Immigration Enforcement about people who are protected by the standards of this stage."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.record.codes import DisclosedTo, Role

PROTECTED_ROLES = (Role.POTENTIAL_VICTIM, Role.VICTIM, Role.WITNESS)


def disclosures_to_immigration(record: Any) -> Any:
    """About potential victims, victims and witnesses; what helps the person is a kind of its own and is left out."""
    judged = record.potential_victim.select("force_id", "person_id")
    involved = record.involvement.filter(_.person_role.isin(PROTECTED_ROLES)).select("force_id", "person_id")
    victims = record.crime.select("force_id", person_id=_.victim_id)
    passed_on = record.disclosure.filter(
        _.disclosed_to == DisclosedTo.IMMIGRATION_ENFORCEMENT, _.is_for_person.isnull() | ~_.is_for_person
    )
    return passed_on.semi_join(judged.union(involved).union(victims), ["force_id", "person_id"])
