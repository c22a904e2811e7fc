"""The page of one standard: what it is, what it rests on, what came out, and the references behind each number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from understone.errors import RecordProblem
from understone.report.figures import COLUMNS, Figure, anchor, figures
from understone.report.listings import MOST_LISTED, Listed, Listing
from understone.report.references import KIND_OF_SUBJECT
from understone.report.results import ReportedForce, Results
from understone.report.stages import limit_with_basis
from understone.report.wording import day, number, rate_words, reason_words
from understone.standards.declaring import Shape, Standard
from understone.standards.describing import nations

_FORCE_KINDS = {"territorial": "territorial forces", "btp": "British Transport Police"}


@dataclass(frozen=True)
class Source:
    says: str
    address: str
    checked: str


@dataclass(frozen=True)
class OutcomeList:
    """The references of one outcome: the heading, how many, the first of them."""

    anchor: str
    heading: str
    n: str
    is_cut: bool
    rows: list[Listed]


@dataclass(frozen=True)
class ReasonRow:
    says: str
    n: str


@dataclass(frozen=True)
class Version:
    """One version of the standard, ready to print."""

    number: int
    title: str
    owed_to: str
    shape: str
    basis: str
    limit: str
    limit_periods: list[str]
    nations: str
    force_kinds: str
    in_force: str
    sources: list[Source]
    unconfirmed: str
    unconfirmed_note: str
    remedy: str
    gaming: str
    figures: list[Figure]
    rate: str
    range: str
    entered_late: str
    unknown_reasons: list[ReasonRow]
    ended_reasons: list[ReasonRow]
    lists: list[OutcomeList]


@dataclass(frozen=True)
class StandardPage:
    id: str
    title: str
    stage: str
    reference_letter: str
    reference_kind: str
    most_listed: str
    versions: list[Version]


def standard_page(
    results: Results, force: ReportedForce, versions: Mapping[int, Standard], listing: Listing
) -> StandardPage:
    latest = versions[max(versions)]
    kind = KIND_OF_SUBJECT[latest.subject]
    return StandardPage(
        id=latest.id,
        title=latest.title,
        stage=latest.stage.label,
        reference_letter=kind.value,
        reference_kind=kind.label,
        most_listed=number(MOST_LISTED),
        versions=[_version(results, force, standard, listing) for _, standard in sorted(versions.items())],
    )


def _version(results: Results, force: ReportedForce, standard: Standard, listing: Listing) -> Version:
    key = standard.id, standard.version
    row = results.by_standard("outcomes", force.force_id).get(key)
    _refuse_other_counts(standard, row, listing)
    said, span = rate_words(results.by_standard("rates", force.force_id).get(key))
    return Version(
        number=standard.version,
        title=standard.title,
        owed_to=standard.subject.value,
        shape=standard.shape.value,
        basis=standard.basis.label,
        limit=limit_with_basis(standard, force),
        limit_periods=_periods(standard),
        nations=nations(standard),
        force_kinds=" and ".join(_FORCE_KINDS[kind] for kind in sorted(standard.force_kinds, reverse=True)),
        in_force=_in_force(standard),
        sources=[Source(str(source), source.instrument.address, source.checked) for source in standard.sources],
        unconfirmed=standard.not_confirmed.words if standard.not_confirmed else "",
        unconfirmed_note=standard.not_confirmed.note if standard.not_confirmed else "",
        remedy=standard.remedy,
        gaming=standard.gaming,
        figures=figures(standard, row),
        rate=said,
        range=span,
        entered_late=number(row["n_entered_late"]) if row and row["n_entered_late"] else "",
        unknown_reasons=_reasons(results, force, standard, "unknown_reasons"),
        ended_reasons=_reasons(results, force, standard, "ended_reasons"),
        lists=_lists(standard, listing),
    )


def _refuse_other_counts(standard: Standard, row: Mapping[str, int] | None, listing: Listing) -> None:
    """A number and its list are of one run, or there is no report."""
    for outcome, _ in COLUMNS:
        counted = row[f"n_{outcome.value}"] if row else 0
        listed = listing.counts[standard.version, outcome.value]
        if counted != listed:
            raise RecordProblem(
                f"{standard.id} version {standard.version}: the figures count {counted} {outcome.value}, the "
                f"obligations hold {listed}. They are of two runs: run `understone inspect` again."
            )


def _in_force(standard: Standard) -> str:
    since = f"from {day(standard.from_on)}"
    return f"{since} until the day before {day(standard.until_on)}" if standard.until_on else since


def _periods(standard: Standard) -> list[str]:
    """The limit by date, where it has changed."""
    periods = standard.within.periods
    if len(periods) == 1:
        return []
    return [
        f"{standard.within.spoken(period.amount)} from {day(max(period.from_on, standard.from_on))}"
        for period in periods
    ]


def _reasons(results: Results, force: ReportedForce, standard: Standard, figure: str) -> list[ReasonRow]:
    return [
        ReasonRow(reason_words(row["reason"]) or "reason not written down", number(row["n"]))
        for row in results.rows(figure, force.force_id)
        if (row["standard"], row["version"]) == (standard.id, standard.version)
    ]


def _lists(standard: Standard, listing: Listing) -> list[OutcomeList]:
    lists: list[OutcomeList] = []
    for outcome, label in COLUMNS:
        n = listing.counts[standard.version, outcome.value]
        if n:
            rows = listing.first[standard.version, outcome.value]
            is_prohibition = standard.shape is Shape.PROHIBITION
            heading = "Broken" if is_prohibition and outcome.value == "missed" else label
            lists.append(OutcomeList(anchor(standard.version, outcome), heading, number(n), n > len(rows), rows))
    return lists
