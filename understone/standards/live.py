"""One case judged while someone waits: the same expressions over its slice, in one connection a worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from understone.standards import standards
from understone.standards.declaring import Standard
from understone.standards.inputs import JudgedForce, open_inputs
from understone.standards.judging import keep_obligations, ordered
from understone.store.engines import DuckDB
from understone.store.slices import open_slice


class LiveJudge:
    """Judges slices one after another. Make it when the worker starts: the SQL is compiled then, not later.

    Standards on places, units, staff, intelligence and whole forces need more than a case's slice: they are
    not judged here, and `not_judged` names them.
    """

    def __init__(self) -> None:
        self.standards: tuple[Standard, ...] = tuple(s for s in standards() if s.is_judged_live)
        self.not_judged: tuple[str, ...] = tuple(s.id for s in standards() if not s.is_judged_live)
        # one case is small: a second thread costs more than it gives
        self._engine = DuckDB(memory="500MB", threads=1)

    def obligations(self, force: JudgedForce, tables: Mapping[str, pa.Table], case_id: str) -> list[dict[str, Any]]:
        """The case's obligations in key order, as at the force's moment."""
        open_slice(self._engine, tables)
        open_inputs(self._engine, [force], self.standards)
        keep_obligations(self._engine, self.standards)
        rows: list[dict[str, Any]] = self._engine.rows(ordered("obligation")).to_pylist()
        return [row for row in rows if row["case_id"] == case_id]

    def close(self) -> None:
        self._engine.close()
