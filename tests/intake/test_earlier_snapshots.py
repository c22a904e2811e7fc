"""Taking an export in where a snapshot already is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.intake.small_force import NOMINAL, PEOPLE, Made, made_at, utc
from understone.errors import ConfirmationNeeded, RecordProblem
from understone.store.folders import sha256_of
from understone.store.snapshots import read_manifest

HEADER, *LINES = NOMINAL.splitlines(keepends=True)
SECOND = 'extract: {id: second, is_full: true, taken_at: "2026-12-01 06:00"}'
PARTIAL = 'extract: {id: second, is_full: false, taken_at: "2026-12-01 06:00"}'


def taken(made: Made, lines: list[str], *, accept_gone: bool = False, tables: str = PEOPLE, **head: str) -> None:
    made.write("nominal.csv", HEADER + "".join(lines))
    made.map(tables, **head)
    made.take(accept_gone=accept_gone)


def gone(made: Made) -> dict[str, Any]:
    return {key: row["gone_at"] for key, row in made.by_key("person").items()}


def sums(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): sha256_of(path) for path in folder.rglob("*") if path.is_file()}


def test_rows_no_longer_in_a_full_extract_are_marked_gone_and_stay(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    taken(made, LINES[1:], accept_gone=True, extract=SECOND)
    assert gone(made) == {"N1": utc("2026-12-01 06:00"), "N2": None, "N3": None}


def test_a_row_that_comes_back_is_no_longer_gone(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    taken(made, LINES[1:], accept_gone=True, extract=SECOND)
    taken(made, LINES, extract=SECOND.replace("second", "third").replace("12-01", "12-02"))
    assert set(gone(made).values()) == {None}


def test_a_row_that_stays_away_keeps_the_moment_when_it_went(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    taken(made, LINES[1:], accept_gone=True, extract=SECOND)
    taken(made, LINES[1:], extract=SECOND.replace("second", "third").replace("12-01", "12-02"))
    assert gone(made)["N1"] == utc("2026-12-01 06:00")


def test_a_full_extract_that_lacks_many_rows_asks_first_and_changes_nothing(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    before = sums(made.out)
    with pytest.raises(ConfirmationNeeded, match=r"- person: 1 of 3 rows \(33%\)\n  - person_name: 1 of 2 rows"):
        taken(made, LINES[1:], extract=SECOND)
    assert sums(made.out) == before


def test_five_in_a_hundred_may_go_without_asking(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    lines = [f"P{n},,,F,,,\n" for n in range(100)]
    taken(made, lines)
    taken(made, lines[5:], extract=SECOND)
    assert (made.intakes[1].gone[0].n_gone, made.intakes[1].gone[0].n_before) == (5, 100)


def test_a_partial_extract_adds_and_changes_and_takes_nothing_away(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    taken(made, [LINES[0].replace("F,", "M,"), "N9,Zoe,Zed,F,,,\n"], extract=PARTIAL)
    found = {key: (row["sex"], row["extract_id"], row["gone_at"]) for key, row in made.by_key("person").items()}
    assert found == {
        "N1": ("male", "second", None),
        "N2": ("male", "first", None),
        "N3": ("unknown", "first", None),
        "N9": ("female", "second", None),
    }


def test_a_row_that_is_there_but_quarantined_is_not_gone(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    tables = PEOPLE.replace("key: [NOM_REF, {text: main}]", "key: [NOM_REF, SEX]")
    taken(made, LINES, tables=tables)
    lines = [LINES[0].replace(",F,", ",,"), *LINES[1:]]
    taken(made, lines, tables=tables, accept_gone=True, extract=SECOND)
    assert made.intakes[1].n_quarantined == 1
    assert gone(made)["N1"] is None


def test_another_source_s_rows_are_left_alone(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    taken(made, ["K1,,,F,,,\n"], extract=SECOND, source="source: Custody system")
    found = {key: (row["source"], row["gone_at"]) for key, row in made.by_key("person").items()}
    assert found["N1"] == ("Meadshire RMS", None)
    assert found["K1"] == ("Custody system", None)


def test_what_two_sources_supply_adds_up(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    tables = PEOPLE.replace("died_on: DIED", "description: FORENAME").replace("sex: {from: SEX, values: sex}", "")
    taken(made, ["K1,,,F,,,\n"], extract=SECOND, source="source: Custody system", tables=tables)
    supplied = read_manifest(made.out).forces["meadshire"].supplied["person"].columns
    assert supplied == ("born_from", "born_until", "adult_on", "sex", "died_on", "description")


def test_a_full_extract_takes_the_place_of_what_its_source_supplied(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    taken(made, LINES, extract=SECOND, tables=PEOPLE.replace("died_on: DIED", "description: FORENAME"))
    force = read_manifest(made.out).forces["meadshire"]
    assert "died_on" not in force.supplied["person"].columns
    assert [extract["id"] for extract in force.extracts] == ["second"]


def test_other_forces_are_carried_over_untouched(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    mine = {name: digest for name, digest in sums(made.out).items() if name != "manifest.json"}
    taken(made, LINES, force="force: {id: downshire, name: Downshire, nation: wales, kind: territorial}")
    after = sums(made.out)
    assert {name: after[name] for name in mine} == mine
    assert sorted(read_manifest(made.out).forces) == ["downshire", "meadshire"]


def test_a_table_that_this_mapping_does_not_feed_is_carried_over(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    people_only = PEOPLE.split("      - table: person_name")[0]
    taken(made, LINES, tables=people_only, extract=SECOND)
    assert {row["extract_id"] for row in made.rows("person_name")} == {"first"}


def test_the_same_input_again_gives_the_same_bytes(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    before = sums(made.out)
    taken(made, LINES)
    assert sums(made.out) == before


def test_a_snapshot_of_the_same_input_elsewhere_is_the_same(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    before = sums(made.out)
    shutil.rmtree(made.out)
    taken(made, LINES)
    assert sums(made.out) == before


def test_an_earlier_extract_may_not_follow_a_later_one(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES, extract=SECOND)
    with pytest.raises(RecordProblem, match="already holds extract second of Meadshire RMS"):
        taken(made, LINES)


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.out.mkdir()
    (made.out / "thesis.txt").write_text("years of work")
    with pytest.raises(RecordProblem, match="holds something that is not a snapshot"):
        taken(made, LINES)
    assert (made.out / "thesis.txt").read_text() == "years of work"


def test_made_up_and_real_data_may_not_lie_together(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    made.map(PEOPLE, is_made_up="is_made_up: false")
    with pytest.raises(RecordProblem, match="made-up data and the export is real data"):
        made.take(is_volume_encrypted=True)


def test_a_snapshot_that_lacks_a_newer_column_is_read_with_nulls(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    taken(made, LINES)
    path = made.out / "person" / "meadshire.parquet"
    made.rewrite("person", pq.read_table(path).drop_columns(["description"]))
    taken(made, ["N9,,,F,,,\n"], extract=PARTIAL)
    assert {row["description"] for row in made.rows("person")} == {None}


def test_changes_that_people_made_are_never_overwritten(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    tables = PEOPLE + "      - {table: change, key: [NOM_REF]}\n"
    taken(made, LINES, tables=tables)
    path = made.out / "change" / "meadshire.parquet"
    entered = pq.read_table(path)
    by_hand = entered.set_column(
        entered.schema.get_field_index("source"), "source", pa.nulls(len(entered), pa.string())
    )
    made.rewrite("change", by_hand)
    with pytest.raises(RecordProblem, match="changes that people made"):
        taken(made, LINES, extract=SECOND)
