"""Reading delimited text (CSV) strictly: every physical line is accounted for, and nothing is guessed."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress

import pyarrow as pa

from understone.intake.containers import Held, streamed
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

#: A quoted field over more lines than this was never closed.
_MOST_LINES = 10_000
#: Lines tried together as rows of one line each, and the characters after which no more are.
_LINES_AT_ONCE = 500
_CHARACTERS_AT_ONCE = 1_000_000
_UNDECODED = re.compile("[\udc00-\udcff]")
_HANDLER = "understone-undecoded"
_REASONS = {
    "unexpected end of data": "a quote is opened and never closed",
    "' expected after '": 'a quote inside a quoted field is not doubled ("")',
    "too long": TOO_LONG,
}


#: The line a row starts on, with its fields or why it cannot be read.
_Row = tuple[int, list[str] | str]


def _undecoded(error: UnicodeError) -> tuple[str, int]:
    """Bytes that do not decode stay visible as lone surrogates, which no real text holds."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(_HANDLER, _undecoded)


def encoding_of(held: Held, name: str, declared: str | None) -> str:
    """The declared encoding, or UTF-8, or UTF-16 where the file begins with its mark."""
    with streamed(held, name) as opened:
        start = opened.read(4)
    if declared is None and start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if declared is None or codecs.lookup(declared).name == "utf-8":
        return "utf-8-sig"
    return declared


class _TooLong(str):
    """Stands for a line of too many characters, of which nothing is kept."""

    __slots__ = ()


