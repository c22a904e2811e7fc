"""Charges of people whom police had already judged to be potential victims."""

from __future__ import annotations

from typing import Any

from ibis import _


def charges_of_potential_victims(record: Any) -> Any:
    """Charges on or after the day of the first judgement; a charge with no day is kept."""
    judged = (
        record.potential_victim.filter(_.reasonable_grounds_on.notnull())
        .group_by("force_id", "person_id")
        .agg(judged_on=_.reasonable_grounds_on.min())
    )
    charged = record.charge.inner_join(judged, ["force_id", "person_id"])
    return charged.filter(_.charged_on.isnull() | (_.judged_on <= _.charged_on))


def owed_before_charge(record: Any) -> Any:
    return charges_of_potential_victims(record).select(
        "force_id", subject_id=_.person_id, item_id=_.id, case_id=_.investigation_id, trigger=_.charged_on
    )
