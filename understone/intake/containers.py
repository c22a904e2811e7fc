"""Files as they come: plain, gzipped (.gz), or a member of an archive (.zip), read as streams within bounds.

Nothing is unpacked onto the disk, so nothing lands outside the folder that was chosen for the data.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from understone.intake.pieces import FileProblem

#: Packed data that unpacks to more than this many times its size is taken for a bomb, once it is large.
_MOST_TIMES = 300
_SMALL = 64 << 20
#: What must be held whole while it is read (workbooks, Parquet in an archive) may be no larger unpacked.
MOST_IN_MEMORY = 1 << 30
#: No line of any export is this long; a file with none of the ends of lines is not text.
_LONGEST_LINE = 64 << 20
_BUFFER = 1 << 18


@dataclass(frozen=True)
class Held:
    """One file of the export: where it lies, and its path within the archive when it lies in one."""

    path: Path
    member: str | None = None

    @property
    def suffix(self) -> str:
        """The ending that says what it is, without .gz: `.csv` of `nominal.csv.gz`."""
        name = PurePosixPath(self.member or self.path.name)
        return (name.with_suffix("") if self.is_gzipped else name).suffix.lower()

    @property
    def is_gzipped(self) -> bool:
        return PurePosixPath(self.member or self.path.name).suffix.lower() == ".gz"

    @property
    def is_packed(self) -> bool:
        return self.is_gzipped or self.member is not None

    def name_in(self, folder: Path) -> str:
        """Its path within the export, as lists and messages give it."""
        name = self.path.relative_to(folder).as_posix()
        return f"{name}/{self.member}" if self.member else name


def members_of(path: Path, name: str) -> list[str]:
    """The files of an archive; raises FileProblem where it is damaged or its names lead elsewhere."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise FileProblem(f"{name} is not a whole ZIP archive: {error}.") from error
    counted = Counter(members)
    for member in members:
        parts = member.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0] or not member.isprintable():
            raise FileProblem(
                f"{name} holds a member named {member!r}, whose path leads out of the archive or cannot be written. "
                "Make the archive again from the folder of the export."
            )
        if counted[member] > 1:
            raise FileProblem(f"{name} holds two members named {member!r}: which is meant cannot be told.")
    return members


@contextmanager
def streamed(held: Held, name: str, *, is_text: bool = False) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked as they are read; what is damaged or too large raises FileProblem."""
    with held.path.open("rb") as plain:
        n_packed = held.path.stat().st_size
        opened: BinaryIO = plain
        if held.member is not None:
            opened, n_packed = _opened_member(plain, held.member, name)
        if held.is_gzipped:
            opened = gzip.GzipFile(fileobj=opened)  # type: ignore[assignment]  # it reads, as a BinaryIO does
        bound = max(_SMALL, _MOST_TIMES * n_packed) if held.is_packed else None
        yield io.BufferedReader(_Watched(opened, name, bound, is_text=is_text), _BUFFER)


def in_memory(held: Held, name: str) -> BinaryIO:
    """The whole file, for what cannot be read as a stream."""
    with streamed(held, name) as opened:
        content = opened.read(MOST_IN_MEMORY + 1)
    if len(content) > MOST_IN_MEMORY:
        raise FileProblem(
            f"{name} is larger than {MOST_IN_MEMORY >> 20} MB unpacked: too large to be read packed. "
            "Unpack it, or export it as CSV."
        )
    return io.BytesIO(content)


def _opened_member(plain: BinaryIO, member: str, name: str) -> tuple[BinaryIO, int]:
    try:
        archive = zipfile.ZipFile(plain)
        entry = archive.getinfo(member)
        if entry.flag_bits & 1:
            raise FileProblem(f"{name} is locked with a password. Unpack it into the folder of the export.")
        return archive.open(entry), entry.compress_size  # type: ignore[return-value]  # a BinaryIO that reads
    except NotImplementedError as error:
        raise FileProblem(
            f"{name} is packed in a way that is not read here ({error}). Unpack it into the folder of the export."
        ) from error
    except (zipfile.BadZipFile, KeyError) as error:
        raise FileProblem(f"{name} is damaged: {error}. Make the archive again.") from error


class _Watched(io.RawIOBase):
    """Bytes as they are read, with a stop where they grow beyond all measure."""

    def __init__(self, source: Any, name: str, bound: int | None, *, is_text: bool) -> None:
        self._source = source
        self._name = name
        self._bound = bound
        self._is_text = is_text
        self._n_read = 0
        self._n_in_line = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            content = self._source.read(len(buffer))
        except (zlib.error, EOFError, zipfile.BadZipFile, gzip.BadGzipFile) as error:
            raise FileProblem(f"{self._name} breaks off or is damaged: {error}. Copy it again.") from error
        buffer[: len(content)] = content
        self._watch(content)
        return len(content)

    def _watch(self, content: bytes) -> None:
        self._n_read += len(content)
        if self._bound is not None and self._n_read > self._bound:
            raise FileProblem(
                f"{self._name} unpacks to more than {_MOST_TIMES} times its size, as no export does. "
                "If it is what you meant, unpack it into the folder of the export."
            )
        end = max(content.rfind(b"\n"), content.rfind(b"\r"))
        self._n_in_line = len(content) - end - 1 if end >= 0 else self._n_in_line + len(content)
        if self._is_text and self._n_in_line > _LONGEST_LINE:
            raise FileProblem(
                f"{self._name} holds a line of more than {_LONGEST_LINE >> 20} MB: it is not delimited text."
            )
