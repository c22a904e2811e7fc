"""Rows of other record tables that stand in the same source row: a name in a person's, an outcome in a crime's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from understone.intake.profiling.profile import Type
from understone.intake.proposing.events import moments_named
from understone.intake.proposing.fields import Target, targets
from understone.intake.proposing.matching import Match, Matcher
from understone.intake.proposing.naming import plain
from understone.intake.proposing.proposed import ProposedColumn, ProposedFeed, columns_of

#: What a carried row shares with the row it stands in.
_SHARED = ("person_id", "investigation_id", "incident_id", "custody_id")
_DECISION = ("decision_result", "decided_on", "received_at")
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
    for feed in _decisions(matcher, main, left):
        feeds.append(feed)
        left = [column for column in left if column not in feed.columns_read]
    return [*feeds, *moments_named(matcher, main, left)]


def _decisions(matcher: Matcher, main: ProposedFeed, left: Sequence[str]) -> Iterator[ProposedFeed]:
    """Decisions whose result and day stand in the row of a referral or of a victim, by stage."""
    if main.table not in {"nrm_referral", "potential_victim"}:
        return
    target = targets()["nrm_decision"]
    back = [ProposedColumn("nrm_referral_id", main.key, row_of="nrm_referral", why="the row it stands in")]
    shared = [c for c in main.columns if c.name == "person_id"]
    for stage in ("reasonable", "conclusive"):
        mine = [column for column in left if stage in plain(column)]
        context = {stage, "grounds", "decision"}
        matches = [m for m in matcher.assigned(target, context, mine) if m.field.name in _DECISION]
        if not any(match.field.name != "received_at" for match in matches):
            continue
        columns = [column for match in matches for column in columns_of(matcher, match)]
        kind = ProposedColumn("decision_kind", constant=f"{stage}-grounds", why="its columns' names say so")
        first = max(matches, key=lambda match: matcher.table.columns[match.column].n_filled)
        yield ProposedFeed(
            "nrm_decision",
            main.key,
            (*(back if main.table == "nrm_referral" else []), *shared, kind, *columns),
            key_text=f"{stage} grounds",
            only_where=(first.column, None),
            why=f"{', '.join(match.column for match in matches)} are the decision on {stage} grounds",
        )


def with_cases(matcher: Matcher, main: ProposedFeed, unused: Sequence[str]) -> list[ProposedFeed]:
    """A crime report that stands for the case too, where the export holds no cases of its own."""
    if main.table != "crime" or matcher.parents.stand_for("investigation") is None:
        return [main]
    target = targets()["investigation"]
    matches = [
        m for m in matcher.assigned(target, plain(matcher.table.name), unused) if m.field.name != "first_step_at"
    ]
    case = ProposedColumn("investigation_id", main.key, row_of="investigation", why="the report stands for the case")
    question = "your export holds no cases: does each crime report stand for the work on it?"
    columns = [column for match in matches for column in columns_of(matcher, match)]
    taken = {column.name for column in columns}
    columns += [c for c in main.columns if c.name == "is_modern_slavery" and c.name not in taken]
    opened = next((c for c in main.columns if c.name.startswith(("crimed_", "recorded_o", "recorded_a"))), None)
    if opened is not None and not taken & {"opened_at", "opened_on"}:
        name = "opened_on" if opened.name.endswith("_on") else "opened_at"
        columns.append(replace(opened, name=name, why="a case opens when its crime is recorded", questions=()))
    others = [column for column in main.columns if column.name != "investigation_id"]
    feed = ProposedFeed(
        "investigation", main.key, tuple(columns), why="the crime report as a case", questions=(question,)
    )
    return [replace(main, columns=(*others, case)), feed]


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
