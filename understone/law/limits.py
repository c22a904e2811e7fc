"""Limits: numbers that change by date. A standard's own stands in its file, the others in limits.toml."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from understone.errors import DeclarationProblem
from understone.law.bases import Basis

LIMITS_FILE = Path(__file__).with_name("limits.toml")
#: Where a limit holds for as long as its standard does.
_EVER = dt.date(2009, 1, 1)


class Clock(StrEnum):
    """What a limit counts. `contacts` is a number of things and no clock of an obligation."""

    DAYS = "days"
    HOURS = "hours"
    WORKING_DAYS = "working-days"
    CONTACTS = "contacts"


@dataclass(frozen=True)
class Period:
    """An amount in force from a day until the day before another, or still."""

    amount: int
    from_on: dt.date
    until_on: dt.date | None = None


@dataclass(frozen=True)
class Limit:
    """`checked` says how the number was confirmed: seen, from memory, or not sourced (force policy).

    Raises DeclarationProblem when periods overlap or a number without a source claims to be more than policy.
    """

    says: str
    clock: Clock
    basis: Basis
    checked: str
    periods: tuple[Period, ...]

    def __post_init__(self) -> None:
        if self.checked not in {"seen", "from memory", "not sourced"}:
            raise DeclarationProblem(f"Limit {self.says!r}: checked is {self.checked!r}.")
        if self.checked == "not sourced" and self.basis is not Basis.POLICY:
            raise DeclarationProblem(f"Limit {self.says!r}: a number without a source is force policy.")
        if any(period.until_on and period.until_on <= period.from_on for period in self.periods):
            raise DeclarationProblem(f"Limit {self.says!r}: a period ends before it begins. Put them in order.")
        for earlier, later in pairwise(self.periods):
            if earlier.until_on is None or earlier.until_on > later.from_on:
                raise DeclarationProblem(
                    f"Limit {self.says!r}: the period from {earlier.from_on} runs into the one from {later.from_on}. "
                    "Close the earlier one."
                )

    def amount_on(self, day: dt.date) -> int | None:
        """The amount in force on a day, or None before the first period."""
        for period in self.periods:
            if period.from_on <= day and (period.until_on is None or day < period.until_on):
                return period.amount
        return None

    def then(self, amount: int, *, from_on: dt.date) -> Limit:
        """The limit with its last period closed and another begun on that day."""
        closed = replace(self.periods[-1], until_on=from_on)
        return replace(self, periods=(*self.periods[:-1], closed, Period(amount, from_on)))

    def spoken(self, amount: int) -> str:
        """The amount with its unit: `2 days`, `1 hour`; a limit of nothing is `at that moment`."""
        if amount == 0:
            return "at that moment"
        unit = self.clock.value.replace("-", " ")
        return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"


def days(amount: int, says: str, *, basis: Basis = Basis.POLICY, checked: str = "not sourced") -> Limit:
    """A limit in UK days, in force as long as its standard."""
    return Limit(says, Clock.DAYS, basis, checked, (Period(amount, _EVER),))


def hours(amount: int, says: str, *, basis: Basis = Basis.POLICY, checked: str = "not sourced") -> Limit:
    """A limit in hours, in force as long as its standard."""
    return Limit(says, Clock.HOURS, basis, checked, (Period(amount, _EVER),))


def working_days(amount: int, says: str, *, basis: Basis = Basis.POLICY, checked: str = "not sourced") -> Limit:
    """A limit in working days of England and Wales, in force as long as its standard."""
    return Limit(says, Clock.WORKING_DAYS, basis, checked, (Period(amount, _EVER),))


@cache
def limits() -> Mapping[str, Limit]:
    """Every limit of limits.toml by name. Raises DeclarationProblem when periods overlap or a word is unknown."""
    declared = tomllib.loads(LIMITS_FILE.read_text(encoding="utf-8"))
    return {name: _limit(name, entry) for name, entry in declared.items()}


def limit(name: str) -> Limit:
    try:
        return limits()[name]
    except KeyError:
        raise DeclarationProblem(
            f"There is no limit named {name!r} in law/limits.toml. Add it there with its source, or mend the name."
        ) from None


def _limit(name: str, entry: Mapping[str, Any]) -> Limit:
    try:
        periods = tuple(Period(p["amount"], p["from"], p.get("until")) for p in entry["periods"])
        return Limit(entry["says"], Clock(entry["unit"]), Basis(entry["basis"]), entry["checked"], periods)
    except (KeyError, ValueError) as error:
        raise DeclarationProblem(f"Limit {name} in law/limits.toml cannot be read: {error}.") from error
