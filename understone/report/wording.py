"""The words of the report: counts, rates, days and moments, limits, outcomes. Every page takes its words here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from understone.law.calendar import UNITED_KINGDOM, day_of_number
from understone.measure import Says
from understone.record.codes import StoodDownReason
from understone.standards.declaring import Outcome, Reason, Shape, Standard

OUTCOME_WORDS = {
    Outcome.MET: "done in time",
    Outcome.LATE: "done late",
    Outcome.MISSED: "nothing on record by its date, or broken",
    Outcome.PENDING: "due",
    Outcome.UNKNOWN: "record cannot say",
    Outcome.ENDED: "no longer owed",
}
_RATE_WORDS = {
    Says.NOTHING_DUE: "nothing has fallen due",
    Says.TOO_FEW: "too few for a rate",
    Says.TOO_MUCH_UNKNOWN: "too much unknown to say",
}
_REASONS = {reason.value: reason.label for reason in Reason} | {
    reason.value: reason.label for reason in StoodDownReason
}
#: Shown for a reason that no closed list holds, so that no free text reaches a page.
OTHER_REASON = "a reason that is in no closed list"


def number(count: int) -> str:
    return f"{count:,}"


def capital(words: str) -> str:
    """The words as they begin a line."""
    return words[:1].upper() + words[1:]


def counted(count: int, one: str, many: str) -> str:
    """`1 person`, `2 people`."""
    return f"{number(count)} {one if count == 1 else many}"


def percent(share: float) -> str:
    """A whole per cent, halves up; never all or nothing where it is not."""
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 <= share < 1:
        return "over 99 %"
    return f"{int(share * 100 + 0.5)} %"


def rate_words(row: dict[str, Any] | None) -> tuple[str, str]:
    """What can be said of a row of `rates`, and its range or the question it raises."""
    if row is None:
        return "nothing owed on record", ""
    says = Says(row["says"])
    if says is not Says.RATE:
        return _RATE_WORDS[says], ""
    said = f"{percent(row['rate'])} done in time"
    if row["lowest"] != row["highest"]:
        return said, (
            f"{percent(row['lowest'])} if nothing unknown was done in time, {percent(row['highest'])} if all of it was"
        )
    return said, "every one in time: worth asking how" if row["rate"] == 1 else ""


def day(date: dt.date) -> str:
    """`3 September 2026`."""
    return f"{date.day} {date:%B %Y}"


def moment(at: dt.datetime) -> str:
    """`3 September 2026, 14:05`, in UK time."""
    local = at.astimezone(UNITED_KINGDOM)
    return f"{day(local.date())}, {local:%H:%M}"


def when(unit: str, value: int | None) -> str:
    """A number of an obligation as people read it: a day, or a moment in UK time."""
    if value is None:
        return ""
    if unit == "hour":
        return moment(dt.datetime.fromtimestamp(value, tz=dt.UTC))
    return day(day_of_number(value))


def late_by(unit: str, due: int, done: int) -> str:
    """`3 days`, or `5 hours 20 minutes`; a part of a minute counts as one."""
    if unit != "hour":
        return counted(done - due, "day", "days")
    hours, minutes = divmod(-(-(done - due) // 60), 60)
    if hours >= 48:
        return counted(hours // 24, "day", "days")
    parts = [counted(hours, "hour", "hours")] if hours else []
    parts += [counted(minutes, "minute", "minutes")] if minutes or not hours else []
    return " ".join(parts)


def reason_words(reason: str | None) -> str:
    return "" if reason is None else _REASONS.get(reason, OTHER_REASON)


def outcome_sentence(row: dict[str, Any], *, is_prohibition: bool) -> str:
    """What the record shows of one obligation, as domain rule 1 says it."""
    outcome, unit = Outcome(row["outcome"]), row["unit"]
    if outcome is Outcome.LATE:
        return f"done late, by {late_by(unit, row['due'], row['done'])}"
    if outcome is Outcome.MISSED:
        by = when(unit, row["due"])
        return f"broken on {by}" if is_prohibition else f"nothing on record by {by}"
    if outcome is Outcome.PENDING:
        return f"due {when(unit, row['due'])}"
    if outcome is Outcome.UNKNOWN:
        return f"record cannot say, because {reason_words(row['reason']) or OTHER_REASON}"
    if outcome is Outcome.ENDED:
        return f"no longer owed: {reason_words(row['reason']) or 'reason not written down'}"
    is_entered_late = row["written"] is not None and row["due"] is not None and row["written"] > row["due"]
    return "done in time; entered late" if is_entered_late else "done in time"


def limit_words(standard: Standard, as_at: dt.date) -> str:
    """The limit in force, in words: `within 2 days`, `every 28 days`, `at that moment`."""
    amount = standard.within.amount_on(as_at)
    if amount is None:
        return "no limit in force on this day"
    spoken = standard.within.spoken(amount)
    if standard.shape is Shape.REPEATED:
        return f"every {spoken}"
    if standard.shape is Shape.AHEAD_OF_A_DATE:
        return f"in the {spoken} before the date"
    if standard.shape is Shape.BEFORE_AN_ACT:
        return "before it happens" if amount == 0 else f"within {spoken}, or earlier"
    return spoken if amount == 0 else f"within {spoken}"
