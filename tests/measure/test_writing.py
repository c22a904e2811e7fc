from __future__ import annotations

from pathlib import Path

import pytest

from tests.measure.measured import concern, figures, owed, write
from understone.errors import RecordProblem
from understone.measure import FOLDER, measure
from understone.store.engines import DuckDB

ROWS = [
    owed("REF-04", "missed", "a", case_id="i"),
    owed("REF-04", "met", "b", case_id="i", done=20_001, written=20_009),
    owed("REF-04", "ended", "c", reason="died"),
    owed("SAF-01", "late", "a", unit="hour", trigger=1_700_000_000, due=1_700_014_400, done=1_700_020_000),
    owed("SUP-01", "unknown", "i", case_id="i", reason="undated"),
    owed("REF-01", "met", "a", done=20_001),
]
CONCERNS = [concern("i", "strong"), concern("j", "possible", is_treated=True)]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        figures(tmp_path / name, ROWS, concerns=CONCERNS)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name / FOLDER).iterdir()} for name in ("one", "two")
    )
    assert one == two


def test_figures_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    figures(tmp_path / "r", ROWS)
    assert (tmp_path / "r" / FOLDER).stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_whole_is_refused_with_all_that_is_missing(tmp_path: Path) -> None:
    write(tmp_path / "r", ROWS)
    (tmp_path / "r" / "signs.parquet").unlink()
    (tmp_path / "r" / "concerns.parquet").unlink()
    engine = DuckDB()
    with pytest.raises(RecordProblem) as caught:
        measure(engine, tmp_path / "r")
    engine.close()
    assert len(caught.value.problems) == 2


def test_nothing_owed_gives_figures_with_no_rows(tmp_path: Path) -> None:
    found = figures(tmp_path / "r", [])
    assert not any(found.values())
