from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from understone.recognise.concern import Strength
from understone.recognise.fields import FIELD_INDICATORS, FieldIndicator
from understone.recognise.over_record import field_rows
from understone.record.schema import schema
from understone.store.engines import DuckDB, sql_of
from understone.store.tables import arrow_table

BY_ID = {indicator.id: indicator for indicator in FIELD_INDICATORS}
Tables = Mapping[str, list[dict[str, Any]]]


def found(duck: DuckDB, indicator: FieldIndicator, tables: Tables) -> list[dict[str, Any]]:
    """What one indicator finds in a record of these rows, each with the force added."""
    for name in schema().tables:
        duck.open_arrow(name, arrow_table(name, [{"force_id": "f"} | row for row in tables.get(name, [])]))
    rows: list[dict[str, Any]] = duck.rows(sql_of(field_rows([indicator]), "duckdb")).to_pylist()
    return rows


def held(offence: str, age: int) -> Tables:
    """Someone of that age on the day on which they were arrested."""
    return {
        "person": [{"id": "p", "adult_on": date(2026 - age + 18, 6, 1)}],
        "custody": [{"id": "c", "person_id": "p", "offence": offence, "arrested_on": date(2026, 6, 1)}],
    }


def missing(*days: date, adult_on: date = date(2030, 1, 1)) -> Tables:
    episodes = [{"id": f"m{n}", "person_id": "p", "reported_on": day} for n, day in enumerate(days)]
    return {"person": [{"id": "p", "adult_on": adult_on}], "missing_episode": episodes}


@pytest.mark.parametrize(
    ("indicator", "offence", "age"),
    [
        ("FLD-01", "Production of cannabis", 17),
        ("FLD-02", "Possession with intent to supply class A", 15),
        ("FLD-03", "Theft from shop (shoplifting)", 14),
        ("FLD-04", "Cultivation of cannabis", 19),
    ],
)
def test_a_young_person_held_for_it_is_a_sign(duck: DuckDB, indicator: str, offence: str, age: int) -> None:
    rows = found(duck, BY_ID[indicator], held(offence, age))
    assert [(row["row_id"], row["person_id"]) for row in rows] == [("c", "p")]


@pytest.mark.parametrize(
    ("indicator", "offence", "age"),
    [
        ("FLD-01", "Production of cannabis", 18),
        ("FLD-01", "Drunk and disorderly", 17),
        ("FLD-02", "Supply of class A", 18),
        ("FLD-03", "Theft from shop", 18),
        ("FLD-04", "Cultivation of cannabis", 22),
        ("FLD-04", "Cultivation of cannabis", 17),
    ],
)
def test_an_older_person_or_another_offence_is_none(duck: DuckDB, indicator: str, offence: str, age: int) -> None:
    assert found(duck, BY_ID[indicator], held(offence, age)) == []


def test_the_words_say_what_the_fields_say(duck: DuckDB) -> None:
    rows = found(duck, BY_ID["FLD-01"], held("Production of cannabis", 17))
    assert [row["words"] for row in rows] == ["Held under the age of 18 for: Production of cannabis"]


def test_the_third_time_within_ninety_days_is_a_sign(duck: DuckDB) -> None:
    rows = found(duck, BY_ID["FLD-06"], missing(date(2026, 1, 1), date(2026, 2, 1), date(2026, 4, 1)))
    assert [row["row_id"] for row in rows] == ["m2"]


def test_a_third_time_a_day_too_late_is_none(duck: DuckDB) -> None:
    assert found(duck, BY_ID["FLD-06"], missing(date(2026, 1, 1), date(2026, 2, 1), date(2026, 4, 2))) == []


def test_an_adult_missing_again_is_none(duck: DuckDB) -> None:
    days = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1))
    assert found(duck, BY_ID["FLD-06"], missing(*days, adult_on=date(2020, 1, 1))) == []


def test_an_episode_marked_as_showing_a_sign_is_one(duck: DuckDB) -> None:
    episodes: list[dict[str, Any]] = [
        {"id": "m", "person_id": "p", "has_exploitation_sign": True},
        {"id": "n", "person_id": "p", "has_exploitation_sign": None},
    ]
    assert [row["row_id"] for row in found(duck, BY_ID["FLD-07"], {"missing_episode": episodes})] == ["m"]


def test_signs_that_custody_staff_marked_are_one(duck: DuckDB) -> None:
    custody: list[dict[str, Any]] = [{"id": "c", "has_plain_signs": True}, {"id": "d", "has_plain_signs": False}]
    assert [row["row_id"] for row in found(duck, BY_ID["FLD-05"], {"custody": custody})] == ["c"]


def at_a_grow(adult_on: date | None, role: str = "found-there", kind: str = "cannabis-grow") -> Tables:
    return {
        "place": [{"id": "x", "premises_type": kind}],
        "incident": [{"id": "i", "place_id": "x", "reported_on": date(2026, 6, 1)}],
        "involvement": [{"id": "v", "incident_id": "i", "person_id": "p", "person_role": role}],
        "person": [{"id": "p", "adult_on": adult_on}],
    }


@pytest.mark.parametrize("adult_on", [date(2028, 1, 1), date(2023, 1, 1), None])
def test_someone_young_or_of_no_known_age_at_a_grow_is_a_sign(duck: DuckDB, adult_on: date | None) -> None:
    assert [row["incident_id"] for row in found(duck, BY_ID["FLD-08"], at_a_grow(adult_on))] == ["i"]


@pytest.mark.parametrize(
    "tables",
    [at_a_grow(date(2020, 1, 1)), at_a_grow(None, role="witness"), at_a_grow(None, kind="dwelling")],
)
def test_an_older_person_a_witness_or_another_place_is_none(duck: DuckDB, tables: Tables) -> None:
    assert found(duck, BY_ID["FLD-08"], tables) == []


def signed(*places: str | None, kind: str = "dwelling", signs: int = 2) -> Tables:
    """Incidents at these places, the first so many of them with a sign."""
    return {
        "place": [{"id": place, "premises_type": kind} for place in set(places) if place],
        "incident": [{"id": f"i{n}", "place_id": place} for n, place in enumerate(places)],
        "sign": [{"id": f"s{n}", "incident_id": f"i{n}"} for n in range(signs)],
    }


def test_two_reports_with_signs_at_one_place_are_linked(duck: DuckDB) -> None:
    rows = found(duck, BY_ID["FLD-09"], signed("x", "x"))
    assert sorted(row["incident_id"] for row in rows) == ["i0", "i1"]


@pytest.mark.parametrize(
    "tables",
    [signed("x", "y"), signed(None, None), signed("x", "x", kind="hospital"), signed("x", "x", signs=1)],
)
def test_what_joins_everybody_or_nobody_links_none(duck: DuckDB, tables: Tables) -> None:
    assert found(duck, BY_ID["FLD-09"], tables) == []


def test_no_field_is_strong_by_itself() -> None:
    assert Strength.STRONG not in {indicator.strength for indicator in FIELD_INDICATORS}


def test_every_field_indicator_names_its_source() -> None:
    assert [indicator.id for indicator in FIELD_INDICATORS if not indicator.sources] == []
