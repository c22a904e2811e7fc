"""The wide layout: sheets whose rows carry what belongs to them, the first few of each kind in columns of their own.

What is folded into a parent's row stands there in numbered groups of columns; what does not fit, or has no such
parent, stands in a sheet that goes on from the parent's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from understone.record.schema import Table, schema
from understone.synth.retelling.cells import Teller, cell_table, key_table, kinds_met, literal
from understone.synth.retelling.describing import Described
from understone.synth.retelling.facts import Fact, facts_of
from understone.synth.retelling.files import write_rows
from understone.synth.retelling.mapping_text import FeedText, Reference, SourceText, fillings, text
from understone.synth.retelling.placing import Fold, keep_placed, overflow_table, placed_table


@dataclass(frozen=True)
class Group:
    """Columns of a sheet that say one record row: the column that tells that it is there, then each fact's.

    `key` is the column of the row's own key, or of the sheet's row where `constant` is added to it.
    """

    table: Table
    there: str
    key: str
    by: tuple[str, str] | None
    columns: tuple[tuple[Fact, tuple[str, ...]], ...]


class Wide:
    """Writes the sheets of one force."""

    def __init__(self, teller: Teller, folder: Path) -> None:
        self.teller = teller
        self.folder = folder
        self.vocabulary = teller.vocabulary
        told = {table.name: table for table in teller.force.tables}
        every = [Fold(**said) for said in self.vocabulary.facts["fold"]]
        self.folds = [fold for fold in every if self._can_fold(fold, told)]
        self.folded = {fold.table: fold for fold in self.folds}
        # the same for every force: a key does not hang on what a force supplies
        self.constants = {
            fold.table: self.vocabulary.word(fold.table).lower() for fold in every if fold.is_keyed_by_row
        }
        self.constants = {name: said for name, said in self.constants.items() if name in self.folded}
        self.reference = Reference(self.constants)
        self.facts = {
            name: facts_of(table, teller.force.supplied[name].columns, is_birth_one=True)
            for name, table in told.items()
        }

    def _can_fold(self, fold: Fold, told: dict[str, Table]) -> bool:
        """Where both are supplied, and the column they share is."""
        supplied = self.teller.force.supplied
        if fold.table not in told or fold.into not in told or fold.by not in supplied[fold.table].columns:
            return False
        return self._is_of_parent(fold) or fold.by in supplied[fold.into].columns

    def _is_of_parent(self, fold: Fold) -> bool:
        return schema().tables[fold.table].columns[fold.by].references == fold.into

    def write(self) -> tuple[list[SourceText], list[Described]]:
        """The source tables for the mapping, and for the description."""
        for name in schema().tables:
            if name not in self.folded:
                self.teller.number_keys(name)
        for fold in self.folds:
            keep_placed(self.teller.duck, fold, self._continued(fold.into, fold.by), self._is_of_parent(fold))
        for fold in self.folds:
            self._keep_keys(fold)
        self.teller.keep_every_key()
        for table in self.teller.force.tables:
            self.teller.keep_cells(table, self.facts[table.name])
        found = [self._sheet(table) for table in self.teller.force.tables if table.name not in self.folded]
        pairs = dict.fromkeys((fold.into, fold.by) for fold in self.folds)
        found += [self._continuing_sheet(into, by) for into, by in pairs]
        return [part for source, _ in found for part in self._by_cover(source)], [described for _, described in found]

    def _by_cover(self, source: SourceText) -> list[SourceText]:
        """The sheet as one source table for each stretch of days that what it feeds covers, all of the same file."""
        feeds: dict[tuple[str | None, str | None], list[FeedText]] = {}
        for feed in source.feeds:
            feeds.setdefault(self.teller.force.covers(feed.table), []).append(feed)
        return [
            SourceText(source.name if not at else f"{source.name}_{at + 1}", source.files, covers, some)
            for at, (covers, some) in enumerate(feeds.items())
        ]

    def _continued(self, into: str, by: str) -> list[Fold]:
        return [fold for fold in self.folds if (fold.into, fold.by) == (into, by)]

    def _keep_keys(self, fold: Fold) -> None:
        """A row keyed by its sheet's row takes that row's key; the others have their own."""
        if not fold.is_keyed_by_row:
            self.teller.number_keys(fold.table)
            return
        placed = (
            f"select p.id, coalesce(k.ref, o.ref) as ref from {placed_table(fold.table)} p "
            f"left join {key_table(fold.into)} k on k.id = p.parent and p.slot is not null "
            f"left join {overflow_table(fold.into, fold.by)} o on o.v is not distinct from p.v and o.j = p.j "
        )
        self.teller.keep_keys(fold.table, placed, self.constants[fold.table])

    # what stands in which column

    def _sheet_name(self, table: str) -> str:
        return str(self.vocabulary.facts["sheets"].get(table) or self.vocabulary.word(table))

    def _row_key(self, table: str) -> str:
        return f"{self.vocabulary.word(table)}_REF"

    def _group(self, table: Table, fold: Fold | None, number: int | None, by: tuple[str, str] | None) -> Group:
        """The group of a table's row: its own sheet's, or (with its fold) one of a parent's."""
        start = "" if fold is None else f"{self.vocabulary.word(table.name)}_{'' if number is None else f'{number}_'}"
        own = self._row_key(table.name) if fold is None else f"{start}REF"
        facts = [fact for fact in self.facts[table.name] if by is None or fact.name != by[0]]
        columns = tuple((fact, self._columns(table, fact, start)) for fact in facts)
        if fold is not None and fold.is_keyed_by_row:
            return Group(table, f"{start}DONE", "", by, columns)
        return Group(table, own, own, by, columns)

    def _columns(self, table: Table, fact: Fact, start: str) -> tuple[str, ...]:
        name = start + self.vocabulary.column(table.name, fact.name, fact.stem)
        ends = {
            "day": ("_DATE",),
            "moment": ("_DATE", "_TIME"),
            "row": ("_REF",),
            "any_row": ("_KIND", "_REF"),
            "born": ("", "_EARLIEST", "_LATEST"),
        }
        return tuple(
            f"{name.removesuffix('_DATE') if end == '_DATE' else name}{end}" for end in ends.get(fact.kind, ("",))
        )

    # sheets

    def _sheet(self, table: Table) -> tuple[SourceText, Described]:
        main = self._group(table, None, None, None)
        columns = [f'm.ref as "{main.key}"', *_selected(main, "m", self.facts[table.name])]
        joins = [f"{cell_table(table.name)} m"]
        source = SourceText(self._sheet_name(table.name), "", self.teller.force.covers(table.name))
        source.feeds += self._feeds(main, main.key)
        described = [(main.key, f"The key of the row. {table.sentence}"), *_meant(main)]
        for fold in [fold for fold in self.folds if fold.into == table.name]:
            child = schema().tables[fold.table]
            by = self._shared(fold, main)
            for slot in range(1, fold.times + 1):
                group = self._group(child, fold, slot if fold.times > 1 else None, (fold.by, by))
                alias = f"g{len(joins)}"
                placed = f"select c.*, p.parent, p.slot from {_with_places(fold)}"
                joins.append(f"left join ({placed}) {alias} on {alias}.parent = m.id and {alias}.slot = {slot}")
                columns += [_there(group, alias), *_selected(group, alias, self.facts[fold.table])]
                source.feeds += self._feeds(group, main.key)
                described += [(group.there, _there_says(group)), *_meant(group)]
        return self._written(
            source, f"select {', '.join(columns)} from {' '.join(joins)} order by 1", described, table.sentence
        )

    def _shared(self, fold: Fold, main: Group) -> str:
        """The column of the parent's sheet that says whose row the child is."""
        if self._is_of_parent(fold):
            return main.key
        return next(columns[0] for fact, columns in main.columns if fact.name == fold.by)

    def _continuing_sheet(self, into: str, by: str) -> tuple[SourceText, Described]:
        folds = self._continued(into, by)
        whose = str(schema().tables[folds[0].table].columns[by].references)
        key, shared = f"{self.vocabulary.word(into)}_LINE", f"{self.vocabulary.word(whose)}_REF"
        columns = [f'o.ref as "{key}"', f'k.ref as "{shared}"']
        joins = [f"{overflow_table(into, by)} o left join {key_table(whose)} k on k.id = o.v"]
        name = f"{self._sheet_name(into)}_CONTINUED_{self.vocabulary.word(whose)}"
        source = SourceText(name, "", self.teller.force.covers(into))
        described = [
            (key, "The key of the line."),
            (shared, f"Whose lines these are: a key of {self._sheet_name(whose)}."),
        ]
        for fold in folds:
            group = self._group(schema().tables[fold.table], fold, None, (by, shared))
            alias = f"g{len(joins)}"
            placed = f"select c.*, p.v, p.j from {_with_places(fold)} where p.slot is null"
            joins.append(f"left join ({placed}) {alias} on {alias}.v is not distinct from o.v and {alias}.j = o.j")
            columns += [_there(group, alias), *_selected(group, alias, self.facts[fold.table])]
            source.feeds += self._feeds(group, key)
            described += [(group.there, _there_says(group)), *_meant(group)]
        says = f"What did not fit on {self._sheet_name(into)}, or belongs to no row there, line by line."
        return self._written(source, f"select {', '.join(columns)} from {' '.join(joins)} order by 1", described, says)

    def _written(
        self, source: SourceText, sql: str, described: list[tuple[str, str]], says: str
    ) -> tuple[SourceText, Described]:
        twice = [column for column, n in Counter(column for column, _ in described).items() if n > 1]
        assert not twice, f"{source.name} names {twice} twice"
        file = f"{source.name}{self.vocabulary.writing.ending}"
        write_rows(self.teller.duck, sql, self.folder / file, self.vocabulary.writing)
        source.files = file
        return source, Described(source.name, source.files, says, described)

    # feeds

    def _feeds(self, group: Group, row_key: str) -> list[FeedText]:
        name = group.table.name
        key = f"[{text(group.key)}]" if group.key else self.reference.key(name, row_key)
        where = f"{{column: {text(group.there)}, is_blank: false}}" if group.there != row_key else None
        columns: dict[str, str] = {}
        if group.by is not None:
            by, column = group.by
            columns[by] = self.reference.row(str(group.table.columns[by].references), column)
        further: list[FeedText] = []
        for fact, stands_in in group.columns:
            if fact.kind == "any_row":
                further += self._any_row(name, key, fact, stands_in)
            else:
                columns |= fillings(fact, stands_in, self.reference)
        return [FeedText(name, key, where, columns), *further]

    def _any_row(self, name: str, key: str, fact: Fact, columns: Sequence[str]) -> list[FeedText]:
        """A reference to a row of any table: a feed for each table that it may be of, by the column that says so."""
        kind, column = columns
        numbers = {one.name: n for n, one in enumerate(self.facts[name])}
        feeds = [
            FeedText(
                name,
                key,
                f"{{column: {text(kind)}, is: [{text(self.vocabulary.word(one))}]}}",
                {fact.name: self.reference.row(one, column)},
            )
            for one in kinds_met(self.teller, name, numbers[fact.name])
        ]
        plain = f"[{{column: {text(kind)}, is_blank: true}}, {{column: {text(column)}, is_blank: false}}]"
        return [*feeds, FeedText(name, key, plain, {fact.name: text(column)})]


