"""The small tables that the kit joins: as-at, rules, limits, calendar, stand-downs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from understone.law.bases import ForceKind, Nation
from understone.law.calendar import (
    calendar,
    day_number,
    first_second,
    last_second,
    second_number,
    uk_day,
    working_days,
)
from understone.record.codes import StoodDownReason
from understone.standards.declaring import OneOf, Shape, Standard
from understone.standards.parts import CALENDAR
from understone.store.engines import Engine, sql_of
from understone.store.snapshots import Supplied
from understone.store.tables import Record

_EARLIER_COUNTS = (Shape.BEFORE_AN_ACT,)


@dataclass(frozen=True)
class JudgedForce:
    """What the kit must know of a force. `own_limits` are amounts by standard id."""

    force_id: str
    as_at: dt.datetime
    nation: Nation
    kind: ForceKind
    supplied: Mapping[str, Supplied]
    own_limits: Mapping[str, int]


def input_tables(forces: Sequence[JudgedForce], standards: Iterable[Standard]) -> dict[str, pa.Table]:
    """as_at, rule and limit_in_force for these forces and standards."""
    bound = [
        (force, standard)
        for force in forces
        for standard in standards
        if force.nation in standard.applies_to and force.kind in standard.force_kinds
    ]
    return {"as_at": _as_at(forces), "rule": _rules(bound), "limit_in_force": _limits(bound)}


def calendar_tables() -> dict[str, pa.Table]:
    """The tables that are the same for every force."""
    return {"calendar": calendar(), "working_day": working_days()}


def open_inputs(engine: Engine, forces: Sequence[JudgedForce], standards: Iterable[Standard]) -> None:
    """Opens beside the record all that the kit joins."""
    for name, table in (input_tables(forces, standards) | calendar_tables()).items():
        engine.open_arrow(name, table)
    engine.keep("stood_down_in_force", stand_down_sql(engine.dialect))


@cache
def stand_down_sql(dialect: str) -> str:
    return sql_of(stand_downs(), dialect)


def stand_downs() -> Any:
    """Stand-downs that count: with a second person, or the person's own wish."""
    record = Record()
    counts = record.stood_down.filter(_.second_person_id.notnull() | (_.stood_down_reason == StoodDownReason.OWN_WISH))
    dated = counts.mutate(day_no=_.stood_down_on.epoch_days().cast("int64"))
    days = CALENDAR.select("day_no", "ends_no")
    joined = dated.left_join(days, "day_no").drop("day_no_right")
    return joined.select(
        "force_id",
        "standard",
        "subject_id",
        "item_id",
        "day_no",
        "stood_down_reason",
        second_no=ibis.coalesce(_.stood_down_at.epoch_seconds().cast("int64"), _.ends_no),
    )


def _as_at(forces: Sequence[JudgedForce]) -> pa.Table:
    return pa.table(
        {
            "force_id": pa.array([force.force_id for force in forces], pa.string()),
            "day_no": pa.array([day_number(uk_day(force.as_at)) for force in forces], pa.int64()),
            "second_no": pa.array([second_number(force.as_at) for force in forces], pa.int64()),
        }
    )


def shown(force: JudgedForce, standard: Standard) -> tuple[bool, str | None, str | None]:
    """Whether the force supplied the evidence, and the first and last day (ISO) it covers."""
    starts: list[str] = []
    ends: list[str] = []
    for entry in standard.evidence:
        table, _, column = entry.partition(".")
        supplied = force.supplied.get(table)
        if supplied is None or (column and column not in supplied.columns):
            return False, None, None
        starts += [supplied.from_on] if supplied.from_on else []
        ends += [supplied.until_on] if supplied.until_on else []
    if codes_never_supplied(force, standard):
        return False, None, None
    return True, max(starts, default=None), min(ends, default=None)


def _number(standard: Standard, day: str | dt.date | None, *, is_last: bool = False) -> int | None:
    """The day as the standard's number; the last second of the day where `is_last`."""
    if day is None:
        return None
    date = dt.date.fromisoformat(day) if isinstance(day, str) else day
    if standard.unit != "hour":
        return day_number(date)
    return last_second(date) if is_last else first_second(date)


def _rules(bound: Sequence[tuple[JudgedForce, Standard]]) -> pa.Table:
    rows: list[dict[str, Any]] = []
    for force, standard in bound:
        is_shown, from_on, until_on = shown(force, standard)
        rows.append(
            {
                "force_id": force.force_id,
                "standard": standard.id,
                "version": standard.version,
                "unit": standard.unit,
                "is_earlier_counted": standard.shape in _EARLIER_COUNTS,
                "is_prohibition": standard.shape is Shape.PROHIBITION,
                "is_ahead": standard.shape is Shape.AHEAD_OF_A_DATE,
                "is_closed": standard.until_on is not None,
                "is_shown": is_shown,
                "shown_from": _number(standard, from_on),
                "shown_until": _number(standard, until_on, is_last=True),
            }
        )
    return pa.Table.from_pylist(
        rows,
        schema=pa.schema(
            [
                ("force_id", pa.string()),
                ("standard", pa.string()),
                ("version", pa.int64()),
                ("unit", pa.string()),
                ("is_earlier_counted", pa.bool_()),
                ("is_prohibition", pa.bool_()),
                ("is_ahead", pa.bool_()),
                ("is_closed", pa.bool_()),
                ("is_shown", pa.bool_()),
                ("shown_from", pa.int64()),
                ("shown_until", pa.int64()),
            ]
        ),
    )


def _limits(bound: Sequence[tuple[JudgedForce, Standard]]) -> pa.Table:
    """The periods of each limit cut to the period of the standard's version."""
    rows: list[dict[str, Any]] = []
    for force, standard in bound:
        for period in standard.within.periods:
            starts = max(period.from_on, standard.from_on)
            ends = min((day for day in (period.until_on, standard.until_on) if day), default=None)
            if ends is not None and ends <= starts:
                continue
            rows.append(
                {
                    "force_id": force.force_id,
                    "standard": standard.id,
                    "version": standard.version,
                    "amount": force.own_limits.get(standard.id, period.amount),
                    "starts": _number(standard, starts),
                    "ends": _number(standard, ends),
                }
            )
    return pa.Table.from_pylist(
        rows,
        schema=pa.schema(
            [
                ("force_id", pa.string()),
                ("standard", pa.string()),
                ("version", pa.int64()),
                ("amount", pa.int64()),
                ("starts", pa.int64()),
                ("ends", pa.int64()),
            ]
        ),
    )


def missing_evidence(force: JudgedForce, standard: Standard) -> list[str]:
    """What the force would have to supply before the standard can be answered, as `table` or `table.column`.

    A coded column is among them too where it is supplied and none of the codes wanted can be in it.
    """
    missing = []
    for entry in (*standard.raised_by, *standard.evidence):
        table, _dot, column = entry.partition(".")
        supplied = force.supplied.get(table)
        if supplied is None or (column and column not in supplied.columns):
            missing.append(entry)
    supplied_tables = [one for one in codes_never_supplied(force, standard) if _table(one) in force.supplied]
    return sorted({*missing, *(one.column for one in supplied_tables)})


def codes_never_supplied(force: JudgedForce, standard: Standard) -> list[OneOf]:
    """Of what alone would show that the duty was done: what the force's mapping can never write."""
    return [
        one
        for one in standard.shown_by
        if (part := force.supplied.get(_table(one))) is None
        or not part.may_hold(one.column.partition(".")[2], one.codes)
    ]


def _table(one: OneOf) -> str:
    return one.column.partition(".")[0]
