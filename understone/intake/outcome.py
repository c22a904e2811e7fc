"""What one run of intake came to: for printing, for the receipt, for whoever called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from understone.intake.fates import Fates
from understone.intake.merging import Gone

#: How many unmapped values of one column are printed, and how much of each.
_MOST_PRINTED = 20
_LONGEST_PRINTED = 40


@dataclass(frozen=True)
class Unmapped:
    """A value of a coded column that its value map does not hold."""

    table: str
    column: str
    source_column: str
    value: str
    n_rows: int


@dataclass(frozen=True)
class KeptOut:
    """A column of immigration facts: counted, never read."""

    table: str
    column: str
    reason: str
    n_rows: int


@dataclass(frozen=True)
class NotImmigration:
    """A column whose name looks like an immigration fact, read because the mapping says in writing what else it is."""

    table: str
    column: str
    reason: str


@dataclass(frozen=True)
class Intake:
    """One export taken in. Counts only; no value of a row but the codes that no map holds.

    `rows` counts the rows of each record table this run fed, `closed` those that the source says were deleted;
    `not_used` and `with_controls` are by source table and column; `values_not_read` by `TABLE.COLUMN` of the
    source; `orphans` by `table.column` of the record.
    """

    force_id: str
    extract_id: str
    out: Path
    fates: tuple[Fates, ...]
    rows: dict[str, int]
    gone: tuple[Gone, ...]
    closed: dict[str, int]
    orphans: dict[str, int]
    unmapped: tuple[Unmapped, ...]
    kept_out: tuple[KeptOut, ...]
    not_immigration: tuple[NotImmigration, ...]
    not_used: dict[str, tuple[str, ...]]
    values_not_read: dict[str, int]
    with_controls: dict[str, int]
    files: dict[str, str]
    files_not_read: tuple[str, ...]
    mapping_sha256: str
    quarantine: Path

    @property
    def n_quarantined(self) -> int:
        return sum(fate.n_quarantined for fate in self.fates)

    def as_json(self) -> dict[str, Any]:
        """Everything as plain values; paths as texts, the snapshot's own relative to it."""
        found = asdict(self)
        found["out"] = self.out.name
        found["quarantine"] = self.quarantine.relative_to(self.out).as_posix()
        return found

    def lines(self) -> list[str]:
        """The summary as plain text."""
        return [
            *self._fates(),
            *_listed("Rows of the record", [f"{table}: {n}" for table, n in self.rows.items()]),
            *_listed(
                "Gone from this full extract (kept, marked gone)",
                [f"{one.table}: {one.n_gone} of {one.n_before}" for one in self.gone],
            ),
            *_listed(
                "Deleted in the source, or not taken in any more (kept, marked gone)",
                [f"{table}: {n}" for table, n in self.closed.items()],
            ),
            *_listed(
                "References whose row has not come (they resolve themselves when it comes)",
                [f"{column}: {n}" for column, n in self.orphans.items()],
            ),
            *_listed("Codes in no value map (now `unknown`; flags blank)", list(self._unmapped())),
            *_listed(
                "Values that could not be read (the row was accepted, the value is blank)",
                [f"{column}: {n}" for column, n in self.values_not_read.items()],
            ),
            *_listed("Values with control characters, taken out", [f"{c}: {n}" for c, n in self.with_controls.items()]),
            *_listed(
                "Kept out: columns of immigration facts, never read",
                [f"{one.table}.{one.column} ({one.reason}): {one.n_rows} rows" for one in self.kept_out],
            ),
            *_listed(
                "Read though the name looks like an immigration fact, as the mapping says what it is",
                [f"{one.table}.{one.column}: {one.reason}" for one in self.not_immigration],
            ),
            *_listed(
                "Not used: columns the mapping does not name",
                [f"{table}: {', '.join(columns)}" for table, columns in self.not_used.items()],
            ),
            *_listed("Files that no table of the mapping names", list(self.files_not_read)),
            f"Quarantine and lists: {self.quarantine.parent}",
        ]

    def _fates(self) -> Iterator[str]:
        yield f"{self.force_id}, extract {self.extract_id}"
        for fate in self.fates:
            yield (
                f"{fate.table}: {fate.n_read} rows read = {fate.n_accepted} accepted "
                f"+ {fate.n_quarantined} quarantined + {fate.n_set_aside} set aside"
            )
            yield from (f"  set aside, {said}: {n}" for said, n in fate.set_aside.items() if n)

    def _unmapped(self) -> Iterator[str]:
        by_column: dict[str, list[Unmapped]] = {}
        for one in self.unmapped:
            by_column.setdefault(f"{one.table}.{one.column} from {one.source_column}", []).append(one)
        for column, found in by_column.items():
            for one in found[:_MOST_PRINTED]:
                shown = one.value if len(one.value) <= _LONGEST_PRINTED else f"{one.value[:_LONGEST_PRINTED]}…"
                yield f"{column}: {shown!r} {one.n_rows} rows"
            if len(found) > _MOST_PRINTED:
                yield f"{column}: and {len(found) - _MOST_PRINTED} more values, in unmapped.csv"


def _listed(heading: str, entries: list[str]) -> list[str]:
    return [f"{heading}:", *(f"  {entry}" for entry in entries)] if entries else []
