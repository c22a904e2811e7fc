"""A mapping against the standards: which can be answered, and what would have to be supplied for the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from understone.intake.linting import Lint, linted
from understone.intake.linting.telling import told as lint_told
from understone.intake.profiling import ExportProfile, profiled
from understone.intake.proposing import proposed
from understone.intake.proposing.proposed import ProposedTable
from understone.law.bases import ForceKind, Nation
from understone.record.schema import schema
from understone.standards import standards
from understone.standards.declaring import Standard
from understone.standards.inputs import JudgedForce, missing_evidence
from understone.store.snapshots import Supplied


@dataclass(frozen=True)
class Answerable:
    """One standard that applies to the force; `missing` are entries as `table` or `table.column`."""

    standard: str
    title: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Gain:
    """What to supply, all of it of one table of the record, and what follows.

    `answerable` are the standards that then lack nothing; `needed_by` all that lack any of it. `looks_like` are
    columns of the export that look like it.
    """

    supply: tuple[str, ...]
    answerable: tuple[str, ...]
    needed_by: tuple[str, ...]
    looks_like: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    lint: Lint
    standards: tuple[Answerable, ...] = ()
    gains: tuple[Gain, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "lint": self.lint.as_json(),
            "standards": [asdict(one) for one in self.standards],
            "gains": [asdict(one) for one in self.gains],
        }

    def lines(self) -> Iterator[str]:
        yield from lint_told(self.lint)
        if self.lint.problems:
            return
        lacking = [one for one in self.standards if one.missing]
        yield ""
        yield f"Standards that can be answered: {len(self.standards) - len(lacking)} of {len(self.standards)}"
        if lacking:
            yield "Cannot be answered; each will say: unknown, not supplied."
            yield from (f"  {one.standard} {one.title}. Lacks {', '.join(one.missing)}" for one in lacking)
            yield "What to supply next, the most gained first:"
            yield from (line for gain in self.gains for line in _gain_told(gain))


def readiness(folder: Path, mapping: Path) -> Readiness:
    """Tries the mapping on the export; nothing is written."""
    lint = linted(folder, mapping)
    if lint.mapping is None:
        return Readiness(lint)
    force = lint.mapping.force
    judged = JudgedForce(
        force.force_id,
        dt.datetime.fromtimestamp(0, dt.UTC),
        Nation(force.nation),
        ForceKind(force.kind),
        lint.supplied,
        {},
    )
    mine = [one for one in standards() if judged.nation in one.applies_to and judged.kind in one.force_kinds]
    answerable = tuple(_answerable(judged, mine))
    return Readiness(lint, answerable, tuple(_gains(answerable, _likenesses(folder, lint.supplied))))


def _answerable(force: JudgedForce, mine: Sequence[Standard]) -> Iterator[Answerable]:
    """Each standard once; of several versions, what any lacks."""
    missing: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    for standard in mine:
        titles[standard.id] = standard.title
        missing.setdefault(standard.id, set()).update(missing_evidence(force, standard))
    for standard_id in sorted(titles):
        yield Answerable(standard_id, titles[standard_id], tuple(sorted(missing[standard_id])))


def _gains(answerable: Sequence[Answerable], likenesses: Mapping[str, tuple[str, ...]]) -> list[Gain]:
    """By table of the record: a force supplies a register, not a column at a time."""
    by_table: dict[str, set[str]] = {}
    for one in answerable:
        for entry in one.missing:
            by_table.setdefault(entry.partition(".")[0], set()).add(entry)
    gains = []
    for table, entries in by_table.items():
        then = [one.standard for one in answerable if one.missing and set(one.missing) <= entries]
        needed = [one.standard for one in answerable if set(one.missing) & entries]
        wanted = sorted(entries - {table}) or [table]
        alike = [found for entry in sorted(entries | {table}) for found in likenesses.get(entry, ())]
        gains.append(Gain(tuple(wanted), tuple(then), tuple(needed), tuple(dict.fromkeys(alike))))
    return sorted(gains, key=lambda gain: (-len(gain.answerable), -len(gain.needed_by), gain.supply))


def _gain_told(gain: Gain) -> Iterator[str]:
    supply = " and ".join(f"{entry} ({_sentence(entry)})" for entry in gain.supply)
    n, several = len(gain.answerable), len(gain.needed_by)
    if n:
        yield f"  Supply {supply} and {n} standard{'s become' if n > 1 else ' becomes'} answerable: {', '.join(gain.answerable)}"
    else:
        others = "one standard" if several == 1 else f"{several} standards"
        yield f"  Supply {supply}: {others} need it beside something else: {', '.join(gain.needed_by)}"
    if gain.looks_like:
        yield f"    {', '.join(gain.looks_like)} in your export look{'s' if len(gain.looks_like) == 1 else ''} like it."


def _sentence(entry: str) -> str:
    table, _, column = entry.partition(".")
    facts = schema().tables[table]
    said = facts.columns[column].sentence if column else facts.sentence
    return said.rstrip(".")[:1].lower() + said.rstrip(".")[1:]


def _likenesses(folder: Path, supplied: Mapping[str, Supplied]) -> dict[str, tuple[str, ...]]:
    """What the export would feed if it were mapped anew and is not fed now: by `table` and `table.column`."""
    profile: ExportProfile = profiled(folder)
    found: dict[str, list[str]] = {}
    for name, table in proposed(profile).items():
        for entry, source in _proposed_columns(name, table):
            record_table, _, column = entry.partition(".")
            part = supplied.get(record_table)
            if part is None or (column and column not in part.columns):
                found.setdefault(entry, []).append(source)
    return {entry: tuple(dict.fromkeys(sources)) for entry, sources in found.items()}


def _proposed_columns(name: str, table: ProposedTable) -> Iterator[tuple[str, str]]:
    for feed in table.feeds:
        yield feed.table, name
        for column in feed.columns:
            source = "+".join(f"{name}.{part}" for part in column.parts)
            yield f"{feed.table}.{column.name}", source or name
            pair = column.name.removesuffix("_at") + "_on"
            if pair in schema().tables[feed.table].columns and pair != column.name:
                yield f"{feed.table}.{pair}", source or name