def _with_places(fold: Fold) -> str:
    return f"{cell_table(fold.table)} c join {placed_table(fold.table)} p using (id)"


def _there(group: Group, alias: str) -> str:
    said = f"{alias}.ref" if group.key else f"case when {alias}.id is not null then {literal('Yes')} end"
    return f'{said} as "{group.there}"'


def _there_says(group: Group) -> str:
    return group.table.sentence if group.key else f"Yes where there is one. {group.table.sentence}"


def _selected(group: Group, alias: str, facts: Sequence[Fact]) -> list[str]:
    numbers = {fact.name: n for n, fact in enumerate(facts)}
    return [
        f'{alias}.f{numbers[fact.name]}_{m} as "{column}"'
        for fact, columns in group.columns
        for m, column in enumerate(columns)
    ]


def _meant(group: Group) -> list[tuple[str, str]]:
    ends = {
        "moment": (": the day.", ": the time."),
        "any_row": (": what it is.", ": its key."),
        "born": (": the day, month or year.", ": where only a stretch is known, its first day.", ": its last day."),
    }
    return [
        (column, fact.column.sentence.replace(" (moment, UTC)", "").rstrip(".") + ends.get(fact.kind, (".",) * 3)[m])
        for fact, columns in group.columns
        for m, column in enumerate(columns)
    ]
