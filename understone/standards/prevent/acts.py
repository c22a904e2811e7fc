"""Orders that bind, and breaches of them that came to notice."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.record.codes import OrderKind

SLAVERY_ORDERS = (OrderKind.STPO, OrderKind.INTERIM_STPO, OrderKind.STRO, OrderKind.INTERIM_STRO)


def breaches(record: Any) -> Any:
    """Breaches with their order. Columns: force_id, breach_id, breach_case (in which it is dealt with), order_case
    (from which the order came), kind, bound_id, crime_id, noticed_at, noticed_on."""
    orders = record.court_order.select(
        "force_id", "kind", court_order_id=_.id, bound_id=_.person_id, order_case=_.investigation_id
    )
    joined = record.order_breach.inner_join(orders, ["force_id", "court_order_id"])
    return joined.select(
        "force_id",
        "kind",
        "bound_id",
        "order_case",
        "crime_id",
        "noticed_at",
        "noticed_on",
        breach_id=_.id,
        breach_case=_.investigation_id,
    )


def owed_for_recording(broken: Any) -> Any:
    """Each breach owes its crime; the case is the one in which the breach is dealt with."""
    is_known = _.kind.notnull() & (_.kind != OrderKind.UNKNOWN)
    return broken.select(
        "force_id",
        subject_id=_.bound_id,
        item_id=_.breach_id,
        case_id=_.breach_case,
        trigger=_.noticed_at,
        trigger_on=_.noticed_on,
        is_known=is_known,
    )


def recorded_for(record: Any, broken: Any) -> Any:
    """The crimes recorded for breaches, as acts."""
    crimes = record.crime.select("force_id", "crimed_at", "crimed_on", crime_id=_.id)
    return broken.inner_join(crimes, ["force_id", "crime_id"]).select(
        "force_id", subject_id=_.bound_id, item_id=_.breach_id, at=_.crimed_at, on=_.crimed_on
    )
