"""A mapping against the files of an export: which files each table has, and whether their columns fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from understone.errors import RecordProblem
from understone.intake.delimited import delimited_pieces, opened_delimited
from understone.intake.immigration import reason_kept_out
from understone.intake.mapping import SourceMapping, SourceTable
from understone.intake.parquet import opened_parquet, parquet_pieces
from understone.intake.pieces import LONGEST_NAME, FileProblem, Piece, SourceFile
from understone.intake.places import Problems, Said, near_name


@dataclass(frozen=True)
class TableFiles:
    """A source table with its files. `kept_out` gives a reason for each column that is never read."""

    table: SourceTable
    files: tuple[SourceFile, ...]
    kept_out: dict[str, str]
    not_used: tuple[str, ...]

    @property
    def has_parquet(self) -> bool:
        return any(file.is_parquet for file in self.files)


def files_of(mapping: SourceMapping, folder: Path, problems: Problems) -> list[TableFiles]:
    """Every table's files, opened as far as their columns' names; what does not fit is added to problems."""
    if not folder.is_dir():
        raise RecordProblem(f"There is no folder {folder}. Give the folder that holds the export's files.")
    return [_TableCheck(table, folder, problems).table_files() for table in mapping.tables]


def files_not_read(folder: Path, tables: Sequence[TableFiles], *, but: Path) -> tuple[str, ...]:
    """CSV and Parquet files in the folder, and not in the snapshot, that no table of the mapping names."""
    read = {file.path for table in tables for file in table.files}
    found = (path for path in folder.rglob("*") if path.suffix.lower() in {".csv", ".parquet"})
    return tuple(
        sorted(
            path.relative_to(folder).as_posix()
            for path in found
            if path not in read and not path.resolve().is_relative_to(but.resolve())
        )
    )


def pieces_of(file: SourceFile, wanted: Sequence[str]) -> Iterator[Piece]:
    return parquet_pieces(file, wanted) if file.is_parquet else delimited_pieces(file, wanted)


def _named(file: SourceFile) -> SourceFile:
    """The file; raises FileProblem where what stands for names cannot be names."""
    for at, name in enumerate(file.columns, 1):
        if len(name) > LONGEST_NAME:
            raise FileProblem(
                f"{file.name}, line 1: the name of column {at} is longer than {LONGEST_NAME:,} characters. "
                "Put a row of names first in the file."
            )
    return file


class _TableCheck:
    """One source table against the folder."""

    def __init__(self, table: SourceTable, folder: Path, problems: Problems) -> None:
        self.table = table
        self.folder = folder
        self.problems = problems

    def table_files(self) -> TableFiles:
        files = [file for file in map(self._opened, self._paths()) if file is not None]
        named = [file for file in files if file.columns]
        columns = list(dict.fromkeys(name for file in named for name in file.columns))
        for file in named:
            self._check_read(file)
        if named:
            for said in self.table.kept_out + self.table.not_used:
                self._check_there(said, columns, " or ".join(file.name for file in named))
        listed = {said.text for said in self.table.kept_out}
        kept_out = {
            name: reason
            for name in columns
            if (reason := "listed in the mapping" if name in listed else reason_kept_out(name))
        }
        accounted = {said.text for said in (*self.table.read_columns, *self.table.not_used)} | set(kept_out)
        return TableFiles(self.table, tuple(files), kept_out, tuple(name for name in columns if name not in accounted))

    def _paths(self) -> list[tuple[Path, Said]]:
        found: dict[Path, Said] = {}
        for said in self.table.files:
            pattern = Path(said.text)
            if pattern.is_absolute() or ".." in pattern.parts:
                self.problems.add(said.place, f"{said.text!r} leads out of the export's folder.")
                continue
            try:
                paths = [path for path in sorted(self.folder.glob(said.text)) if path.is_file()]
            except (ValueError, IndexError, NotImplementedError, OSError, re.error) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                self.problems.add(said.place, f"this cannot be the name of a file ({reason}): {said.text!r}.")
                continue
            if not paths:
                self.problems.add(said.place, f"no file in {self.folder} matches {said.text!r}.")
            found |= {path: said for path in paths if path not in found}
        return list(found.items())

    def _opened(self, found: tuple[Path, Said]) -> SourceFile | None:
        path, said = found
        name = path.relative_to(self.folder).as_posix()
        try:
            if path.suffix.lower() == ".parquet":
                return _named(opened_parquet(path, name))
            if path.suffix.lower() == ".csv":
                return _named(
                    opened_delimited(path, name, delimiter=self.table.delimiter, encoding=self.table.encoding)
                )
            self.problems.add(said.place, f"{name} is neither .csv nor .parquet.")
        except FileProblem as error:
            self.problems.add(said.place, str(error))
        except OSError as error:
            self.problems.add(said.place, f"{name} cannot be read: {error.strerror}.")
        return None

    def _check_read(self, file: SourceFile) -> None:
        for said in self.table.read_columns:
            self._check_there(said, file.columns, file.name)
            if file.columns.count(said.text) > 1:
                self.problems.add(
                    said.place,
                    f"{file.name} has {file.columns.count(said.text)} columns named {said.text!r}: "
                    "which one is meant cannot be told. Name them apart in the export.",
                )

    def _check_there(self, said: Said, columns: Sequence[str], where: str) -> None:
        if said.text not in columns:
            near = near_name(said.text, columns)
            self.problems.add(said.place, f"there is no column {said.text!r} in {where}.{near}")
