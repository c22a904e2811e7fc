"""The two engines behind one small face: the same SQL text idea, the same rows.

DuckDB runs inside the process. Spark is started only when asked for.
"""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import pyarrow as pa

from understone.errors import StoreProblem
from understone.store.batches import BATCH_ROWS, BatchFunction, gathered, write_evenly, write_mapped
from understone.store.folders import part_of
from understone.store.tables import sql_type

NOTHING: Mapping[str, str] = {}


class Engine(Protocol):
    """What the rest of the house may ask of an engine."""

    dialect: str

    def open_files(
        self, name: str, paths: Sequence[Path], where: str = "true", lacking: Mapping[str, str] = NOTHING
    ) -> None:
        """A view over Parquet files; `lacking` are columns none of them holds, with their kinds, read as null."""

    def open_arrow(self, name: str, table: pa.Table) -> None:
        """A table from memory."""

    def keep(self, name: str, sql: str) -> None:
        """Runs the query and keeps its rows under a name until it is kept again or forgotten."""

    def forget(self, name: str) -> None: ...

    def rows(self, sql: str) -> pa.Table: ...

    def write(self, sql: str, path: Path) -> None:
        """Runs the query and writes its rows, in the query's order, as one Parquet file, whole or not there."""

    def write_mapped(self, sql: str, function: BatchFunction, schema: pa.Schema, path: Path) -> None:
        """Runs the query, passes its rows through a Python function in batches, and writes what it gives.

        Rows stand in no promised order; `write` orders them.
        """

    def close(self) -> None: ...


def sql_of(expression: Any, dialect: str) -> str:
    """The expression as one SQL text of the engine's dialect."""
    return str(ibis.to_sql(expression, dialect=dialect))


def quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


class DuckDB:
    """DuckDB in memory, spilling beside the work when memory runs short.

    Where no folder is given it spills into one of its own that nobody else can read, and that goes with it.
    """

    dialect = "duckdb"

    def __init__(self, *, memory: str = "3GB", threads: int | None = None, spill: Path | None = None) -> None:
        self.connection: Any = duckdb.connect()
        settings = {
            "TimeZone": "'UTC'",
            # duckdb 2.0.0 can fail in large joins with this one on (duckdb #24807)
            "disabled_optimizers": "'build_side_probe_side'",
            # duckdb 2.0.0 waits for ever for a write of its own threads after an error in what is written
            "async_threads": "0",
            "memory_limit": f"'{memory}'",
            "enable_progress_bar": "false",
        }
        if threads is not None:
            settings["threads"] = str(threads)
        if spill is None:
            spill = Path(tempfile.mkdtemp(prefix="understone-"))
            weakref.finalize(self, shutil.rmtree, spill, ignore_errors=True)
        settings["temp_directory"] = quoted(spill)
        for name, value in settings.items():
            self.connection.execute(f"set {name} = {value}")

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row at once: a pending result would block the connection (duckdb 2.0.0)."""
        with _explained():
            rows: list[tuple[Any, ...]] = self.connection.execute(sql, list(parameters)).fetchall()
        return rows

    def open_files(
        self, name: str, paths: Sequence[Path], where: str = "true", lacking: Mapping[str, str] = NOTHING
    ) -> None:
        listed = ", ".join(quoted(path) for path in paths)
        nulls = "".join(f', null::{sql_type(kind)} as "{column}"' for column, kind in lacking.items())
        source = f"read_parquet([{listed}], union_by_name=true)"
        self.run(f'create or replace view "{name}" as select *{nulls} from {source} where {where}')

    def open_arrow(self, name: str, table: pa.Table) -> None:
        self.connection.register(name, table)

    def keep(self, name: str, sql: str) -> None:
        self.run(f'create or replace temp table "{name}" as {sql}')

    def forget(self, name: str) -> None:
        self.run(f'drop table if exists "{name}"')

    def rows(self, sql: str) -> pa.Table:
        with _explained():
            return self.connection.sql(sql).to_arrow_table()

    def write(self, sql: str, path: Path) -> None:
        # a file that stands is whole: it is written under another name first
        aside = part_of(path)
        # its own Parquet writer cuts pages by how its threads met: the same rows were not always the same bytes
        with _explained(), self._reader(sql) as reader:
            write_evenly(reader, aside)
        aside.replace(path)

    def write_mapped(self, sql: str, function: BatchFunction, schema: pa.Schema, path: Path) -> None:
        with _explained(), self._reader(sql) as reader:
            write_mapped(gathered(reader), function, schema, path)

    @contextmanager
    def _reader(self, sql: str) -> Iterator[Any]:
        """The rows in batches. Closed whatever happens: a result left open refuses every later query."""
        reader = self.connection.sql(sql).to_arrow_reader(BATCH_ROWS)
        try:
            yield reader
        finally:
            reader.close()

    def close(self) -> None:
        self.connection.close()


@contextmanager
def _explained() -> Iterator[None]:
    """What DuckDB and Arrow say of a disk or of memory that is full, as the errors that the house knows."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise _no_memory(error) from error
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise OSError(_errno_of(error), str(error)) from error
    except OSError as error:
        if error.errno is None:
            raise _through_arrow(error) from error
        raise


def _no_memory(error: Exception) -> Exception:
    if "max_temp_directory_size" in str(error):  # what it could not spill
        return OSError(errno.ENOSPC, str(error))
    return StoreProblem(
        "There is not enough memory for this, or one row is far too long. Nothing has changed. "
        f"Look for very long texts in the export, or use a larger machine. The engine said: {error}"
    )


def _through_arrow(error: OSError) -> Exception:
    """What DuckDB says while its rows are streamed comes as an error of Arrow's, by its text alone."""
    said = str(error)
    if said.startswith("Out of Memory Error"):
        return _no_memory(error)
    if re.match(r"(?!IO |FATAL )[A-Z][A-Za-z ]+ Error: ", said):
        told: Exception = duckdb.Error(said)
        return told
    return OSError(_errno_of(error), said)


def _errno_of(error: Exception) -> int:
    said = {"No space left": errno.ENOSPC, "File too large": errno.EFBIG, "quota exceeded": errno.EDQUOT}
    return next((code for text, code in said.items() if text in str(error)), errno.EIO)


def engine_named(name: str, *, spill: Path | None = None) -> Engine:
    """`duckdb` or `spark`; raises StoreProblem for another name."""
    if name == "duckdb":
        return DuckDB(spill=spill)
    if name == "spark":
        from understone.store.spark import Spark  # noqa: PLC0415  (it is started only when asked for)

        return Spark()
    raise StoreProblem(f"There is no engine named {name!r}. Use duckdb or spark.")
