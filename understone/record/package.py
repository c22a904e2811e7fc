"""The record as a Frictionless Data Package: a Table Schema for each table, with closed lists and references.

Data Package and Table Schema, version 1: https://specs.frictionlessdata.io
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from understone.record.codes import closed_lists
from understone.record.schema import WRITTEN_BY_RULES, Column, Table, schema

PROFILE = "tabular-data-package"
PACKAGE_FILE = "datapackage.json"
_TYPES = {"key": "string", "text": "string", "code": "string", "number": "integer", "flag": "boolean"}


def record_package() -> dict[str, Any]:
    """Every table that an export may feed, as CSV named after it; a reference to a table outside is left out."""
    tables = {name: table for name, table in schema().tables.items() if name not in WRITTEN_BY_RULES}
    return {
        "profile": PROFILE,
        "name": "understone-record",
        "title": "The record",
        "version": str(schema().version),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "description": table.sentence,
                "path": f"{name}.csv",
                "schema": _table_schema(table, set(tables)),
            }
            for name, table in tables.items()
        ],
    }


def write_record_package(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / PACKAGE_FILE
    path.write_text(as_text(record_package()), encoding="utf-8")
    return path


def as_text(package: dict[str, Any]) -> str:
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def _table_schema(table: Table, there: set[str]) -> dict[str, Any]:
    return {
        "fields": [_field(column) for column in table.columns.values()],
        "missingValues": [""],
        "primaryKey": "id",
        "foreignKeys": [
            {"fields": column.name, "reference": {"resource": column.references, "fields": "id"}}
            for column in table.columns.values()
            if column.references in there and column.references != table.name
        ],
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "description": column.sentence}
    if column.kind == "day":
        field |= {"type": "date", "format": "%Y-%m-%d"}
    elif column.kind == "moment":
        field |= {"type": "datetime", "format": "any"}
    else:
        field["type"] = _TYPES[column.kind]
    constraints: dict[str, Any] = {"required": True, "unique": True} if column.name == "id" else {}
    if column.closed_list is not None:
        constraints["enum"] = [str(code) for code in closed_lists()[column.closed_list]]
    return field | ({"constraints": constraints} if constraints else {})
