"""Which act counts, when the duty fell due, and the outcome. This file alone decides them.

OWED says who and from when, DONE what was done and when (`parts.py`). Every number is a day or a second,
as the rule's unit says; a stretch (`_first`, `_last`) stands for a moment of which only the day is known,
and an outcome is given only where every moment in the stretch gives the same one.
"""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.standards import parts
from understone.standards.declaring import Outcome, Reason

KEY = ("force_id", "standard", "subject_id", "item_id")
#: Earlier than anything a record holds; where earlier acts count.
_EVER = -(10**12)

OWED = ibis.table(parts.OWED, name="owed")
DONE = ibis.table(parts.DONE, name="done")
AGREED = ibis.table(parts.AGREED, name="agreed")
AS_AT = ibis.table({"force_id": "string", "day_no": "int64", "second_no": "int64"}, name="as_at")
#: One row for each force and each version of a standard that its nation and kind are bound by.
RULE = ibis.table(
    {
        "force_id": "string",
        "standard": "string",
        "version": "int64",
        "unit": "string",
        "is_earlier_counted": "boolean",
        "is_prohibition": "boolean",
        "is_ahead": "boolean",
        "is_closed": "boolean",
        "is_shown": "boolean",
        "shown_from": "int64",
        "shown_until": "int64",
    },
    name="rule",
)
LIMIT = ibis.table(
    {
        "force_id": "string",
        "standard": "string",
        "version": "int64",
        "amount": "int64",
        "starts": "int64",
        "ends": "int64",
    },
    name="limit_in_force",
)
#: The day on which a number of working days is reached.
WORKING_DAY = ibis.table({"until": "int64", "working_due": "int64"}, name="working_day")
#: `item_id` null stands down everything of that standard and subject.
STOOD_DOWN = ibis.table(
    {
        "force_id": "string",
        "standard": "string",
        "subject_id": "string",
        "item_id": "string",
        "day_no": "int64",
        "second_no": "int64",
        "stood_down_reason": "string",
    },
    name="stood_down_in_force",
)


def stages() -> dict[str, Any]:
    """The kit step by step: each expression reads the tables named above and the stages before it.

    The last, `obligation`, has one row for each obligation: its key, version, case, unit, numbers, outcome and
    reason. Each stage is kept once, because what is read twice in one statement is computed twice.
    """
    timed = _timed(_limited(_bound()))
    held = ibis.table(timed.schema(), name="timed")
    stood, shown = _stood_down(held), _shown(held)
    return {
        "timed": timed,
        "stood": stood,
        "shown": shown,
        "obligation": _judged(held, ibis.table(stood.schema(), name="stood"), ibis.table(shown.schema(), name="shown")),
    }


def _bound() -> Any:
    """Owed rows of forces that the rule binds, with the rule's facts and the force's own `now`."""
    ruled = OWED.inner_join(RULE, ["force_id", "standard", "version"]).inner_join(AS_AT, "force_id")
    return ruled.mutate(now=ibis.ifelse(_.unit == "hour", _.second_no, _.day_no)).drop("day_no", "second_no")


def _limited(bound: Any) -> Any:
    """With the amount in force at the trigger: the person's own, else the force's or the shipped one.

    A trigger when no law was in force gives no row; no trigger at all is kept and is unknown, once: by the version
    that still stands, not by those closed before it.
    """
    shipped = bound.left_join(
        LIMIT,
        [
            bound.force_id == LIMIT.force_id,
            bound.standard == LIMIT.standard,
            bound.version == LIMIT.version,
            bound.trigger_first >= LIMIT.starts,
            LIMIT.ends.isnull() | (bound.trigger_first < LIMIT.ends),
        ],
    ).drop("force_id_right", "standard_right", "version_right", "starts", "ends")
    in_force = shipped.filter((_.trigger_first.isnull() & ~_.is_closed) | _.amount.notnull()).drop("is_closed")
    own = (
        OWED.select(*KEY, "version", "trigger_first")
        .inner_join(AGREED, ["force_id", "standard", "version", "subject_id"])
        .filter(_.trigger_first >= _.starts, _.ends.isnull() | (_.trigger_first < _.ends))
        .group_by(*KEY)
        .agg(own_amount=_.amount.min())
    )
    joined = _left(in_force, own)
    return joined.mutate(amount=ibis.coalesce(joined.own_amount, joined.amount)).drop("own_amount")


def _timed(limited: Any) -> Any:
    """With the first and last moment at which it may have fallen due; duties of the future drop out."""
    begun = parts.CALENDAR.select(trigger_first=_.day_no, begun=_.working_no)
    counted = limited.left_join(begun, "trigger_first").drop("trigger_first_right")
    counted = counted.mutate(until=counted.begun + counted.amount)
    counted = counted.left_join(WORKING_DAY, "until").drop("until_right", "until", "begun")
    step = ibis.ifelse(counted.unit == "hour", counted.amount * 3600, counted.amount)
    due = counted.mutate(
        due_first=_due(counted, counted.trigger_first, step),
        due_last=_due(counted, counted.trigger_last, step),
        # ahead of a date: the date is the due day and the duty opens the limit before it
        trigger_first=ibis.ifelse(counted.is_ahead, counted.trigger_first - step, counted.trigger_first),
        trigger_last=ibis.ifelse(counted.is_ahead, counted.trigger_last - step, counted.trigger_last),
    ).drop("working_due", "amount")
    return due.filter(_.trigger_first.isnull() | (_.trigger_first <= _.now))


