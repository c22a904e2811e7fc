"""The indicators, as declared in `indicators/*.toml`; every problem in them is listed at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from understone.errors import DeclarationProblem
from understone.recognise.concern import Strength
from understone.recognise.families import Family
from understone.recognise.grammar import Wording, WordingProblem, compiled

FOLDER = Path(__file__).with_name("indicators")
WORDS_FILE = "words.toml"


@dataclass(frozen=True)
class Source:
    """Where an indicator comes from. `checked` says how: "seen" in the document itself, or "from-memory"."""

    name: str
    checked: str


@dataclass(frozen=True)
class Indicator:
    """One sign that officers are taught to look for, the wordings that show it, and sentences that prove them."""

    id: str
    group: str
    says: str
    family: Family
    strength: Strength
    sources: tuple[Source, ...]
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
    """Every indicator in the folder that can be read, in order of file and place."""
    found: list[Indicator] = []
    problems: list[str] = []
    for file in sorted(folder.glob("*.toml")):
        if file.name == WORDS_FILE:
            continue
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        for entry in read["indicator"]:
            met = _problems_of(entry, words)
            problems += [f"{file.name}, {entry.get('id', 'an indicator without id')}: {what}" for what in met]
            if not met:
                found.append(_indicator(entry, read["group"], words))
    return Declared(tuple(found), tuple(problems))


def _problems_of(entry: Mapping[str, Any], words: Vocabulary) -> list[str]:
    """What keeps an entry from being read at all."""
    missing = [key for key in ("id", "says", "family", "strength", "wordings") if not entry.get(key)]
    problems = [f"has no {key}." for key in missing]
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
    for wording in entry.get("wordings", ()):
        try:
            compiled(wording, words.classes)
        except WordingProblem as problem:
            problems.append(f"the wording {wording!r} {problem}.")
    return problems


def _indicator(entry: Mapping[str, Any], group: str, words: Vocabulary) -> Indicator:
    return Indicator(
        id=entry["id"],
        group=group,
        says=entry["says"],
        family=Family(entry["family"]),
        strength=Strength(entry["strength"]),
        sources=tuple(Source(source["name"], source["checked"]) for source in entry["sources"]),
        wordings=tuple(compiled(wording, words.classes) for wording in entry["wordings"]),
        yes=tuple(entry.get("yes", ())),
        no=tuple(entry.get("no", ())),
    )
