"""Tables of the export: columns in, CSV files out, always the same bytes for the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from understone.synth.chance import Words
from understone.synth.times import BLANK, Bools, Ints

YES, NO = "Y", "N"


def references(prefix: str, numbers: Ints) -> pa.Array:
    """The system's own keys of rows by their number from 0, such as NOM0000001; null where blank."""
    is_blank = numbers == BLANK
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers + 1, mask=is_blank), pa.string()), 7, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def row_keys(prefix: str, n: int) -> pa.Array:
    return references(prefix, np.arange(n, dtype=np.int64))


def words(texts: Words) -> pa.Array:
    """Texts as a column; '' is null."""
    return pa.array(texts.astype(object), mask=texts == "", type=pa.string())


def coded(codes: Words, texts: Mapping[str, str]) -> pa.Array:
    """The system's own code for each of our words; null for a word that has none."""
    known = pa.array(list(texts))
    place = pc.index_in(pa.array(codes.astype(object), type=pa.string()), value_set=known)
    return pa.array(list(texts.values())).take(place)


def flags(is_so: Bools, is_known: Bools | None = None) -> pa.Array:
    """Y or N; null where not known."""
    mask = None if is_known is None else ~is_known
    return pa.array([NO, YES]).take(pa.array(is_so.astype(np.int64), mask=mask))


def only_where(column: pa.Array, is_kept: Bools) -> pa.Array:
    """The column, null elsewhere."""
    return pc.if_else(pa.array(is_kept), column, pa.scalar(None, column.type))


class Export:
    """The folder of one force. A table may be written in pieces, and in several files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, columns: Mapping[str, Any], *, delimiter: str = ",", encoding: str = "utf-8") -> None:
        """Writes `<name>.csv`, names of columns first. Columns are Arrow texts or whole numbers."""
        table = pa.table({column: _texts(values) for column, values in columns.items()})
        options = csv.WriteOptions(delimiter=delimiter)
        path = self.path_of(name)
        csv.write_csv(table, path, write_options=options)
        if encoding != "utf-8":
            path.write_bytes(path.read_bytes().decode("utf-8").encode(encoding))

    def add(self, name: str, columns: Mapping[str, Any], *, delimiter: str = ",") -> None:
        """Adds rows under those already in `<name>.csv`."""
        table = pa.table({column: _texts(values) for column, values in columns.items()})
        with self.path_of(name).open("ab") as opened:
            csv.write_csv(table, opened, write_options=csv.WriteOptions(include_header=False, delimiter=delimiter))

    def columns_of(self, name: str, *, delimiter: str = ",") -> list[str]:
        """The names of the columns of `<name>.csv`, in order."""
        with self.path_of(name).open(encoding="utf-8") as opened:
            return opened.readline().strip().replace('"', "").split(delimiter)

    def add_lines(self, name: str, lines: Sequence[bytes]) -> None:
        """Adds lines as they stand: rows that a real export has and should not."""
        with self.path_of(name).open("ab") as opened:
            opened.writelines(line + b"\n" for line in lines)

    def path_of(self, name: str) -> Path:
        return self.folder / f"{name}.csv"


def _texts(values: Any) -> pa.Array:
    if isinstance(values, np.ndarray):
        return pc.cast(pa.array(values, mask=values == BLANK), pa.string())
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
