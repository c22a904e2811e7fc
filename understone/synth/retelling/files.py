"""Files of a retold export: rows of an engine as delimited text in the system's encoding."""

from __future__ import annotations

from pathlib import Path

from pyarrow import csv

from understone.store.engines import DuckDB
from understone.synth.retelling.vocabulary import Writing


def write_rows(duck: DuckDB, sql: str, path: Path, writing: Writing) -> None:
    """The query's rows in its order, names of columns first; every column is a text."""
    csv.write_csv(duck.rows(sql), path, write_options=csv.WriteOptions(delimiter=writing.delimiter))
    if writing.encoding != "utf-8":
        path.write_bytes(path.read_bytes().decode("utf-8").encode(writing.encoding))
