"""What a mapping would make of an export, found without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from understone.errors import RecordProblem
from understone.intake.checking import check_against_record
from understone.intake.fates import Fates
from understone.intake.grammar import read_mapping
from understone.intake.lists import unmapped, values_by_reason
from understone.intake.loading import source_said_other
from understone.intake.manifests import supplied_by
from understone.intake.mapping import SourceMapping
from understone.intake.merging import Merge, whole_rows
from understone.intake.outcome import Unmapped
from understone.intake.places import Problems
from understone.intake.sources import files_not_read, files_of
from understone.intake.sqltext import name
from understone.intake.taking import Progress, Read, read_export
from understone.record.schema import schema
from understone.store.engines import DuckDB
from understone.store.snapshots import Supplied


@dataclass(frozen=True)
class Finding:
    """Rows or values of one source column that cannot be taken in, with how many and where the first stands."""

    fate: str
    table: str
    column: str
    reason: str
    n: int
    first_place: str


@dataclass(frozen=True)
class Reference:
    """A reference of the record: how many rows say it, and of how many the row it refers to is not there."""

    table: str
    column: str
    n_said: int
    n_not_there: int

    @property
    def share_not_there(self) -> float:
        return self.n_not_there / self.n_said if self.n_said else 0.0


@dataclass(frozen=True)
class Lint:
    """`problems` stop an intake and are all that is known where there are any; nothing else here does."""

    problems: tuple[str, ...] = ()
    mapping: SourceMapping | None = None
    fates: tuple[Fates, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    references: tuple[Reference, ...] = ()
    not_used: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_immigration: Mapping[str, str] = field(default_factory=dict)
    files_not_read: tuple[str, ...] = ()
    supplied: Mapping[str, Supplied] = field(default_factory=dict)
    blank: tuple[str, ...] = ()

    @property
    def would_go_through(self) -> bool:
        return not self.problems

    def as_json(self) -> dict[str, Any]:
        found = {field_: value for field_, value in vars(self).items() if field_ != "mapping"}
        return found | {
            "would_go_through": self.would_go_through,
            "fates": [asdict(fate) | {"n_set_aside": fate.n_set_aside} for fate in self.fates],
            "findings": [asdict(one) for one in self.findings],
            "unmapped": [asdict(one) for one in self.unmapped],
            "references": [asdict(one) for one in self.references],
            "supplied": {table: asdict(part) for table, part in self.supplied.items()},
        }


def linted(folder: Path, mapping: Path, *, progress: Progress | None = None) -> Lint:
    """Tries the mapping on the export. Raises RecordProblem only where the folder is none."""
    try:
        said, problems = read_mapping(mapping)
    except RecordProblem as error:  # no YAML: nothing else of it can be looked at
        return Lint(problems=(str(error),))
    check_against_record(said, problems)
    tables = files_of(said, folder, problems)
    if (found := _listed(problems)) is not None:
        return Lint(problems=found)
    duck = DuckDB()
    try:
        read = read_export(duck, said, tables, progress or (lambda _: None))
        merge = Merge(duck, said, None)
        merge.keep_whole()
        return _lint(duck, said, read, folder)
    except RecordProblem as error:
        return Lint(problems=(str(error),))
    finally:
        duck.close()


def _listed(problems: Problems) -> tuple[str, ...] | None:
    try:
        problems.raise_if_any()
    except RecordProblem as error:
        return error.problems
    return None


def _lint(duck: DuckDB, mapping: SourceMapping, read: Read, folder: Path) -> Lint:
    supplied = supplied_by(read.feds, mapping)
    sources = [source.source for source in read.sources]
    rows = {table: duck.run(f"select count(*) from {whole_rows(table)}")[0][0] for table in mapping.fed_tables}
    return Lint(
        mapping=mapping,
        fates=read.fates,
        rows=rows,
        findings=tuple(Finding(*row) for row in values_by_reason(duck, read.sources)),
        unmapped=unmapped(duck, read.feds),
        references=tuple(_references(duck, supplied)),
        not_used={one.table.name: one.not_used for one in sources if one.not_used},
        kept_out={one.table.name: tuple(one.kept_out) for one in sources if one.kept_out},
        not_immigration={
            f"{one.source.table.name}.{said.text}": why.text
            for one in read.sources
            for said, why in source_said_other(one)
        },
        files_not_read=files_not_read(folder, sources, but=folder / ".nothing"),
        supplied=supplied,
        blank=tuple(_blank(duck, supplied, rows)),
    )


def _references(duck: DuckDB, supplied: Mapping[str, Supplied]) -> Iterable[Reference]:
    """Every reference that is fed, those that find nothing first."""
    found: list[Reference] = []
    for table, part in supplied.items():
        for column in part.columns:
            refers_to = schema().tables[table].columns[column].references
            if refers_to is None:
                continue
            there = f"select id from {whole_rows(refers_to)}" if refers_to in supplied else "select null where false"
            n_said, n_not = duck.run(
                f"select count(*), count(*) filter (where {name(column)} not in ({there})) "
                f"from {whole_rows(table)} where {name(column)} is not null"
            )[0]
            found.append(Reference(table, column, n_said, n_not))
    return sorted(found, key=lambda one: (-one.share_not_there, one.table, one.column))


def _blank(duck: DuckDB, supplied: Mapping[str, Supplied], rows: Mapping[str, int]) -> Iterable[str]:
    """Columns of the record that are fed and hold nothing in any row."""
    for table, part in supplied.items():
        if not rows[table]:
            continue
        counts: Sequence[int] = duck.run(
            f"select {', '.join(f'count({name(column)})' for column in part.columns) or '1'} from {whole_rows(table)}"
        )[0]
        yield from (f"{table}.{column}" for column, n in zip(part.columns, counts, strict=False) if not n)
