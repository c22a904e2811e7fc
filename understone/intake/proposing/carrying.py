"""Rows of other record tables that stand in the same source row: a name in a person's, an outcome in a crime's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from understone.intake.profiling.profile import Type
from understone.intake.proposing.events import moments_named
from understone.intake.proposing.fields import Target, targets
from understone.intake.proposing.matching import Match, Matcher
from understone.intake.proposing.naming import plain
from understone.intake.proposing.proposed import ProposedColumn, ProposedFeed, columns_of

#: What a carried row shares with the row it stands in.
_SHARED = ("person_id", "investigation_id", "incident_id", "custody_id")
#: A column of a carried row must fit so well by its own name.
_LEAST_CARRIED = 0.62


def carried_feeds(matcher: Matcher, main: ProposedFeed, unused: Sequence[str]) -> list[ProposedFeed]:
    """Further feeds for columns that the main one left over, most of them first."""
    feeds: list[ProposedFeed] = []
    left = list(unused)
    for target in targets().values():
        if main.table not in target.carried_by:
            continue
        feed = _carried(matcher, main, target, left)
        if feed is not None:
            feeds.append(feed)
            left = [column for column in left if column not in feed.columns_read - set(main.key)]
    return [*feeds, *moments_named(matcher, main, left)]


def _carried(matcher: Matcher, main: ProposedFeed, target: Target, left: Sequence[str]) -> ProposedFeed | None:
    context = {*plain(matcher.table.name)}
    matches = [
        match
        for match in matcher.assigned(target, context, left)
        if match.score >= _LEAST_CARRIED and match.field.name not in _SHARED
    ]
    needed = [match for match in matches if match.field.name in target.needs]
    if not needed or (target.name == "person_name" and not _names_someone(matches)):
        return None
    own = [column for match in matches for column in columns_of(matcher, match)]
    columns = [*_reference(main, target), *_constants(target), *_whole_name(own), *own]
    first = max(needed, key=lambda match: match.score)
    filled = matcher.table.columns[first.column]
    condition = (first.column, None) if filled.n_filled < matcher.table.n_rows or filled.type is Type.EMPTY else None
    return ProposedFeed(
        target.name,
        main.key,
        tuple(_once(columns)),
        key_text=target.name.replace("_", " "),
        only_where=condition,
        why=f"{', '.join(match.column for match in matches)} say something of their own: a row of {target.name}",
    )


def _names_someone(matches: Sequence[Match]) -> bool:
    return any(match.field.name in {"full_name", "family_name"} for match in matches)


def _reference(main: ProposedFeed, target: Target) -> list[ProposedColumn]:
    """The reference back to the main row, or what both rows refer to."""
    back = target.carried_by[main.table]
    if back:
        return [ProposedColumn(back, main.key, row_of=main.table, why="the row it stands in")]
    return [replace(c, why="as in the row it stands in", questions=()) for c in main.columns if c.name in _SHARED]


def _constants(target: Target) -> list[ProposedColumn]:
    if target.name == "person_name":
        return [ProposedColumn("kind", constant="recorded", why="the name in the person's own row")]
    if target.name == "place_tie":
        return [ProposedColumn("kind", constant="lives", why="the place in the person's own row")]
    return []


def _whole_name(own: Sequence[ProposedColumn]) -> list[ProposedColumn]:
    """The whole name, put together from its parts where it does not stand alone."""
    named = {column.name: column.parts for column in own}
    if "full_name" in named or "family_name" not in named:
        return []
    parts = (*named.get("given_name", ()), *named["family_name"])
    return [ProposedColumn("full_name", parts, joined_by=" " if len(parts) > 1 else None, why="its parts together")]


def _once(columns: Sequence[ProposedColumn]) -> list[ProposedColumn]:
    return list({column.name: column for column in reversed(columns)}.values())[::-1]
