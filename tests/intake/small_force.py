"""A small made-up force for these tests: a mapping as text, files as text, and what came of them."""

from __future__ import annotations

import csv
import datetime as dt
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from understone.intake import Intake, take_in
from understone.store.folders import sha256_of
from understone.store.snapshots import MANIFEST

NAMESPACE = "6f0e8a0e-3d0c-4f5e-9a51-2f6d4c1b7a90"

HEAD = f"""\
mapping: 1
force: {{id: meadshire, name: Meadshire Police, nation: england, kind: territorial}}
namespace: {NAMESPACE}
source: Meadshire RMS
extract: {{id: first, is_full: true, taken_at: "2026-11-20 06:00"}}
is_made_up: true
time_zone: Europe/London
days: ["%d/%m/%Y", "%Y-%m-%d"]
moments: ["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S"]
blanks: ["", "NULL", "N/K"]
values:
  sex: {{M: male, F: female}}
  yes_no: {{Y: true, N: false}}
"""

PEOPLE = """\
tables:
  NOMINAL:
    files: "nominal*.csv"
    set_aside:
      test records: {column: TEST_FLAG, is: ["Y"]}
    feeds:
      - table: person
        key: [NOM_REF]
        columns:
          sex: {from: SEX, values: sex}
          born_from: {from: DOB, born: first}
          born_until: {from: DOB, born: last}
          died_on: DIED
      - table: person_name
        key: [NOM_REF, {text: main}]
        only_where: {column: SURNAME, is_blank: false}
        columns:
          person_id: {row_of: person, from: [NOM_REF]}
          kind: {text: recorded}
          full_name: {from: [FORENAME, SURNAME], joined_by: " "}
"""

NOMINAL = """\
NOM_REF,FORENAME,SURNAME,SEX,DOB,DIED,TEST_FLAG
N1,Ada,Marsh,F,03/02/1990,,
N2,Ben,Field,M,1985,,
N3,,,X,1990-05,31/02/2020,
N4,Test,Record,F,,,Y
"""


@dataclass
class Made:
    """A folder of files with a mapping, and a place for the snapshot."""

    folder: Path
    out: Path
    head: str = HEAD
    intakes: list[Intake] = field(default_factory=list)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def map(self, tables: str, **replaced: str) -> Path:
        """Writes the mapping: the head, with texts replaced, and the tables."""
        head = self.head
        for line in replaced.values():
            key = line.split(":", 1)[0]
            head = "\n".join(line if had.startswith(f"{key}:") else had for had in head.split("\n"))
        return self.write("mapping.yaml", head + textwrap.dedent(tables))

    def take(self, **options: Any) -> Intake:
        intake = take_in(self.folder, self.folder / "mapping.yaml", self.out, **options)
        self.intakes.append(intake)
        return intake

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = pq.read_table(self.out / table / "meadshire.parquet").to_pylist()
        return found

    def rewrite(self, table: str, rows: pa.Table) -> None:
        """Puts other rows into the snapshot, as a version of Understone that writes such rows would."""
        path = self.out / table / "meadshire.parquet"
        before = sha256_of(path)
        pq.write_table(rows, path)
        manifest = self.out / MANIFEST
        manifest.write_text(manifest.read_text(encoding="utf-8").replace(before, sha256_of(path)), encoding="utf-8")

    def by_key(self, table: str) -> dict[str, dict[str, Any]]:
        return {row["source_key"]: row for row in self.rows(table)}

    def quarantine(self) -> list[dict[str, str]]:
        path = self.out / "intake" / "meadshire" / "quarantine.csv"
        with path.open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))


def made_at(folder: Path) -> Made:
    """An empty export folder and a place for the snapshot, both in `folder`."""
    (folder / "export").mkdir()
    return Made(folder / "export", folder / "snapshot")


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
