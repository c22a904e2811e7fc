from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.synth.exported import mapping, rows, truth
from understone.errors import RecordProblem
from understone.synth import MadeUpForce, make_forces


def _digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make_forces(tmp_path / name, n_forces=2, n_incidents=400, seed=3)
    assert _digests(tmp_path / "one") == _digests(tmp_path / "other")


def test_another_seed_gives_another_force(tmp_path: Path) -> None:
    one, other = (make_forces(tmp_path / str(seed), n_forces=1, n_incidents=400, seed=seed)[0] for seed in (1, 2))
    assert one.truth.read_bytes() != other.truth.read_bytes()


def test_a_force_is_the_same_whatever_forces_come_after_it(tmp_path: Path) -> None:
    alone = make_forces(tmp_path / "alone", n_forces=1, n_incidents=400, seed=3)[0]
    first = make_forces(tmp_path / "many", n_forces=3, n_incidents=400, seed=3)[0]
    assert _digests(alone.folder) == _digests(first.folder)


def test_the_first_force_is_in_england_and_the_second_in_wales(made: list[MadeUpForce]) -> None:
    assert [force.nation for force in made] == ["england", "wales"]


def test_the_mapping_says_the_nation_of_the_force(made: list[MadeUpForce]) -> None:
    assert [mapping(force.folder)["force"]["nation"] for force in made] == [force.nation for force in made]


def test_the_second_force_is_smaller(made: list[MadeUpForce]) -> None:
    first, second = (len(truth(force.folder, "truth_incidents")) for force in made)
    assert (first, second) == (3_000, 1_800)


def test_each_force_has_a_namespace_of_its_own(made: list[MadeUpForce]) -> None:
    assert len({mapping(force.folder)["namespace"] for force in made}) == len(made)


def test_every_force_says_that_it_is_made_up(made: list[MadeUpForce]) -> None:
    assert [mapping(force.folder)["is_made_up"] for force in made] == [True, True]


def test_a_readme_says_that_all_of_it_is_made_up(made: list[MadeUpForce]) -> None:
    said = (made[0].folder.parent / "README.txt").read_text(encoding="utf-8")
    assert said.startswith("Everything in these folders is made up")


def test_a_tenth_of_the_incidents_are_cases_unless_said_otherwise(folder: Path) -> None:
    assert sum(row["MS_YN"] == "Y" for row in rows(folder, "INVESTIGATION")) == 300


def test_there_are_as_many_cases_as_were_asked_for(tmp_path: Path) -> None:
    made = make_forces(tmp_path, n_forces=1, n_incidents=200, n_cases=50, seed=1)[0]
    assert sum(row["MS_YN"] == "Y" for row in rows(made.folder, "INVESTIGATION")) == 50


def test_progress_is_told_as_each_force_is_made(tmp_path: Path) -> None:
    told: list[str] = []
    make_forces(tmp_path, n_forces=1, n_incidents=200, seed=1, progress=told.append)
    assert told[0].startswith("Meadshire Police: 40 cases")


def test_more_cases_than_incidents_are_asked_back(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="no more cases than incidents"):
        make_forces(tmp_path, n_forces=1, n_incidents=10, n_cases=11, seed=1)


def test_more_forces_than_there_are_names_are_asked_back(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="ask for 1 to"):
        make_forces(tmp_path, n_forces=99, n_incidents=100, seed=1)


def test_fifty_thousand_incidents_are_all_written(tmp_path: Path) -> None:
    made = make_forces(tmp_path, n_forces=1, n_incidents=50_000, n_cases=2_000, seed=1)[0]
    n_lines = sum(path.read_bytes().count(b"\n") - 1 for path in made.folder.glob("OCC_LOG_*.csv"))
    n_odd = sum(int(row["n"]) for row in truth(made.folder, "truth_intake") if row["source_table"] == "OCC_LOG")
    assert n_lines == 50_000 + n_odd
