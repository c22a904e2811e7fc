"""The truth of a made-up force: every obligation of the standards planted, with its outcome."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from understone.synth.chance import Words
from understone.synth.export import words

#: The standards whose every obligation the truth holds. REC-01, REC-06 and LOC-01 hang on which signs are recognised
#: and are not among them.
PLANTED = (
    "COO-01",
    "COO-02",
    "COO-03",
    "CRI-01",
    "CRI-02",
    "CRI-03",
    "CRI-04",
    "CRI-05",
    "CRI-06",
    "CRI-07",
    "DEF-01",
    "DEF-02",
    "DEF-03",
    "DEF-04",
    "DEF-05",
    "DEF-06",
    "DEF-07",
    "DEF-08",
    "DEF-09",
    "IMM-01",
    "IMM-02",
    "IMM-03",
    "IMM-04",
    "INT-01",
    "INT-02",
    "INV-01",
    "INV-02",
    "INV-03",
    "INV-04",
    "INV-05",
    "INV-06",
    "INV-07",
    "INV-08",
    "INV-09",
    "INV-10",
    "INV-11",
    "LOC-03",
    "ORD-01",
    "ORD-02",
    "ORD-03",
    "ORD-04",
    "ORD-05",
    "PER-02",
    "REC-02",
    "REC-03",
    "REC-04",
    "REC-05",
    "REC-07",
    "REF-01",
    "REF-02",
    "REF-03",
    "REF-04",
    "REF-05",
    "REF-06",
    "REF-07",
    "REF-08",
    "REF-09",
    "REF-10",
    "SAF-01",
    "SAF-02",
    "SAF-03",
    "SAF-04",
    "SAF-05",
    "SAF-06",
    "SAF-07",
    "SUP-01",
    "SUP-02",
    "SUP-03",
    "VIC-01",
    "VIC-02",
    "VIC-03",
    "VIC-04",
    "VIC-05",
    "VIC-06",
)

_COLUMNS = ("standard", "subject_key", "item_key", "outcome", "reason")


class Truth:
    """Gathers obligations and what becomes of odd source rows, then writes both."""

    def __init__(self) -> None:
        self._obligations: list[pa.Table] = []
        self._odd_rows: list[tuple[str, str, str, int]] = []

    def add(self, standard: str, subjects: pa.Array, items: pa.Array | None, judged: tuple[Words, Words]) -> None:
        """Keys of subjects and items by obligation; `items` None where a standard repeats. '' is not owed yet."""
        outcome, reason = judged
        is_owed = pa.array(outcome != "")
        n = len(outcome)
        columns = [
            pa.array([standard]).take(pa.array(np.zeros(n, np.int64))),
            subjects,
            pa.array([""] * n) if items is None else items,
            words(outcome),
            pc.fill_null(words(reason), ""),
        ]
        table = pa.table(dict(zip(_COLUMNS, columns, strict=True))).filter(is_owed)
        self._obligations.append(table)

    def add_odd_rows(self, source_table: str, column: str, fate: str, n: int) -> None:
        """`n` rows or values of a source table that intake must quarantine, set aside, not map or keep out."""
        self._odd_rows.append((source_table, column, fate, n))

    def write(self, folder: Path) -> Path:
        """Writes truth.csv and truth_intake.csv; returns the path of the first."""
        every = pa.concat_tables(self._obligations)
        counted = every.group_by(list(_COLUMNS)).aggregate([([], "count_all")])
        named = counted.rename_columns([*_COLUMNS, "n"])
        path = folder / "truth.csv"
        csv.write_csv(named.sort_by([(column, "ascending") for column in _COLUMNS]), path)
        odd = pa.table(
            {
                name: pa.array([row[place] for row in self._odd_rows])
                for place, name in enumerate(("source_table", "column", "fate", "n"))
            }
        )
        csv.write_csv(odd, folder / "truth_intake.csv")
        return path
