"""Source files into the engine: one table of cleaned texts for each source table, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from understone.errors import RecordProblem
from understone.intake.immigration import is_of_immigration
from understone.intake.pieces import FileProblem, Piece, SourceFile, without_blanks, without_controls
from understone.intake.places import Said
from understone.intake.sources import TableFiles, pieces_of
from understone.intake.sqltext import literals, name, names
from understone.store.engines import DuckDB

#: Rows moved into the engine together.
_ROWS_KEPT_AT_ONCE = 100_000
_BYTES_KEPT_AT_ONCE = 64 * 1024**2

BROKEN = "broken"
FILES = "source_file"


@dataclass
class Loaded:
    """A source table in the engine, as `raw_<number>`: `_row` (of all sources), `_file`, `_line` and texts.

    `columns` gives the raw column for each source column, and each derived one; blank texts are null there.
    """

    number: int
    source: TableFiles
    n_read: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    n_with_controls: dict[str, int] = field(default_factory=dict)

    @property
    def raw(self) -> str:
        return f"raw_{self.number}"


class Loader:
    """Loads source tables one after another, counting rows as it goes."""

    def __init__(self, duck: DuckDB, blanks: tuple[str, ...]) -> None:
        self.duck = duck
        self._blanks = blanks
        self._waiting: list[pa.Table] = []
        self._n_rows = 0
        self._n_files = 0
        duck.run(f"create temp table {FILES} (_file integer, file varchar)")
        duck.run(
            f"create temp table {BROKEN} "
            "(_table integer, _file integer, _line bigint, source_column varchar, reason varchar)"
        )

    def loaded(self, number: int, source: TableFiles) -> Loaded:
        """Every row of the table's files; raises RecordProblem where a file breaks off in the middle."""
        wanted = [said.text for said in source.table.read_columns]
        table = Loaded(number, source, columns={column: f"c{at}" for at, column in enumerate(wanted)})
        texts = "".join(f", {name(raw)} varchar" for raw in table.columns.values())
        self.duck.run(f"create temp table {table.raw} (_row bigint, _file integer, _line bigint{texts})")
        for file in source.files:
            self.duck.run(f"insert into {FILES} values (?, ?)", [self._n_files, file.name])
            for piece in _read(file, wanted):
                self._keep(table, piece)
            self._keep_waiting(table)
            self._n_files += 1
        self._refuse_immigration_facts(table)
        return table

    def _refuse_immigration_facts(self, table: Loaded) -> None:
        """Whatever a mapping says of a column, its values decide: one that reads as an immigration fact is enough."""
        for said, _ in source_said_other(table):
            raw = name(table.columns[said.text])
            read = self.duck.run(f"select distinct {raw} from {table.raw} where {raw} is not null")
            n_found = sum(is_of_immigration(value) for (value,) in read)
            if n_found:
                self.duck.forget(table.raw)
                raise RecordProblem(
                    f"{table.source.table.name}.{said.text}: {n_found} of its {len(read)} different values read as "
                    "immigration facts, so it stays kept out, whatever not_immigration says. Take it out of "
                    "not_immigration and of the mapping. Nothing was taken in."
                )

    def _keep(self, table: Loaded, piece: Piece) -> None:
        n_lines = len(piece.lines)
        table.n_read += n_lines + len(piece.broken)
        if piece.broken:
            self._keep_broken(table, piece)
        arrays = [pa.array(range(self._n_rows, self._n_rows + n_lines), pa.int64()), pa.array(piece.lines, pa.int64())]
        for column, texts in zip(table.columns, piece.columns, strict=True):
            plain, n_held = without_controls(texts)
            if n_held:
                table.n_with_controls[column] = table.n_with_controls.get(column, 0) + n_held
            arrays.append(without_blanks(plain, self._blanks))
        self._waiting.append(pa.table(arrays, names=["_row", "_line", *table.columns.values()]))
        self._n_rows += n_lines
        n_bytes = sum(waits.nbytes for waits in self._waiting)
        if n_bytes >= _BYTES_KEPT_AT_ONCE or sum(len(waits) for waits in self._waiting) >= _ROWS_KEPT_AT_ONCE:
            self._keep_waiting(table)

    def _keep_waiting(self, table: Loaded) -> None:
        """Moves what was read into the engine: many rows at once are far quicker than few."""
        if not self._waiting:
            return
        piece = pa.concat_tables(self._waiting)
        self._waiting = []
        texts = "".join(
            f", {name(raw)}" if pa.types.is_string(piece.schema.field(raw).type) else f", {self._typed_text(raw)}"
            for raw in table.columns.values()
        )
        self.duck.open_arrow("piece", piece)
        self.duck.run(f"insert into {table.raw} select _row, {self._n_files}, _line{texts} from piece")

    def _typed_text(self, raw: str) -> str:
        text = f"cast({name(raw)} as varchar)"
        return f"case when {text} not in {literals(self._blanks)} then {text} end"

    def _keep_broken(self, table: Loaded, piece: Piece) -> None:
        rows = [
            {"_line": broken.line, "source_column": broken.column, "reason": broken.reason} for broken in piece.broken
        ]
        columns = pa.schema([("_line", pa.int64()), ("source_column", pa.string()), ("reason", pa.string())])
        self.duck.open_arrow("piece", pa.Table.from_pylist(rows, schema=columns))
        self.duck.run(f"insert into {BROKEN} select {table.number}, {self._n_files}, {names(columns.names)} from piece")


def source_said_other(table: Loaded) -> list[tuple[Said, Said]]:
    """The columns that are read because the mapping says that they are no immigration facts, each with its reason."""
    return [(said, why) for said, why in table.source.table.not_immigration if said.text in table.columns]


def _read(file: SourceFile, wanted: list[str]) -> Iterator[Piece]:
    if not file.columns:
        return
    try:
        yield from pieces_of(file, wanted)
    except FileProblem as error:
        raise RecordProblem(f"{error} Nothing was taken in.") from error
    except (pa.ArrowException, UnicodeError, OSError) as error:
        raise RecordProblem(
            f"{file.name} breaks off or is damaged. Export or copy it again and run intake again.",
            [str(error)],
        ) from error
