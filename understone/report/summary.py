"""What a chief officer reads in two minutes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from understone.law.bases import Basis
from understone.law.calendar import day_of_number
from understone.measure import Says, has_fallen
from understone.report.figures import anchor, page_of
from understone.report.results import ReportedForce, Results
from understone.report.wording import capital, counted, number
from understone.standards import standards
from understone.standards.declaring import Outcome, Shape, Standard

_MOST_THINGS = 5
_HARD_BASES = (Basis.LAW, Basis.GUIDANCE)


@dataclass(frozen=True)
class Thing:
    """One of the things to look at first."""

    title: str
    basis: str
    href: str
    missed: str
    rest: str
    is_confirmed: bool


@dataclass(frozen=True)
class PeopleLine:
    basis: str
    people: str
    missed: str
    unknown: str
    is_confirmed: bool


@dataclass(frozen=True)
class Summary:
    """`found` is what looking found that the record does not treat: strong, possible."""

    n_people: str
    people: str
    people_lines: list[PeopleLine]
    things: list[Thing]
    found_strong: int
    found_possible: int
    found_treated: int
    cannot_tell: str
    falls: list[str]


def summary(results: Results, force: ReportedForce) -> Summary:
    found = {(row["concern"], row["is_treated"]): row["n"] for row in results.rows("found_counts", force.force_id)}
    owed = results.rows("people_owed", force.force_id)
    n_people = owed[0]["n_people"] if owed else 0
    return Summary(
        n_people=number(n_people),
        people="potential victim is" if n_people == 1 else "potential victims are",
        people_lines=_people_lines(results.rows("people", force.force_id)),
        things=things_to_look_at_first(results, force),
        found_strong=found.get(("strong", False), 0),
        found_possible=found.get(("possible", False), 0),
        found_treated=found.get(("strong", True), 0) + found.get(("possible", True), 0),
        cannot_tell=_cannot_tell(results, force),
        falls=_falls(results, force),
    )


def _people_lines(rows: list[dict[str, Any]]) -> list[PeopleLine]:
    return [
        PeopleLine(
            capital(Basis(row["basis"]).label),
            number(row["n_people"]),
            number(row["n_with_missed"]),
            number(row["n_with_unknown"]),
            row["is_confirmed"],
        )
        for row in sorted(rows, key=lambda row: not row["is_confirmed"])
    ]


def things_to_look_at_first(results: Results, force: ReportedForce) -> list[Thing]:
    """The five standards in law or guidance with most missed, then put in the order in which a victim meets them.

    Those not yet confirmed come after the rest, so that they can be shown apart.
    """
    counts = results.by_standard("outcomes", force.force_id)
    hard = [
        (standard, row)
        for standard in standards()
        if standard.basis in _HARD_BASES
        and (row := counts.get((standard.id, standard.version))) is not None
        and row["n_missed"] > 0
    ]
    chosen = sorted(hard, key=lambda pair: -pair[1]["n_missed"])[:_MOST_THINGS]
    shown = [pair for pair in hard if pair in chosen]
    return [_thing(*pair) for pair in sorted(shown, key=lambda pair: not pair[0].is_confirmed)]


def _thing(standard: Standard, row: dict[str, Any]) -> Thing:
    n_decided = row["n_met"] + row["n_late"] + row["n_missed"]
    is_prohibition = standard.shape is Shape.PROHIBITION
    said = "broken" if is_prohibition else "nothing on record by its date"
    rest = [f"{number(row['n_late'])} done late"] if row["n_late"] else []
    rest += [f"for {number(row['n_unknown'])} more the record cannot say"] if row["n_unknown"] else []
    return Thing(
        title=standard.title,
        basis=standard.basis.label,
        href=f"{page_of(standard.id)}#{anchor(standard.version, Outcome.MISSED)}",
        missed=f"{said} in {number(row['n_missed'])} of the {number(n_decided)} that fell due",
        rest=f"; {'; '.join(rest)}" if rest else "",
        is_confirmed=standard.is_confirmed,
    )


def _cannot_tell(results: Results, force: ReportedForce) -> str:
    """One sentence. It counts standards, so that no two bases are added."""
    bound = {standard.id for standard in standards() if force.is_bound_by(standard)}
    missing = {
        entry["standard"] for entry in results.receipt["not_answerable"] if entry["force_id"] == force.force_id
    } & bound
    wide = {
        row["standard"] for row in results.rows("rates", force.force_id) if row["says"] == Says.TOO_MUCH_UNKNOWN.value
    } - missing
    some = {row["standard"] for row in results.rows("outcomes", force.force_id) if row["n_unknown"]} - missing - wide
    answered = (
        f"{number(len(missing))} cannot be answered because the force has not supplied what would show it"
        if missing
        else "all can be answered from what the force supplied"
    )
    return (
        f"Of the {counted(len(bound), 'standard', 'standards')} that bind this force, {answered}; in "
        f"{number(len(wide))} more is unknown than known, and in {number(len(some))} the record cannot say for some."
    )


def _falls(results: Results, force: ReportedForce) -> list[str]:
    """What has fallen sharply, which raises the question and answers nothing."""
    watched = (("sign_days", "texts with signs"), ("referral_days", "people referred or notified"))
    said: list[str] = []
    for figure, words in watched:
        months = by_whole_month(results.rows(figure, force.force_id), force.as_at_day)
        if has_fallen(months):
            said.append(
                f"The last whole month has {number(months[-1])} {words}, less than half of what was usual in the "
                "twelve months before it. A fall may mean that less is written down; not that there is less."
            )
    return said


def by_whole_month(rows: list[dict[str, Any]], as_at: dt.date) -> list[int]:
    """The numbers by month, from the first month to the last whole one before the day of judgement."""
    months: Counter[int] = Counter()
    for row in rows:
        date = day_of_number(row["day_no"])
        months[date.year * 12 + date.month] += row["n"]
    last = as_at.year * 12 + as_at.month - 1
    return [months[month] for month in range(min(months), last + 1)] if months else []
