"""The references behind every number: a spreadsheet of all of them, and the first few hundred for the page.

Files are read in batches, so that a standard with millions of obligations needs no more memory than a small one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from understone.report.references import KIND_OF_SUBJECT, Kind, reference, reference_array
from understone.report.wording import OTHER_REASON, OUTCOME_WORDS, outcome_sentence, reason_words, when
from understone.standards.declaring import Shape, Standard

#: How many references a page lists for one outcome; the spreadsheet has all.
MOST_LISTED = 500
_BATCH_ROWS = 65_536
_OUTCOMES = {outcome.value: words for outcome, words in OUTCOME_WORDS.items()}
#: What a spreadsheet program would take for a formula.
_FORMULA = r"^([=+\-@\t\r])"


@dataclass(frozen=True)
class Listed:
    """One obligation on a page."""

    reference: str
    case: str
    entry: str
    began: str
    due: str
    done: str
    written: str
    says: str


@dataclass
class Listing:
    """How many of each version and outcome, and the first of them."""

    counts: Counter[tuple[int, str]] = field(default_factory=Counter)
    first: dict[tuple[int, str], list[Listed]] = field(default_factory=dict)


class ReferenceFiles:
    """One open spreadsheet for each force, closed together."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> ReferenceFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._writers.values():
            writer.close()

    def write(self, force_id: str, table: Any) -> None:
        if force_id not in self._writers:
            self._writers[force_id] = pa_csv.CSVWriter(self._paths[force_id], table.schema)
        self._writers[force_id].write_table(table)


def batches(path: Path) -> Iterator[tuple[str, Any]]:
    """The file's rows by force, in the file's order, a batch at a time."""
    for batch in pq.ParquetFile(path).iter_batches(batch_size=_BATCH_ROWS):
        table = pa.Table.from_batches([batch])
        for force_id in pc.unique(table["force_id"]).to_pylist():
            yield force_id, table.filter(pc.equal(table["force_id"], force_id))


def listings(standard: Mapping[int, Standard], path: Path, csv_paths: Mapping[str, Path]) -> dict[str, Listing]:
    """Writes the spreadsheets of one standard (its versions by number) and gives each force's listing."""
    found: dict[str, Listing] = {force_id: Listing() for force_id in csv_paths}
    kind = KIND_OF_SUBJECT[next(iter(standard.values())).subject]
    with ReferenceFiles(csv_paths) as files:
        for force_id in csv_paths:
            files.write(force_id, csv_table(_NO_ROWS, kind))
        for force_id, table in batches(path) if path.is_file() else ():
            if force_id not in csv_paths:
                continue
            files.write(force_id, csv_table(table, kind))
            _add(found[force_id], table, standard, kind)
    return found


def _add(listing: Listing, table: Any, standard: Mapping[int, Standard], kind: Kind) -> None:
    sizes = table.group_by(["version", "outcome"]).aggregate([([], "count_all")]).to_pylist()
    for size in sorted(sizes, key=lambda row: (row["version"], row["outcome"])):
        key = size["version"], size["outcome"]
        listing.counts[key] += size["count_all"]
        listed = listing.first.setdefault(key, [])
        if len(listed) >= MOST_LISTED:
            continue
        chosen = table.filter(pc.and_(pc.equal(table["version"], key[0]), pc.equal(table["outcome"], key[1])))
        is_prohibition = standard[key[0]].shape is Shape.PROHIBITION
        rows = chosen.slice(0, MOST_LISTED - len(listed)).to_pylist()
        listed += [_listed(row, kind, is_prohibition=is_prohibition) for row in rows]


def _listed(row: dict[str, Any], kind: Kind, *, is_prohibition: bool) -> Listed:
    return Listed(
        reference=reference(kind, row["subject_id"]),
        case=reference(Kind.CASE, row["case_id"]) if row["case_id"] else "",
        entry=reference(Kind.ENTRY, row["item_id"]) if row["item_id"] else "",
        began=when(row["unit"], row["trigger"]),
        due=when(row["unit"], row["due"]),
        done=when(row["unit"], row["done"]),
        written=when(row["unit"], row["written"]),
        says=outcome_sentence(row, is_prohibition=is_prohibition),
    )


_NO_ROWS = pa.table(
    {
        name: pa.array([], kind)
        for name, kind in {
            "subject_id": pa.string(),
            "item_id": pa.string(),
            "case_id": pa.string(),
            "version": pa.int64(),
            "unit": pa.string(),
            "outcome": pa.string(),
            "reason": pa.string(),
            "trigger": pa.int64(),
            "due": pa.int64(),
            "done": pa.int64(),
            "written": pa.int64(),
        }.items()
    }
)


def csv_table(table: Any, kind: Kind) -> Any:
    """The rows as the spreadsheet holds them: references, words, days (ISO) or moments (UK time).

    A reference begins with a letter and a day with a figure, so only words can look like a formula.
    """
    columns = {
        "reference": reference_array(kind, table["subject_id"]),
        "case reference": reference_array(Kind.CASE, table["case_id"]),
        "entry reference": reference_array(Kind.ENTRY, table["item_id"]),
        "version of the standard": table["version"],
        "outcome": as_cell(_words(table["outcome"], _OUTCOMES)),
        "reason": as_cell(_words(table["reason"], _reason_words(table["reason"]))),
        "began": _dates(table["unit"], table["trigger"]),
        "due": _dates(table["unit"], table["due"]),
        "done": _dates(table["unit"], table["done"]),
        "first written down": _dates(table["unit"], table["written"]),
    }
    return pa.table(columns)


def _reason_words(reasons: Any) -> dict[str, str]:
    return {reason: reason_words(reason) for reason in pc.unique(reasons).to_pylist() if reason is not None}


def _words(values: Any, words: Mapping[str, str]) -> Any:
    said = pa.array([*words.values(), OTHER_REASON], pa.string())
    at = pc.index_in(values, pa.array(list(words), pa.string()))
    placed = pc.if_else(pc.is_valid(values), pc.fill_null(at, len(words)), pa.scalar(None, pa.int32()))
    return pc.take(said, placed)


def _dates(unit: Any, numbers: Any) -> Any:
    """Days as `2026-09-03`, moments as `2026-09-03 14:05 BST`."""
    is_hour = pc.equal(unit, "hour")
    none = pa.scalar(None, pa.int64())
    days = pc.if_else(is_hour, none, numbers).cast(pa.int32()).cast(pa.date32()).cast(pa.string())
    seconds = pc.if_else(is_hour, numbers, none).cast(pa.timestamp("s", tz="Europe/London"))
    return pc.coalesce(days, pc.strftime(seconds, format="%Y-%m-%d %H:%M %Z", locale="C"))


def as_cell(values: Any) -> Any:
    """Text that no spreadsheet program takes for a formula."""
    return pc.replace_substring_regex(values, pattern=_FORMULA, replacement=r"'\1")
