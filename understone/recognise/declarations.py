"""The indicators, as declared in `indicators/*.toml`; every problem in them is listed at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from understone.errors import DeclarationProblem
from understone.recognise.concern import Strength
from understone.recognise.families import Family
from understone.recognise.grammar import Wording, WordingProblem, compiled
from understone.recognise.together import Together, TogetherProblem, combination

FOLDER = Path(__file__).with_name("indicators")
WORDS_FILE = "words.toml"
CIRCUMSTANCES_FILE = "circumstances.toml"
PROTECTIONS_FILE = "protections.toml"


class Worded(Protocol):
    """What wordings show: an indicator, a circumstance or a protection."""

    @property
    def id(self) -> str: ...

    @property
    def wordings(self) -> tuple[Wording, ...]: ...

    @property
    def no(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Source:
    """Where an indicator comes from. `checked` says how: "seen" in the document itself, or "from-memory"."""

    name: str
    checked: str


@dataclass(frozen=True)
class Indicator:
    """One sign that officers are taught to look for, what shows it, and sentences that prove that it does.

    Shown by any of its wordings, or by circumstances `together`.
    """

    id: str
    group: str
    says: str
    family: Family
    strength: Strength
    sources: tuple[Source, ...]
    wordings: tuple[Wording, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    together: tuple[Together, ...] = ()


@dataclass(frozen=True)
class Circumstance:
    """What is no sign alone and may be one together with others. `is_status`: of language or immigration only."""

    id: str
    says: str
    is_status: bool
    wordings: tuple[Wording, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True)
class Protection:
    """Evidence that counts against: it answers the weak and medium signs of the families it names.

    One that `is_frame` says that nobody here is described (a film, a leaflet, a course): it answers every sign of its
    paragraph, strong ones too.
    """

    id: str
    says: str
    against: tuple[Family, ...]
    is_frame: bool
    wordings: tuple[Wording, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """`words.toml`: the word classes, and the words that may never be a sign by themselves.

    `origin` (nationality and ethnicity) may stand in no wording at all; `status` (language and immigration
    status) and `filler` together may not fill one.
    """

    classes: Mapping[str, tuple[str, ...]]
    origin: tuple[str, ...]
    status: tuple[str, ...]
    filler: tuple[str, ...]


@dataclass(frozen=True)
class Declared:
    """What a folder of declarations holds, with every problem met on the way."""

    indicators: tuple[Indicator, ...]
    circumstances: tuple[Circumstance, ...]
    protections: tuple[Protection, ...]
    problems: tuple[str, ...]


def vocabulary(folder: Path = FOLDER) -> Vocabulary:
    read = tomllib.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
    unreasoned = [name for name, entry in read["class"].items() if not entry.get("reason")]
    if unreasoned:
        raise DeclarationProblem(f"{WORDS_FILE}: give a reason for each word class: {', '.join(unreasoned)}.")
    classes = {name: tuple(entry["words"]) for name, entry in read["class"].items()}
    alone = read["never_alone"]
    return Vocabulary(classes, tuple(alone["origin"]), tuple(alone["status"]), tuple(alone["filler"]))


def declared(folder: Path, words: Vocabulary) -> Declared:
    """Everything in the folder that can be read, in order of file and place."""
    problems: list[str] = []
    circumstances = tuple(_circumstances(folder, words, problems))
    protections = tuple(_protections(folder, words, problems))
    found: list[Indicator] = []
    for file in sorted(folder.glob("*.toml")):
        if file.name in (WORDS_FILE, CIRCUMSTANCES_FILE, PROTECTIONS_FILE):
            continue
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        for entry in read["indicator"]:
            met = _problems_of(entry, words)
            problems += [f"{file.name}, {entry.get('id', 'an indicator without id')}: {what}" for what in met]
            if not met:
                found.append(_indicator(entry, read["group"], words))
    return Declared(tuple(found), circumstances, protections, tuple(problems))


def _entries(folder: Path, name: str, kind: str, words: Vocabulary, problems: list[str]) -> Iterator[Mapping[str, Any]]:
    """The entries of a file, which there may not be, that can be read; the problems of the others are added."""
    file = folder / name
    for entry in tomllib.loads(file.read_text(encoding="utf-8"))[kind] if file.exists() else ():
        met = [f"has no {key}." for key in ("id", "says", "wordings", "yes") if not entry.get(key)]
        met += list(_wording_problems(entry, words))
        met += [f"unknown family {one!r}; families.py has the list." for one in _unknown_families(entry)]
        problems += [f"{name}, {entry.get('id', 'an entry without id')}: {what}" for what in met]
        if not met:
            yield entry


def _unknown_families(entry: Mapping[str, Any]) -> list[str]:
    return [one for one in entry.get("against", ()) if one not in set(Family)]


def _circumstances(folder: Path, words: Vocabulary, problems: list[str]) -> Iterator[Circumstance]:
    for entry in _entries(folder, CIRCUMSTANCES_FILE, "circumstance", words, problems):
        yield Circumstance(entry["id"], entry["says"], bool(entry.get("is_status")), *_read_words(entry, words))


def _protections(folder: Path, words: Vocabulary, problems: list[str]) -> Iterator[Protection]:
    for entry in _entries(folder, PROTECTIONS_FILE, "protection", words, problems):
        against = tuple(Family(one) for one in entry.get("against", ())) or tuple(Family)
        is_frame = bool(entry.get("is_frame"))
        yield Protection(entry["id"], entry["says"], against, is_frame, *_read_words(entry, words))


def _read_words(
    entry: Mapping[str, Any], words: Vocabulary
) -> tuple[tuple[Wording, ...], tuple[str, ...], tuple[str, ...]]:
    wordings = tuple(compiled(wording, words.classes) for wording in entry["wordings"])
    return wordings, tuple(entry["yes"]), tuple(entry.get("no", ()))


def _problems_of(entry: Mapping[str, Any], words: Vocabulary) -> list[str]:
    """What keeps an entry from being read at all."""
    missing = [key for key in ("id", "says", "family", "strength") if not entry.get(key)]
    problems = [f"has no {key}." for key in missing]
    if not entry.get("wordings") and not entry.get("together"):
        problems.append("has neither wordings nor anything together.")
    if "family" not in missing and entry["family"] not in set(Family):
        problems.append(f"unknown family {entry['family']!r}; families.py has the list.")
    if "strength" not in missing and entry["strength"] not in set(Strength):
        problems.append(f"unknown strength {entry['strength']!r}; write strong, medium or weak.")
    if not entry.get("sources"):
        problems.append("names no source.")
    problems += [
        "a source without name or without how it was checked."
        for source in entry.get("sources", ())
        if not (source.get("name") and source.get("checked"))
    ]
    problems += _wording_problems(entry, words)
    for source in entry.get("together", ()):
        try:
            combination(source)
        except TogetherProblem as problem:
            problems.append(f"the combination {source!r} {problem}.")
    return problems


def _wording_problems(entry: Mapping[str, Any], words: Vocabulary) -> Iterator[str]:
    for wording in entry.get("wordings", ()):
        try:
            compiled(wording, words.classes)
        except WordingProblem as problem:
            yield f"the wording {wording!r} {problem}."


def _indicator(entry: Mapping[str, Any], group: str, words: Vocabulary) -> Indicator:
    return Indicator(
        id=entry["id"],
        group=group,
        says=entry["says"],
        family=Family(entry["family"]),
        strength=Strength(entry["strength"]),
        sources=tuple(Source(source["name"], source["checked"]) for source in entry["sources"]),
        wordings=tuple(compiled(wording, words.classes) for wording in entry.get("wordings", ())),
        yes=tuple(entry.get("yes", ())),
        no=tuple(entry.get("no", ())),
        together=tuple(combination(source) for source in entry.get("together", ())),
    )
