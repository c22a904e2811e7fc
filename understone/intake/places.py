"""Places in a mapping file: every problem says its line and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from understone.errors import RecordProblem


@dataclass(frozen=True, order=True)
class Place:
    """A line and a column of the mapping, both counted from 1."""

    line: int
    column: int


#: How much of one problem is told: what was written may be of any length.
_LONGEST = 2000

#: What YAML can spell and no file can hold: halves of characters, and the null character.
_NO_TEXT = re.compile("[\ud800-\udfff\0]")

NOWHERE = Place(1, 1)


@dataclass(frozen=True)
class Said:
    """A text of the mapping and where it stands."""

    text: str
    place: Place


def place_of(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def near_name(name: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?`, or nothing when no known name is near."""
    by_lower = {text.lower(): text for text in known}
    near = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=0.6)
    return f" Did you mean {by_lower[near[0]]!r}?" if near else ""


class Problems:
    """All that is wrong with one mapping, raised together."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: set[tuple[Place, str]] = set()

    def add(self, place: Place, message: str) -> None:
        self._found.add((place, message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"))

    def raise_if_any(self) -> None:
        """Raises one RecordProblem with every problem, in the order of the file."""
        if self._found:
            raise RecordProblem(
                f"{self._path} cannot be used as a mapping. Mend what is listed and run intake again.",
                [
                    f"{self._path.name}, line {place.line}, column {place.column}: {message}"
                    for place, message in sorted(self._found)
                ],
            )


class Walk:
    """Reads nodes of the YAML as texts, noting what is not as it should be.

    Every scalar is read as the text that was written: `no`, `1` and `2024-01-01` stay themselves.
    """

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def pairs(self, node: yaml.Node, what: str) -> list[tuple[Said, yaml.Node]]:
        """The keys and values of a YAML mapping; a key said twice is a problem."""
        if not isinstance(node, yaml.MappingNode):
            self.problems.add(place_of(node), f"{what} must be written as `name: value` pairs.")
            return []
        found: dict[str, tuple[Said, yaml.Node]] = {}
        for key, value in node.value:
            said = self.text(key, f"a name in {what}")
            if said is None:
                continue
            if said.text in found:
                self.problems.add(said.place, f"{said.text!r} is said twice in {what}.")
            found[said.text] = (said, value)
        return list(found.values())

    def fields(
        self, node: yaml.Node, what: str, *, required: Collection[str] = (), optional: Collection[str] = ()
    ) -> dict[str, yaml.Node]:
        """The values of the keys that `what` may have; others and missing ones are problems."""
        known = [*required, *optional]
        found: dict[str, yaml.Node] = {}
        for key, value in self.pairs(node, what):
            if key.text in known:
                found[key.text] = value
            else:
                self.problems.add(
                    key.place,
                    f"{what} has no key {key.text!r}.{near_name(key.text, known)} It may have: {', '.join(known)}.",
                )
        missing = [name for name in required if name not in found]
        if missing and isinstance(node, yaml.MappingNode):
            self.problems.add(place_of(node), f"{what} lacks {', '.join(missing)}.")
        return found

    def text(self, node: yaml.Node, what: str) -> Said | None:
        if isinstance(node, yaml.ScalarNode) and (node.value or node.style):
            if _NO_TEXT.search(node.value):
                self.problems.add(place_of(node), f"{what} holds a character that no text may hold.")
                return None
            return Said(node.value, place_of(node))
        self.problems.add(place_of(node), f"{what} must be one text.")
        return None

    def texts(self, node: yaml.Node, what: str) -> list[Said]:
        """One text, or a list of texts."""
        if isinstance(node, yaml.SequenceNode):
            said = [self.text(item, f"each entry of {what}") for item in node.value]
        else:
            said = [self.text(node, what)]
        return [one for one in said if one is not None]

    def flag(self, node: yaml.Node, what: str) -> bool | None:
        said = self.text(node, what)
        if said is None:
            return None
        if said.text.lower() in {"true", "false"}:
            return said.text.lower() == "true"
        self.problems.add(said.place, f"{what} is {said.text!r}; write true or false.")
        return None
