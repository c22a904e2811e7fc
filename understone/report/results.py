"""A results folder opened for reading: the receipt, the forces, the figures by force."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from understone.errors import RecordProblem
from understone.law.bases import ForceKind, Nation
from understone.law.calendar import uk_day
from understone.measure import FOLDER
from understone.standards import standards
from understone.standards.declaring import Standard
from understone.store.folders import refuse_if_others_can_read

#: Figures small enough to hold; journeys and found_incidents have a row a person or incident.
_SMALL = (
    "outcomes",
    "unknown_reasons",
    "ended_reasons",
    "rates",
    "people",
    "people_owed",
    "referral_days",
    "sign_days",
    "indicators",
    "journey_counts",
    "journey_people",
    "looking_first",
    "found_counts",
    "queue_counts",
    "answers_by_indicator",
    "switched_off",
    "activity",
    "case_origins",
    "referral_waits",
)


@dataclass(frozen=True)
class ReportedForce:
    """A force in the results, as the report must know it."""

    force_id: str
    name: str
    nation: Nation
    kind: ForceKind
    as_at: dt.datetime

    @property
    def as_at_day(self) -> dt.date:
        return uk_day(self.as_at)

    def is_bound_by(self, standard: Standard) -> bool:
        return self.nation in standard.applies_to and self.kind in standard.force_kinds


@dataclass(frozen=True)
class Results:
    """`receipt` is receipt.json as it was read."""

    folder: Path
    receipt: Mapping[str, Any]

    @cached_property
    def forces(self) -> tuple[ReportedForce, ...]:
        """In the order of their names."""
        as_at = self.receipt["as_at"]
        found = [
            ReportedForce(
                force_id,
                facts["name"],
                Nation(facts["nation"]),
                ForceKind(facts["kind"]),
                dt.datetime.fromisoformat(as_at[force_id]),
            )
            for force_id, facts in self.receipt["forces"].items()
        ]
        return tuple(sorted(found, key=lambda force: (force.name.casefold(), force.force_id)))

    @cached_property
    def _figures(self) -> dict[str, dict[str, list[dict[str, Any]]]]:
        figures: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for name in _SMALL:
            by_force: dict[str, list[dict[str, Any]]] = {}
            for row in pq.read_table(self.folder / FOLDER / f"{name}.parquet").to_pylist():
                by_force.setdefault(row["force_id"], []).append(row)
            figures[name] = by_force
        return figures

    def rows(self, figure: str, force_id: str) -> list[dict[str, Any]]:
        """One force's rows of a figure, in key order."""
        return self._figures[figure].get(force_id, [])

    def by_standard(self, figure: str, force_id: str) -> dict[tuple[str, int], dict[str, Any]]:
        """The rows of a figure that has one row for each version of a standard."""
        return {(row["standard"], row["version"]): row for row in self.rows(figure, force_id)}

    def obligations(self, standard_id: str) -> Path:
        return self.folder / "obligations" / f"{standard_id}.parquet"


def opened_results(folder: Path) -> Results:
    """Raises RecordProblem when the folder is not whole or another version wrote it, StoreProblem when others may read.

    Made-up people need no closed folder.
    """
    path = folder / "receipt.json"
    if not path.is_file():
        raise RecordProblem(f"{folder} holds no results: it has no receipt.json. Run `understone inspect` first.")
    receipt = json.loads(path.read_text(encoding="utf-8"))
    if not receipt["is_made_up"]:
        refuse_if_others_can_read(folder)
    files = [folder / FOLDER / f"{name}.parquet" for name in (*_SMALL, "found_incidents", "journeys")]
    missing = [str(file) for file in files if not file.is_file()]
    known = {standard.id for standard in standards()}
    missing += [
        f"{file.name}: this version of Understone has no such standard"
        for file in sorted((folder / "obligations").glob("*.parquet"))
        if file.stem not in known
    ]
    if missing:
        raise RecordProblem(f"{folder} cannot be read whole. Run `understone inspect` again.", missing)
    return Results(folder, receipt)
