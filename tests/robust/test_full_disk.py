"""A disk that fills in the middle of any step is one clear error; the last good result stays; room mends it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.robust.judging import MAPPING, digests, write_export
from tests.robust.killing import Warm, Work, inspect_work, intake_work, rows_of, warm_process
from tests.robust.small_disk import SmallDisk, small_disk
from tests.robust.small_export import small_export
from understone.errors import StoreProblem
from understone.intake import take_in
from understone.store.engines import DuckDB
from understone.store.folders import full_disk_explained


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as mounted:
        if mounted is None:
            pytest.skip("Nothing may be mounted here: the tests that limit the size of files stand for this one.")
        yield mounted


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with warm_process() as process:
        yield process


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> list[Work]:
    folder = tmp_path_factory.mktemp("full")
    return [intake_work(folder / "intake", warm), inspect_work(folder / "inspect", warm)]


@pytest.mark.parametrize("limit", [1, 1000, 2000])
def test_a_file_that_cannot_grow_is_one_clear_error(works: list[Work], warm: Warm, limit: int) -> None:
    for work in works:
        work.reset()
        answer = warm.run(work.job | {"file_limit": limit})
        assert answer["code"] == StoreProblem.exit_code, answer
        assert f"The disk that holds {work.out} is full" in answer["said"]
        assert rows_of(work.out) == work.before
        assert warm.run(work.job)["code"] == 0
        assert rows_of(work.out) == work.after


@pytest.mark.parametrize("spare_kib", [4, 8, 16, 24])
def test_intake_onto_a_disk_that_fills_changes_nothing(disk: SmallDisk, tmp_path: Path, spare_kib: int) -> None:
    export, out = tmp_path / "export", disk.folder / "snapshot"
    write_export(export, small_export())
    take_in(export, export / MAPPING, out)
    before = digests(out)
    disk.resize(disk.used_kib() + spare_kib)
    with pytest.raises(StoreProblem, match=f"The disk that holds {out} is full"):
        take_in(export, export / MAPPING, out)
    assert digests(out) == before
    assert [path.name for path in disk.folder.iterdir()] == ["snapshot"]
    disk.resize(64 * 1024)
    take_in(export, export / MAPPING, out)
    assert digests(out) == before


def test_inspect_onto_a_disk_that_fills_goes_on_once_there_is_room(
    disk: SmallDisk, works: list[Work], warm: Warm
) -> None:
    out = disk.folder / "results"
    job = works[1].job | {"out": str(out)}
    stopped_at: list[str] = []
    for size_kib in (8, 40, 90):
        disk.resize(size_kib)
        answer = warm.run(job)
        assert answer["code"] == StoreProblem.exit_code, answer
        assert f"The disk that holds {out} is full" in answer["said"]
        assert not out.exists()
        stopped_at += answer["last_step"]
    assert len(set(stopped_at)) > 1, f"the disk must fill in different steps: {stopped_at}"
    disk.resize(64 * 1024)
    assert warm.run(job)["code"] == 0
    assert rows_of(out) == works[1].after
    assert [path.name for path in disk.folder.iterdir()] == ["results"]


def test_a_disk_without_room_to_spill_is_a_full_disk(disk: SmallDisk) -> None:
    disk.resize(1024)
    spill = disk.folder / "spill"
    spill.mkdir()
    duck = DuckDB(memory="60MB", threads=1, spill=spill)
    many = "select i, md5(i::varchar) || md5((i + 1)::varchar) as said from range(2000000) t(i) order by said"
    with pytest.raises(StoreProblem, match="is full"), full_disk_explained(disk.folder):
        duck.keep("many", many)
    duck.close()
    shutil.rmtree(spill)
