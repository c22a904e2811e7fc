"""The cases to look at first, by reference, with what nothing on record shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from understone.law.bases import Basis
from understone.report.figures import page_of
from understone.report.references import KIND_OF_SUBJECT, Kind, reference
from understone.report.results import ReportedForce, Results
from understone.report.stages import footing_words
from understone.report.wording import counted, number, when
from understone.standards import standards_by_key
from understone.standards.declaring import Shape, Subject

_PEOPLE = (Subject.PERSON, Subject.SUSPECT)


@dataclass(frozen=True)
class MissedHere:
    standard: str
    title: str
    page: str
    owed_by: str
    says: str


@dataclass(frozen=True)
class MissedOnBasis:
    """What is missed of one kind of duty; those of standards not yet confirmed are apart."""

    owed_by: str
    standards: list[MissedHere]


@dataclass(frozen=True)
class FirstCase:
    reference: str
    is_case: bool
    missed: list[MissedOnBasis]


def first_cases(results: Results, force: ReportedForce) -> list[FirstCase]:
    """In the order that `measure.looking_first` gives."""
    rows = results.rows("looking_first", force.force_id)
    cases: list[FirstCase] = []
    for _, group in groupby(rows, key=lambda row: row["place"]):
        of_case = list(group)
        kind = KIND_OF_SUBJECT[Subject[of_case[0]["kind"].upper()]]
        cases.append(FirstCase(reference(kind, of_case[0]["key_id"]), kind is Kind.CASE, _by_basis(of_case)))
    return cases


def _by_basis(of_case: list[dict[str, Any]]) -> list[MissedOnBasis]:
    """Law, then guidance, then the two for standards not yet confirmed: the order of the rule."""

    def footing(row: dict[str, Any]) -> tuple[bool, int]:
        standard = standards_by_key()[row["standard"], row["version"]]
        return not standard.is_confirmed, list(Basis).index(standard.basis)

    missed = [_missed(row) for row in sorted(of_case, key=footing)]
    return [MissedOnBasis(owed_by, list(group)) for owed_by, group in groupby(missed, key=lambda here: here.owed_by)]


def _missed(row: dict[str, Any]) -> MissedHere:
    standard = standards_by_key()[row["standard"], row["version"]]
    on = when(row["unit"], row["oldest_due"])
    said = f"broken on {on}" if standard.shape is Shape.PROHIBITION else f"nothing on record by {on}"
    said += _how_many(row["n_missed"], row["n_subjects"] if standard.subject in _PEOPLE else 0)
    owed_by = footing_words(standard.basis, is_confirmed=standard.is_confirmed)
    return MissedHere(standard.id, standard.title, page_of(standard.id), owed_by, said)


def _how_many(n_missed: int, n_people: int) -> str:
    """That the day given is the first of several, and for how many people; `n_people` 0: it is not owed to people."""
    if n_missed == 1:
        return ""
    if n_people == n_missed:
        return f", the first of {number(n_people)} people"
    first = f", the first of {number(n_missed)}"
    return f"{first} for {counted(n_people, 'person', 'people')}" if n_people else first
