from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from understone.errors import StoreProblem
from understone.store.folders import full_disk_explained, private_folder, refuse_if_others_can_read, written_aside


def test_what_is_written_aside_takes_its_place_when_whole(tmp_path: Path) -> None:
    with written_aside(tmp_path / "out") as aside:
        (aside / "file").write_text("new")
    assert (tmp_path / "out" / "file").read_text() == "new"


def write_half(folder: Path, name: str) -> None:
    with written_aside(folder) as aside:
        (aside / name).write_text("half")
        raise KeyboardInterrupt


def test_an_interrupted_writing_leaves_what_was_there(tmp_path: Path) -> None:
    with written_aside(tmp_path / "out") as aside:
        (aside / "file").write_text("good")
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "out", "file")
    assert (tmp_path / "out" / "file").read_text() == "good"


def test_what_an_interrupted_writing_left_is_not_carried_over(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "out", "stray")
    with written_aside(tmp_path / "out") as aside:
        (aside / "file").write_text("good")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["file"]


def test_a_new_folder_is_its_owner_s_only(tmp_path: Path) -> None:
    assert stat.S_IMODE(private_folder(tmp_path / "new").stat().st_mode) == 0o700


def test_a_folder_that_others_can_read_is_refused(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "open")
    folder.chmod(0o755)
    with pytest.raises(StoreProblem, match="chmod 700"):
        refuse_if_others_can_read(folder)


def test_a_full_disk_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="is full"), full_disk_explained(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_another_error_of_the_system_is_not_called_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no"), full_disk_explained(tmp_path):
        raise OSError(errno.EIO, "no")


def test_a_folder_under_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with (
        pytest.raises(StoreProblem, match=r"cannot be written: Not a directory .* mend the folder's permissions"),
        written_aside(tmp_path / "file" / "out"),
    ):
        pytest.fail("nothing can be written there")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_what_may_not_be_written_is_one_clear_error(tmp_path: Path, number: int) -> None:
    with pytest.raises(StoreProblem, match="cannot be written"), full_disk_explained(tmp_path):
        raise OSError(number, "not allowed")
