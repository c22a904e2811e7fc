"""Measures that are no obligations, from what `whole_record` counted: each with its pair and how it can be gamed.

Nothing here is ranked, coloured or compared; no share is said to be enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understone.measure.counting import FEWEST, Counts, Rate, rate

Rows = Sequence[Mapping[str, Any]]

POLICE_LED_GAMING = (
    "Writing what others brought as police-led work. Read the share beside the visits made, and the visits on which "
    "signs were seen."
)
ACTIVITY_GAMING = (
    "Crimes per referral rises when fewer people are referred, and the days fall when judgements are written down "
    "late. Read them beside the people notified of, the signs not answered (REC-01), and the outcomes."
)
NOT_ONE_COHORT = "Crimes and referrals are those of the same months, not of the same people."
#: Counts from 1 to this are not printed: few people, few cases.
SMALL_CELL = 4


@dataclass(frozen=True)
class PoliceLed:
    """Modern slavery cases of twelve months by how they began; `share` is of those the record can tell."""

    police: int
    others: int
    unknown: int
    undated: int
    share: Rate
    is_supplied: bool


@dataclass(frozen=True)
class Ratio:
    """`value` is None where there are too few, or something was not supplied. The range is of rows with no day."""

    value: float | None
    lowest: float | None = None
    highest: float | None = None


def police_led(origins: Rows, activity: Rows) -> PoliceLed:
    """One force's rows of `case_origins` and `activity`."""
    n = {row["origin"]: row["n"] for row in origins}
    police, others, unknown = (n.get(origin, 0) for origin in ("police", "others", "unknown"))
    found = rate(Counts(met=police, missed=others, unknown=unknown))
    return PoliceLed(police, others, unknown, n.get("undated", 0), found, _is_supplied(activity, "origins"))


def counted(activity: Rows, figure: str) -> tuple[int, int] | None:
    """How many in the twelve months and how many with no day; None where the force did not supply it whole."""
    if not _is_supplied(activity, figure):
        return None
    mine = [row for row in activity if row["figure"] == figure]
    return sum(row["n"] for row in mine), sum(row["n_undated"] for row in mine)


def by_outcome(activity: Rows) -> list[tuple[str, int]]:
    """Outcome types given in the twelve months, in the order of their codes."""
    mine = [row for row in activity if row["figure"] == "outcomes" and row["n"]]
    return sorted(((row["code"], row["n"]) for row in mine), key=lambda pair: (len(pair[0]), pair[0]))


def crimes_per_referral(activity: Rows) -> Ratio:
    """None on fewer than ten referrals."""
    crimes, referrals = counted(activity, "crimes"), counted(activity, "referrals")
    if crimes is None or referrals is None or referrals[0] < FEWEST:
        return Ratio(None)
    lowest = crimes[0] / (referrals[0] + referrals[1])
    return Ratio(crimes[0] / referrals[0], lowest, (crimes[0] + crimes[1]) / referrals[0])


def median_wait(waits: Rows) -> float | None:
    """The median days from judgement to referral of one force's rows; None on fewer than ten people."""
    n = sum(row["n"] for row in waits)
    if n < FEWEST:
        return None
    in_order = sorted(waits, key=lambda row: row["days"])
    return (_at(in_order, (n - 1) // 2) + _at(in_order, n // 2)) / 2


def _at(in_order: Rows, place: int) -> int:
    """The days of the person at that place, from 0."""
    passed = 0
    for row in in_order:
        passed += row["n"]
        if place < passed:
            return int(row["days"])
    raise IndexError(place)


def _is_supplied(activity: Rows, figure: str) -> bool:
    return any(row["figure"] == figure and row["is_supplied"] for row in activity)


def cell(n: int) -> str:
    """The count, or that it is too small to print."""
    return f"{n:,}" if n == 0 or n > SMALL_CELL else f"fewer than {SMALL_CELL + 1}"
