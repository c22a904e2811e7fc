"""A mapping against the standards: which can be answered, and what would have to be supplied for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from understone.intake.linting import Lint, linted
from understone.intake.linting.telling import told as lint_told
from understone.intake.profiling import ExportProfile, profiled
from understone.intake.proposing import proposed
from understone.intake.proposing.proposed import ProposedTable
from understone.law.bases import ForceKind, Nation
from understone.law.calendar import uk_day
from understone.record.schema import schema
from understone.standards import standards
from understone.standards.declaring import Standard
from understone.standards.inputs import JudgedForce, codes_never_supplied, missing_evidence
from understone.store.snapshots import Supplied


@dataclass(frozen=True)
class Answerable:
    """One standard that applies to the force; `missing` are entries as `table` or `table.column`.

    `never` says in words which codes the duty can be seen by that the mapping can write none of.
    """

    standard: str
    title: str
    missing: tuple[str, ...]
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gain:
    """What to supply together, and the standards that then lack nothing.

    `supply` are entries as `table.column`, or `table` where any row of it will do. `looks_like` gives for an
    entry the columns of the export that look like it.
    """

    supply: tuple[str, ...]
    answerable: tuple[str, ...]
    looks_like: Mapping[str, tuple[str, ...]]


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
            yield from (line for one in lacking for line in _lacking_told(one))
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
        lint.mapping.taken_at,
        Nation(force.nation),
        ForceKind(force.kind),
        lint.supplied,
        {},
    )
    mine = [one for one in standards() if judged.nation in one.applies_to and judged.kind in one.force_kinds]
    answerable = tuple(_answerable(judged, mine))
    return Readiness(lint, answerable, tuple(_gains(answerable, _likenesses(folder, lint.supplied))))


def _lacking_told(one: Answerable) -> Iterator[str]:
    yield f"  {one.standard} {one.title}. Lacks {', '.join(one.missing)}"
    for never in one.never:
        yield f"    {one.standard} looks for {never}; your mapping can write none of them there."


def _answerable(force: JudgedForce, mine: Sequence[Standard]) -> Iterator[Answerable]:
    """Each standard once; of several versions, what any lacks, under the title of the latest that was in force."""
    missing: dict[str, set[str]] = {}
    never: dict[str, dict[str, None]] = {}
    titles: dict[str, str] = {}
    for standard in sorted(mine, key=lambda one: one.from_on):
        if standard.from_on <= uk_day(force.as_at) or standard.id not in titles:
            titles[standard.id] = standard.title
        missing.setdefault(standard.id, set()).update(missing_evidence(force, standard))
        fed = [one.words for one in codes_never_supplied(force, standard) if _is_fed(force, one.column)]
        never.setdefault(standard.id, {}).update(dict.fromkeys(fed))
    for standard_id in sorted(titles):
        yield Answerable(
            standard_id, titles[standard_id], tuple(sorted(missing[standard_id])), tuple(never[standard_id])
        )


def _is_fed(force: JudgedForce, entry: str) -> bool:
    table, _, column = entry.partition(".")
    return table in force.supplied and column in force.supplied[table].columns


def _gains(answerable: Sequence[Answerable], likenesses: Mapping[str, tuple[str, ...]]) -> list[Gain]:
    """By the tables that a standard lacks: a force supplies a register, not a column at a time."""
    lacking = {one.standard: frozenset(one.missing) for one in answerable if one.missing}
    gains = []
    for tables in {_tables(entries) for entries in lacking.values()}:
        then = sorted(standard for standard, entries in lacking.items() if _tables(entries) <= tables)
        entries = {entry for standard in then for entry in lacking[standard]}
        columns = {entry for entry in entries if "." in entry}
        wanted = tuple(sorted(columns | (entries - {entry.partition(".")[0] for entry in columns})))
        alike = {entry: likenesses[entry] for entry in wanted if entry in likenesses}
        gains.append(Gain(wanted, tuple(then), alike))
    return sorted(gains, key=lambda gain: (-len(gain.answerable), len(gain.supply), gain.supply))


def _tables(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.partition(".")[0] for entry in entries)


def _gain_told(gain: Gain) -> Iterator[str]:
    n = len(gain.answerable)
    become = "standards become" if n > 1 else "standard becomes"
    yield f"  Supply {' and '.join(gain.supply)} and {n} {become} answerable: {', '.join(gain.answerable)}"
    for entry in gain.supply:
        alike = gain.looks_like.get(entry, ())
        looks = f" {' and '.join(alike)} in your export looks like it." if alike else ""
        yield f"    {entry}: {_sentence(entry)}.{looks}"


def _sentence(entry: str) -> str:
    table, _, column = entry.partition(".")
    facts = schema().tables[table]
    said = facts.columns[column].sentence if column else facts.sentence
    return said.rstrip(".").replace(" (day in the UK)", "; a moment will do too")


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
