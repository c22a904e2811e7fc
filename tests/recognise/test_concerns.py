from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from understone.recognise.concerns import concerns_in, joined_in
from understone.store.tables import arrow_schema

SIGN = arrow_schema("sign").append(pa.field("is_off", pa.bool_()))
WINDOW = timedelta(days=180)


def sign(indicator: str = "GEN-12", **facts: Any) -> dict[str, Any]:
    return {
        "force_id": "f",
        "table_name": "incident",
        "row_id": "i",
        "incident_id": "i",
        "indicator": indicator,
        "family": {"GEN-12": "third-party-control", "GEN-13": "isolation", "FLD-06": "child"}.get(indicator, "fear"),
        "start_offset": 0,
        "end_offset": 10,
        "seen_on": date(2026, 5, 1),
        "is_off": False,
    } | facts


def concerns(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = concerns_in(pa.Table.from_pylist(list(rows), schema=SIGN)).to_pylist()
    return found


def joined(*rows: dict[str, Any], alone: dict[tuple[str, str], str] | None = None) -> list[dict[str, Any]]:
    of_people = pa.Table.from_pylist([row | {"person_id": "p"} for row in rows], schema=SIGN)
    found: list[dict[str, Any]] = joined_in(of_people, alone or {}, WINDOW).to_pylist()
    return found


def test_signs_in_two_entries_of_one_incident_are_weighed_together() -> None:
    rows = concerns(sign("GEN-12"), sign("GEN-13", table_name="encounter", row_id="e"))
    assert [(row["row_id"], row["concern"]) for row in rows] == [("i", "possible")]


def test_the_same_words_in_one_entry_are_one_thing() -> None:
    assert concerns(sign("GEN-12"), sign("GEN-13")) == []


def test_words_of_a_combination_leave_what_stands_between_them_free() -> None:
    combined = sign("GEN-12", start_offset=0, end_offset=50, part_offsets="0-5,45-50")
    assert [row["concern"] for row in concerns(combined, sign("GEN-13", start_offset=10, end_offset=20))] == [
        "possible"
    ]


def test_an_entry_of_no_incident_is_weighed_by_itself() -> None:
    alone = {"incident_id": None, "table_name": "place_visit"}
    rows = concerns(
        sign("GEN-12", row_id="v", **alone), sign("GEN-13", row_id="v", start_offset=20, end_offset=30, **alone)
    )
    assert [(row["table_name"], row["row_id"]) for row in rows] == [("place_visit", "v")]


def test_a_sign_that_is_switched_off_raises_nothing_and_is_remembered() -> None:
    rows = concerns(sign("GEN-12"), sign("GEN-13", start_offset=20, end_offset=30, is_off=True))
    assert [(row["concern"], row["concern_with_all"]) for row in rows] == [("none", "possible")]


def test_contacts_join_about_one_person() -> None:
    rows = joined(sign("GEN-12"), sign("GEN-13", incident_id="j", row_id="j", seen_on=date(2026, 7, 1)))
    assert [(row["table_name"], row["row_id"], row["concern"]) for row in rows] == [("person", "p", "possible")]


def test_contacts_further_apart_than_the_window_do_not_join() -> None:
    later = date(2026, 5, 1) + WINDOW + timedelta(days=1)
    assert joined(sign("GEN-12"), sign("GEN-13", incident_id="j", row_id="j", seen_on=later)) == []


def test_contacts_on_the_last_day_of_the_window_join() -> None:
    later = date(2026, 5, 1) + WINDOW
    assert len(joined(sign("GEN-12"), sign("GEN-13", incident_id="j", row_id="j", seen_on=later))) == 1


def test_a_person_is_no_item_of_their_own_where_one_report_says_as_much() -> None:
    rows = (sign("GEN-12"), sign("GEN-13", incident_id="j", row_id="j"))
    assert joined(*rows, alone={("f", "j"): "possible"}) == []


def test_what_fields_say_joins_with_what_words_say() -> None:
    field = sign("FLD-06", incident_id=None, table_name="missing_episode", row_id="m", start_offset=None)
    assert [row["concern"] for row in joined(sign("GEN-12"), field)] == ["possible"]


def test_one_field_alone_raises_nothing() -> None:
    field = sign("FLD-06", incident_id=None, table_name="missing_episode", row_id="m", start_offset=None)
    assert joined(field) == []
