"""One case judged live gives what the whole force gives for that case."""

from __future__ import annotations

from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.promises.conftest import Made
from understone.law.bases import ForceKind, Nation
from understone.standards.inputs import JudgedForce
from understone.standards.live import LiveJudge
from understone.store.engines import DuckDB
from understone.store.slices import slice_of
from understone.store.snapshots import opened

N_CASES = 25


def judged_forces(made: Made) -> dict[str, JudgedForce]:
    snapshot = opened(made.snapshot)
    return {
        force_id: JudgedForce(
            force_id, snapshot.as_at[force_id], Nation(force.nation), ForceKind(force.kind), force.supplied, {}
        )
        for force_id, force in snapshot.manifest.forces.items()
    }


def in_bulk(made: Made, judge: LiveJudge, case_id: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for standard in sorted({standard.id for standard in judge.standards}):
        path = made.results / "obligations" / f"{standard}.parquet"
        rows += pq.read_table(path, filters=[("case_id", "=", case_id)]).to_pylist()
    return sorted(rows, key=lambda row: (row["force_id"], row["standard"], row["subject_id"], row["item_id"]))


@pytest.fixture(scope="module")
def record(made: Made) -> DuckDB:
    engine = DuckDB(memory="1GB")
    opened(made.snapshot).open_in(engine)
    return engine


def test_cases_judged_live_are_as_judged_in_bulk(made: Made, record: DuckDB) -> None:
    cases = record.run(
        f"select force_id, id from investigation where is_modern_slavery order by md5(id) limit {N_CASES}"
    )
    forces, judge = judged_forces(made), LiveJudge()
    assert len(cases) == N_CASES
    for force_id, case_id in cases:
        live = judge.obligations(forces[force_id], slice_of(record, force_id, case_id), case_id)
        assert live == in_bulk(made, judge, case_id)


def test_a_slice_holds_the_case_and_not_the_force(made: Made, record: DuckDB) -> None:
    [(force_id, case_id)] = record.run("select force_id, id from investigation where is_modern_slavery limit 1")
    tables = slice_of(record, force_id, case_id)
    assert tables["investigation"]["id"].to_pylist().count(case_id) == 1
    assert tables["incident"].num_rows < record.run("select count(*) from incident")[0][0] / 10


def test_standards_that_need_more_than_a_case_say_that_they_are_not_judged_live() -> None:
    assert {"REC-01", "REC-02", "REC-06", "CRI-07", "SUP-03", "INT-01", "INT-02", "LOC-01", "LOC-03", "PER-02"} <= set(
        LiveJudge().not_judged
    )
