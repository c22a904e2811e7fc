"""Which files of a folder are which tables: numbered and dated parts together, delimiter and encoding tried."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from understone.errors import RecordProblem
from understone.intake.delimited import encoding_of, opened_delimited
from understone.intake.parquet import opened_parquet
from understone.intake.pieces import FileProblem, SourceFile

#: Endings of files that intake reads.
READ = (".csv", ".parquet")
DELIMITERS = (",", "|", ";", "\t")
#: The end of a name that only numbers or dates the parts of one table: `_1`, `-2024-06`, `_20260101`, `_part2`.
_PART = re.compile(r"[ _.-]*(?:part|pt|p|vol|file)?[ _.-]*\d{1,4}(?:[ _.-]?\d{2}){0,2}(?:[ _.-]?\d{4,6})?$", re.I)
_SNIFFED_BYTES = 65_536


@dataclass(frozen=True)
class FoundTable:
    """One table of the export: its files, and how a mapping names them. `encoding` is None for UTF-8."""

    name: str
    pattern: str
    files: tuple[SourceFile, ...]
    delimiter: str = ","
    encoding: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column for file in self.files for column in file.columns if column))


def found_tables(folder: Path) -> tuple[list[FoundTable], list[str]]:
    """Every table in the folder, and what could not be opened, in words. Raises RecordProblem where none is there."""
    if not folder.is_dir():
        raise RecordProblem(f"There is no folder {folder}. Give the folder that holds the export's files.")
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in READ and path.is_file())
    if not paths:
        raise RecordProblem(f"{folder} holds no file that intake reads ({', '.join(READ)}). Export the tables first.")
    opened: list[tuple[Path, SourceFile, str, str | None]] = []
    problems: list[str] = []
    for path in paths:
        try:
            opened.append(_opened(path, path.relative_to(folder).as_posix()))
        except (FileProblem, OSError) as error:
            problems.append(str(error))
    return _together(opened), problems


def _opened(path: Path, name: str) -> tuple[Path, SourceFile, str, str | None]:
    if path.suffix.lower() == ".parquet":
        return path, opened_parquet(path, name), ",", None
    encoding = _encoding(path)
    delimiter = _delimiter(path, encoding)
    return path, opened_delimited(path, name, delimiter=delimiter, encoding=encoding), delimiter, encoding


def _encoding(path: Path) -> str | None:
    """None where the file reads as UTF-8 (or says UTF-16 itself), else cp1252: what office systems write."""
    if encoding_of(path, None) == "utf-16":
        return None
    with path.open("rb") as stream:
        try:
            for line in stream:
                line.decode("utf-8")
        except UnicodeDecodeError:
            return "cp1252"
    return None


def _delimiter(path: Path, encoding: str | None) -> str:
    """The delimiter that cuts most of the first lines into the same number of fields, more than one."""
    with path.open(encoding=encoding_of(path, encoding), errors="replace", newline="") as stream:
        lines = stream.read(_SNIFFED_BYTES).splitlines()[:50]

    def fit(delimiter: str) -> tuple[int, int]:
        widths = [len(fields) for fields in csv.reader(lines, delimiter=delimiter) if fields]
        first = widths[0] if widths else 0
        return (sum(width == first for width in widths) if first > 1 else 0, first)

    return max(DELIMITERS, key=fit)


def _together(opened: Sequence[tuple[Path, SourceFile, str, str | None]]) -> list[FoundTable]:
    """Files of one name but for a number or a date at its end, with the same columns, are one table."""
    groups: dict[tuple[str, tuple[str, ...], str, str], list[tuple[SourceFile, str | None]]] = {}
    for path, file, delimiter, encoding in opened:
        stem = _PART.sub("", path.stem) or path.stem
        key = (stem, tuple(sorted(file.columns)), delimiter, path.suffix.lower())
        groups.setdefault(key, []).append((file, encoding))
    tables: list[FoundTable] = []
    taken: set[str] = set()
    for (stem, _, delimiter, _suffix), parts in groups.items():
        files = tuple(file for file, _ in parts)
        is_whole = len(files) == 1
        name = Path(files[0].name).stem if is_whole else stem
        while name in taken:
            name += "_2"
        taken.add(name)
        pattern = files[0].name if is_whole else _pattern(files, stem)
        encodings = {encoding for _, encoding in parts}
        tables.append(FoundTable(name, pattern, files, delimiter, "cp1252" if "cp1252" in encodings else None))
    return sorted(tables, key=lambda table: table.name)


def _pattern(files: Sequence[SourceFile], stem: str) -> str:
    """`folder/STEM*.csv`; in several folders, the folder is a pattern too."""
    folders = {Path(file.name).parent.as_posix() for file in files}
    ending = Path(files[0].name).suffix
    within = "" if folders == {"."} else f"{folders.pop()}/" if len(folders) == 1 else "**/"
    return f"{within}{stem}*{ending}"
