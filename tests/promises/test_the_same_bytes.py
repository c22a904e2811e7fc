"""The same bytes in, the same bytes out: an export taken in again leaves every file of the record as it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from understone.intake import take_in
from understone.synth import MadeUpForce, make_forces


def digests(folder: Path) -> dict[str, str]:
    """Every Parquet file below a folder, with a digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.parquet"))
    }


@pytest.fixture(scope="module")
def force(tmp_path_factory: pytest.TempPathFactory) -> MadeUpForce:
    return make_forces(tmp_path_factory.mktemp("told"), n_forces=1, n_incidents=1500, seed=36)[0]


@pytest.fixture(scope="module")
def first(force: MadeUpForce, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "snapshot"
    take_in(force.folder, force.mapping, folder)
    return folder


def test_there_are_files_of_every_kind_to_compare(first: Path) -> None:
    assert {name.partition("/")[0] for name in digests(first)} >= {"person", "person_name", "incident", "intake"}


def test_the_same_export_into_another_folder_is_the_same_bytes(force: MadeUpForce, first: Path, tmp_path: Path) -> None:
    take_in(force.folder, force.mapping, tmp_path / "snapshot")
    assert digests(tmp_path / "snapshot") == digests(first)


def test_the_same_export_into_the_same_folder_leaves_the_same_bytes(
    force: MadeUpForce, first: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        take_in(force.folder, force.mapping, tmp_path / "snapshot")
    assert digests(tmp_path / "snapshot") == digests(first)


def test_a_folder_given_from_where_one_stands_can_be_taken_into_again(
    force: MadeUpForce, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        take_in(force.folder, force.mapping, Path("snapshot"))
    assert digests(tmp_path / "snapshot") == digests(first)
