"""The fourteen stages in the order in which a victim meets them, each basis apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from understone.law.bases import Basis
from understone.report.figures import Figure, figures, page_of
from understone.report.results import ReportedForce, Results
from understone.report.wording import limit_words, number, rate_words
from understone.standards import standards
from understone.standards.declaring import Stage, Standard


@dataclass(frozen=True)
class StandardRow:
    """One version of a standard in a stage's table."""

    id: str
    version: int
    title: str
    page: str
    limit: str
    figures: list[Figure]
    rate: str
    range: str
    notes: list[str]
    gaming: str


@dataclass(frozen=True)
class BasisTable:
    """The standards of one stage that rest on one basis; those not yet confirmed have a table of their own."""

    caption: str
    is_confirmed: bool
    rows: list[StandardRow]


@dataclass(frozen=True)
class StageSection:
    number: int
    code: str
    label: str
    tables: list[BasisTable]
    elsewhere: list[str]


def footing_words(basis: Basis, *, is_confirmed: bool) -> str:
    """`Owed by law`, or `Owed by law: not yet confirmed`."""
    said = f"Owed by {basis.label}"
    return said if is_confirmed else f"{said}: not yet confirmed, shown apart"


def limit_with_basis(standard: Standard, force: ReportedForce) -> str:
    """The limit with its own basis, which may be weaker than the duty's."""
    limit = standard.within
    return f"{limit_words(standard, force.as_at_day)} (limit: {limit.basis.label}, {limit.checked})"


def stage_sections(results: Results, force: ReportedForce) -> list[StageSection]:
    counts = results.by_standard("outcomes", force.force_id)
    rates = results.by_standard("rates", force.force_id)
    missing = {entry["standard"] for entry in results.receipt["not_answerable"] if entry["force_id"] == force.force_id}
    sections: list[StageSection] = []
    for place, stage in enumerate(Stage, start=1):
        of_stage = [standard for standard in standards() if standard.stage is stage]
        bound = [standard for standard in of_stage if force.is_bound_by(standard)]
        tables: list[BasisTable] = []
        for (basis, is_confirmed), group in groupby(sorted(bound, key=_footing), key=_of):
            rows = [_row(made, force, counts, rates, is_missing=made.id in missing) for made in group]
            tables.append(BasisTable(footing_words(basis, is_confirmed=is_confirmed), is_confirmed, rows))
        elsewhere = [f"{made.id} {made.title}" for made in of_stage if made not in bound]
        sections.append(StageSection(place, stage.value, stage.label, tables, elsewhere))
    return sections


def _of(standard: Standard) -> tuple[Basis, bool]:
    return standard.basis, standard.is_confirmed


def _footing(standard: Standard) -> tuple[int, bool, str, int]:
    return list(Basis).index(standard.basis), not standard.is_confirmed, standard.id, standard.version


def _row(
    standard: Standard,
    force: ReportedForce,
    counts: dict[tuple[str, int], dict[str, Any]],
    rates: dict[tuple[str, int], dict[str, Any]],
    *,
    is_missing: bool,
) -> StandardRow:
    key = standard.id, standard.version
    row = counts.get(key)
    said, span = rate_words(rates.get(key))
    notes: list[str] = []
    if row and row["n_entered_late"]:
        notes.append(f"{number(row['n_entered_late'])} of those done in time entered late.")
    if is_missing:
        notes.append("Not answerable from what the force supplied: see what the record cannot tell.")
    return StandardRow(
        id=standard.id,
        version=standard.version,
        title=standard.title,
        page=page_of(standard.id),
        limit=limit_with_basis(standard, force),
        figures=figures(standard, row, page=page_of(standard.id)),
        rate=said,
        range=span,
        notes=notes,
        gaming=standard.gaming,
    )
