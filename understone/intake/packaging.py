"""A force's own tables, as its mapping reads them, as a Frictionless Data Package.

A data team can check its files with any Frictionless tool before sending them: types, formats, keys, the codes that
the mapping knows, and references between its own tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from understone.errors import RecordProblem
from understone.intake.checking import FLAG_TEXTS, check_against_record
from understone.intake.grammar import read_mapping
from understone.intake.mapping import Feed, Filling, SourceMapping
from understone.intake.places import Said
from understone.intake.sources import TableFiles, files_of
from understone.record.codes import closed_lists
from understone.record.package import PROFILE, as_text
from understone.record.schema import Column, schema


def write_export_package(folder: Path, mapping: Path, out: Path) -> Path:
    """Writes the package; its paths are relative to the export's folder. A mapping that fails raises RecordProblem."""
    said, problems = read_mapping(mapping)
    check_against_record(said, problems)
    tables = files_of(said, folder, problems)
    problems.raise_if_any()
    out.write_text(as_text(export_package(said, tables)), encoding="utf-8")
    return out


def export_package(mapping: SourceMapping, tables: list[TableFiles]) -> dict[str, Any]:
    """Tables of delimited files that are not packed: what lies in a workbook or an archive no package describes."""
    plain = [one for one in tables if one.files and all(_is_plain(file) for file in one.files)]
    if not plain:
        raise RecordProblem("No table of the mapping is a delimited file (.csv, .txt): a Data Package describes those.")
    names = {one.table.name: _name(one.table.name) for one in plain}
    return {
        "profile": PROFILE,
        "name": _name(mapping.force.force_id),
        "title": f"{mapping.source}: what {mapping.path.name} reads",
        "resources": [_resource(mapping, one, names) for one in plain],
    }


def _is_plain(file: Any) -> bool:
    return file.kind == "delimited" and not file.held.is_packed


def _name(text: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-") or "table"


def _resource(mapping: SourceMapping, one: TableFiles, names: Mapping[str, str]) -> dict[str, Any]:
    first = one.files[0]
    paths = [file.name for file in one.files]
    fields = [_field(mapping, one, column) for column in first.columns]
    table_schema: dict[str, Any] = {"fields": fields, "missingValues": list(mapping.blanks)}
    key = _own_key(one)
    if key is not None:
        table_schema["primaryKey"] = list(key)
    if references := list(_references(mapping, one, names)):
        table_schema["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": names[one.table.name],
        "path": paths if len(paths) > 1 else paths[0],
        "encoding": "utf-8" if first.encoding == "utf-8-sig" else first.encoding,
        "dialect": {"delimiter": first.delimiter},
        "schema": table_schema,
    }


def _own_key(one: TableFiles) -> tuple[str, ...] | None:
    """The source columns that are the key of the table's first feed, where no constant is part of it."""
    for feed in one.table.feeds:
        if feed.only_where is None and all(isinstance(part, Said) for part in feed.key):
            key = tuple(part.text for part in feed.key if isinstance(part, Said))
            return key if all(column in one.files[0].columns for column in key) else None
    return None


def _field(mapping: SourceMapping, one: TableFiles, name: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": "string"}
    if name in one.kept_out:
        return field | {"description": "Kept out of the record: an immigration fact. Better not exported at all."}
    fed = list(_fed(one, name))
    if fed:
        field["description"] = " ".join(
            dict.fromkeys(f"{feed.table.text}.{column.name}: {column.sentence}" for feed, _, column in fed)
        )
    for _, filling, column in fed:
        field |= _typed(mapping, filling, column)
    if name in (_own_key(one) or ()):
        field["constraints"] = field.get("constraints", {}) | {"required": True}
    return field


def _fed(one: TableFiles, name: str) -> Iterator[tuple[Feed, Filling, Column]]:
    for feed in one.table.feeds:
        for filling in feed.fillings:
            if name in {said.text for said in filling.source_columns}:
                yield feed, filling, schema().tables[feed.table.text].columns[filling.column.text]


def _typed(mapping: SourceMapping, filling: Filling, column: Column) -> dict[str, Any]:
    """The type that this reading asks for; a text that is changed on its way in stays a text."""
    if len(filling.parts) != 1 or filling.whens or filling.split_by or filling.drop_start or filling.drop_end:
        return {}
    if column.kind in {"code", "flag"}:
        return {"constraints": {"enum": _known(mapping, filling, column)}} if filling.otherwise is None else {}
    if column.kind == "number" and not filling.is_first_number:
        return {"type": "integer"}
    if filling.born is None and column.kind in {"day", "moment"}:
        return _dated(mapping, column.kind)
    return {}


def _known(mapping: SourceMapping, filling: Filling, column: Column) -> list[str]:
    if filling.values is not None:
        return list(mapping.values[filling.values.text].pairs)
    return [str(code) for code in closed_lists()[str(column.closed_list)]] if column.closed_list else _flag_texts()


def _flag_texts() -> list[str]:
    return [said for text in FLAG_TEXTS for said in dict.fromkeys((text, text.upper(), text.title()))]


def _dated(mapping: SourceMapping, kind: str) -> dict[str, Any]:
    """A date in the one format there is; where several are tried, a pattern that any of them fits."""
    formats = mapping.days if kind == "day" else mapping.moments
    has_time = any("%H" in said or "%I" in said for said in formats)
    if len(formats) == 1:
        return {"type": "datetime" if has_time else "date", "format": formats[0]}
    return {"constraints": {"pattern": "|".join(f"(?:{_pattern(said)})" for said in formats)}} if formats else {}


_DIRECTIVES = {
    "d": r"\d{1,2}", "m": r"\d{1,2}", "Y": r"\d{4}", "y": r"\d{2}", "H": r"\d{1,2}", "I": r"\d{1,2}", "M": r"\d{2}",
    "S": r"\d{2}", "f": r"\d+", "p": r"[AaPp][Mm]", "z": r"(?:[+-]\d{2}:?\d{2}|Z)",
}  # fmt: skip


def _pattern(said: str) -> str:
    parts = re.split("%-?(.)", said)
    return "".join(_DIRECTIVES.get(part, "[A-Za-z]+") if at % 2 else re.escape(part) for at, part in enumerate(parts))


def _references(mapping: SourceMapping, one: TableFiles, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """References to another table of the export whose own key feeds the record table referred to."""
    seen: set[str] = set()
    for feed in one.table.feeds:
        for filling in feed.fillings:
            if filling.row_of is None or filling.source is not None or len(filling.source_columns) != 1:
                continue
            column = filling.source_columns[0].text
            other = _keyed(mapping, filling.row_of.text)
            if other is None or other[0] not in names or other[0] == one.table.name or column in seen:
                continue
            seen.add(column)
            yield {"fields": column, "reference": {"resource": names[other[0]], "fields": other[1]}}


def _keyed(mapping: SourceMapping, record_table: str) -> tuple[str, str] | None:
    """The one source table whose single key column makes the keys of a record table."""
    found = [
        (table.name, feed.key[0].text)
        for table in mapping.tables
        for feed in table.feeds
        if feed.table.text == record_table and len(feed.key) == 1 and isinstance(feed.key[0], Said)
    ]
    return found[0] if len(found) == 1 else None
