"""Each record row as the texts of another system, still apart from where they stand in its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from understone.record.schema import Table, schema
from understone.store.engines import DuckDB
from understone.synth.retelling.facts import Fact
from understone.synth.retelling.telling import NOT_EXPORTED, ForceToTell, told
from understone.synth.retelling.vocabulary import Vocabulary, Writing


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def key_table(table: str) -> str:
    """The name under which an engine holds the keys of a record table: `id` and `ref`."""
    return f"key_{table}"


def cell_table(table: str) -> str:
    """The name under which an engine holds a record table's rows as texts: `id`, `ref` and `f<n>_<m>`."""
    return f"cells_{table}"


@dataclass(frozen=True)
class Teller:
    """What telling needs: the engine that holds the rows, the force they are of, and the vocabulary."""

    duck: DuckDB
    force: ForceToTell
    vocabulary: Vocabulary

    def number_keys(self, table: str, constant: str = "") -> None:
        """Gives every row of a table, and every row that is only referred to, a key of this system."""
        self.keep_keys(table, "select null::varchar as id, null::varchar as ref where false", constant)

    def keep_keys(self, table: str, placed: str, constant: str = "") -> None:
        """Keeps the keys that `placed` (`id`, `ref`) gives, and numbers what it does not.

        `constant` is what the mapping adds to a key of this table.
        """
        wanted = " union ".join(self._ids_of(table))
        prefix = literal(self.vocabulary.prefix(table))
        numbered = f"{prefix} || '-' || lpad(cast(row_number() over (order by id) as varchar), 7, '0')"
        self.duck.keep("placed", placed)
        self.duck.keep(
            key_table(table),
            f"select id, ref, {literal(constant)} as constant from placed union all "
            f"select id, {numbered}, {literal(constant)} from ({wanted}) as wanted anti join placed using (id)",
        )

    def _ids_of(self, table: str) -> Iterator[str]:
        if table in {one.name for one in self.force.tables}:
            yield f"select id from {told(table)}"
        else:
            yield "select null::varchar as id where false"
        for other in self.force.tables:
            for column in other.columns.values():
                if column.references == table:
                    yield f'select "{column.name}" as id from {told(other.name)} where "{column.name}" is not null'

    def keep_every_key(self, first: Sequence[str] = ("person", "investigation", "crime", "incident")) -> None:
        """Keeps `every_key`: the one table in which an id lies, and its key, for references to rows of any table."""
        order = [*first, *(name for name in schema().tables if name not in (*first, *NOT_EXPORTED))]
        mine = {table.name for table in self.force.tables}
        parts = " union all ".join(
            f"select {at} as rank, {literal(name)} as kind, id, ref, constant from {key_table(name)} "
            f"semi join {told(name)} using (id)"
            for at, name in enumerate(order)
            if name in mine
        )
        self.duck.keep("every_key", f"select distinct on (id) kind, id, ref, constant from ({parts}) order by id, rank")

    def keep_cells(self, table: Table, facts: Sequence[Fact]) -> None:
        """Keeps the rows of a table as texts."""
        said = ["r.id", "k.ref"]
        joins = [f"{told(table.name)} r join {key_table(table.name)} k on k.id = r.id"]
        for n, fact in enumerate(facts):
            if fact.kind == "row":
                joins.append(f'left join {key_table(str(fact.column.references))} k{n} on k{n}.id = r."{fact.name}"')
            elif fact.kind == "any_row":
                joins.append(f'left join every_key k{n} on k{n}.id = r."{fact.name}"')
            cells = cells_sql(fact, f"k{n}", self.vocabulary)
            said += [f"{sql} as f{n}_{m}" for m, sql in enumerate(cells)]
        self.duck.keep(cell_table(table.name), f"select {', '.join(said)} from {' '.join(joins)}")


def kinds_met(teller: Teller, table: str, n: int) -> list[str]:
    """The record tables whose rows a table's fact number `n`, a reference to a row of any, names; people always."""
    word = {teller.vocabulary.word(one.name): one.name for one in teller.force.tables}
    met = teller.duck.run(f"select distinct f{n}_0 from {cell_table(table)} where f{n}_0 is not null")
    return [name for name in word.values() if name == "person" or name in {word[said] for (said,) in met}]


def cells_sql(fact: Fact, key: str, vocabulary: Vocabulary) -> list[str]:
    """SQL for each cell of a fact over the row `r`; `key` is the joined key of the row referred to."""
    value = f'r."{fact.name}"'
    if fact.kind in {"row", "any_row"}:
        kinds = {name: vocabulary.word(name) for name in schema().tables}
        kind = [_coded(f"{key}.kind", kinds)] if fact.kind == "any_row" else []
        return [*kind, f"coalesce({key}.ref, {value})"]
    if fact.kind == "code":
        return [_coded(value, vocabulary.codes[str(fact.column.closed_list)])]
    return _written(fact, value, vocabulary.writing)


def _written(fact: Fact, value: str, writing: Writing) -> list[str]:
    """What is neither a code nor a reference, as the system writes it."""
    beside = f'r."{fact.beside.name}"' if fact.beside else "null::date"
    if fact.kind == "moment":
        return _moment(value, beside, writing)
    if fact.kind == "born":
        return _born(value, beside, writing.day)
    yes, no, blank = (literal(text) for text in (writing.yes, writing.no, writing.blank_flag))
    said = {
        "flag": f"case when {value} then {yes} when not {value} then {no} else {blank} end",
        "number": f"cast({value} as varchar)",
        "day": f"strftime({value}, {literal(writing.day)})",
    }
    return [said.get(fact.kind, value)]


def _coded(value: str, texts: Mapping[str, str]) -> str:
    whens = " ".join(f"when {literal(code)} then {literal(text)}" for code, text in texts.items())
    return f"case {value} {whens} else {value} end"


def _moment(at: str, on: str, writing: Writing) -> list[str]:
    """The day and the time by the system's clock; with its offset in the hour that comes twice."""
    zone = literal(writing.time_zone)
    clock = f"timezone({zone}, {at})"
    time = (
        f"case when second({at}) = 0 then strftime({clock}, {literal(writing.time)}) "
        f"else strftime({clock}, {literal(writing.time_with_seconds)}) end"
    )
    if writing.time_with_offset:
        exact = f"strftime({clock}, {literal(writing.time_with_offset)})"
        earlier, later = (f"timezone({zone}, {at} {sign} interval 1 hour) = {clock}" for sign in ("+", "-"))
        time = f"case when {earlier} then {exact} || '+01:00' when {later} then {exact} || '+00:00' else {time} end"
    day = f"coalesce(cast({clock} as date), {on})"
    return [f"strftime({day}, {literal(writing.day)})", f"case when {at} is not null then {time} end"]


def _born(first: str, last: str, day: str) -> list[str]:
    """A date of birth as it is written where it is a day, a month or a year; else the first and the last day."""
    in_year = f"month({first}) = 1 and day({first}) = 1 and {last} = make_date(year({first}), 12, 31)"
    in_month = f"day({first}) = 1 and {last} = last_day({first})"
    written = (
        f"case when {first} = {last} then strftime({first}, {literal(day)}) "
        f"when {in_year} then strftime({first}, '%Y') when {in_month} then strftime({first}, '%Y-%m') end"
    )
    return [
        written,
        f"case when ({written}) is null then strftime({first}, {literal(day)}) end",
        f"case when ({written}) is null then strftime({last}, {literal(day)}) end",
    ]
