"""One case judged while someone waits: the same expressions over its slice, in one connection a worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from understone.standards import standards
from understone.standards.declaring import Standard
from understone.standards.inputs import JudgedForce, calendar_tables, input_tables
from understone.standards.judging import in_one_statement
from understone.store.live import LiveRecord


class LiveJudge:
    """Judges slices one after another. Make it when the worker starts: the SQL is compiled then, not later.

    Standards on places, units, staff, intelligence and whole forces need more than a case's slice: they are
    not judged here, and `not_judged` names them.
    """

    def __init__(self) -> None:
        self.standards: tuple[Standard, ...] = tuple(s for s in standards() if s.is_judged_live)
        self.not_judged: tuple[str, ...] = tuple(s.id for s in standards() if not s.is_judged_live)
        empty = {name: table.slice(0, 0) for name, table in input_tables([], ()).items()}
        self._record = LiveRecord(empty | calendar_tables())
        self._warm()

    def _warm(self) -> None:
        """Compiles every part, so that no request waits for it."""
        with self._record.holding({}):
            self._record.rows(in_one_statement(self.standards, "duckdb"))

    def obligations(self, force: JudgedForce, tables: Mapping[str, pa.Table], case_id: str) -> list[dict[str, Any]]:
        """The case's obligations in key order, as at the force's moment."""
        raised = [standard for standard in self.standards if _may_be_raised(standard, tables)]
        with self._record.holding({**tables, **input_tables([force], raised)}):
            rows = self._record.rows(in_one_statement(raised, "duckdb"))
        return [row for row in rows if row["case_id"] == case_id]

    def close(self) -> None:
        self._record.close()


def _may_be_raised(standard: Standard, tables: Mapping[str, pa.Table]) -> bool:
    """Whether the slice holds a row of every table that raises the standard; without one nothing is owed."""
    return all(tables[entry.partition(".")[0]].num_rows for entry in standard.raised_by)
