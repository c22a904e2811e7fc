"""Tables of events and wide tables of dates: one feed for each kind of event."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from understone.intake.profiling.profile import ColumnProfile, Type
from understone.intake.proposing.fields import targets
from understone.intake.proposing.matching import Match, Matcher
from understone.intake.proposing.naming import best_fit, fit, plain
from understone.intake.proposing.proposed import ProposedColumn, ProposedFeed, columns_of

_FILE = Path(__file__).with_name("events.toml")
_LEAST_EVENT_FIT = 0.72
_MOST_KINDS = 25
_SHARED = ("person_id", "investigation_id", "incident_id", "custody_id")


@dataclass(frozen=True)
class Event:
    """A kind of event: the record table it is a row of, its date, and what it says by itself."""

    says: tuple[tuple[str, ...], ...]
    table: str
    at: str
    fixed: Mapping[str, str]


@cache
def _events() -> tuple[Event, ...]:
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))["event"]
    return tuple(
        Event(tuple(tuple(text.split()) for text in one["says"]), one["table"], one["at"], one.get("fixed", {}))
        for one in found
    )


def _event_named(text: str) -> tuple[float, Event]:
    return max(((best_fit(event.says, text)[0], event) for event in _events()), key=lambda found: found[0])


def event_feeds(matcher: Matcher) -> list[ProposedFeed]:
    """A feed for each kind of event, where a column of kinds stands beside a date and they are of several tables."""
    dates = [c for c in matcher.table.columns.values() if c.type in {Type.DAY, Type.MOMENT}]
    for kinds in matcher.table.columns.values():
        if kinds.type is not Type.CODE or len(kinds.values) > _MOST_KINDS or not dates or matcher.key is None:
            continue
        named = {value: _event_named(value) for value in sorted(kinds.values)}
        sure = {value: event for value, (score, event) in named.items() if score >= _LEAST_EVENT_FIT}
        if len({event.table for event in sure.values()}) >= 3 and len(sure) * 2 >= len(named):
            left = [value for value in named if value not in sure]
            date = max(dates, key=lambda c: (fit(("date",), plain(c.name)), c.n_filled))
            feeds = [_event_feed(matcher, event, date, (kinds.name, value)) for value, event in sure.items()]
            asked = (
                f"{kinds.name} also holds {', '.join(map(repr, left))}: what are these, and which table do they feed?"
            )
            return [replace(feeds[0], questions=(*feeds[0].questions, asked)) if left else feeds[0], *feeds[1:]]
    return []


def _event_feed(matcher: Matcher, event: Event, date: ColumnProfile, where: tuple[str, str]) -> ProposedFeed:
    target = targets()[event.table]
    others = [c for c in matcher.table.columns if c not in {matcher.key, date.name, where[0]}]
    matches = matcher.assigned(target, plain(matcher.table.name), others)
    columns = [made for match in matches for made in columns_of(matcher, match) if match.field.name not in event.fixed]
    dated = columns_of(matcher, Match(date.name, target.fields[event.at], 1.0, "the date of the event"))
    fixed = [ProposedColumn(name, constant=code, why=f"{where[1]!r} says so") for name, code in event.fixed.items()]
    taken = {column.name for column in (*fixed, *dated)}
    return ProposedFeed(
        event.table,
        (str(matcher.key),),
        (*(column for column in columns if column.name not in taken), *fixed, *dated),
        key_text=where[1].lower(),
        only_where=where,
        why=f"{where[0]} {where[1]!r} reads as {event.table}",
    )


def moments_named(matcher: Matcher, main: ProposedFeed, left: Sequence[str]) -> list[ProposedFeed]:
    """A feed for each left-over date whose name is that of an event (NRM_SENT_DT in a victim's row)."""
    shared = [replace(c, why="as in the row it stands in", questions=()) for c in main.columns if c.name in _SHARED]
    if main.table in {"person", "investigation"}:
        name = {"person": "person_id", "investigation": "investigation_id"}[main.table]
        shared = [ProposedColumn(name, main.key, row_of=main.table, why="the row it stands in")]
    feeds: list[ProposedFeed] = []
    for column in (matcher.table.columns[name] for name in left):
        if column.type not in {Type.DAY, Type.MOMENT}:
            continue
        score, event = _event_named(column.name)
        target = targets()[event.table]
        mine = [c for c in shared if c.name in target.fields]
        if score < _LEAST_EVENT_FIT or event.table == main.table or not mine:
            continue
        dated = columns_of(matcher, Match(column.name, target.fields[event.at], score, "its name is that of the event"))
        fixed = [ProposedColumn(n, constant=code, why=f"{column.name} says so") for n, code in event.fixed.items()]
        feeds.append(
            ProposedFeed(
                event.table, main.key, (*mine, *fixed, *dated), key_text=column.name.lower(),
                only_where=(column.name, None), why=f"{column.name} is the date of something of its own: {event.table}",
            )
        )  # fmt: skip
    return feeds