class _Lines:
    """The physical lines of a file, which can be given back to be read again."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._next_start = ""
        self.n_characters = 0
        self.taken: list[str] = []
        self._n_taken = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise csv.Error("unexpected end of data")
        if not (line := self._line()):
            raise StopIteration
        self.taken.append(line)
        self._n_taken += len(line)
        if isinstance(line, _TooLong) or self._n_taken > LONGEST_ROW:
            raise csv.Error("too long")
        return line

    def begin_row(self) -> None:
        self.taken.clear()
        self._n_taken = 0

    def several(self) -> list[str]:
        """The next lines, up to so many that they are read quickly together."""
        lines: list[str] = []
        until = self.n_characters + _CHARACTERS_AT_ONCE
        while len(lines) < _LINES_AT_ONCE and self.n_characters < until and (line := self._line()):
            lines.append(line)
            if isinstance(line, _TooLong):
                break
        return lines

    def pass_over(self, n_lines: int) -> None:
        for _ in range(n_lines):
            self._line()

    def give_back(self, lines: Sequence[str]) -> None:
        self._again.extendleft(reversed(lines))

    def _line(self) -> str:
        """The next line; an empty text at the end."""
        if self._again:
            return self._again.popleft()
        line = self._next_start + self._stream.readline(LONGEST_ROW)
        self._next_start = ""
        self.n_characters += len(line)
        if len(line) >= LONGEST_ROW and not line.endswith("\n"):
            return self._passed_over(line)
        return line

    def _passed_over(self, line: str) -> _TooLong:
        """Reads a long line to its end without keeping it."""
        while line and line[-1] not in "\r\n":
            line = self._stream.readline(LONGEST_ROW)
        if line.endswith("\r") and (after := self._stream.read(1)) != "\n":
            self._next_start = after
        return _TooLong("too long")


def _rows(lines: _Lines, delimiter: str, first_line: int) -> Iterator[_Row]:
    """Each row with the line it starts on (from 1): its fields, or why it cannot be read.

    Lines before the first are no rows, whatever they hold. Lines that are a whole row each are read together; where
    any is not, they are read one by one.
    """
    csv.field_size_limit(sys.maxsize)
    lines.pass_over(first_line - 1)
    line = first_line
    while several := lines.several():
        rows: list[list[str]] = []
        if not isinstance(several[-1], _TooLong):
            with suppress(csv.Error):
                rows = list(csv.reader(several, delimiter=delimiter, strict=True))
        if len(rows) == len(several):
            yield from ((at, fields) for at, fields in enumerate(rows, line) if fields)
            line += len(several)
        else:
            lines.give_back(several)
            line = yield from _careful_rows(lines, delimiter, line, line + len(several))


def _careful_rows(lines: _Lines, delimiter: str, line: int, end: int) -> Generator[_Row, None, int]:
    """The rows that start before line `end`, one by one; returns the line that comes next.

    A row whose quotes do not close costs its first line only: reading goes on at the next one.
    """
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while line < end:
        lines.begin_row()
        try:
            fields = next(reader)
        except csv.Error as error:
            lines.give_back(lines.taken[1:])
            yield line, _reason(error)
            line += 1
        else:
            if fields:
                yield line, fields
            line += len(lines.taken)
    lines.begin_row()
    return line


def _reason(error: csv.Error) -> str:
    return next((reason for said, reason in _REASONS.items() if said in str(error)), str(error))


@contextmanager
def _opened(held: Held, name: str, encoding: str) -> Iterator[io.TextIOBase]:
    with (
        streamed(held, name) as opened,
        io.TextIOWrapper(opened, encoding=encoding, errors=_HANDLER, newline="") as text,
    ):
        yield text


def opened_delimited(held: Held, name: str, *, delimiter: str, encoding: str | None, header_row: int = 1) -> SourceFile:
    """The file with its columns' names, from its header's row; raises FileProblem."""
    chosen = encoding_of(held, name, encoding)
    try:
        with _opened(held, name, chosen) as stream:
            line, first = next(_rows(_Lines(stream), delimiter, header_row), (header_row, []))
    except UnicodeError as error:
        raise FileProblem(f"{name} is not {chosen} text: {error}.") from error
    if isinstance(first, str):
        raise FileProblem(f"{name}, line {line}: the names of the columns cannot be read: {first}.")
    if any(_UNDECODED.search(column) for column in first):
        raise FileProblem(f"{name}, line {line}: the names of the columns are not {chosen} text; say its encoding.")
    columns = tuple(map(column_name, first))
    return SourceFile(held, name, columns, encoding=chosen, delimiter=delimiter, header_row=header_row)


def delimited_pieces(file: SourceFile, wanted: Sequence[str]) -> Iterator[Piece]:
    """The rows after the header, in order, with only the wanted columns made into values."""
    if not file.columns:
        return
    positions = [file.columns.index(name) for name in wanted]
    with _opened(file.held, file.name, file.encoding) as stream:
        lines = _Lines(stream)
        rows = _rows(lines, file.delimiter, file.header_row)
        next(rows)
        while taken := _taken(rows, lines, len(file.columns)):
            yield _piece(taken, positions, wanted, file.encoding)


_Taken = tuple[list[int], list[list[str]], list[Broken]]


def _taken(rows: Iterator[_Row], read: _Lines, n_columns: int) -> _Taken | None:
    """The next rows: so many, or fewer where they are long."""
    until = read.n_characters + CHARACTERS_AT_ONCE
    lines: list[int] = []
    whole: list[list[str]] = []
    broken: list[Broken] = []
    n_taken = 0
    for line, fields in rows:
        if isinstance(fields, str):
            broken.append(Broken(line, fields))
        elif len(fields) != n_columns:
            many = "many" if len(fields) > n_columns else "few"
            broken.append(Broken(line, f"too {many} fields: {len(fields)} where {n_columns} are named"))
        else:
            lines.append(line)
            whole.append(fields)
        n_taken += 1
        if n_taken == ROWS_AT_ONCE or read.n_characters > until:
            break
    return (lines, whole, broken) if n_taken else None


def _piece(taken: _Taken, positions: Sequence[int], wanted: Sequence[str], encoding: str) -> Piece:
    lines, whole, broken = taken
    by_position = list(zip(*whole, strict=True)) if whole else []
    try:
        columns = [pa.array(by_position[at] if whole else [], pa.string()) for at in positions]
    except UnicodeEncodeError:
        decoded: list[tuple[int, list[str]]] = []
        for line, fields in zip(lines, whole, strict=True):
            undecoded = [name for name, at in zip(wanted, positions, strict=True) if _UNDECODED.search(fields[at])]
            if undecoded:
                reason = f"bytes that are not {encoding.removesuffix('-sig')} text"
                broken.append(Broken(line, reason, "+".join(undecoded)))
            else:
                decoded.append((line, fields))
        lines, whole = [line for line, _ in decoded], [fields for _, fields in decoded]
        return _piece((lines, whole, broken), positions, wanted, encoding)
    return Piece(lines, columns, broken)
