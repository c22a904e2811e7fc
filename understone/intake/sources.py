"""A mapping against the files of an export: which files each table has, and whether their columns fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from understone.errors import RecordProblem
from understone.intake.containers import Held
from understone.intake.delimited import delimited_pieces, opened_delimited
from understone.intake.finding import DELIMITED, READ, WORKBOOKS, Folder, unread
from understone.intake.mapping import SourceMapping, SourceTable
from understone.intake.parquet import opened_parquet, parquet_pieces
from understone.intake.pieces import LONGEST_NAME, FileProblem, Piece, SourceFile
from understone.intake.places import Problems, Said, near_name
from understone.intake.workbooks import opened_sheet, sheet_pieces

#: What a delimited file that is read as one column may be delimited by.
_DELIMITERS = (";", ",", "\t", "|", "~")


@dataclass(frozen=True)
class TableFiles:
    """A source table with its files. `kept_out` gives a reason for each column that is never read."""

    table: SourceTable
    files: tuple[SourceFile, ...]
    kept_out: dict[str, str]
    not_used: tuple[str, ...]

    @property
    def is_typed(self) -> bool:
        """Whether any file holds days and moments as such."""
        return any(file.is_typed for file in self.files)


def files_of(mapping: SourceMapping, folder: Path, problems: Problems) -> list[TableFiles]:
    """Every table's files, opened as far as their columns' names; what does not fit is added to problems."""
    if not folder.is_dir():
        raise RecordProblem(f"There is no folder {folder}. Give the folder that holds the export's files.")
    found = Folder(folder, problems)
    return [_TableCheck(table, found, problems).table_files() for table in mapping.tables]


def files_not_read(folder: Path, tables: Sequence[TableFiles], *, but: Path) -> tuple[str, ...]:
    """Files in the folder, and not in the snapshot, that could be read and that no table of the mapping names."""
    return unread(folder, {file.held for table in tables for file in table.files}, but=but)


def pieces_of(file: SourceFile, wanted: Sequence[str]) -> Iterator[Piece]:
    """The rows of the file in pieces; raises FileProblem or an OSError where it breaks off."""
    readers = {"parquet": parquet_pieces, "sheet": sheet_pieces, "delimited": delimited_pieces}
    return readers[file.kind](file, wanted)


def _named(file: SourceFile) -> SourceFile:
    """The file; raises FileProblem where what stands for names cannot be names."""
    for at, name in enumerate(file.columns, 1):
        if len(name) > LONGEST_NAME:
            raise FileProblem(
                f"{file.name}, line {file.header_row}: the name of column {at} is longer than {LONGEST_NAME:,} "
                "characters. Put a row of names first in the file."
            )
    return file


class _TableCheck:
    """One source table against the folder."""

    def __init__(self, table: SourceTable, folder: Folder, problems: Problems) -> None:
        self.table = table
        self.folder = folder
        self.problems = problems

    def table_files(self) -> TableFiles:
        files = [file for file in map(self._opened, self._found()) if file is not None]
        named = [file for file in files if file.columns]
        columns = list(dict.fromkeys(name for file in named for name in file.columns))
        uncut = [file for file in named if self._is_uncut(file)]
        for file in named:
            if file not in uncut:
                self._check_read(file)
        if named and not uncut:
            others = tuple(said for said, _ in self.table.not_immigration)
            for said in self.table.kept_out + self.table.not_used + others:
                self._check_there(said, columns, " or ".join(file.name for file in named))
        kept_out = {name: reason for name in columns if (reason := self.table.reason_kept_out(name))}
        accounted = {said.text for said in (*self.table.read_columns, *self.table.not_used)} | set(kept_out)
        return TableFiles(self.table, tuple(files), kept_out, tuple(name for name in columns if name not in accounted))

    def _found(self) -> list[tuple[Held, Said]]:
        found: dict[Held, Said] = {}
        for said in self.table.files:
            found |= {held: said for held in self.folder.files(said) if held not in found}
        return list(found.items())

    def _opened(self, found: tuple[Held, Said]) -> SourceFile | None:
        held, said = found
        name = held.name_in(self.folder.path)
        try:
            opened = self._opened_as_it_is(held, name)
            if opened is not None:
                return _named(opened)
            self.problems.add(said.place, f"{name} is of no kind that is read: {', '.join(READ)}, or one in .gz.")
        except FileProblem as error:
            self.problems.add(said.place, str(error))
        except OSError as error:
            self.problems.add(said.place, f"{name} cannot be read: {error.strerror or error}.")
        return None

    def _opened_as_it_is(self, held: Held, name: str) -> SourceFile | None:
        """None where it is of no kind that is read."""
        if held.suffix == ".parquet":
            return opened_parquet(held, name)
        if held.suffix in WORKBOOKS:
            sheet = self.table.sheet.text if self.table.sheet is not None else None
            return opened_sheet(held, name, sheet=sheet, header_row=self.table.header_row)
        if held.suffix in DELIMITED:
            return opened_delimited(
                held,
                name,
                delimiter=self.table.delimiter or DELIMITED[held.suffix],
                encoding=self.table.encoding,
                header_row=self.table.header_row,
            )
        return None

    def _check_read(self, file: SourceFile) -> None:
        for one in self.table.derived:
            if one.name.text in file.columns:
                self.problems.add(
                    one.name.place,
                    f"{file.name} has a column {one.name.text!r} too: give the derived one another name.",
                )
        for said in self.table.read_columns:
            self._check_there(said, file.columns, file.name)
            if file.columns.count(said.text) > 1:
                self.problems.add(
                    said.place,
                    f"{file.name} has {file.columns.count(said.text)} columns named {said.text!r}: "
                    "which one is meant cannot be told. Name them apart in the export.",
                )

    def _is_uncut(self, file: SourceFile) -> bool:
        """Whether the file has one column, whose name holds what may be the true delimiter: told once, then."""
        if file.kind != "delimited" or len(file.columns) != 1:
            return False
        (column,) = file.columns
        mark = max(_DELIMITERS, key=column.count)
        n = column.count(mark)
        if not n or column in {said.text for said in self.table.read_columns}:
            return False
        said = "tab" if mark == "\t" else mark
        self.problems.add(
            self.table.said.place,
            f"{file.name} has one column only, with {n} {said!r} in its name: is that the delimiter? "
            f'Say delimiter: "{said}".',
        )
        return True

    def _check_there(self, said: Said, columns: Sequence[str], where: str) -> None:
        if said.text not in columns:
            near = near_name(said.text, columns)
            self.problems.add(said.place, f"there is no column {said.text!r} in {where}.{near}")
