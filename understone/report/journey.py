"""The way of potential victims through the stages: one chart with a band, and a table, for each basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from understone.law.bases import Basis
from understone.report.chart import Band, Column, journey_chart
from understone.report.results import ReportedForce, Results
from understone.report.stages import footing_words
from understone.report.wording import counted
from understone.standards.declaring import Stage


@dataclass(frozen=True)
class JourneyRow:
    number: int
    stage: str
    kept: int
    broken: int
    unknown: int
    pending: int
    ended: int
    nothing: int
    first_broken: int


@dataclass(frozen=True)
class Journey:
    """People on one basis; `first` says in words where most were first let down."""

    heading: str
    anchor: str
    people: str
    band: Band
    rows: list[JourneyRow]
    empty: str
    first: str


def journeys(results: Results, force: ReportedForce) -> list[Journey]:
    """One for each basis on which anything was owed, those not yet confirmed after their own."""
    counts = results.rows("journey_counts", force.force_id)
    footings = sorted(results.rows("journey_people", force.force_id), key=lambda row: not row["is_confirmed"])
    return [_journey(people, counts) for people in footings]


def chart_of(found: list[Journey]) -> Markup:
    return journey_chart([journey.band for journey in found])


def _journey(people: dict[str, Any], counts: list[dict[str, Any]]) -> Journey:
    basis, is_confirmed = Basis(people["basis"]), people["is_confirmed"]
    mine = {
        row["stage_no"]: row for row in counts if row["basis"] == basis.value and row["is_confirmed"] == is_confirmed
    }
    rows = [
        _row(number, stage, mine.get(number - 1), people["n_people"]) for number, stage in enumerate(Stage, start=1)
    ]
    heading = footing_words(basis, is_confirmed=is_confirmed)
    name = basis.value if is_confirmed else f"{basis.value}-unconfirmed"
    columns = [Column(row.stage, row.kept, row.broken, row.unknown, row.pending) for row in rows]
    return Journey(
        heading=heading,
        anchor=f"journey-{name}",
        people=counted(people["n_people"], "potential victim", "potential victims"),
        band=Band(heading, columns),
        rows=[row for row in rows if row.nothing < people["n_people"]],
        empty=", ".join(row.stage for row in rows if row.nothing == people["n_people"]),
        first=_first(rows),
    )


def _row(number: int, stage: Stage, row: dict[str, Any] | None, n_people: int) -> JourneyRow:
    if row is None:
        return JourneyRow(number, stage.label, 0, 0, 0, 0, 0, n_people, 0)
    owed = sum(row[f"n_{state}"] for state in ("kept", "broken", "unknown", "pending", "ended"))
    return JourneyRow(
        number,
        stage.label,
        row["n_kept"],
        row["n_broken"],
        row["n_unknown"],
        row["n_pending"],
        row["n_ended"],
        n_people - owed,
        row["n_first_broken"],
    )


def _first(rows: list[JourneyRow]) -> str:
    let_down = [row for row in rows if row.first_broken]
    if not let_down:
        return "On this basis the record shows no one let down at any stage."
    parts = [f"{row.stage}, {counted(row.first_broken, 'person', 'people')}" for row in let_down]
    return f"Where people were first let down: {'; '.join(parts)}."
