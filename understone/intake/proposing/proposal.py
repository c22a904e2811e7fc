"""From a profile to a proposal: which record table each source table feeds, its key, and the other feeds it carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from understone.intake.profiling.profile import ExportProfile, TableProfile, Type
from understone.intake.proposing.carrying import carried_feeds, with_cases
from understone.intake.proposing.events import event_feeds
from understone.intake.proposing.fields import Target, targets
from understone.intake.proposing.matching import Matcher, Parents, TableMatch
from understone.intake.proposing.naming import fit, plain
from understone.intake.proposing.own_shape import own_shape
from understone.intake.proposing.proposed import ProposedFeed, ProposedTable, feed_of

#: A table that fits less well than this is left out, with what it comes nearest to.
_LEAST_TABLE_FIT = 0.42
_ROUNDS = 4


@dataclass(frozen=True)
class _Belief:
    matches: Mapping[str, TableMatch] = field(default_factory=dict)

    def parents(self, keys: Mapping[str, str]) -> Parents:
        believed = {name: match.target.name for name, match in self.matches.items() if match.score >= _LEAST_TABLE_FIT}
        return Parents(believed, keys)


def proposed(profile: ExportProfile) -> dict[str, ProposedTable]:
    """A proposal for every table of the export, in the order of their names."""
    keys = {name: key for name, table in profile.tables.items() if (key := _key(profile, table)) is not None}
    belief = _Belief()
    for _ in range(_ROUNDS):
        parents = belief.parents(keys)
        matches = {
            name: _best(Matcher(profile, table, parents, keys.get(name))) for name, table in profile.tables.items()
        }
        if {name: match.target.name for name, match in matches.items()} == {
            name: match.target.name for name, match in belief.matches.items()
        }:
            belief = _Belief(matches)
            break
        belief = _Belief(matches)
    parents = belief.parents(keys)
    return {
        name: _proposed_table(Matcher(profile, table, parents, keys.get(name)), belief.matches[name])
        for name, table in profile.tables.items()
    }


def _key(profile: ExportProfile, table: TableProfile) -> str | None:
    """The unique column that most other columns refer to; else the one named after its table; else the first."""
    referred = Counter(join.to_column for join in profile.joins if join.to_table == table.name and join.share > 0.9)
    first = next(iter(table.columns), None)

    def rank(column: str) -> tuple[float, float, float]:
        is_elsewhere = any(
            join.share > 0.95 and profile.tables[join.to_table].n_rows > table.n_rows
            for join in profile.joins_of(table.name, column)
            if not table.columns[column].are_numbers or fit(plain(join.to_table), plain(column)) > 0
        )
        is_reference = table.columns[column].type in {Type.REFERENCE, Type.NUMBER, Type.CODE}
        return (
            float(not is_elsewhere and is_reference)
            + 0.75 * (not is_elsewhere and referred[column] > 0 and table.columns[column].n_distinct == table.n_rows)
            + 0.5 * (column == first)
            + fit(plain(table.name), plain(column)),
            float(referred[column]),
            -list(table.columns).index(column),
        )

    candidates = [c for c in table.keys if table.columns[c].type in {Type.REFERENCE, Type.NUMBER, Type.CODE, Type.TEXT}]
    return max(candidates, key=rank, default=None)


def _best(matcher: Matcher) -> TableMatch:
    return max((matcher.against(target) for target in targets().values()), key=lambda match: match.score)


def _proposed_table(matcher: Matcher, match: TableMatch) -> ProposedTable:
    table = matcher.table
    if (own := own_shape(table)) is not None:
        return own
    events = event_feeds(matcher)
    if events and not (match.name_fit > 0.85 and match.score > 0.6):
        return ProposedTable(table, match, tuple(events))
    if match.score < _LEAST_TABLE_FIT:
        return ProposedTable(table, match, ())
    main = feed_of(matcher, match.target, match.matches)
    feeds: list[ProposedFeed] = []
    if main is not None:
        feeds = with_cases(matcher, main, _unused(table, [main]))
        feeds += carried_feeds(matcher, main, _unused(table, feeds))
    return ProposedTable(table, match, tuple(feeds))


def _unused(table: TableProfile, feeds: list[ProposedFeed]) -> list[str]:
    used = {column for feed in feeds for column in feed.columns_read}
    return [column for column in table.columns if column not in used]


__all__ = ["Target", "proposed"]
