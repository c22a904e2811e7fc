"""What reading a source file gives: its rows in pieces, each of texts, and the rows that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from understone.intake.containers import Held

#: Rows taken together: enough to be quick, few enough to be light.
ROWS_AT_ONCE = 20_000
#: And about so many characters (bytes, in Parquet): memory must not grow with the length of what people wrote.
CHARACTERS_AT_ONCE = 16_000_000
#: A row of text of more characters than this is quarantined, unread.
LONGEST_ROW = 10_000_000
TOO_LONG = f"longer than {LONGEST_ROW:,} characters"
#: A longer name of a column means that this is no row of names.
LONGEST_NAME = 1000

#: Control characters that mean nothing in a text; tab and the ends of lines stay.
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
#: What trimming takes away: space, tab, ends of lines, no-break and zero-width space, byte-order mark.
_TRIMMED = " \t\n\r\u00a0\u200b\ufeff"
_CONTROLS_PATTERN = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]"


@dataclass(frozen=True)
class SourceFile:
    """One file of a source table, or one sheet of a workbook.

    `name` is its path within the folder; an empty file has no columns. `header_row` is the row, from 1, that
    names the columns.
    """

    held: Held
    name: str
    columns: tuple[str, ...]
    kind: Literal["delimited", "parquet", "sheet"] = "delimited"
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    sheet: str | None = None
    header_row: int = 1

    @property
    def path(self) -> Path:
        return self.held.path

    @property
    def is_typed(self) -> bool:
        """Whether its days and moments are held as such, and not as somebody wrote them."""
        return self.kind != "delimited"


@dataclass(frozen=True)
class Broken:
    """A row whose structure cannot be read. `line` is the line or row where it starts; `column` where known."""

    line: int
    reason: str
    column: str | None = None


@dataclass
class Piece:
    """Some rows of one file: the wanted columns as texts, and the rows that could not be read."""

    lines: list[int]
    columns: list[pa.Array]
    broken: list[Broken] = field(default_factory=list)


class FileProblem(Exception):
    """A file that cannot be opened at all; the caller collects these and raises them together."""


def column_name(said: str) -> str:
    """A column's name as mappings write it: trimmed, on one line."""
    return re.sub(r"\s*[\r\n]+\s*", " ", said.strip().removeprefix("\ufeff").strip())


def without_blanks(texts: pa.Array, blanks: Sequence[str]) -> pa.Array:
    """The texts trimmed, null where nothing is said; columns of another type stay as they are."""
    if not pa.types.is_string(texts.type):
        return texts
    trimmed = pc.utf8_trim(texts, characters=_TRIMMED)
    is_blank = pc.is_in(trimmed, value_set=pa.array(blanks, pa.string()))
    return pc.if_else(is_blank, pa.scalar(None, pa.string()), trimmed)


def without_controls(texts: pa.Array) -> tuple[pa.Array, int]:
    """The texts with control characters taken out, and how many texts held one."""
    if not any(_has_controls(chunk) for chunk in _chunks(texts)):
        return texts, 0
    n_held = pc.sum(pc.match_substring_regex(texts, _CONTROLS_PATTERN)).as_py() or 0
    return pc.replace_substring_regex(texts, _CONTROLS_PATTERN, ""), n_held


def _chunks(texts: pa.Array) -> list[pa.Array]:
    return list(texts.chunks) if isinstance(texts, pa.ChunkedArray) else [texts]


def _has_controls(texts: pa.Array) -> bool:
    """One pass over the bytes of all texts together, many times quicker than a pattern."""
    if not pa.types.is_string(texts.type) or (held := texts.buffers()[2]) is None:
        return False
    together = held.to_pybytes()
    return len(together.translate(None, _CONTROLS)) != len(together)
