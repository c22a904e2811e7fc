"""What the record cannot tell: what was not supplied, set apart, unmapped, or left blank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understone.report.figures import anchor, page_of
from understone.report.results import ReportedForce, Results
from understone.report.wording import number, reason_words
from understone.standards import standards_by_key
from understone.standards.declaring import Outcome, Standard


@dataclass(frozen=True)
class NotAnswerable:
    standard: str
    title: str
    missing: list[str]


@dataclass(frozen=True)
class UnknownRow:
    standard: str
    title: str
    because: str
    n: str
    href: str


@dataclass(frozen=True)
class IntakeLine:
    table: str
    what: str
    n: str


@dataclass(frozen=True)
class Gaps:
    not_answerable: list[NotAnswerable]
    unknown: list[UnknownRow]
    intake: list[IntakeLine]
    has_intake: bool


def gaps(results: Results, force: ReportedForce) -> Gaps:
    by_id = {standard.id: standard for standard in standards_by_key().values()}
    intake = results.receipt.get("intake", {}).get(force.force_id) or {}
    return Gaps(
        not_answerable=[
            NotAnswerable(entry["standard"], _title(by_id.get(entry["standard"])), list(entry["missing"]))
            for entry in results.receipt["not_answerable"]
            if entry["force_id"] == force.force_id
        ],
        unknown=[_unknown(row) for row in results.rows("unknown_reasons", force.force_id)],
        intake=intake_lines(intake),
        has_intake=bool(intake),
    )


def _title(standard: Standard | None) -> str:
    return standard.title if standard else ""


def _unknown(row: dict[str, Any]) -> UnknownRow:
    standard = standards_by_key()[row["standard"], row["version"]]
    return UnknownRow(
        standard.id,
        standard.title,
        reason_words(row["reason"]),
        number(row["n"]),
        f"{page_of(standard.id)}#{anchor(standard.version, Outcome.UNKNOWN)}",
    )


#: Lists of an intake receipt of which only the length is told.
_COUNTED = (
    ("columns", "columns of immigration facts kept out, by force policy", "kept_out"),
    ("files", "files in the export that the mapping does not name", "files_not_read"),
)


def intake_lines(receipt: Mapping[str, Any]) -> list[IntakeLine]:
    """What intake could not take or read, by table or column; numbers only, never a value of a row."""
    lines: list[IntakeLine] = []
    for fate in receipt.get("fates", ()):
        lines += _line(fate["table"], "rows quarantined: nothing here rests on them", fate["n_quarantined"])
        for name, n in sorted(fate.get("set_aside", {}).items()):
            lines += _line(fate["table"], f"rows set aside by the mapping: {name}", n)
    unmapped: Counter[str] = Counter()
    for one in receipt.get("unmapped", ()):
        unmapped[f"{one['table']}.{one['source_column']}"] += one["n_rows"]
    for column, n in sorted(unmapped.items()):
        lines += _line(column, "rows with a code that the mapping does not know", n)
    for column, n in sorted(receipt.get("values_not_read", {}).items()):
        lines += _line(column, "values that could not be read, and count as blank", n)
    for column, n in sorted(receipt.get("orphans", {}).items()):
        lines += _line(column, "rows whose parent is not in what was supplied", n)
    lines += _line(
        "columns", "columns of immigration facts kept out, by force policy", len(receipt.get("kept_out", ()))
    )
    for one in receipt.get("not_immigration", ()):
        what = f"a column named like an immigration fact was read; the mapping says it is: {one['reason']}"
        lines += _line(f"{one['table']}.{one['column']}", what, 1)
    lines += _line(
        "files", "files in the export that the mapping does not name", len(receipt.get("files_not_read", ()))
    )
    return lines


def _line(where: str, what: str, n: int) -> list[IntakeLine]:
    return [IntakeLine(where, what, number(n))] if n else []
