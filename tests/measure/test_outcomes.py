from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from tests.measure.measured import figures, owed


def test_each_outcome_is_counted_for_its_own_standard(tmp_path: Path) -> None:
    rows = [owed("REF-04", "met"), owed("REF-04", "missed"), owed("REF-04", "ended"), owed("CRI-02", "unknown")]
    found = figures(tmp_path / "r", rows)["outcomes"]
    assert [(row["standard"], row["n_owed"], row["n_met"], row["n_missed"], row["n_ended"]) for row in found] == [
        ("CRI-02", 1, 0, 0, 0),
        ("REF-04", 2, 1, 1, 1),
    ]


def test_what_is_no_longer_owed_stands_beside_owed(tmp_path: Path) -> None:
    found = figures(tmp_path / "r", [owed("REF-04", "ended", reason="died")])["outcomes"]
    assert (found[0]["n_owed"], found[0]["n_ended"]) == (0, 1)


def test_done_in_time_and_written_after_it_was_due_is_entered_late(tmp_path: Path) -> None:
    rows = [
        owed("REF-04", "met", "a", done=20_001, written=20_003),
        owed("REF-04", "met", "b", done=20_001, written=20_002),
        owed("REF-04", "met", "c", done=20_001),
        owed("REF-04", "late", "d", done=20_003, written=20_009),
    ]
    assert figures(tmp_path / "r", rows)["outcomes"][0]["n_entered_late"] == 1


def test_unknown_is_counted_by_its_reason(tmp_path: Path) -> None:
    rows = [owed("REF-04", "unknown", subject, reason="no_start") for subject in "ab"]
    rows += [owed("REF-04", "unknown", "c", reason="undated")]
    found = figures(tmp_path / "r", rows)["unknown_reasons"]
    assert [(row["reason"], row["n"]) for row in found] == [("no_start", 2), ("undated", 1)]


def test_a_force_has_its_own_counts(tmp_path: Path) -> None:
    rows = [owed("REF-04", "met"), owed("REF-04", "missed", force_id="g")]
    found = figures(tmp_path / "r", rows)["outcomes"]
    assert [(row["force_id"], row["n_met"], row["n_missed"]) for row in found] == [("f", 1, 0), ("g", 0, 1)]


def test_the_rate_leaves_out_what_is_unknown_or_pending(tmp_path: Path) -> None:
    rows = [owed("REF-04", "met", f"m{i}") for i in range(9)] + [owed("REF-04", "missed", "x")]
    rows += [owed("REF-04", "unknown", f"u{i}") for i in range(10)] + [owed("REF-04", "pending", "y")]
    found = figures(tmp_path / "r", rows)["rates"][0]
    assert (found["says"], found["rate"], found["lowest"], found["highest"]) == ("rate", 0.9, 0.45, 0.95)


def test_signs_are_counted_without_their_words(tmp_path: Path) -> None:
    sign: dict[str, Any] = {
        "id": "s",
        "force_id": "f",
        "table_name": "incident",
        "row_id": "i",
        "indicator": "x",
        "family": "pay",
    }
    signs = [sign | {"words": "no wages for a year", "seen_on": dt.date(1970, 1, 3)}, sign | {"id": "t"}]
    found = figures(tmp_path / "r", [owed("REF-04", "met")], signs=signs)
    assert found["indicators"] == [{"force_id": "f", "family": "pay", "indicator": "x", "n_signs": 2, "n_rows": 1}]


def test_texts_with_signs_are_counted_by_their_day(tmp_path: Path) -> None:
    sign: dict[str, Any] = {
        "id": "s",
        "force_id": "f",
        "table_name": "incident",
        "row_id": "i",
        "seen_on": dt.date(1970, 1, 3),
    }
    found = figures(tmp_path / "r", [owed("REF-04", "met")], signs=[sign, sign | {"id": "t"}])
    assert found["sign_days"] == [{"force_id": "f", "day_no": 2, "n": 1}]
