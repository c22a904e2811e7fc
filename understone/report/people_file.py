"""Every potential victim's way through the stages as a spreadsheet: what the counts of people rest on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from understone.law.bases import Basis
from understone.measure import FOLDER
from understone.measure.journeys import STATES, stage_column
from understone.report.listings import ReferenceFiles, as_cell, batches
from understone.report.references import Kind, reference_array
from understone.report.results import Results
from understone.standards.declaring import Stage

_STATE_WORDS = {
    "kept": "kept",
    "broken": "broken",
    "unknown": "record cannot say",
    "pending": "not due yet",
    "ended": "no longer owed",
}


def write_people(results: Results, csv_paths: Mapping[str, Path]) -> None:
    """One row for each potential victim and basis, in the order of the results."""
    path = results.folder / FOLDER / "journeys.parquet"
    with ReferenceFiles(csv_paths) as files:
        empty = pq.read_schema(path).empty_table()
        for force_id in csv_paths:
            files.write(force_id, csv_table(empty))
        for force_id, table in batches(path):
            files.write(force_id, csv_table(table))


def csv_table(table: Any) -> Any:
    columns = {
        "reference": reference_array(Kind.PERSON, table["person_id"]),
        "owed by": _said(table["basis"], {basis.value: basis.label for basis in Basis}),
        "confirmed": pc.if_else(table["is_confirmed"], "confirmed", "not yet confirmed"),
        "owed": table["n_owed"],
        "nothing on record, or broken": table["n_missed"],
        "record cannot say": table["n_unknown"],
        "first let down at": _said(table["first_broken"], {stage.value: stage.label for stage in Stage}),
    }
    words = {state: _STATE_WORDS[state] for state in STATES}
    columns |= {stage.label: _said(table[stage_column(stage)], words) for stage in Stage}
    return pa.table(columns)


def _said(values: Any, words: Mapping[str, str]) -> Any:
    """The words for each code; nothing where there is none."""
    said = pa.array(list(words.values()), pa.string())
    return as_cell(pc.take(said, pc.index_in(values, pa.array(list(words), pa.string()))))