def _due(counted: Any, trigger: Any, step: Any) -> Any:
    return ibis.cases(
        (counted.is_ahead, trigger),
        (counted.unit == "working", counted.working_due),
        else_=trigger + step,
    )


def _stood_down(timed: Any) -> Any:
    """The first recorded stand-down of each obligation, with its reason."""
    recorded = (
        timed.select(*KEY, "unit", "now")
        .inner_join(STOOD_DOWN, ["force_id", "standard", "subject_id"])
        .filter(_.item_id_right.isnull() | (_.item_id_right == _.item_id))
        .mutate(stood_down=ibis.ifelse(_.unit == "hour", _.second_no, _.day_no))
        .filter(_.stood_down <= _.now)
    )
    by_day = recorded.group_by(*KEY, "stood_down").agg(stood_down_reason=_.stood_down_reason.min())
    # the reason of the earliest: stand-downs of one day are few, and the first by name is as good as another
    return by_day.group_by(*KEY).agg(
        stood_down=_.stood_down.min(), stood_down_reason=_.stood_down_reason.argmin(_.stood_down)
    )


def _shown(timed: Any) -> Any:
    """What the acts on record show for each obligation."""
    windows = timed.select(
        *KEY,
        "version",
        "due_first",
        "due_last",
        "now",
        # where the duty starts again, the act that started it does not count
        from_first=ibis.ifelse(_.is_earlier_counted, _EVER, _.trigger_first) + _.is_again.cast("int64"),
        from_last=ibis.ifelse(_.is_earlier_counted, _EVER, _.trigger_last) + _.is_again.cast("int64"),
    )
    acts = windows.inner_join(DONE, ["force_id", "standard", "version", "subject_id"]).filter(
        _.item_id_right.isnull() | (_.item_id_right == _.item_id),
        _.at_first.isnull() | (_.at_first <= _.now),
    )
    in_time = (acts.at_first >= acts.from_last) & (acts.at_last <= acts.due_first)
    may_be_in_time = (acts.at_last >= acts.from_first) & (acts.at_first <= acts.due_last)
    is_late = acts.at_first > acts.due_last
    is_too_early = acts.item_id_right.notnull() & (acts.at_last < acts.from_first)
    return acts.group_by(*KEY).agg(
        met_at=acts.at_first.min(where=in_time),
        late_at=acts.at_first.min(where=is_late),
        written=acts.written.min(where=in_time | is_late),
        may_be_met=may_be_in_time.max(),
        is_undated=acts.at_first.isnull().max(),
        is_too_early=is_too_early.max(),
    )


def _judged(timed: Any, stood: Any, shown: Any) -> Any:
    joined = _left(_left(timed, shown), stood)
    is_first = joined.stood_down.notnull() & (joined.ended.isnull() | (joined.stood_down <= joined.ended))
    ended = ibis.ifelse(is_first, joined.stood_down, joined.ended)
    dated = joined.mutate(
        ended=ibis.ifelse(ended <= joined.now, ended, ibis.null("int64")),
        ended_reason=ibis.ifelse(is_first, joined.stood_down_reason, joined.ended_reason),
    )
    return dated.select(
        *KEY,
        "version",
        "case_id",
        "unit",
        trigger=_.trigger_first,
        due=_.due_last,
        done=ibis.coalesce(_.met_at, _.late_at),
        written=_.written,
        ended=_.ended,
        outcome=_outcome(),
        reason=_reason(),
    )


def _left(left: Any, right: Any) -> Any:
    joined = left.left_join(right, list(KEY))
    return joined.drop(*[name for name in joined.columns if name.endswith("_right")])


def _steps() -> list[tuple[Any, str, str | None]]:
    """The order in which an outcome is decided; the first that holds decides."""
    unknown = Outcome.UNKNOWN
    return [
        (_.trigger_first.isnull(), unknown, Reason.NO_START),
        (_.met_at.notnull(), Outcome.MET, None),
        (_.ended <= _.due_last, Outcome.ENDED, None),
        (_.may_be_met, unknown, Reason.TOO_COARSE),
        (_.late_at.notnull(), Outcome.LATE, None),
        (~_.is_known, unknown, Reason.BLANK),
        (_.is_undated, unknown, Reason.UNDATED),
        (_.is_too_early, unknown, Reason.BEFORE_TRIGGER),
        (~_.is_shown, unknown, Reason.NOT_SUPPLIED),
        (_.shown_from > _.trigger_first, unknown, Reason.NOT_SUPPLIED),
        (_.shown_until < ibis.ifelse(_.due_last < _.now, _.due_last, _.now), unknown, Reason.NOT_SUPPLIED),
        ((_.due_last < _.now) | (_.is_prohibition & (_.due_last <= _.now)), Outcome.MISSED, None),
        (_.due_first < _.now, unknown, Reason.TOO_COARSE),
    ]


def _outcome() -> Any:
    return ibis.cases(*[(when, outcome) for when, outcome, _why in _steps()], else_=Outcome.PENDING.value)


def _reason() -> Any:
    """Why the record cannot say, or why it is no longer owed."""
    cases = [
        (when, _.ended_reason if outcome == Outcome.ENDED else ibis.literal(why).cast("string"))
        for when, outcome, why in _steps()
    ]
    return ibis.cases(*cases, else_=ibis.null("string"))
