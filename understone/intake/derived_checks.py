"""Derived columns of a mapping against each other: order, rows of their own, tables looked into."""

from __future__ import annotations

from understone.intake.mapping import Derived, SourceMapping, SourceTable
from understone.intake.places import Problems, Said


def check_derived(mapping: SourceMapping, problems: Problems) -> None:
    tables = {table.name: table for table in mapping.tables}
    for table in mapping.tables:
        _check_order(table, problems)
        _check_rows(table, problems)
        for one in table.derived:
            if one.lookup is not None and one.lookup.table.text in tables:
                _check_lookup(mapping, one, problems)
    _check_circles(mapping, problems)


def _check_order(table: SourceTable, problems: Problems) -> None:
    """A derived column uses the table's own and those above it."""
    below = {one.name.text for one in table.derived}
    for one in table.derived:
        for said in one.source_columns:
            if said.text in below:
                problems.add(said.place, f"{said.text} is derived below {one.name.text}, or is itself: put it above.")
        if one.lookup is not None and one.lookup.table.text == table.name:
            for said in (one.lookup.match, one.lookup.take):
                if said.text in below:
                    problems.add(said.place, f"{said.text} is derived below {one.name.text}: put it above.")
        below.discard(one.name.text)


def _check_rows(table: SourceTable, problems: Problems) -> None:
    """What makes rows of its own is for feeds alone: a source row has one fate, and is looked up as one."""
    whole_row = [said for condition in table.row_conditions for said in condition.source_columns]
    for said in (*whole_row, *table.looked_up):
        if said.text in table.spread:
            problems.add(
                said.place,
                f"{said.text} makes several rows of one: it may be used in feeds and in derived columns only.",
            )
    into_rows = {one.name.text for one in table.derived if one.is_into_rows and one.lookup is None}
    for one in table.derived:
        if one.in_step_with is not None and one.in_step_with.text not in into_rows:
            problems.add(
                one.in_step_with.place,
                f"{one.in_step_with.text} is not a derived column with split_by and into_rows: true.",
            )


def _check_lookup(mapping: SourceMapping, one: Derived, problems: Problems) -> None:
    assert one.lookup is not None
    target = next(other for other in mapping.tables if other.name == one.lookup.table.text)
    if not mapping.is_full_table(target):
        problems.add(
            one.lookup.table.place,
            f"{target.name} holds changes only, so that what is looked up may not be there. "
            "Export it whole and say is_full: true in that table.",
        )


def _check_circles(mapping: SourceMapping, problems: Problems) -> None:
    looks_into: dict[str, dict[str, Said]] = {
        table.name: {
            one.lookup.table.text: one.lookup.table
            for one in table.derived
            if one.lookup is not None and one.lookup.table.text != table.name
        }
        for table in mapping.tables
    }
    for start, targets in looks_into.items():
        reached: set[str] = set()
        waiting = list(targets)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += looks_into.get(name, {})
        if start in reached:
            for said in targets.values():
                problems.add(said.place, f"{start} and {said.text} look into each other in a circle.")
