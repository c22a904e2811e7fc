"""The data dictionary: every table and column of the record, printed from schema.json and the closed lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from understone.record.codes import closed_lists
from understone.record.schema import ROW_COLUMNS, Column, Table, schema


def as_plain_data() -> dict[str, Any]:
    """Tables, columns and closed lists for a program."""
    return {
        "version": schema().version,
        "tables": {
            table.name: {
                "sentence": table.sentence,
                "theme": table.theme,
                "columns": {column.name: _facts(column) for column in table.columns.values()},
            }
            for table in schema().tables.values()
        },
        "closed_lists": {
            name: {"sentence": _sentence(codes), "codes": {str(code): code.label for code in codes}}
            for name, codes in sorted(closed_lists().items())
        },
    }


def as_text() -> Iterator[str]:
    """The same for a person, in Markdown."""
    yield "# The record"
    yield ""
    yield (
        "One row is what each table's sentence says. Every row also carries "
        f"{', '.join(f'`{name}`' for name in ROW_COLUMNS)}; the sentences of these stand at the end. "
        "Where a moment `x_at` is known its day in the UK stands beside it as `x_on`; a source that holds a day "
        "with no time fills `x_on` alone. Every column may be empty."
    )
    for table in schema().tables.values():
        yield from _table(table)
    yield from _row_columns()
    yield from _lists()


def _facts(column: Column) -> dict[str, str]:
    facts = {"kind": column.kind, "sentence": column.sentence}
    if column.references:
        facts["references"] = column.references
    if column.closed_list:
        facts["closed_list"] = column.closed_list
    return facts


def _table(table: Table) -> Iterator[str]:
    yield from ("", f"## {table.name}", "", table.sentence, "")
    yield "| column | what | sentence |"
    yield "|---|---|---|"
    for column in table.columns.values():
        if column.name not in ROW_COLUMNS:
            yield f"| `{column.name}` | {_what(column)} | {column.sentence} |"


def _what(column: Column) -> str:
    if column.references:
        return f"key of `{column.references}`"
    return f"code: {column.closed_list}" if column.closed_list else column.kind


def _row_columns() -> Iterator[str]:
    yield from ("", "## Columns of every row", "", "| column | sentence |", "|---|---|")
    person = schema().tables["person"]
    for name in ROW_COLUMNS:
        yield f"| `{name}` | {person.columns[name].sentence} |"


def _lists() -> Iterator[str]:
    yield from ("", "# Closed lists")
    for name, codes in sorted(closed_lists().items()):
        yield from ("", f"## {name}", "", _sentence(codes), "", "| code | meaning |", "|---|---|")
        yield from (f"| `{code}` | {code.label} |" for code in codes)


def _sentence(codes: type) -> str:
    return " ".join((codes.__doc__ or "").split())
