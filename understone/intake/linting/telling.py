"""A lint in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from understone.intake.linting.lint import Lint

_MOST = 15


def told(lint: Lint) -> Iterator[str]:
    """What stops an intake, or else what it would come to; codes and counts only, no value of a person."""
    if lint.problems:
        yield f"An intake would stop here. {len(lint.problems)} to mend in the mapping or the export:"
        yield from (f"  {problem}" for problem in lint.problems)
        return
    yield "An intake would go through."
    for fate in lint.fates:
        yield (
            f"  {fate.table}: {fate.n_read} rows = {fate.n_accepted} accepted + {fate.n_quarantined} quarantined "
            f"+ {fate.n_set_aside} set aside" + ("  (the table is mapped and empty)" if not fate.n_read else "")
        )
    yield from _findings(lint)
    yield from _unmapped(lint)
    yield from _list(
        "References that find no row (in part they may come in another extract)",
        [
            f"{one.table}.{one.column}: {one.n_not_there} of {one.n_said} ({one.share_not_there:.0%})"
            for one in lint.references
            if one.n_not_there
        ],
    )
    yield from _list("Fed and blank in every row", list(lint.blank))
    yield from _list("Record tables fed with no row", [table for table, n in lint.rows.items() if not n])
    yield from _list(
        "Columns the mapping does not name (use them, or list them under not_used)",
        [f"{table}: {', '.join(columns)}" for table, columns in lint.not_used.items()],
    )
    yield from _list(
        "Kept out: immigration facts, never read",
        [f"{table}: {', '.join(columns)}" for table, columns in lint.kept_out.items()],
    )
    yield from _list(
        "Read though the name looks like an immigration fact, as the mapping says what it is",
        [f"{column}: {why}" for column, why in lint.not_immigration.items()],
    )
    yield from _list("Files that no table of the mapping names", list(lint.files_not_read))


def _findings(lint: Lint) -> Iterator[str]:
    lost = [one for one in lint.findings if one.fate == "row"]
    unread = [one for one in lint.findings if one.fate == "value"]
    for heading, found in (
        ("Rows that would be quarantined (keys that are blank or there twice, rows that break off)", lost),
        ("Values that no format reads (the row stays, the value is blank)", unread),
    ):
        yield from _list(
            heading,
            [
                f"{'.'.join(filter(None, (one.table, one.column)))}: {one.n} times, {one.reason}; "
                f"first in {one.first_place}"
                for one in found
            ],
        )


def _unmapped(lint: Lint) -> Iterator[str]:
    yield from _list(
        "Codes in no value map (they become `unknown`)",
        [
            f"{one.table}.{one.column} from {one.source_column}: {one.value[:40]!r} in {one.n_rows} rows"
            for one in lint.unmapped
        ],
    )


def _list(heading: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"{heading}:"
        yield from (f"  {entry}" for entry in entries[:_MOST])
        if len(entries) > _MOST:
            yield f"  and {len(entries) - _MOST} more (--json lists all)"
