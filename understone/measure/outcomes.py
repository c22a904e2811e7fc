"""How many obligations of each standard came out how, and why the record cannot say."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.measure.facts import OBLIGATION, numbered
from understone.standards.declaring import Outcome

STANDARD = ("force_id", "standard", "version")
_OWED = tuple(outcome.value for outcome in Outcome if outcome is not Outcome.ENDED)
_REFERRED_BY = "REF-01"


def outcomes() -> Any:
    """One row for each force and version of a standard; `n_owed` is all but `n_ended`.

    `n_entered_late`: done in time, but first written down after it was due.
    """
    counted = {f"n_{outcome.value}": _counted(_.outcome == outcome.value) for outcome in Outcome}
    return (
        OBLIGATION.group_by(*STANDARD)
        .agg(
            **counted,
            n_owed=_counted(_.outcome.isin(_OWED)),
            n_entered_late=_counted((_.outcome == Outcome.MET.value) & (_.written > _.due)),
        )
        .order_by(*STANDARD)
    )


def _counted(where: Any) -> Any:
    """How many rows it holds for; a null holds for none (Spark would give null where it is null for all)."""
    return numbered(_.count(where=ibis.coalesce(where, ibis.literal(False))))


def reasons(outcome: Outcome) -> Any:
    """How many of the outcome for each reason."""
    return (
        OBLIGATION.filter(_.outcome == outcome.value)
        .group_by(*STANDARD, "reason")
        .agg(n=numbered(_.count()))
        .order_by(*STANDARD, "reason")
    )


def referral_days() -> Any:
    """How many people were referred or notified on each day (days since 1970-01-01)."""
    done = OBLIGATION.filter(_.standard == _REFERRED_BY, _.done.notnull())
    return (
        done.group_by("force_id", day_no=_.done).agg(n=numbered(_.subject_id.nunique())).order_by("force_id", "day_no")
    )


def sign_days(sign: Any) -> Any:
    """How many rows with signs are of each day."""
    dated = sign.filter(_.seen_on.notnull()).mutate(day_no=_.seen_on.epoch_days().cast("int64"))
    rows = dated.select("force_id", "day_no", "table_name", "row_id").distinct()
    return rows.group_by("force_id", "day_no").agg(n=numbered(_.count())).order_by("force_id", "day_no")


def indicators(sign: Any) -> Any:
    """How many signs of each indicator, in how many rows; no words."""
    rows = sign.mutate(row=_.table_name.concat(":").concat(_.row_id))
    return (
        rows.group_by("force_id", "family", "indicator")
        .agg(n_signs=numbered(_.count()), n_rows=numbered(_.row.nunique()))
        .order_by("force_id", "family", "indicator")
    )
