"""Columns that a mapping makes of a table's own, and tables that it looks into, in the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from understone.intake.loading import Loaded
from understone.intake.mapping import SUPERSEDED, Derived, Feed, SourceMapping
from understone.intake.places import Said
from understone.intake.sqltext import literal, parsed
from understone.intake.wording import Wording, changed
from understone.store.engines import DuckDB

UNCLEAR = "unclear"
#: What is looked up where it is one thing.
_ONLY = "case when len(_takes) = 1 then _takes[1] end"


def in_order(mapping: SourceMapping) -> list[int]:
    """The numbers of the source tables so that one that others look into comes before them."""
    numbers = {table.name: at for at, table in enumerate(mapping.tables)}
    ordered: dict[int, None] = {}

    def put(at: int) -> None:
        for one in mapping.tables[at].derived:
            if one.lookup is not None and numbers[one.lookup.table.text] not in {at, *ordered}:
                put(numbers[one.lookup.table.text])
        ordered[at] = None

    for at in range(len(mapping.tables)):
        if at not in ordered:
            put(at)
    return list(ordered)


class Deriver:
    """Makes the derived columns of one source table after another."""

    def __init__(self, duck: DuckDB, mapping: SourceMapping) -> None:
        self.duck = duck
        self.mapping = mapping
        self._lookups: dict[str, str] = {}
        duck.run(
            f"create temp table {UNCLEAR} "
            "(_table integer, _file integer, _line bigint, source_column varchar, value varchar, reason varchar)"
        )

    def derive(self, loaded: Loaded) -> None:
        """Adds to the raw rows the columns that make no rows of their own, and keeps what others look up here."""
        table = loaded.source.table
        for one in table.derived:
            if one.name.text not in table.spread:
                self._add(loaded, one)
        if table.keep_last_by is not None:
            self._tell_superseded(loaded, table.keep_last_by)
        for other in self.mapping.tables:
            for one in other.derived:
                if one.lookup is not None and one.lookup.table.text == table.name:
                    self._keep_lookup(loaded, one)

    def rows_for(self, loaded: Loaded, feed: Feed) -> tuple[str, Mapping[str, str]]:
        """The rows that a feed reads, as a query, and its columns: one row for each piece that it uses."""
        columns = dict(loaded.columns)
        sql = f"select * from {loaded.raw}"
        for one in _needed(loaded, feed):
            raw = f"s{len(columns)}"
            sql = self._spread(sql, one, raw, columns)
            columns[one.name.text] = raw
        return (loaded.raw if sql == f"select * from {loaded.raw}" else f"({sql})"), columns

    def _add(self, loaded: Loaded, one: Derived) -> None:
        raw = f"d{len(loaded.columns)}"
        text = self._wording(loaded.columns).text(one)
        sql = f"select *, {text} as {raw} from {loaded.raw}"
        if one.lookup is not None:
            self._keep_lookup(loaded, one)
            matched = self._matched(f"select *, {text} as _match from {loaded.raw}", one, "left join")
            sql = f"select * exclude (_match, _takes), {_ONLY} as {raw} from {matched}"
            self._tell_unclear(loaded, one, matched)
        self.duck.keep("derived", sql)
        self._take_over(loaded)
        loaded.columns[one.name.text] = raw

    def _tell_superseded(self, loaded: Loaded, by: Said) -> None:
        """Adds the column that is filled where another row with the same key is the later one."""
        table = loaded.source.table
        wording = self._wording(loaded.columns)
        apart = " or ".join(wording.holds(condition) for _, condition in table.set_aside) or "false"
        keys = ", ".join(loaded.columns[said.text] for said in table.row_key)
        last = loaded.columns[by.text]
        orders = (f"try_cast({last} as double)", parsed(last, [*self.mapping.moments, *self.mapping.days]), last)
        order = ", ".join(f"{one} desc nulls last" for one in orders)
        earlier = f"case when rank() over (partition by {apart}, {keys} order by {order}) > 1 then 'yes' end"
        self.duck.keep("derived", f"select *, {earlier} as superseded from {loaded.raw}")
        self._take_over(loaded)
        loaded.columns[SUPERSEDED] = "superseded"

    def _take_over(self, loaded: Loaded) -> None:
        self.duck.forget(loaded.raw)
        self.duck.run(f"alter table derived rename to {loaded.raw}")

    def _tell_unclear(self, loaded: Loaded, one: Derived, matched: str) -> None:
        """Lists the rows whose match is nowhere, or where several say different things."""
        assert one.lookup is not None
        said = f"{one.lookup.table.text} has"
        match, take = one.lookup.match.text, one.lookup.take.text
        label = "+".join(dict.fromkeys(part.text for part in one.source_columns))
        self.duck.run(
            f"insert into {UNCLEAR} select {loaded.number}, _file, _line, {literal(label)}, _match, "
            f"case when _takes is null then {literal(f'{said} no row with this {match}')} "
            f"else {literal(f'{said} several rows with this {match}, of different {take}')} end "
            f"from {matched} where _match is not null and (_takes is null or len(_takes) > 1)"
        )

    def _keep_lookup(self, loaded: Loaded, one: Derived) -> None:
        """Keeps what the table's rows take for each match, once; rows that are set aside or deleted do not count.

        A row that is there and blank takes nothing, which is no fault: its list is empty.
        """
        lookup = one.lookup
        if lookup is None or lookup.name in self._lookups or lookup.table.text != loaded.source.table.name:
            return
        if lookup.match.text not in loaded.columns or lookup.take.text not in loaded.columns:
            return
        wording = self._wording(loaded.columns)
        match, take = loaded.columns[lookup.match.text], loaded.columns[lookup.take.text]
        counted = [f"not {wording.holds(condition)}" for condition in loaded.source.table.row_conditions]
        where = " and ".join([f"{match} is not null", *counted])
        self._lookups[lookup.name] = f"lookup_{len(self._lookups)}"
        self.duck.keep(
            self._lookups[lookup.name],
            f"select {match} as _match, list_sort(list_distinct(list({take}))) as _takes "  # a null is not distinct
            f"from {loaded.raw} where {where} group by 1",
        )

    def _spread(self, sql: str, one: Derived, raw: str, columns: Mapping[str, str]) -> str:
        wording = self._wording(columns)
        if one.lookup is not None:
            how, takes = ("join", "unnest(_takes)") if one.is_into_rows else ("left join", _ONLY)
            matched = self._matched(f"select *, {wording.text(one)} as _match from ({sql})", one, how)
            return f"select * exclude (_match, _takes), {takes} as {raw} from {matched}"
        if one.in_step_with is not None:
            piece = f"list_extract({wording.pieces(one)}, _at_{columns[one.in_step_with.text]})"
            return f"select *, {changed(wording.unblank(piece), one)} as {raw} from ({sql})"
        if not one.is_into_rows:
            return f"select *, {wording.text(one)} as {raw} from ({sql})"
        apart = (
            f"select * exclude (_pieces), unnest(_pieces) as _piece, unnest(range(1, len(_pieces) + 1)) as _at_{raw} "
            f"from (select *, {wording.pieces(one)} as _pieces from ({sql}))"
        )
        piece = changed(wording.unblank("_piece"), one)
        return f"select * from (select * exclude (_piece), {piece} as {raw} from ({apart})) where {raw} is not null"

    def _matched(self, sql: str, one: Derived, how: str) -> str:
        assert one.lookup is not None
        return f"({sql}) {how} {self._lookups[one.lookup.name]} using (_match)"

    def _wording(self, columns: Mapping[str, str]) -> Wording:
        return Wording(columns, self.mapping.blanks)


def _needed(loaded: Loaded, feed: Feed) -> Sequence[Derived]:
    """The columns that make rows of their own, or hang on one that does, as far as the feed uses them, in order."""
    table = loaded.source.table
    derived = {one.name.text: one for one in table.derived}
    used: set[str] = set()

    def use(names: Iterator[str]) -> None:
        for name in names:
            if name in table.spread and name not in used:
                used.add(name)
                use(said.text for said in derived[name].source_columns)

    use(said.text for said in feed.source_columns)
    return [one for one in table.derived if one.name.text in used]
