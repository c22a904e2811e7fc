"""Where in the wide layout each folded row stands: in a group of its parent's row, or in a line that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from understone.record.schema import schema
from understone.store.engines import DuckDB
from understone.synth.retelling.telling import told


@dataclass(frozen=True)
class Fold:
    """Rows of `table` stand in the row of `into` that shares `by`, up to `times` of them.

    `is_keyed_by_row`: such a row has no key but that of the sheet's row it stands in.
    """

    table: str
    into: str
    by: str
    times: int = 1
    is_keyed_by_row: bool = False


def placed_table(table: str) -> str:
    """The name under which an engine holds where each row stands: `id`, `v`, `parent`, `slot` or else `j`."""
    return f"placed_{table}"


def overflow_table(into: str, by: str) -> str:
    """The name under which an engine holds the lines that go on from a sheet: `v`, `j`, `ref`."""
    return f"line_{into}_{by}"


def keep_placed(duck: DuckDB, fold: Fold, together: Sequence[Fold], is_of_parent: bool) -> None:
    """Keeps where the rows stand, and with the last of those folded `together` the lines they all share."""
    shared = "id" if is_of_parent else f'"{fold.by}"'
    table = schema().tables[fold.table]
    dates = [f'"{on}"' for on in table.columns if on.endswith("_on") and not on.startswith("recorded")]
    order = ", ".join([*(f"r.{on} nulls last" for on in dates[:1]), "r.id"])
    duck.keep(
        placed_table(fold.table),
        f"with parents as (select {shared} as v, min(id) as parent from {told(fold.into)} group by 1), "
        f'ranked as (select r.id, r."{fold.by}" as v, parent, '
        f'row_number() over (partition by r."{fold.by}" order by {order}) as i '
        f'from {told(fold.table)} r left join parents on parents.v = r."{fold.by}") '
        f"select id, v, parent, case when parent is not null and i <= {fold.times} then i end as slot, "
        f"case when parent is null then i when i > {fold.times} then i - {fold.times} end as j from ranked",
    )
    if fold == together[-1]:
        lines = " union ".join(f"select v, j from {placed_table(one.table)} where slot is null" for one in together)
        number = "lpad(cast(row_number() over (order by v nulls last, j) as varchar), 6, '0')"
        prefix = f"{fold.into[:2]}{fold.by[:2]}".upper()
        duck.keep(overflow_table(fold.into, fold.by), f"select v, j, '{prefix}/' || {number} as ref from ({lines})")
