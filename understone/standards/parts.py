"""A standard's owed, done and agreed tables in one shape: whole numbers, the same columns for all.

A standard in days counts days since 1970-01-01 (UK day), one in hours whole seconds (UTC). Where a
moment is not known but its day is, the number becomes a stretch: from the day's first second to its last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis
from ibis import _

from understone.errors import DeclarationProblem
from understone.standards.declaring import Shape, Standard

CALENDAR = ibis.table(
    {"day_no": "int64", "working_no": "int64", "begins_no": "int64", "ends_no": "int64"}, name="calendar"
)

OWED = {
    "force_id": "string",
    "standard": "string",
    "version": "int64",
    "subject_id": "string",
    "item_id": "string",
    "case_id": "string",
    "trigger_first": "int64",
    "trigger_last": "int64",
    "is_again": "boolean",
    "ended": "int64",
    "ended_reason": "string",
    "is_known": "boolean",
}
DONE = {
    "force_id": "string",
    "standard": "string",
    "version": "int64",
    "subject_id": "string",
    "item_id": "string",
    "act_id": "string",
    "at_first": "int64",
    "at_last": "int64",
    "written": "int64",
}
AGREED = {
    "force_id": "string",
    "standard": "string",
    "version": "int64",
    "subject_id": "string",
    "amount": "int64",
    "starts": "int64",
    "ends": "int64",
}


@dataclass(frozen=True)
class Parts:
    """Three expressions with the columns of OWED, DONE and AGREED."""

    owed: Any
    done: Any
    agreed: Any | None


def parts(standard: Standard, record: Any) -> Parts:
    """Raises DeclarationProblem when a standard gives a day where it counts hours, or the reverse."""
    owed, done, *agreed = standard.query(record)
    numbered_done = _done(standard, done)
    numbered_owed = _owed(standard, owed)
    if standard.shape is Shape.REPEATED:
        numbered_owed = numbered_owed.union(_again(numbered_owed, numbered_done, _unsure(standard, owed)))
    return Parts(numbered_owed, numbered_done, _agreed(standard, agreed[0]) if agreed else None)


def _number(standard: Standard, column: Any, says: str) -> Any:
    wanted, unit = ("timestamp", "hours") if standard.unit == "hour" else ("date", "days")
    if not str(column.type()).startswith(wanted):
        raise DeclarationProblem(
            f"{standard.id}: {says} is a {column.type()}; a clock in {unit} needs a {wanted}. "
            f"Give the {'`_at`' if unit == 'hours' else '`_on`'} column."
        )
    number = column.epoch_seconds() if standard.unit == "hour" else column.epoch_days()
    return number.cast("int64")


def _stretched(standard: Standard, table: Any, at: str, on: str) -> tuple[Any, Any, Any]:
    """The table, and the first and last number that the moment `at` may have been."""
    exact = _number(standard, table[at], at)
    if standard.unit != "hour" or on not in table.columns:
        return table, exact, exact
    dated = table.mutate(exact_no=exact, coarse_no=table[on].epoch_days().cast("int64"))
    days = CALENDAR.select(coarse_no=_.day_no, begins_no=_.begins_no, ends_no=_.ends_no)
    joined = dated.left_join(days, "coarse_no").drop("coarse_no_right")
    return (
        joined,
        ibis.coalesce(joined.exact_no, joined.begins_no),
        ibis.coalesce(joined.exact_no, joined.ends_no),
    )


def _or_null(table: Any, name: str, kind: str = "string") -> Any:
    return table[name] if name in table.columns else ibis.null(kind)


def _names(standard: Standard) -> dict[str, Any]:
    return {
        "standard": ibis.literal(standard.id),
        "version": ibis.literal(standard.version).cast("int64"),
    }


def _known(table: Any) -> Any:
    """Whether the fact is on record; a null cannot say either."""
    if "is_known" not in table.columns:
        return ibis.literal(True)
    return ibis.coalesce(table["is_known"], ibis.literal(False))


def _may_have_been(standard: Standard, table: Any, first: Any) -> Any:
    """Whether something that may have counted (`unsure`) happened at or after the trigger."""
    if "unsure" not in table.columns:
        return ibis.literal(False)
    return ibis.coalesce(_number(standard, table["unsure"], "unsure") >= first, ibis.literal(False))


def _unsure(standard: Standard, owed: Any) -> Any | None:
    """The last moment at which something happened to each subject that may have counted."""
    if "unsure" not in owed.columns:
        return None
    dated = owed.select("force_id", "subject_id", unsure_no=_number(standard, owed["unsure"], "unsure"))
    return dated.group_by("force_id", "subject_id").agg(unsure_no=_.unsure_no.max())


def _owed(standard: Standard, owed: Any) -> Any:
    table, first, last = _stretched(standard, owed, "trigger", "trigger_on")
    numbered = table.select(
        force_id=table.force_id,
        **_names(standard),
        subject_id=table.subject_id,
        item_id=table.item_id,
        case_id=_or_null(table, "case_id"),
        trigger_first=first,
        trigger_last=last,
        is_again=ibis.literal(False),
        ended=_number(standard, table["ended"], "ended") if "ended" in table.columns else ibis.null("int64"),
        ended_reason=_or_null(table, "ended_reason"),
        is_known=_known(table) & ~_may_have_been(standard, table, first),
    )
    # what nobody can date is owed once, by the version still open
    return numbered if standard.until_on is None else numbered.filter(_.trigger_first.notnull())


def _done(standard: Standard, done: Any) -> Any:
    table, first, last = _stretched(standard, done, "at", "on")
    return table.select(
        force_id=table.force_id,
        **_names(standard),
        subject_id=table.subject_id,
        item_id=_or_null(table, "item_id"),
        act_id=_or_null(table, "act_id"),
        at_first=first,
        at_last=last,
        written=_number(standard, table["written"], "written") if "written" in table.columns else ibis.null("int64"),
    )


def _agreed(standard: Standard, agreed: Any) -> Any:
    return agreed.select(
        force_id=agreed.force_id,
        **_names(standard),
        subject_id=agreed.subject_id,
        amount=agreed.amount.cast("int64"),
        starts=_number(standard, agreed.starts, "starts"),
        ends=_number(standard, agreed.ends, "ends"),
    )


def _again(owed: Any, done: Any, unsure: Any | None) -> Any:
    """Every act that counts starts the duty again, until it ends; acts of one moment start it once.

    What may have counted later (`_unsure`) leaves the last one unknown: those before it have the act that followed.
    """
    starts = owed.select(
        "force_id", "standard", "version", "subject_id", "case_id", "trigger_last", "ended", "ended_reason"
    )
    following = (
        done.inner_join(starts, ["force_id", "standard", "version", "subject_id"])
        .filter(_.at_first >= _.trigger_last, _.ended.isnull() | (_.at_first < _.ended))
        .group_by("force_id", "standard", "version", "subject_id", "at_first")
        .agg(
            item_id=_.act_id.min(),
            case_id=_.case_id.min(),
            last_ended=_.ended.max(),
            n_open=_.ended.isnull().cast("int64").sum(),
            ended_reason=_.ended_reason.min(),
        )
    )
    is_known = ibis.literal(True)
    if unsure is not None:
        following = following.left_join(unsure, ["force_id", "subject_id"]).select(*following.columns, "unsure_no")
        is_known = ibis.coalesce(following.unsure_no <= following.at_first, ibis.literal(True))
    is_open = following.n_open > 0
    return following.select(
        "force_id",
        "standard",
        "version",
        "subject_id",
        "item_id",
        "case_id",
        trigger_first=_.at_first,
        trigger_last=_.at_first,
        is_again=ibis.literal(True),
        ended=ibis.ifelse(is_open, ibis.null("int64"), _.last_ended),
        ended_reason=ibis.ifelse(is_open, ibis.null("string"), _.ended_reason),
        is_known=is_known,
    )
