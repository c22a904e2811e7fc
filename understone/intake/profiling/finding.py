"""Which files of a folder are which tables: numbered and dated parts together, delimiter and encoding tried."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from understone.errors import RecordProblem
from understone.intake.containers import Held, members_of, streamed
from understone.intake.delimited import encoding_of, opened_delimited
from understone.intake.finding import DELIMITED, READ, WORKBOOKS
from understone.intake.parquet import opened_parquet
from understone.intake.pieces import FileProblem, SourceFile
from understone.intake.workbooks import first_rows, opened_sheet

_DELIMITERS = (",", "|", ";", "\t", "~")
#: The end of a name that only numbers or dates the parts of one table: `_1`, `-2024-06`, `_20260101`, `_part2`.
_PART = re.compile(r"[ _.-]*(?:part|pt|p|vol|file)?[ _.-]*\d{1,4}(?:[ _.-]?\d{2}){0,2}(?:[ _.-]?\d{4,6})?$", re.I)
_SNIFFED_BYTES = 65_536
#: A line of names stands within the first lines; above it may stand a title.
_MOST_ABOVE = 10


@dataclass(frozen=True)
class FoundTable:
    """One table of the export: its files, and how a mapping names them. `encoding` is None for UTF-8."""

    name: str
    pattern: str
    files: tuple[SourceFile, ...]
    delimiter: str | None = None
    encoding: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column for file in self.files for column in file.columns if column))

    @property
    def sheet(self) -> str | None:
        return self.files[0].sheet

    @property
    def header_row(self) -> int:
        return self.files[0].header_row


@dataclass(frozen=True)
class _Opened:
    held: Held
    file: SourceFile
    encoding: str | None = None
    n_sheets: int = 1

    @property
    def stem(self) -> str:
        name = Path(self.held.member or self.held.path.name)
        stem = name.with_suffix("").stem if self.held.is_gzipped else name.stem
        return f"{stem} {self.file.sheet}" if self.n_sheets > 1 else stem


def found_tables(folder: Path) -> tuple[list[FoundTable], list[str]]:
    """Every table in the folder, and what could not be opened, in words. Raises RecordProblem where none is there."""
    if not folder.is_dir():
        raise RecordProblem(f"There is no folder {folder}. Give the folder that holds the export's files.")
    opened: list[_Opened] = []
    problems: list[str] = []
    for held in _held(folder, problems):
        name = held.name_in(folder)
        try:
            opened += _opened(held, name)
        except FileProblem as error:
            problems.append(str(error))
        except OSError as error:
            problems.append(f"{name} cannot be read: {error.strerror or error}.")
    if not opened:
        why = " ".join(problems)
        raise RecordProblem(f"{folder} holds no file that intake reads ({', '.join(READ)}). {why}".strip())
    return _together(opened), problems


def _held(folder: Path, problems: list[str]) -> Iterator[Held]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.suffix.lower() == ".zip":
            try:
                held = [Held(path, member) for member in sorted(members_of(path, path.relative_to(folder).as_posix()))]
            except (FileProblem, OSError) as error:
                problems.append(str(error))
                continue
        else:
            held = [Held(path)]
        yield from (one for one in held if one.suffix in READ)


def _opened(held: Held, name: str) -> list[_Opened]:
    if held.suffix == ".parquet":
        return [_Opened(held, opened_parquet(held, name))]
    if held.suffix in WORKBOOKS:
        sheets = {sheet: rows for sheet, rows in first_rows(held, name, _MOST_ABOVE * 2).items() if any(map(any, rows))}
        return [
            _Opened(held, opened_sheet(held, name, sheet=sheet, header_row=_header_row(rows)), n_sheets=len(sheets))
            for sheet, rows in sheets.items()
        ]
    encoding = _encoding(held, name)
    delimiter, header_row = _delimiter(held, name, encoding)
    file = opened_delimited(held, name, delimiter=delimiter, encoding=encoding, header_row=header_row)
    return [_Opened(held, file, encoding)]


def _header_row(rows: Sequence[Sequence[str]]) -> int:
    """The first row that is filled as widely as most: above it stands a title."""
    widths = [sum(bool(cell) for cell in row) for row in rows]
    return next((at for at, width in enumerate(widths, 1) if width * 2 > max(widths)), 1)


def _encoding(held: Held, name: str) -> str | None:
    """None where the file reads as UTF-8 (or says UTF-16 itself), else cp1252: what office systems write."""
    if encoding_of(held, name, None) == "utf-16":
        return None
    with streamed(held, name, is_text=True) as stream:
        try:
            for line in stream:
                line.decode("utf-8")
        except UnicodeDecodeError:
            return "cp1252"
    return None


def _delimiter(held: Held, name: str, encoding: str | None) -> tuple[str, int]:
    """The delimiter that cuts most of the first lines into the same number of fields, and the line of the names."""
    with streamed(held, name, is_text=True) as stream:
        start = stream.read(_SNIFFED_BYTES)
    text = start.decode(encoding_of(held, name, encoding), errors="replace")
    lines = io.StringIO(text, newline="").readlines()[:60]
    rows = {mark: list(csv.reader(lines, delimiter=mark))[:50] for mark in _DELIMITERS}

    def fit(mark: str) -> tuple[int, int]:
        widths = [len(row) for row in rows[mark] if row]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual) if usual > 1 else 0, usual)

    best = max(_DELIMITERS, key=fit)
    n_same, usual = fit(best)
    if n_same == 0:
        return DELIMITED.get(held.suffix, ","), 1
    above = next((at for at, row in enumerate(rows[best][:_MOST_ABOVE], 1) if len(row) == usual), 1)
    return best, above if _is_plain_above(lines, above) else 1


def _is_plain_above(lines: Sequence[str], header: int) -> bool:
    """Whether the rows above the names are one line each, so that rows and lines are the same number."""
    return all('"' not in line for line in lines[: header - 1])


def _together(opened: Sequence[_Opened]) -> list[FoundTable]:
    """Files of one name but for a number or a date at its end, with the same columns, are one table."""
    groups: dict[tuple[str, ...], list[_Opened]] = {}
    for one in opened:
        stem = one.stem if one.n_sheets > 1 else _PART.sub("", one.stem) or one.stem
        is_whole = (str(one.held.path), str(one.file.sheet)) if one.n_sheets > 1 else ("", "")
        key = (stem, one.held.suffix, one.file.delimiter, *is_whole, *sorted(one.file.columns))
        groups.setdefault(key, []).append(one)
    tables: list[FoundTable] = []
    taken: set[str] = set()
    for (stem, *_), parts in groups.items():
        files = tuple(part.file for part in parts)
        name = parts[0].stem if len(files) == 1 else stem
        while name in taken:
            name += "_2"
        taken.add(name)
        usual = DELIMITED.get(parts[0].held.suffix)
        delimiter = files[0].delimiter if usual is not None and files[0].delimiter != usual else None
        encoding = "cp1252" if any(part.encoding for part in parts) else None
        pattern = _name(parts[0]) if len(files) == 1 else _pattern(parts, stem)
        tables.append(FoundTable(name, pattern, files, delimiter, encoding))
    return sorted(tables, key=lambda table: table.name)


def _name(one: _Opened) -> str:
    """The file's path within the export; the sheet is said apart."""
    return one.file.name.removesuffix(f" [{one.file.sheet}]") if one.file.sheet else one.file.name


def _pattern(parts: Sequence[_Opened], stem: str) -> str:
    """`folder/STEM*.csv`; in several folders, the folder is a pattern too."""
    names = [Path(_name(part)) for part in parts]
    folders = {name.parent.as_posix() for name in names}
    ending = "".join(names[0].suffixes[-2:]) if parts[0].held.is_gzipped else names[0].suffix
    within = "" if folders == {"."} else f"{folders.pop()}/" if len(folders) == 1 else "**/"
    return f"{within}{stem}*{ending}"
