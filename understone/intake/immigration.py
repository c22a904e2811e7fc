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
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    ordinary: tuple[tuple[str, ...], ...]
    glued: tuple[str, ...]


@cache
def _names() -> _Names:
    found = tomllib.loads(_NAMES.read_text(encoding="utf-8"))
    phrases = [(tuple(phrase.split()), fact["reason"]) for fact in found["fact"] for phrase in fact["phrases"]]
    return _Names(tuple(phrases), tuple(tuple(text.split()) for text in found["ordinary"]), tuple(found["glued"]))


@cache
def reason_kept_out(column: str) -> str | None:
    """Why a source column of this name is kept out (`looks like: asylum claim`), or None."""
    words = tuple(word.lower() for word in _WORD.findall(column))
    for phrase in sorted(_names().ordinary, key=len, reverse=True):
        if (start := _start_of(phrase, words)) is not None:
            words = (*words[:start], "-", *words[start + len(phrase) :])
    for phrase, reason in _names().phrases:
        if _start_of(phrase, words) is not None:
            return f"looks like: {reason}"
    together = "".join(words)
    for phrase in _names().ordinary:
        together = together.replace("".join(phrase), "-")
    if any(word in together for word in _names().glued):
        return "looks like: immigration facts"
    return None


def _start_of(phrase: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    for start in range(len(words) - len(phrase) + 1):
        if words[start : start + len(phrase)] == phrase:
            return start
    return None
