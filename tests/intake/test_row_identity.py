"""The same source key is the same row, whatever file, order or run it comes in."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.small_force import NAMESPACE, NOMINAL, PEOPLE, Made, made_at
from understone.intake.identity import digest_sql, id_of, key_sql, uuid_sql
from understone.intake.places import Place, Said
from understone.store.engines import DuckDB

HEADER, *LINES = NOMINAL.splitlines(keepends=True)


@pytest.fixture(scope="module")
def engine() -> DuckDB:
    return DuckDB(memory="500MB")


def made_key(engine: DuckDB, parts: list[str]) -> str:
    columns = {f"C{at}": f"c{at}" for at in range(len(parts))}
    said = tuple(Said(column, Place(1, 1)) for column in columns)
    held = ", ".join(f"? as {raw}" for raw in columns.values())
    return str(engine.run(f"select {key_sql(said, columns)} from (select {held})", parts)[0][0])


def test_an_id_is_the_uuid_of_version_5_under_the_force_s_namespace(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL)
    made.map(PEOPLE)
    made.take()
    expected = str(uuid.uuid5(uuid.UUID(NAMESPACE), "Meadshire RMS|person|N1"))
    assert made.by_key("person")["N1"]["id"] == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))
def test_the_engine_makes_the_same_id_as_plain_python(engine: DuckDB, key: str) -> None:
    namespace = uuid.UUID(NAMESPACE)
    digest = digest_sql("k", namespace=namespace, source="RMS's", table="person")
    made = engine.run(f"select {uuid_sql('d')} from (select {digest} as d from (select ? as k))", [key])[0][0]
    assert made == id_of(namespace, "RMS's", "person", key)


PARTS = st.lists(st.text("ab|\\", min_size=1, max_size=4), min_size=1, max_size=3)


@given(PARTS, PARTS)
def test_different_parts_never_make_the_same_key(engine: DuckDB, one: list[str], other: list[str]) -> None:
    assert (made_key(engine, one) == made_key(engine, other)) == (one == other)


def test_plain_parts_are_joined_as_they_are(engine: DuckDB) -> None:
    assert made_key(engine, ["OC 12/26", "N1"]) == "OC 12/26|N1"


@st.composite
def split_in_files(draw: DrawFn) -> list[list[str]]:
    lines = draw(st.permutations(LINES))
    cut = draw(st.integers(0, len(lines)))
    return [list(lines[:cut]), list(lines[cut:])]


def ids_of(folder: Path, files: list[list[str]]) -> dict[str, dict[str, str]]:
    made = made_at(folder)
    for at, lines in enumerate(files):
        made.write(f"nominal{at}.csv", HEADER + "".join(lines))
    made.map(PEOPLE)
    made.take()
    return {table: {key: row["id"] for key, row in made.by_key(table).items()} for table in ("person", "person_name")}


@settings(deadline=None, max_examples=8)
@given(files=split_in_files())
def test_ids_do_not_depend_on_the_order_of_rows_or_files(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[str]]
) -> None:
    assert ids_of(tmp_path_factory.mktemp("a"), files) == ids_of(tmp_path_factory.mktemp("b"), [LINES])


def test_a_parent_that_comes_later_resolves_the_reference(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("calls.csv", "CALL,PLACE\nC1,P9\n")
    made.write("places.csv", "REF,NAME\n")
    made.map(CALLS_AND_PLACES)
    orphans_before = made.take().orphans
    made.write("places.csv", "REF,NAME\nP9,Car wash\n")
    orphans_after = made.take().orphans
    assert (orphans_before, orphans_after) == ({"incident.place_id": 1}, {})


def test_a_reference_into_another_system_is_made_under_that_system_s_name(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("calls.csv", "CALL,PLACE\nC1,P9\n")
    made.write("places.csv", "REF,NAME\n")
    made.map(CALLS_AND_PLACES.replace("{row_of: place,", "{row_of: place, source: Gazetteer,"))
    made.take()
    expected = id_of(uuid.UUID(NAMESPACE), "Gazetteer", "place", "P9")
    assert made.by_key("incident")["C1"]["place_id"] == expected


def test_a_blank_in_a_reference_is_null(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("calls.csv", "CALL,PLACE\nC1,N/K\n")
    made.write("places.csv", "REF,NAME\n")
    made.map(CALLS_AND_PLACES)
    made.take()
    assert made.by_key("incident")["C1"]["place_id"] is None


CALLS_AND_PLACES = """\
tables:
  CALLS:
    files: calls.csv
    feeds:
      - table: incident
        key: [CALL]
        columns:
          place_id: {row_of: place, from: [PLACE]}
  PLACES:
    files: places.csv
    feeds:
      - table: place
        key: [REF]
        columns:
          name: NAME
"""


def test_keys_are_trimmed_before_they_are_joined(tmp_path: Path) -> None:
    made: Made = made_at(tmp_path)
    made.write("calls.csv", "CALL,PLACE\n C1 ,P9\u00a0\n")
    made.write("places.csv", "REF,NAME\nP9,Car wash\n")
    made.map(CALLS_AND_PLACES)
    assert made.take().orphans == {}
