"""The snapshot as a whole: written aside, private, and what its manifest says."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.small_force import NOMINAL, PEOPLE, Made, made_at
from understone.errors import RecordProblem, StoreProblem
from understone.intake import taking
from understone.store.folders import sha256_of
from understone.store.snapshots import Manifest, opened, read_manifest

HEADER, *LINES = NOMINAL.splitlines(keepends=True)


def taken(folder: Path, tables: str = PEOPLE, **head: str) -> Made:
    made = made_at(folder)
    made.write("nominal.csv", NOMINAL)
    made.map(tables, **head)
    made.take()
    return made


def manifest(made: Made) -> Manifest:
    return read_manifest(made.out)


def test_the_snapshot_opens_and_names_its_files(tmp_path: Path) -> None:
    made = taken(tmp_path)
    files = {entry["table"]: (entry["rows"], entry["sha256"]) for entry in opened(made.out).manifest.files}
    assert files["person"] == (3, sha256_of(made.out / "person" / "meadshire.parquet"))


def test_the_force_is_as_the_mapping_says_and_as_at_its_extract(tmp_path: Path) -> None:
    force = manifest(taken(tmp_path)).forces["meadshire"]
    assert (force.name, force.nation, force.kind, force.as_at) == (
        "Meadshire Police", "england", "territorial", "2026-11-20T06:00:00+00:00",
    )  # fmt: skip


def test_supplied_names_the_columns_fed_and_their_derived_days(tmp_path: Path) -> None:
    tables = PEOPLE.replace("- table: person\n", "- table: nrm_referral\n", 1).split("          sex:")[0]
    supplied = manifest(taken(tmp_path, tables + "          sent_at: DIED\n")).forces["meadshire"].supplied
    assert supplied["nrm_referral"].columns == ("sent_at", "sent_on")


def test_supplied_names_the_days_that_a_table_covers(tmp_path: Path) -> None:
    tables = PEOPLE.replace("    feeds:", "    covers: {from: 2024-01-01, until: 2026-11-20}\n    feeds:")
    supplied = manifest(taken(tmp_path, tables)).forces["meadshire"].supplied["person"]
    assert (supplied.from_on, supplied.until_on) == ("2024-01-01", "2026-11-20")


def test_rows_are_in_key_order(tmp_path: Path) -> None:
    ids = [row["id"] for row in taken(tmp_path).rows("person")]
    assert ids == sorted(ids)


def test_it_must_be_deleted_a_year_after_the_extract_unless_said_otherwise(tmp_path: Path) -> None:
    made = taken(tmp_path)
    by_default = manifest(made).retain_until
    made.take(retain_days=30)
    assert (by_default, manifest(made).retain_until) == ("2027-11-20", "2026-12-20")


def test_only_the_owner_can_read_the_snapshot(tmp_path: Path) -> None:
    assert stat.S_IMODE(taken(tmp_path).out.stat().st_mode) == 0o700


def test_real_data_is_refused_until_the_volume_is_said_to_be_encrypted(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match=r"does not encrypt files itself.*--encrypted-volume"):
        taken(tmp_path, is_made_up="is_made_up: false")


def test_real_data_is_taken_in_on_an_encrypted_volume(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.csv", NOMINAL)
    made.map(PEOPLE, is_made_up="is_made_up: false")
    made.take(is_volume_encrypted=True)
    assert not manifest(made).is_made_up


def test_an_interrupted_run_leaves_the_last_good_snapshot_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = taken(tmp_path)
    before = (made.out / "manifest.json").read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(taking, "write_receipt", interrupted)
    with pytest.raises(KeyboardInterrupt):
        made.take()
    assert (made.out / "manifest.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export", "snapshot"]


def test_a_run_cut_off_while_it_put_the_snapshot_in_place_loses_nothing(tmp_path: Path) -> None:
    made = taken(tmp_path)
    made.map(PEOPLE, force="force: {id: downshire, name: Downshire, nation: wales, kind: territorial}")
    made.out.rename(tmp_path / ".snapshot.before")
    made.take()
    assert sorted(manifest(made).forces) == ["downshire", "meadshire"]


def test_nothing_is_left_of_the_work_in_the_snapshot(tmp_path: Path) -> None:
    names = sorted(path.name for path in taken(tmp_path).out.iterdir())
    assert names == ["intake", "manifest.json", "person", "person_name"]


def test_a_damaged_parquet_file_is_named(tmp_path: Path) -> None:
    made = made_at(tmp_path)
    made.write("nominal.parquet", b"PAR1 and then nothing")
    made.map(PEOPLE.replace("nominal*.csv", "nominal*.parquet"))
    with pytest.raises(RecordProblem, match=r"nominal\.parquet is not a whole Parquet file"):
        made.take()


def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    made = taken(tmp_path)
    told: list[str] = []
    made.take(progress=told.append)
    assert told == ["Reading NOMINAL", "Putting the rows together", "Writing the snapshot"]


@settings(deadline=None, max_examples=8)
@given(lines=st.permutations(LINES), cut=st.integers(0, len(LINES)))
def test_the_same_rows_give_the_same_files_whatever_their_order(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("order")
    made = made_at(folder)
    made.map(PEOPLE)
    sums: list[list[str]] = []
    for parts in ([LINES, []], [lines[:cut], lines[cut:]]):
        for at, part in enumerate(parts):
            made.write(f"nominal{at}.csv", HEADER + "".join(part))
        made.take()
        sums.append([entry["sha256"] for entry in manifest(made).files])
    assert sums[0] == sums[1]
