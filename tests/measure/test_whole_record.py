from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from understone.law.bases import ForceKind, Nation
from understone.measure.whole_record import FILES, measure_record, window
from understone.record.schema import schema
from understone.standards.declaring import EXAMPLE_AS_AT
from understone.standards.examples import example_row
from understone.standards.inputs import JudgedForce
from understone.store.engines import DuckDB
from understone.store.snapshots import Supplied
from understone.store.tables import arrow_table

CASE = {"id": "c", "is_modern_slavery": True, "opened_on": "2026-09-01"}
REPORT = {"investigation_id": "c", "reported_on": "2026-08-30"}


def force(*, without: str = "", from_on: str | None = None) -> JudgedForce:
    supplied = {
        name: Supplied(tuple(table.columns), from_on, None)
        for name, table in schema().tables.items()
        if name != without
    }
    return JudgedForce("f", EXAMPLE_AS_AT, Nation.ENGLAND, ForceKind.TERRITORIAL, supplied, {})


def measured(folder: Path, judged: JudgedForce | None = None, **rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of a record of these rows, by the name of the file."""
    engine = DuckDB()
    for name, table in schema().tables.items():
        made = [example_row(table, "f", number, row) for number, row in enumerate(rows.get(name, []), start=1)]
        engine.open_arrow(name, arrow_table(name, made))
    measure_record(engine, [judged or force()], folder)
    engine.close()
    return {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in FILES}


def origins(folder: Path, **rows: list[dict[str, Any]]) -> dict[str, int]:
    return {row["origin"]: row["n"] for row in measured(folder, None, **rows)["case_origins"]}


def figure(folder: Path, name: str, judged: JudgedForce | None = None, **rows: list[dict[str, Any]]) -> Any:
    return [
        (row["code"], row["n"], row["n_undated"], row["is_supplied"])
        for row in measured(folder, judged, **rows)["activity"]
        if row["figure"] == name
    ]


@pytest.mark.parametrize(
    ("as_at", "first", "last"),
    [
        ("2026-11-21T12:00:00+00:00", dt.date(2025, 11, 22), dt.date(2026, 11, 21)),
        ("2028-02-29T12:00:00+00:00", dt.date(2027, 3, 1), dt.date(2028, 2, 29)),
        ("2026-06-30T23:30:00+00:00", dt.date(2025, 7, 2), dt.date(2026, 7, 1)),
    ],
)
def test_the_window_is_twelve_months_to_the_uk_day(as_at: str, first: dt.date, last: dt.date) -> None:
    assert window(dt.datetime.fromisoformat(as_at)) == (first, last)


@pytest.mark.parametrize(
    ("source", "origin"),
    [("police", "police"), ("public", "others"), ("victim", "others"), ("unknown", "unknown"), (None, "unknown")],
)
def test_a_case_began_as_its_report_did(tmp_path: Path, source: str | None, origin: str) -> None:
    assert origins(tmp_path, investigation=[CASE], incident=[REPORT | {"report_source": source}]) == {origin: 1}


def test_a_case_began_as_its_earliest_report_did(tmp_path: Path) -> None:
    reports = [
        REPORT | {"report_source": "public"},
        REPORT | {"report_source": "police", "reported_on": "2026-10-01"},
    ]
    assert origins(tmp_path, investigation=[CASE], incident=reports) == {"others": 1}


def test_a_case_with_no_report_cannot_say(tmp_path: Path) -> None:
    assert origins(tmp_path, investigation=[CASE]) == {"unknown": 1}


def test_a_case_with_no_day_at_all_is_counted_apart(tmp_path: Path) -> None:
    assert origins(tmp_path, investigation=[CASE | {"opened_on": None}]) == {"undated": 1}


def test_a_case_with_no_day_began_on_the_day_of_its_report(tmp_path: Path) -> None:
    found = origins(
        tmp_path, investigation=[CASE | {"opened_on": None}], incident=[REPORT | {"report_source": "police"}]
    )
    assert found == {"police": 1}


@pytest.mark.parametrize(("opened", "n"), [("2025-11-21", {}), ("2025-11-22", {"unknown": 1})])
def test_a_case_counts_from_the_first_day_of_the_window(tmp_path: Path, opened: str, n: dict[str, int]) -> None:
    assert origins(tmp_path, investigation=[CASE | {"opened_on": opened}]) == n


def test_a_case_of_another_kind_is_not_counted(tmp_path: Path) -> None:
    assert origins(tmp_path, investigation=[CASE | {"is_modern_slavery": False}]) == {}


def test_what_has_no_day_is_counted_apart(tmp_path: Path) -> None:
    sent = [
        {"person_id": "p", "sent_on": "2026-09-01"},
        {"person_id": "q"},
        {"person_id": "r", "sent_on": "2024-01-01"},
    ]
    assert figure(tmp_path, "referrals", nrm_referral=sent) == [("", 1, 1, True)]


def test_only_crimes_of_modern_slavery_are_counted(tmp_path: Path) -> None:
    crimes = [
        {"is_modern_slavery": True, "crimed_on": "2026-09-01"},
        {"is_modern_slavery": False, "crimed_on": "2026-09-01"},
    ]
    assert figure(tmp_path, "crimes", crime=crimes) == [("", 1, 0, True)]


def test_outcomes_are_counted_by_their_type(tmp_path: Path) -> None:
    crimes = [{"id": "k", "is_modern_slavery": True}, {"id": "t", "is_modern_slavery": False}]
    given: dict[str, Any] = {"crime_id": "k", "decided_on": "2026-09-01"}
    outcomes = [given | {"outcome_code": "16"}, given | {"outcome_code": None}, given | {"crime_id": "t"}]
    assert figure(tmp_path, "outcomes", crime=crimes, crime_outcome=outcomes) == [
        ("16", 1, 0, True),
        ("unknown", 1, 0, True),
    ]


def test_someone_judged_in_two_cases_is_judged_again(tmp_path: Path) -> None:
    judged = {"person_id": "p", "reasonable_grounds_on": "2026-09-01"}
    rows = [judged | {"investigation_id": case} for case in ("c", "d")]
    assert figure(tmp_path, "repeat_victims", potential_victim=rows) == [("", 1, 0, True)]


def test_someone_judged_twice_in_one_case_is_not_judged_again(tmp_path: Path) -> None:
    judged = {"person_id": "p", "investigation_id": "c", "reasonable_grounds_on": "2026-09-01"}
    assert figure(tmp_path, "repeat_victims", potential_victim=[judged, judged]) == [("", 0, 0, True)]


def test_a_table_that_was_not_supplied_says_so(tmp_path: Path) -> None:
    assert figure(tmp_path, "notifications", force(without="notification")) == [("", 0, 0, False)]


def test_a_table_that_covers_part_of_the_window_is_not_supplied_whole(tmp_path: Path) -> None:
    assert figure(tmp_path, "referrals", force(from_on="2026-01-01")) == [("", 0, 0, False)]


def test_the_wait_is_from_the_first_judgement_to_the_first_referral_after_it(tmp_path: Path) -> None:
    judged = [{"person_id": "p", "reasonable_grounds_on": day} for day in ("2026-09-01", "2026-09-05")]
    sent = [{"person_id": "p", "sent_on": day} for day in ("2026-08-01", "2026-09-03", "2026-10-01")]
    found = measured(tmp_path, potential_victim=judged, nrm_referral=sent)["referral_waits"]
    assert [(row["days"], row["n"]) for row in found] == [(2, 1)]
