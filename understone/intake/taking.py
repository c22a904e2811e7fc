"""Taking one export in, from the mapping to the snapshot, in the order in which it happens."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from understone.errors import StoreProblem
from understone.intake.checking import check_against_record
from understone.intake.deriving import Deriver, in_order
from understone.intake.earlier import LISTS, carried_over, earlier_snapshot, keep_other_parts, refuse_people_s_edits
from understone.intake.fates import Fates, fates_of, hold_blank_keys, hold_clashes, keep_places, make_held
from understone.intake.feeding import Fed, feed_rows
from understone.intake.grammar import read_mapping
from understone.intake.joining import join_rows
from understone.intake.lists import (
    keep_listed,
    unmapped,
    values_not_read,
    write_quarantine,
    write_receipt,
    write_unmapped,
)
from understone.intake.loading import Loaded, Loader, source_said_other
from understone.intake.manifests import manifest_after, supplied_by
from understone.intake.mapping import SourceMapping
from understone.intake.merging import Gone, Merge, ask_if_too_many, whole_rows
from understone.intake.outcome import Intake, KeptOut, NotImmigration
from understone.intake.parts import Parts
from understone.intake.sources import TableFiles, files_not_read, files_of
from understone.store.engines import DuckDB
from understone.store.folders import full_disk_explained, put_back, sha256_of, written_aside
from understone.store.snapshots import MANIFEST, Snapshot, write_tables

Progress = Callable[[str], None]


def take_in(
    folder: Path,
    mapping: Path,
    out: Path,
    *,
    accept_gone: bool = False,
    is_volume_encrypted: bool = False,
    retain_days: int = 365,
    progress: Progress | None = None,
) -> Intake:
    """Reads the export in `folder` as `mapping` says and leaves the record as a snapshot in `out`.

    Forces already in `out` are carried over. `out` changes only when all is well: it holds the last good
    snapshot whatever happens in between. Raises RecordProblem (mapping, files, `out`), ConfirmationNeeded
    (a full extract lacks more than 5 % of a table's rows and `accept_gone` is false) and StoreProblem.
    """
    said, problems = read_mapping(mapping)
    check_against_record(said, problems)
    tables = files_of(said, folder, problems)
    problems.raise_if_any()
    _refuse_plain_disk(said, is_volume_encrypted=is_volume_encrypted)
    with full_disk_explained(out):
        put_back(out)
        earlier = earlier_snapshot(out, said)
    with written_aside(out) as aside:
        run = _Run(folder, said, tables, out, earlier, progress or (lambda _: None))
        return run.taken_in(aside, accept_gone=accept_gone, retain_days=retain_days)


def _refuse_plain_disk(mapping: SourceMapping, *, is_volume_encrypted: bool) -> None:
    if not (mapping.is_made_up or is_volume_encrypted):
        raise StoreProblem(
            "This export is not made up, and Understone does not encrypt files itself. Put the folder on an "
            "encrypted volume and say so with --encrypted-volume."
        )


@dataclass(frozen=True)
class Read:
    """All that the engine holds once every source row has been judged."""

    sources: list[Loaded]
    feds: list[Fed]
    fates: tuple[Fates, ...]


def read_export(
    duck: DuckDB,
    mapping: SourceMapping,
    tables: Sequence[TableFiles],
    progress: Progress,
    earlier: Snapshot | None = None,
) -> Read:
    """Reads and judges every row of the export in the engine; nothing is written."""
    loader = Loader(duck, mapping.blanks)
    deriver = Deriver(duck, mapping)
    make_held(duck)
    read: dict[int, tuple[Loaded, list[Fed]]] = {}
    n_feds = 0
    for number in in_order(mapping):
        table = tables[number]
        progress(f"Reading {table.table.name}")
        source = loader.loaded(number, table)
        deriver.derive(source)
        keep_places(duck, source, mapping)
        fed = [feed_rows(duck, n, feed, source, deriver) for n, feed in enumerate(table.table.feeds, n_feds)]
        for one in fed:
            hold_blank_keys(duck, one)
        duck.forget(source.raw)
        n_feds += len(fed)
        read[number] = (source, fed)
    sources = [read[number][0] for number in sorted(read)]
    feds = [fed for number in sorted(read) for fed in read[number][1]]
    hold_clashes(duck, feds)
    fates = tuple(fates_of(duck, source, feds) for source in sources)
    for fed_table in mapping.fed_tables:
        join_rows(duck, fed_table, [fed for fed in feds if fed.table == fed_table], Parts(duck, mapping, earlier))
    keep_listed(duck, sources, feds, mapping.fed_tables)
    return Read(sources, feds, fates)


def _not_immigration(read: Read) -> tuple[NotImmigration, ...]:
    return tuple(
        NotImmigration(source.source.table.name, said.text, why.text)
        for source in read.sources
        for said, why in source_said_other(source)
    )


@dataclass(frozen=True)
class _Run:
    """One run: what it reads, and where it leaves what."""

    folder: Path
    mapping: SourceMapping
    tables: list[TableFiles]
    out: Path
    earlier: Snapshot | None
    progress: Progress

    def taken_in(self, aside: Path, *, accept_gone: bool, retain_days: int) -> Intake:
        spill = aside / ".spill"
        spill.mkdir()
        duck = DuckDB(spill=spill)
        try:
            if self.earlier is not None:
                refuse_people_s_edits(duck, self.earlier, self.mapping.force.force_id)
            read = read_export(duck, self.mapping, self.tables, self.progress, self.earlier)
            merge = Merge(duck, self.mapping, self.earlier)
            gone = merge.gone()
            if not accept_gone:
                ask_if_too_many(gone, source=self.mapping.source)
            self.progress("Putting the rows together")
            merge.keep_whole()
            intake = self._intake(duck, read, merge, gone)
            self._write(duck, aside, read, intake, retain_days=retain_days)
        finally:
            duck.close()
        shutil.rmtree(spill)
        return intake

    def _parts(self, duck: DuckDB) -> Parts:
        return Parts(duck, self.mapping, self.earlier)

    def _intake(self, duck: DuckDB, read: Read, merge: Merge, gone: list[Gone]) -> Intake:
        live = "gone_at is null"
        return Intake(
            force_id=self.mapping.force.force_id,
            extract_id=self.mapping.extract_id,
            out=self.out,
            fates=read.fates,
            rows={
                table: duck.run(f"select count(*) from {whole_rows(table)} where {live}")[0][0]
                for table in self.mapping.fed_tables
            },
            gone=tuple(gone),
            closed=merge.closed(),
            orphans=merge.orphans(),
            unmapped=unmapped(duck, read.feds),
            kept_out=tuple(
                KeptOut(source.source.table.name, column, reason, source.n_read)
                for source in read.sources
                for column, reason in source.source.kept_out.items()
            ),
            not_immigration=_not_immigration(read),
            not_used={
                table.table.name: tuple(column or "(a column without a name)" for column in table.not_used)
                for table in self.tables
                if table.not_used
            },
            values_not_read=values_not_read(duck, read.sources),
            with_controls={
                f"{source.source.table.name}.{column}": n
                for source in read.sources
                for column, n in source.n_with_controls.items()
            },
            files={file.name: sha256_of(file.path) for table in self.tables for file in table.files},
            files_not_read=files_not_read(self.folder, self.tables, but=self.out),
            mapping_sha256=sha256_of(self.mapping.path),
            quarantine=self.out / LISTS / self.mapping.force.force_id / "quarantine.csv",
        )

    def _write(self, duck: DuckDB, aside: Path, read: Read, intake: Intake, *, retain_days: int) -> None:
        self.progress("Writing the snapshot")
        fed = self.mapping.fed_tables
        files = carried_over(self.earlier, aside, intake.force_id, fed)
        queries = {table: f"select * from {whole_rows(table)}" for table in fed}
        files = [*files, *write_tables(duck, aside, intake.force_id, queries)]
        manifest = manifest_after(
            self.earlier.manifest if self.earlier is not None else None,
            self.mapping,
            supplied=supplied_by(read.feds, self.mapping),
            files=files,
            retain_days=retain_days,
        )
        lists = aside / LISTS / intake.force_id
        lists.mkdir(parents=True)
        self._write_parts(duck, read.feds, lists)
        write_quarantine(duck, lists / "quarantine.csv")
        write_unmapped(lists / "unmapped.csv", intake.unmapped)
        write_receipt(lists / "receipt.json", intake)
        (aside / MANIFEST).write_text(manifest.as_text(), encoding="utf-8")

    def _write_parts(self, duck: DuckDB, feds: list[Fed], lists: Path) -> None:
        """What feeds said of the rows that several feed, for the next extract of changes."""
        for table in self.mapping.fed_tables:
            mine = [fed for fed in feds if fed.table == table]
            if len(mine) > 1:
                self._parts(duck).write(table, mine, lists)
        if self.earlier is not None:
            keep_other_parts(self.earlier, lists, self.mapping.fed_tables)
