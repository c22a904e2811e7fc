"""Reading a sheet of a workbook (XLSX, XLS, XLSB, ODS): typed cells become texts in one way.

A whole number has no decimals; a day is `2026-11-20`, a day with a time `2026-11-20 06:00:00` (to the second), a time
`06:00:00`, a length of time `36:15:00`, a tick `true` or `false`. A cell that shows an error is blank.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from understone.intake.containers import DAMAGED, MOST_IN_MEMORY, Held, in_memory
from understone.intake.pieces import (
    CHARACTERS_AT_ONCE,
    LONGEST_ROW,
    ROWS_AT_ONCE,
    TOO_LONG,
    Broken,
    FileProblem,
    Piece,
    SourceFile,
    column_name,
)

#: Cells from the first to the last that hold anything; a stray one at the far end makes a sheet of billions.
_MOST_CELLS = 40_000_000
_CHUNK = 1 << 20
_WIDE = re.compile(rb'r="([A-Z]{2,3})\d')
_LONG = re.compile(rb'r="[A-Z]{0,3}(\d{5,7})"')
#: A length of time of a day or more in an ODS, which the reader gives as it is written there.
_LENGTH = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+(?:\.\d+)?)S")
#: Beyond this a number of a cell is no longer exact.
_LARGEST = 10**15

_Cell = str | int | float | bool | dt.date | dt.time | dt.timedelta


def opened_sheet(held: Held, name: str, *, sheet: str | None, header_row: int) -> SourceFile:
    """The sheet named, or the only one, with its columns' names; raises FileProblem."""
    opened = _sheet(held, name, sheet)
    header: list[_Cell] = next(islice(opened.iter_rows(), header_row - 1, None), []) if opened.start else []
    columns = [column_name(text_of(cell)) for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    if opened.start and not columns:
        raise FileProblem(
            f"{name}, sheet {opened.name}: row {header_row} holds no names of columns; say which does: header_row."
        )
    return SourceFile(
        held, f"{name} [{opened.name}]", tuple(columns), kind="sheet", sheet=opened.name, header_row=header_row
    )


def sheet_pieces(file: SourceFile, wanted: Sequence[str]) -> Iterator[Piece]:
    """The rows after the header in order; `line` is the row's number in the sheet. Empty rows are no rows."""
    positions = [file.columns.index(column) for column in wanted]
    rows = enumerate(_sheet(file.held, file.name, file.sheet).iter_rows(), 1)
    rest = islice(rows, file.header_row, None)
    filled = ((line, row) for line, row in rest if any(cell != "" for cell in row))
    while (piece := _piece(filled, positions)).lines or piece.broken:
        yield piece


def _piece(rows: Iterator[tuple[int, list[_Cell]]], positions: Sequence[int]) -> Piece:
    """The next rows: so many, or fewer where they are long; none at the end."""
    lines: list[int] = []
    texts: list[list[str]] = []
    broken: list[Broken] = []
    n_characters = 0
    for line, row in rows:
        said = [text_of(row[at]) if at < len(row) else "" for at in positions]
        length = sum(map(len, said))
        if length > LONGEST_ROW:
            broken.append(Broken(line, TOO_LONG))
        else:
            lines.append(line)
            texts.append(said)
            n_characters += length
        if len(lines) + len(broken) == ROWS_AT_ONCE or n_characters > CHARACTERS_AT_ONCE:
            break
    return Piece(lines, [pa.array([said[at] for said in texts], pa.string()) for at in range(len(positions))], broken)


def text_of(cell: _Cell) -> str:
    """What a cell holds, as the text that a mapping reads."""
    match cell:
        case bool():
            said = "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < _LARGEST:
            said = str(int(cell))
        case dt.datetime():
            said = (cell + dt.timedelta(microseconds=500_000)).strftime("%Y-%m-%d %H:%M:%S")
        case dt.date():
            said = cell.isoformat()
        case dt.time():
            said = cell.strftime("%H:%M:%S")
        case dt.timedelta():
            said = _length(round(cell.total_seconds()))
        case str() if cell.startswith(("PT", "-PT")) and (parts := _LENGTH.fullmatch(cell)):
            hours, minutes, seconds = (float(part) for part in parts.groups()[1:])
            length = round(hours * 3600 + minutes * 60 + seconds)
            said = _length(-length if parts[1] else length)
        case _:
            said = str(cell)
    return said


def _length(seconds: int) -> str:
    whole = abs(seconds)
    return f"{'-' if seconds < 0 else ''}{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def first_rows(held: Held, name: str, n: int) -> dict[str, list[list[str]]]:
    """The first rows of every sheet, as texts; raises FileProblem where it is no whole workbook."""
    with _book(held, name) as book:
        sheets = {sheet: book.get_sheet_by_name(sheet) for sheet in book.sheet_names}
        return {
            sheet: [[text_of(cell).strip() for cell in row] for row in islice(opened.iter_rows(), n)]
            for sheet, opened in sheets.items()
        }


def _sheet(held: Held, name: str, sheet: str | None) -> CalamineSheet:
    with _book(held, name) as book:
        return book.get_sheet_by_name(_named(book.sheet_names, name, sheet))


@contextmanager
def _book(held: Held, name: str) -> Iterator[CalamineWorkbook]:
    with held.path.open("rb") as plain:
        content = in_memory(held, name) if held.is_packed else plain
        try:
            _refuse_bombs(content, name)
            yield CalamineWorkbook.from_filelike(content)
        except PasswordError as error:
            raise FileProblem(f"{name} is locked with a password. Save it without one.") from error
        except (CalamineError, *DAMAGED) as error:
            raise FileProblem(f"{name} is not a whole workbook: {error}. Save it again.") from error


def _named(names: Sequence[str], file: str, sheet: str | None) -> str:
    listed = ", ".join(names)
    if sheet is None and len(names) != 1:
        raise FileProblem(
            f"{file} has {len(names)} sheets ({listed}); say which one: `sheet: {next(iter(names), '')}`."
        )
    if sheet is not None and sheet not in names:
        raise FileProblem(f"{file} has no sheet {sheet!r}. It has: {listed}.")
    return sheet if sheet is not None else names[0]


def _refuse_bombs(content: BinaryIO, name: str) -> None:
    """Reads a packed workbook through once, so that what unpacks beyond measure is refused before it is held."""
    content.seek(0)
    if content.read(4) == b"PK\x03\x04":
        with zipfile.ZipFile(content) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_IN_MEMORY:
                raise FileProblem(
                    f"{name} is larger than {MOST_IN_MEMORY >> 20} MB unpacked. Save the sheet as CSV instead."
                )
            for entry in archive.infolist():
                _refuse_far_cells(archive, entry, name)
    content.seek(0)


def _refuse_far_cells(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    wide = long = 1
    before = b""
    with archive.open(entry) as opened:
        while chunk := opened.read(_CHUNK):
            if entry.filename.startswith("xl/worksheets/"):
                text = before + chunk
                wide = max(wide, max(map(_column_number, _WIDE.findall(text)), default=26))
                long = max(long, max(map(int, _LONG.findall(text)), default=1))
                before = chunk[-32:]
    if wide * long > _MOST_CELLS:
        raise FileProblem(
            f"{name} has a cell in column {wide} or row {long}: a sheet so large cannot be read. Delete the stray "
            "cells beyond the last row and column, or save the sheet as CSV."
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
