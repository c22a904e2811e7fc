"""Which source columns look like immigration facts, by name alone: they are kept out and never read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NAMES = Path(__file__).with_name("immigration.toml")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+")


@dataclass(frozen=True)
class _Names:
    phrases: tuple[tuple[tuple[str, ...], str, bool], ...]
    ordinary: tuple[tuple[str, ...], ...]
    glued: tuple[str, ...]
    never: tuple[re.Pattern[str], ...]
    never_beside: frozenset[str]


@cache
def _names() -> _Names:
    found = tomllib.loads(_NAMES.read_text(encoding="utf-8"))
    phrases = [
        (tuple(phrase.split()), fact["reason"], bool(fact.get("may_be_other")))
        for fact in found["fact"]
        for phrase in fact["phrases"]
    ]
    ordinary = tuple(tuple(text.split()) for text in found["ordinary"])
    never = tuple(map(re.compile, found["never"]))
    return _Names(tuple(phrases), ordinary, tuple(found["glued"]), never, frozenset(found["never_beside"]))


@cache
def reason_kept_out(column: str) -> str | None:
    """Why a source column of this name is kept out (`looks like: asylum claim`), or None."""
    words = _words_not_ordinary(column)
    for phrase, reason, _ in _names().phrases:
        if _start_of(phrase, words) is not None:
            return f"looks like: {reason}"
    if any(word in _together(column) for word in _names().glued):
        return "looks like: immigration facts"
    return None


@cache
def may_be_other(column: str) -> bool:
    """Whether a name that is kept out may be said to hold no immigration fact: all of it that looks like one is a
    reference of the Home Office, which gives referrals to the NRM references too.
    """
    words = _words_not_ordinary(column)
    found = {may for phrase, _, may in _names().phrases if _start_of(phrase, words) is not None}
    glued = {word for word in _names().glued if word in _together(column)}
    return found == {True} and glued <= {"homeofficeref"} and not _names().never_beside & set(words)


def is_of_immigration(value: str) -> bool:
    """Whether a value reads as an immigration fact, or as the reference of a person's immigration file."""
    text = value.strip()
    return reason_kept_out(text) is not None or any(shape.fullmatch(text.upper()) for shape in _names().never)


def _words_not_ordinary(column: str) -> tuple[str, ...]:
    words = tuple(word.lower() for word in _WORD.findall(column))
    for phrase in sorted(_names().ordinary, key=len, reverse=True):
        if (start := _start_of(phrase, words)) is not None:
            words = (*words[:start], "-", *words[start + len(phrase) :])
    return words


def _together(column: str) -> str:
    together = "".join(_words_not_ordinary(column))
    for phrase in _names().ordinary:
        together = together.replace("".join(phrase), "-")
    return together


def _start_of(phrase: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    for start in range(len(words) - len(phrase) + 1):
        if words[start : start + len(phrase)] == phrase:
            return start
    return None
