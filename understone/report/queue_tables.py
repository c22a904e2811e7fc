"""What waits to be looked at, what was answered, and what a force has switched off: tables of the found page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from understone.recognise import indicators
from understone.recognise.fields import FIELD_INDICATORS
from understone.report.results import ReportedForce, Results
from understone.report.wording import day, number

_STATES = {
    "to-look-at": "waiting to be looked at",
    "to-look-at-again": "waiting again, because new signs joined those answered",
    "second-reading": "dismissed, and drawn for a second reading by another team",
    "settled": "answered",
}
_CONCERNS = ("strong", "possible")


@dataclass(frozen=True)
class StateRow:
    concern: str
    state: str
    n: str
    oldest: str


@dataclass(frozen=True)
class AnswerRow:
    says: str
    n_answered: str
    n_accepted: str
    n_dismissed: str
    upheld: str


@dataclass(frozen=True)
class OffRow:
    says: str
    n_signs: str
    n_items: str


def says_of() -> dict[str, str]:
    """What each indicator says, by its id."""
    in_words = {indicator.id: indicator.says for indicator in indicators()}
    return in_words | {indicator.id: indicator.says for indicator in FIELD_INDICATORS}


def state_rows(results: Results, force: ReportedForce) -> list[StateRow]:
    rows = results.rows("queue_counts", force.force_id)
    order = list(_STATES)
    rows.sort(key=lambda row: (_CONCERNS.index(row["concern"]), order.index(row["state"])))
    return [StateRow(row["concern"], _STATES[row["state"]], number(row["n"]), _day(row["oldest_on"])) for row in rows]


def answer_rows(results: Results, force: ReportedForce) -> list[AnswerRow]:
    return [
        AnswerRow(
            _said(row),
            number(row["n_answered"]),
            number(row["n_accepted"]),
            number(row["n_dismissed"]),
            f"{number(row['n_upheld'])} of {number(row['n_read_again'])}",
        )
        for row in results.rows("answers_by_indicator", force.force_id)
    ]


def off_rows(results: Results, force: ReportedForce) -> list[OffRow]:
    return [
        OffRow(_said(row), number(row["n_signs"]), number(row["n_items"]))
        for row in results.rows("switched_off", force.force_id)
    ]


def _said(row: dict[str, Any]) -> str:
    return says_of().get(row["indicator"], "an indicator of another version")


def _day(found: Any) -> str:
    return day(found) if found else "day not on record"
