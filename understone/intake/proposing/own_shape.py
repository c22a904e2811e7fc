"""An export that is already in the record's own shape: tables and columns named as the record names them."""

from __future__ import annotations

from understone.intake.profiling.profile import TableProfile
from understone.intake.proposing.coding import codes_for
from understone.intake.proposing.fields import targets
from understone.intake.proposing.matching import TableMatch
from understone.intake.proposing.proposed import ProposedColumn, ProposedFeed, ProposedTable
from understone.record.schema import ROW_COLUMNS, schema

_LEAST_SHARE = 0.8


def own_shape(table: TableProfile) -> ProposedTable | None:
    """The table as it stands, where it is named as a record table and so are its columns."""
    target = targets().get(table.name.lower())
    if target is None:
        return None
    columns = schema().tables[target.name].columns
    ours = [column for column in table.columns if column in columns]
    key = next((column for column in ("id", "source_key") if column in table.columns), None)
    if key is None or len(ours) < _LEAST_SHARE * len(table.columns):
        return None
    made = []
    for name in (column for column in ours if column not in ROW_COLUMNS):
        facts = columns[name]
        values = codes_for(facts.closed_list, table.columns[name].values) if facts.closed_list else []
        is_plain = all(one.value == one.code for one in values)
        made.append(
            ProposedColumn(
                name, (name,), row_of=facts.references if facts.kind == "key" else None,
                values=() if is_plain else tuple(values), closed_list=facts.closed_list, why="named as in the record",
            )
        )  # fmt: skip
    feed = ProposedFeed(target.name, (key,), tuple(made), why="the table is in the record's own shape")
    return ProposedTable(table, TableMatch(target, 1.0, 1.0, ()), (feed,), is_own_shape=True)
