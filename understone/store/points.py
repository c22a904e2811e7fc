"""What ties one incident to another: the place it stands at, the telephones and the vehicles in it."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.record.codes import PremisesType

#: Places that join everybody and therefore nobody.
SHARED_BY_ALL = (PremisesType.PUBLIC_PLACE, PremisesType.POLICE_STATION, PremisesType.HOSPITAL)


def points(record: Any) -> Any:
    """Force, incident and point, one row a tie; a place that is shared by all is none."""
    shared = record.place.filter(_.premises_type.isin(SHARED_BY_ALL)).select("force_id", point_id=_.id)
    places = (
        record.incident.filter(_.place_id.notnull())
        .select("force_id", incident_id=_.id, point_id=_.place_id)
        .anti_join(shared, ["force_id", "point_id"])
    )
    ties = record.object_tie.filter(_.incident_id.notnull())
    phones = ties.filter(_.phone_id.notnull()).select("force_id", "incident_id", point_id=_.phone_id)
    vehicles = ties.filter(_.vehicle_id.notnull()).select("force_id", "incident_id", point_id=_.vehicle_id)
    return places.union(phones).union(vehicles).distinct()
