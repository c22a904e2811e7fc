"""A number on a page with the list of references behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from understone.report.wording import number
from understone.standards.declaring import Outcome, Standard

#: The outcomes in the order of every table; what is no longer owed stands last, beside the rest.
COLUMNS = (
    (Outcome.MET, "Done in time"),
    (Outcome.LATE, "Done late"),
    (Outcome.MISSED, "Nothing on record, or broken"),
    (Outcome.PENDING, "Not due yet"),
    (Outcome.UNKNOWN, "Record cannot say"),
    (Outcome.ENDED, "No longer owed"),
)


@dataclass(frozen=True)
class Figure:
    """`href` is where the references are listed; empty where there are none to list."""

    label: str
    n: int
    href: str = ""

    @property
    def says(self) -> str:
        return number(self.n)


def page_of(standard_id: str) -> str:
    """The standard's page, from the report's first page."""
    return f"standards/{standard_id}.html"


def anchor(version: int, outcome: Outcome) -> str:
    return f"v{version}-{outcome.value}"


def figures(standard: Standard, row: dict[str, Any] | None, *, page: str = "") -> list[Figure]:
    """Owed, then one figure for each outcome, each linked to its list on the standard's page."""
    found: list[Figure] = []
    n_owed = row["n_owed"] if row else 0
    found.append(Figure("Owed", n_owed, f"{page}#v{standard.version}" if n_owed else ""))
    for outcome, label in COLUMNS:
        n = row[f"n_{outcome.value}"] if row else 0
        found.append(Figure(label, n, f"{page}#{anchor(standard.version, outcome)}" if n else ""))
    return found
