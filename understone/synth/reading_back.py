"""An export read back as numbers: what was written for one duty is judged for another without passing it through."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from understone.synth.chance import Words
from understone.synth.export import Export
from understone.synth.times import BLANK, Ints, day_bounds, moment_on


class ReadBack:
    """One table of the export. Numbers are those `references` wrote, days and moments those of `times`."""

    def __init__(self, export: Export, name: str, *, delimiter: str = ",") -> None:
        path = export.path_of(name)
        with path.open("rb") as opened:
            columns = opened.readline().decode("utf-8").strip().replace('"', "").split(delimiter)
        options = csv.ConvertOptions(column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=True)
        self._table = csv.read_csv(path, convert_options=options, parse_options=csv.ParseOptions(delimiter=delimiter))
        self.n = self._table.num_rows

    def has(self, column: str) -> bool:
        return column in self._table.column_names

    def keys(self, column: str) -> pa.Array:
        return self._table[column].combine_chunks()

    def words(self, column: str) -> Words:
        """Texts; '' where blank."""
        return np.array(pc.fill_null(self.keys(column), "").to_pylist() or [""], dtype=np.str_)[: self.n]

    def numbers(self, column: str, prefix: str) -> Ints:
        """The number of the row each key names; blank where it is blank."""
        digits = pc.cast(pc.utf8_slice_codeunits(self.keys(column), len(prefix)), pa.int64())
        return np.asarray(pc.fill_null(pc.subtract(digits, 1), BLANK), dtype=np.int64)

    def days(self, column: str) -> Ints:
        text = self.keys(column)
        iso = pc.binary_join_element_wise(
            pc.utf8_slice_codeunits(text, 6, 10),
            pc.utf8_slice_codeunits(text, 3, 5),
            pc.utf8_slice_codeunits(text, 0, 2),
            "-",
        )
        numbers = pc.cast(pc.cast(pc.strptime(iso, "%Y-%m-%d", "s"), pa.date32()), pa.int32())
        return np.asarray(pc.fill_null(numbers, BLANK), dtype=np.int64)

    def moments(self, column: str) -> Ints:
        return moment_on(self.days(column), _seconds(pc.utf8_slice_codeunits(self.keys(column), 11)))

    def stretches(self, day_column: str, clock_column: str) -> tuple[Ints, Ints]:
        """The moment twice where a day and a time of day are written, the ends of the day where the day alone is."""
        clock, day = self.keys(clock_column), self.days(day_column)
        at = moment_on(day, _seconds(clock))
        first, last = day_bounds(day)
        has_time = np.asarray(pc.is_valid(clock))
        return np.where(has_time, at, first), np.where(has_time, at, last)


def _seconds(clock: pa.Array) -> Ints:
    """Seconds since midnight of HH:MM:SS; 0 where blank."""
    parts = [pc.cast(pc.utf8_slice_codeunits(clock, start, start + 2), pa.int64()) for start in (0, 3, 6)]
    seconds = pc.add(pc.add(pc.multiply(parts[0], 3600), pc.multiply(parts[1], 60)), parts[2])
    return np.asarray(pc.fill_null(seconds, 0), dtype=np.int64)


def pairs(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The places of each in `left` with each in `right` that has the same number; a blank has nobody's."""
    order = np.argsort(right, kind="stable")
    low = np.searchsorted(right[order], left)
    counts = np.where(left == BLANK, 0, np.searchsorted(right[order], left, side="right") - low)
    which = np.repeat(np.arange(len(left)), counts)
    other = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)
    return which, order[other]


def first_by(owner: Ints, when: Ints, n: int) -> Ints:
    """The earliest of each owner's days; blank where none of them has one."""
    never = np.int64(2**40)
    first = np.full(n, never, np.int64)
    is_dated = (when != BLANK) & (owner != BLANK)
    np.minimum.at(first, owner[is_dated], when[is_dated])
    return np.where(first == never, BLANK, first)
