"""Folders that are whole or not there: written aside, renamed when whole, closed to others."""

from __future__ import annotations

import errno
import hashlib
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from understone.errors import StoreProblem
from understone.store.exchanging import exchanged

_PRIVATE = 0o700
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG}


def refuse_if_others_can_read(folder: Path) -> None:
    """Raises StoreProblem when anyone but the owner may read the folder."""
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        raise StoreProblem(
            f"{folder} can be read by others on this machine (mode {mode:o}). "
            f"Records of potential victims lie in it: run `chmod 700 {folder}` and try again."
        )


def private_folder(folder: Path) -> Path:
    """The folder, made if it is not there, readable by its owner only."""
    if folder.exists():
        refuse_if_others_can_read(folder)
    else:
        folder.mkdir(parents=True, mode=_PRIVATE)
        folder.chmod(_PRIVATE)
    return folder


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """A folder to write in, which takes the target's place only when the block ends well.

    The target keeps its last good content whatever happens in between.
    """
    aside = aside_of(target)
    with full_disk_explained(target):
        put_back(target)
        _removed(aside)
        private_folder(aside)
        try:
            yield aside
        except BaseException:
            _removed(aside)
            raise
        put_in_place(aside, target)


def aside_of(target: Path) -> Path:
    """Where the target's next content is written until it is whole."""
    return target.with_name(f".{target.name}.writing")


def _before_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.before")


def put_back(target: Path) -> None:
    """Brings back the last good target where a run was cut off between the two renames of `put_in_place`."""
    before = _before_of(target)
    if before.exists() and not target.exists():
        before.rename(target)


def put_in_place(aside: Path, target: Path) -> None:
    """The folder written aside becomes the target; what the target held before is removed.

    Where the system can exchange two names at once, there is no moment without a target. Elsewhere there is one
    between two renames, and `put_back` mends it.
    """
    before = _before_of(target)
    put_back(target)
    _removed(before)
    if not target.exists():
        aside.rename(target)
        return
    if not exchanged(aside, target):
        target.rename(before)
        aside.rename(target)
        before.rename(aside)  # so that what is half removed is never brought back
    _removed(aside)


@contextmanager
def full_disk_explained(target: Path) -> Iterator[None]:
    """A full disk inside the block, or a folder that cannot be written to, becomes one clear StoreProblem."""
    try:
        yield
    except OSError as error:
        if error.errno in _NOT_WRITABLE:
            raise StoreProblem(
                f"{target} cannot be written: {error.strerror or error} ({error.filename or target}). Nothing there "
                "has changed: mend the folder's permissions, or give another folder, and run the command again."
            ) from error
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise StoreProblem(
                f"The disk that holds {target} is full. Nothing there has changed: "
                "free some space, or give another folder, and run the command again."
            ) from error
        raise


def part_of(path: Path) -> Path:
    """Where a file is written until it is whole."""
    return path.with_name(f".{path.name}.part")


def write_text_whole(path: Path, text: str) -> None:
    """Writes the file under another name first: one that stands is whole."""
    part = part_of(path)
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def without_strays(folder: Path) -> None:
    """Removes what a run that was cut off had begun to write in the folder."""
    for part in folder.rglob(".*.part"):
        part.unlink()


def _removed(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def sha256_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
