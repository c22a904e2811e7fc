"""Found by looking: incidents whose words raise concern and which the record does not treat as modern slavery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from understone.measure import FOLDER
from understone.report.listings import MOST_LISTED, ReferenceFiles, as_cell, batches
from understone.report.queue_tables import says_of
from understone.report.references import Kind, reference, reference_array
from understone.report.results import ReportedForce, Results
from understone.report.wording import day, number

#: What an item is, where it is more than an entry by itself.
_KINDS = {"incident": Kind.INCIDENT, "person": Kind.PERSON}
_CONCERNS = (("strong", "Strong concern"), ("possible", "Possible concern"))


@dataclass(frozen=True)
class FoundRow:
    reference: str
    case: str
    seen: str
    n_families: int


@dataclass(frozen=True)
class FoundList:
    anchor: str
    heading: str
    n: str
    is_cut: bool
    rows: list[FoundRow]


@dataclass(frozen=True)
class IndicatorRow:
    says: str
    family: str
    n_signs: str
    n_texts: str


@dataclass
class Found:
    """One force's untreated incidents by concern: how many, and the first of them."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(dict(_CONCERNS), 0))
    first: dict[str, list[FoundRow]] = field(default_factory=lambda: {concern: [] for concern, _ in _CONCERNS})

    @property
    def lists(self) -> list[FoundList]:
        lists: list[FoundList] = []
        for concern, heading in _CONCERNS:
            n, rows = self.counts[concern], self.first[concern]
            lists.append(FoundList(concern, heading, number(n), n > len(rows), rows))
        return lists


def write_found(results: Results, csv_paths: Mapping[str, Path]) -> dict[str, Found]:
    """Writes the spreadsheet of each force and gives what its page shows."""
    found = {force_id: Found() for force_id in csv_paths}
    path = results.folder / FOLDER / "found_incidents.parquet"
    with ReferenceFiles(csv_paths) as files:
        for force_id in csv_paths:
            files.write(force_id, _csv_table(_NO_ROWS))
        for force_id, table in batches(path):
            untreated = table.filter(pc.invert(table["is_treated"]))
            files.write(force_id, _csv_table(untreated))
            _add(found[force_id], untreated)
    return found


_NO_ROWS = pa.table(
    {
        "key_id": pa.array([], pa.string()),
        "kind": pa.array([], pa.string()),
        "case_id": pa.array([], pa.string()),
        "seen_on": pa.array([], pa.date32()),
        "concern": pa.array([], pa.string()),
        "n_families": pa.array([], pa.int64()),
    }
)


def _csv_table(table: Any) -> Any:
    references = reference_array(Kind.ENTRY, table["key_id"])
    for name, kind in _KINDS.items():
        references = pc.if_else(pc.equal(table["kind"], name), reference_array(kind, table["key_id"]), references)
    columns = {
        "reference": references,
        "case reference": reference_array(Kind.CASE, table["case_id"]),
        "concern": as_cell(table["concern"]),
        "first seen on": pc.cast(table["seen_on"], pa.string()),
        "families of signs": table["n_families"],
    }
    return pa.table(columns)


def _add(found: Found, table: Any) -> None:
    for concern, _ in _CONCERNS:
        of_concern = table.filter(pc.equal(table["concern"], concern))
        found.counts[concern] += of_concern.num_rows
        listed = found.first[concern]
        for row in of_concern.slice(0, MOST_LISTED - len(listed)).to_pylist() if len(listed) < MOST_LISTED else ():
            kind = _KINDS.get(row["kind"], Kind.ENTRY)
            listed.append(
                FoundRow(
                    reference(kind, row["key_id"]),
                    reference(Kind.CASE, row["case_id"]) if row["case_id"] else "",
                    day(row["seen_on"]) if row["seen_on"] else "day not on record",
                    row["n_families"],
                )
            )


def indicator_rows(results: Results, force: ReportedForce) -> list[IndicatorRow]:
    """How many signs of each indicator, by what the indicator says; never the words found."""
    says = says_of()
    return [
        IndicatorRow(
            says.get(row["indicator"], "an indicator of another version"),
            str(row["family"]).replace("-", " "),
            number(row["n_signs"]),
            number(row["n_rows"]),
        )
        for row in results.rows("indicators", force.force_id)
    ]
