"""A small but complete made-up export: CSV in three delimiters and encodings, Parquet, and the mapping for them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.parquet as pq

MAPPING = """\
mapping: 1
force: {id: meadshire, name: Meadshire Police, nation: england, kind: territorial}
namespace: 6f0e8a0e-3d0c-4f5e-9a51-2f6d4c1b7a90
source: Meadshire RMS
extract: {id: second, is_full: false, taken_at: "2026-11-20 06:00"}
is_made_up: true
time_zone: Europe/London
days: ["%d/%m/%Y", "%Y-%m-%d"]
moments: ["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S"]
blanks: ["", "NULL", "N/K"]
values:
  sex: {M: male, F: female}
  yes_no: {Y: true, N: false}
  kind: {MS: modern-slavery, OT: other}
tables:
  NOMINAL:
    files: "nominal_*.csv"
    set_aside:
      test records: {column: TEST_FLAG, is: ["Y"]}
    not_used: [REMARKS]
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
  OCCURRENCE:
    files: "occ.csv"
    delimiter: ";"
    encoding: cp1252
    kept_out: [IMM_STATUS]
    feeds:
      - table: incident
        key: [OCC_NO]
        columns:
          kind: {from: TYPE, values: kind}
          reported_at: REP_AT
          happened_at: HAP_AT
          investigation_id: {row_of: investigation, from: [CASE]}
          narrative: LOG_TEXT
  CONTACT:
    files: "contact.csv"
    delimiter: tab
    feeds:
      - table: victim_contact
        key: [CASE, NOM_REF, AT]
        columns:
          person_id: {row_of: person, from: [NOM_REF]}
          investigation_id: {row_of: investigation, from: [CASE]}
          happened_at: AT
          has_interpreter: {from: INTERP, values: yes_no}
  CASES:
    files: "cases.parquet"
    feeds:
      - table: investigation
        key: [CASE]
        columns:
          opened_at: OPENED
          is_modern_slavery: IS_MS
          narrative: {from: SUMMARY}
"""

NOMINAL = """\
NOM_REF,FORENAME,SURNAME,SEX,DOB,DIED,TEST_FLAG,REMARKS
N1,Ada,Marsh,F,03/02/1990,,,
N2,Ben,Field,M,1985,,,"a remark, with a comma"
N3,,,X,1990-05,31/02/2020,,
N4,Test,Record,F,,,Y,"two
lines"
"""
MORE_NOMINAL = """\
NOM_REF,SURNAME,FORENAME,SEX,DOB,DIED,TEST_FLAG,REMARKS
N5,"O'Dell ""Bee"" Jr",Zoë,F,12/12/1999,,,
N6,Łuczak,Ewa,F,2001-01,,,
N1,Marsh,Ada,F,03/02/1990,,,again
N7,Pond,Cy,N/K,NULL,01/03/2024,N,
"""
OCCURRENCE = """\
OCC_NO;TYPE;REP_AT;HAP_AT;CASE;IMM_STATUS;LOG_TEXT
O1;MS;01/11/2026 09:30;31/10/2026;C1;x;"Caller says ""they took his passport""; he sleeps at the car wash"
O2;OT;29/03/2026 01:30;28/03/2026 22:00;;x;Noise – café, £5
O3;ZZ;25/10/2026 01:30;25/10/2026;C2;;
O4;MS;not a time;01/01/1850 10:00;C9;;"First line
second line"
"""
CONTACT = "CASE\tNOM_REF\tAT\tINTERP\r\nC1\tN1\t02/11/2026 10:00\tY\r\nC1\tN2\t2026-11-03 11:30:00\tN\r\n"


def _cases() -> bytes:
    # local times without a zone, as such systems keep them
    opened = [dt.datetime.fromisoformat("2026-11-01T10:00"), dt.datetime.fromisoformat("2026-10-25T01:30"), None]
    table = pa.table(
        {
            "CASE": ["C1", "C2", "C3"],
            "OPENED": pa.array(opened, pa.timestamp("us")),
            "IS_MS": [True, False, None],
            "SUMMARY": ["Two men at a car wash", None, "Ünïcode"],
        }
    )
    held = io.BytesIO()
    pq.write_table(table, held)
    return held.getvalue()


@dataclass
class Export:
    """An export's files by name, with its mapping; the texts of CSV files in their own encodings."""

    mapping: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    delimiters: Mapping[str, str] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)


def small_export() -> Export:
    return Export(
        mapping=MAPPING.encode(),
        files={
            "nominal_1.csv": NOMINAL.encode(),
            "nominal_2.csv": MORE_NOMINAL.encode(),
            "occ.csv": OCCURRENCE.encode("cp1252"),
            "contact.csv": CONTACT.encode("utf-16"),
            "cases.parquet": _cases(),
        },
        delimiters={"nominal_1.csv": ",", "nominal_2.csv": ",", "occ.csv": ";", "contact.csv": "\t"},
        encodings={"nominal_1.csv": "utf-8", "nominal_2.csv": "utf-8", "occ.csv": "cp1252", "contact.csv": "utf-16"},
    )
