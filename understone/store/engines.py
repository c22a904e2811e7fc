"""The two engines behind one small face: the same SQL text idea, the same rows.

DuckDB runs inside the process. Spark is started only when asked for.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import pyarrow as pa

from understone.errors import StoreProblem
from understone.store.batches import BATCH_ROWS, BatchFunction, write_mapped
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
        """Runs the query and writes its rows, in the query's order, as one Parquet file."""

    def write_mapped(self, sql: str, function: BatchFunction, schema: pa.Schema, path: Path) -> None:
        """Runs the query, passes its rows through a Python function in batches, and writes what it gives.

        Rows stand in no promised order; `write` orders them.
        """

    def close(self) -> None: ...


#: Where Spark's name for a type is not DuckDB's.
_SPARK_TYPES = {"varchar": "string", "timestamptz": "timestamp"}


def sql_of(expression: Any, dialect: str) -> str:
    """The expression as one SQL text of the engine's dialect."""
    return str(ibis.to_sql(expression, dialect=dialect))


def quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


class DuckDB:
    """DuckDB in memory, spilling beside the work when memory runs short."""

    dialect = "duckdb"

    def __init__(self, *, memory: str = "3GB", threads: int | None = None, spill: Path | None = None) -> None:
        self.connection: Any = duckdb.connect()
        settings = {
            "TimeZone": "'UTC'",
            # duckdb 2.0.0 can fail in large joins with this one on (duckdb #24807)
            "disabled_optimizers": "'build_side_probe_side'",
            "memory_limit": f"'{memory}'",
            "enable_progress_bar": "false",
        }
        if threads is not None:
            settings["threads"] = str(threads)
        if spill is not None:
            settings["temp_directory"] = quoted(spill)
        for name, value in settings.items():
            self.connection.execute(f"set {name} = {value}")

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row at once: a pending result would block the connection (duckdb 2.0.0)."""
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
        return self.connection.sql(sql).to_arrow_table()

    def write(self, sql: str, path: Path) -> None:
        try:
            self.run(f"copy ({sql}) to {quoted(path)} (format parquet, compression zstd)")
        except duckdb.IOException as error:
            raise OSError(_errno_of(error), str(error)) from error

    def write_mapped(self, sql: str, function: BatchFunction, schema: pa.Schema, path: Path) -> None:
        reader = self.connection.sql(sql).to_arrow_reader(BATCH_ROWS)
        write_mapped((pa.Table.from_batches([batch]) for batch in reader), function, schema, path)

    def close(self) -> None:
        self.connection.close()


def _errno_of(error: Exception) -> int:
    return errno.ENOSPC if "No space left" in str(error) else errno.EIO


class Spark:
    """Spark on this machine by default; `UNDERSTONE_SPARK_MASTER` names another.

    It writes through DuckDB so that both engines leave the same bytes.
    """

    dialect = "pyspark"

    def __init__(self, *, memory: str = "3g") -> None:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        self.n_partitions = int(os.environ.get("UNDERSTONE_SPARK_PARTITIONS", "4"))
        try:
            from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415
            from pyspark.sql import SparkSession  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise StoreProblem(
                "Spark is not installed here. Install Understone with its `spark` extra, or use --engine duckdb."
            ) from error
        try:
            self.session: Any = (
                SparkSession.builder.master(os.environ.get("UNDERSTONE_SPARK_MASTER", "local[2]"))
                .appName("understone")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.memory", memory)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.shuffle.partitions", str(self.n_partitions))
                .config("spark.default.parallelism", str(self.n_partitions))
                .config("spark.sql.execution.arrow.pyspark.enabled", "true")
                .getOrCreate()
            )
        except (PySparkRuntimeError, RuntimeError) as error:
            raise StoreProblem(
                "Spark could not start: it needs Java 17. Install it (Debian: openjdk-17-jre-headless), "
                f"or use --engine duckdb. Spark said: {error}"
            ) from error
        self.session.sparkContext.setLogLevel("ERROR")
        self._writer = DuckDB()

    def open_files(
        self, name: str, paths: Sequence[Path], where: str = "true", lacking: Mapping[str, str] = NOTHING
    ) -> None:
        frames = [self.session.read.parquet(str(path)) for path in paths]
        whole = frames[0]
        for frame in frames[1:]:
            whole = whole.unionByName(frame, allowMissingColumns=True)
        nulls = [f"cast(null as {_SPARK_TYPES.get(sql_type(kind), sql_type(kind))}) as {column}" for column, kind in lacking.items()]
        whole.selectExpr("*", *nulls).filter(where).createOrReplaceTempView(name)

    def open_arrow(self, name: str, table: pa.Table) -> None:
        self.session.createDataFrame(table).createOrReplaceTempView(name)

    def keep(self, name: str, sql: str) -> None:
        frame = self.session.sql(sql).coalesce(self.n_partitions).cache()
        frame.createOrReplaceTempView(name)

    def forget(self, name: str) -> None:
        if self.session.catalog.tableExists(name):
            self.session.catalog.uncacheTable(name)
            self.session.catalog.dropTempView(name)

    def rows(self, sql: str) -> pa.Table:
        return self.session.sql(sql).toArrow()

    def write(self, sql: str, path: Path) -> None:
        self._write_frame(self.session.sql(sql).coalesce(1), path)

    def write_mapped(self, sql: str, function: BatchFunction, schema: pa.Schema, path: Path) -> None:
        def on_worker(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                yield from function(pa.Table.from_batches([batch])).cast(schema).to_batches()

        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

        mapped = self.session.sql(sql).mapInArrow(on_worker, from_arrow_schema(schema))
        self._write_frame(mapped, path)

    def _write_frame(self, frame: Any, path: Path) -> None:
        parts = path.with_suffix(".parts")
        frame.write.mode("overwrite").parquet(str(parts))
        self._writer.write(f"select * from read_parquet({quoted(parts / '*.parquet')})", path)
        shutil.rmtree(parts)

    def close(self) -> None:
        self.session.stop()


def engine_named(name: str, *, spill: Path | None = None) -> Engine:
    """`duckdb` or `spark`; raises StoreProblem for another name."""
    if name == "duckdb":
        return DuckDB(spill=spill)
    if name == "spark":
        return Spark()
    raise StoreProblem(f"There is no engine named {name!r}. Use duckdb or spark.")
