"""A profile as Markdown that a data manager can read through; no value that may name or describe someone."""

from __future__ import annotations

from collections.abc import Iterator

from understone.intake.profiling.profile import ColumnProfile, ExportProfile, TableProfile, Type

_MOST_VALUES = 12


def profile_text(profile: ExportProfile, name: str) -> Iterator[str]:
    yield f"# What {name} holds"
    yield ""
    yield (
        "Read without a mapping. Values are shown only for columns that look like codes; names, addresses, phone "
        "numbers, reasons and narratives are counted and never shown. Columns of immigration facts were not read."
    )
    yield ""
    yield "| table | files | rows | columns | likely key |"
    yield "|---|---|---|---|---|"
    for table in profile.tables.values():
        key = ", ".join(table.keys[:3]) or "none is unique"
        yield f"| {table.name} | {len(table.found.files)} | {table.n_rows} | {len(table.columns)} | {key} |"
    if profile.problems:
        yield from ("", "Not read:", *(f"- {problem}" for problem in profile.problems))
    for table in profile.tables.values():
        yield from _table(profile, table)


def _table(profile: ExportProfile, table: TableProfile) -> Iterator[str]:
    yield from ("", f"## {table.name}", "")
    found = table.found
    how = f"{found.pattern}, delimiter {found.delimiter or 'as its ending says'}, {found.encoding or 'utf-8'}"
    yield f"{how}; {table.n_rows} rows" + (f", {table.n_broken} that break off" if table.n_broken else "") + "."
    yield ""
    yield "| column | looks like | filled | distinct | values, formats, joins |"
    yield "|---|---|---|---|---|"
    for column in table.columns.values():
        filled = f"{column.n_filled / table.n_rows:.0%}" if table.n_rows else "-"
        said = "; ".join(_said(profile, table, column)).replace("|", "\\|")
        yield f"| {column.name} | {column.type} | {filled} | {column.n_distinct} | {said} |"


def _said(profile: ExportProfile, table: TableProfile, column: ColumnProfile) -> Iterator[str]:
    if column.type is Type.KEPT_OUT:
        yield f"{column.why}; not read"
        return
    if column.is_key:
        yield "unique"
    if column.formats:
        yield " or ".join(column.formats) + (f"; {' and '.join(column.also)} would read it too" if column.also else "")
    if column.first:
        yield f"from {column.first} to {column.last}"
    if column.is_partly_born:
        yield "some are a year or a month alone"
    if column.n_unread:
        yield "some values are in no format"
    if column.parts_at:
        yield f"cells hold several values, at {column.parts_at}"
    if column.shown and not profile.joins_of(table.name, column.name):
        most = [f"{value} ({n})" for value, n in list(column.shown.items())[:_MOST_VALUES]]
        yield ", ".join(most) + (", …" if len(column.shown) > _MOST_VALUES else "")
    yield from (
        f"{join.share:.0%} stand in {join.to_table}.{join.to_column}"
        for join in profile.joins_of(table.name, column.name)[:2]
    )
