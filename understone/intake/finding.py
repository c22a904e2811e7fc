"""The files of an export that a mapping's patterns mean, inside archives too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from understone.intake.containers import Held, members_of
from understone.intake.pieces import FileProblem
from understone.intake.places import Problems, Said

#: Endings of delimited text, with the delimiter that each stands for where the mapping says none.
DELIMITED = {".csv": ",", ".txt": ",", ".dat": ",", ".tsv": "\t", ".tab": "\t", ".psv": "|"}
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
READ = (*DELIMITED, *WORKBOOKS, ".parquet")


class Folder:
    """The folder of an export, searched by patterns such as `nominal*.csv` and `export.zip/nominal*.csv`."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self.path = path
        self.problems = problems
        self._members = cache(self._members_read)

    def files(self, pattern: Said) -> list[Held]:
        """The files in order; none found is a problem.

        A pattern that fits no file of the folder is tried inside its archives, as if each were unpacked there.
        """
        parts = pattern.text.replace("\\", "/").split("/")
        if Path(pattern.text).is_absolute() or ".." in parts or ":" in parts[0]:
            self.problems.add(pattern.place, f"{pattern.text!r} leads out of the export's folder.")
            return []
        try:
            found = list(self._found(parts))
        except FileProblem as error:
            self.problems.add(pattern.place, f"{pattern.text!r}: {error}")
            return []
        except (ValueError, IndexError, NotImplementedError, OSError, re.error) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            self.problems.add(pattern.place, f"this cannot be the name of a file ({reason}): {pattern.text!r}.")
            return []
        if not found:
            self.problems.add(pattern.place, f"no file in {self.path} matches {pattern.text!r}.")
        return found

    def _found(self, parts: list[str]) -> Iterator[Held]:
        archive = next((at for at, part in enumerate(parts[:-1], 1) if part.lower().endswith(".zip")), None)
        if archive is not None:
            for path in self._globbed("/".join(parts[:archive])):
                yield from self._matching(path, "/".join(parts[archive:]))
            return
        plain = self._globbed("/".join(parts))
        yield from (Held(path) for path in plain if path.suffix.lower() != ".zip")
        archives = [path for path in plain if path.suffix.lower() == ".zip"]
        if archives:
            raise FileProblem(
                f"{archives[0].name} is an archive; say which of its files, as {archives[0].name}/nominal*.csv."
            )
        if not plain:
            for path in self._globbed("**/*.zip") + self._globbed("**/*.ZIP"):
                within = path.parent.relative_to(self.path).as_posix()
                yield from self._matching(path, "/".join(parts), "" if within == "." else f"{within}/")

    def _globbed(self, pattern: str) -> list[Path]:
        return [path for path in sorted(self.path.glob(pattern)) if path.is_file()]

    def _matching(self, path: Path, pattern: str, within: str = "") -> Iterator[Held]:
        matches = _pattern(pattern)
        for member in self._members(path):
            if matches.fullmatch(within + member) or (within and matches.fullmatch(member)):
                yield Held(path, member)

    def _members_read(self, path: Path) -> list[str]:
        return sorted(members_of(path, path.relative_to(self.path).as_posix()))


def unread(folder: Path, read: set[Held], *, but: Path) -> tuple[str, ...]:
    """The files that could be read, and lie neither in `but` nor among those that are read."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.resolve().is_relative_to(but.resolve()):
            continue
        held = [Held(path)]
        if path.suffix.lower() == ".zip":
            try:
                held = [Held(path, member) for member in members_of(path, path.name)]
            except (FileProblem, OSError):
                found.append(path.relative_to(folder).as_posix())
                continue
        found += [one.name_in(folder) for one in held if one.suffix in READ and one not in read]
    return tuple(sorted(found))


def _pattern(text: str) -> re.Pattern[str]:
    """A pattern of the folder's kind over a member's path: `*` and `?` stay within one name, `**/` is any folders."""
    said = ""
    for part in re.split(r"(\*\*/|\*|\?)", text):
        said += {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
    return re.compile(said)
