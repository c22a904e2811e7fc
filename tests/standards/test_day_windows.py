from __future__ import annotations

import datetime as dt

import ibis
import pyarrow as pa
import pytest

from understone.standards.day_windows import is_within
from understone.store.engines import DuckDB, sql_of

DAYS = ibis.table({"earlier": "date", "later": "date"}, name="days")


@pytest.mark.parametrize(("apart", "wanted"), [(-1, False), (0, True), (90, True), (91, False)])
def test_a_window_holds_its_first_and_its_last_day(duck: DuckDB, apart: int, wanted: bool) -> None:
    day = dt.date(2024, 2, 1)
    rows = pa.table({"earlier": [day], "later": [day + dt.timedelta(days=apart)]})
    duck.open_arrow("days", rows)
    within = DAYS.select(so=is_within(90, DAYS.earlier, DAYS.later))
    assert duck.rows(sql_of(within, "duckdb"))["so"].to_pylist() == [wanted]
