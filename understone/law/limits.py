"""Limits: numbers that change by date, read from limits.toml."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from understone.errors import DeclarationProblem
from understone.law.bases import Basis

LIMITS_FILE = Path(__file__).with_name("limits.toml")


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
    """`checked` says how the number was confirmed: seen, from memory, or not sourced (force policy)."""

    name: str
    says: str
    clock: Clock
    basis: Basis
    checked: str
    periods: tuple[Period, ...]

    def amount_on(self, day: dt.date) -> int | None:
        """The amount in force on a day, or None before the first period."""
        for period in self.periods:
            if period.from_on <= day and (period.until_on is None or day < period.until_on):
                return period.amount
        return None

    def spoken(self, amount: int) -> str:
        """The amount with its unit: `2 days`, `1 hour`; a limit of nothing is `at that moment`."""
        if amount == 0:
            return "at that moment"
        unit = self.clock.value.replace("-", " ")
        return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"


@cache
def limits() -> Mapping[str, Limit]:
    """Every limit by name. Raises DeclarationProblem when periods overlap or a word is unknown."""
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
        found = Limit(name, entry["says"], Clock(entry["unit"]), Basis(entry["basis"]), entry["checked"], periods)
    except (KeyError, ValueError) as error:
        raise DeclarationProblem(f"Limit {name} in law/limits.toml cannot be read: {error}.") from error
    for earlier, later in pairwise(periods):
        if earlier.until_on is None or earlier.until_on > later.from_on:
            raise DeclarationProblem(
                f"Limit {name} in law/limits.toml: the period from {earlier.from_on} runs into the one "
                f"from {later.from_on}. Close the earlier one with `until`."
            )
    return found
