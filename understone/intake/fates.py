"""The one fate of each source row: accepted, quarantined, or set aside under a name; the three add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pyarrow as pa

from understone.intake.feeding import Fed
from understone.intake.loading import BROKEN, FILES, Loaded
from understone.intake.mapping import SourceMapping
from understone.intake.sqltext import literal, name, names
from understone.intake.wording import Wording
from understone.store.engines import DuckDB

HELD = "held"
FED_NOTHING = "fed nothing"
DELETED = "deleted in the source"


@dataclass(frozen=True)
class Fates:
    """What became of the rows of one source table."""

    table: str
    n_read: int
    n_accepted: int
    n_quarantined: int
    set_aside: dict[str, int]

    @property
    def n_set_aside(self) -> int:
        return sum(self.set_aside.values())


def place_table(loaded: Loaded) -> str:
    """The name of the kept places of a source table."""
    return f"place_{loaded.number}"


def keep_places(duck: DuckDB, loaded: Loaded, mapping: SourceMapping) -> None:
    """Keeps `place_<number>`: where each row stands, and which filter set it aside (from 0, else null)."""
    wording = Wording(loaded.columns, mapping.blanks)
    filters = [wording.holds(condition) for condition in loaded.source.table.row_conditions]
    whens = " ".join(f"when {sql} then {at}" for at, sql in enumerate(filters))
    aside = f"case {whens} end" if filters else "null::integer"
    duck.keep(place_table(loaded), f"select _row, _file, _line, {aside} as _aside from {loaded.raw}")


def make_held(duck: DuckDB) -> None:
    """Makes `held` (`_row`, `source_column`, `reason`): the rows that are quarantined for what they say.

    A row is taken whole or not at all, so a row that one feed cannot take feeds nothing.
    """
    duck.run(f"create temp table {HELD} (_row bigint, source_column varchar, reason varchar)")


def hold_blank_keys(duck: DuckDB, fed: Fed) -> None:
    """Holds the rows of a feed whose key has a blank part."""
    duck.run(
        f"insert into {HELD} select _row, min(_blank), {literal(f'a part of the key of {fed.table} is blank')} "
        f"from {fed.rows} anti join {HELD} using (_row) where _key is null group by _row"
    )


def hold_clashes(duck: DuckDB, feds: Sequence[Fed]) -> None:
    """Holds the rows that say something else under a key already taken; must run once all feeds have."""
    clashes = _clashes(duck, feds)
    for fed in feds:
        if found := [clash for clash in clashes if clash[1] == fed.number]:
            _hold_clashes(duck, fed, found)


#: A row, the number of the feed that cannot take it, the row that took its key first, and the id of that key.
_Clash = tuple[int, int, int, str]

#: A row, the number of a feed that it feeds, its id there, and a digest of what it says.
_Member = tuple[int, int, str, int]


def _clashes(duck: DuckDB, feds: Sequence[Fed]) -> list[_Clash]:
    """Rows that say something else under a key already taken.

    Rows are judged in their order, since a row that is itself held must not hold another.
    """
    members = sorted(member for fed in feds for member in _disputed(duck, fed))
    first: dict[tuple[int, str], tuple[int, int]] = {}
    clashes: list[_Clash] = []
    for row, group in groupby(members, key=lambda member: member[0]):
        said: dict[tuple[int, str], int] = {}
        other: list[tuple[int, str, int]] = []
        for _, number, key, content in group:
            first_row, taken = first.get((number, key), (row, said.setdefault((number, key), content)))
            if taken != content:
                other.append((number, key, first_row))
        if other:
            number, key, first_row = other[0]
            clashes.append((row, number, first_row, key))
        else:
            for named, content in said.items():
                first.setdefault(named, (row, content))
    return clashes


def _disputed(duck: DuckDB, fed: Fed) -> list[_Member]:
    """The feed's rows under each key of which rows say different things."""
    free = f"(select * from {fed.rows} anti join {HELD} using (_row))"
    duck.keep("twice", f"select id from {free} group by id having count(*) > 1")
    found = duck.run(
        f"with said as (select _row, id, hash({names(fed.columns) or '1'}) as content "
        f"from {free} semi join twice using (id)) "
        "select _row, id, content from said semi join "
        "(select id from said group by id having count(distinct content) > 1) using (id)"
    )
    return [(row, fed.number, key, content) for row, key, content in found]


def _hold_clashes(duck: DuckDB, fed: Fed, clashes: Sequence[_Clash]) -> None:
    rows, _, firsts, ids = zip(*clashes, strict=True)
    pairs = pa.table({"_row": rows, "first_row": firsts, "id": ids})
    duck.open_arrow("clash", pairs)
    by_label: dict[str, list[str]] = {}
    for column, label in fed.columns.items():
        by_label.setdefault(label or column, []).append(column)
    differing = ", ".join(
        f"case when {' or '.join(f'a.{name(one)} is distinct from b.{name(one)}' for one in columns)} "
        f"then {literal(label)} end"
        for label, columns in by_label.items()
    )
    place = place_table(fed.source)
    duck.run(
        f"insert into {HELD} select _row, differing, 'same key as ' || "
        "case when own._file = other._file then '' else file || ' ' end || 'line ' || other._line "
        f"|| ', different ' || differing from "
        f"(select clash._row, first_row, max(concat_ws(', ', {differing})) as differing from clash "
        f"join {fed.rows} a on a._row = clash._row and a.id = clash.id "
        f"join {fed.rows} b on b._row = first_row and b.id = clash.id group by 1, 2) "
        f"join {place} own using (_row) join {place} other on other._row = first_row "
        f"join {FILES} on {FILES}._file = other._file"
    )


def fates_of(duck: DuckDB, loaded: Loaded, feds: Sequence[Fed]) -> Fates:
    """Counts each fate by itself, so that their sum is a check and not a definition."""
    place = place_table(loaded)
    fed_rows = " union all ".join(f"select _row from {fed.rows}" for fed in feds if fed.source is loaded)
    duck.keep("fed_row", fed_rows or "select _row from held where false")
    accepted = f"select count(*) from {place} semi join fed_row using (_row) anti join {HELD} using (_row)"
    nothing = f"select count(*) from {place} anti join fed_row using (_row) where _aside is null"
    held = f"select count(*) from {place} semi join {HELD} using (_row)"
    broken = f"select count(*) from {BROKEN} where _table = {loaded.number}"
    counts = dict(duck.run(f"select _aside, count(*) from {place} where _aside is not null group by _aside"))
    named = [said for said, _ in loaded.source.table.set_aside]
    named += [DELETED] if loaded.source.table.deleted is not None else []
    set_aside = {said: counts.get(at, 0) for at, said in enumerate(named)}
    if n_nothing := _one(duck, nothing):
        set_aside[FED_NOTHING] = set_aside.get(FED_NOTHING, 0) + n_nothing
    return Fates(
        table=loaded.source.table.name,
        n_read=loaded.n_read,
        n_accepted=_one(duck, accepted),
        n_quarantined=_one(duck, held) + _one(duck, broken),
        set_aside=set_aside,
    )


def _one(duck: DuckDB, sql: str) -> int:
    return int(duck.run(sql)[0][0])
