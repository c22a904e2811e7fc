"""Spark behind the same face as DuckDB."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from understone.errors import StoreProblem
from understone.store.batches import BatchFunction
from understone.store.engines import NOTHING, DuckDB, quoted
from understone.store.tables import sql_type

#: Where Spark's name for a type is not DuckDB's.
_SPARK_TYPES = {"varchar": "string", "timestamptz": "timestamp"}


def _spark_type(kind: str) -> str:
    return _SPARK_TYPES.get(sql_type(kind), sql_type(kind))


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
        self._is_own = SparkSession.getActiveSession() is None
        try:
            self.session: Any = (
                SparkSession.builder.master(os.environ.get("UNDERSTONE_SPARK_MASTER", "local[2]"))
                .appName("understone")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.memory", memory)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
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
        nulls = [f"cast(null as {_spark_type(kind)}) as {column}" for column, kind in lacking.items()]
        whole.selectExpr("*", *nulls).filter(where).createOrReplaceTempView(name)

    def open_arrow(self, name: str, table: pa.Table) -> None:
        self.session.createDataFrame(table).createOrReplaceTempView(name)

    def keep(self, name: str, sql: str) -> None:
        # computed now and cut off from what it came from: kept lazily, each later statement would compute it again
        frame = self.session.sql(sql).coalesce(self.n_partitions).localCheckpoint(eager=True)
        frame.createOrReplaceTempView(name)

    def forget(self, name: str) -> None:
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
        self._writer.close()
        if self._is_own:
            self.session.stop()
