"""The days on which the law, the guidance or the rules changed, read from timeline.toml."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from understone.errors import DeclarationProblem

TIMELINE_FILE = Path(__file__).with_name("timeline.toml")


@dataclass(frozen=True)
class Boundary:
    """`no_standard` says why no standard begins, ends or changes on that day, where none does."""

    on: dt.date
    says: str
    checked: str
    no_standard: str | None = None


@cache
def timeline() -> tuple[Boundary, ...]:
    """Every boundary in order of days. Raises DeclarationProblem when two stand on one day or a word is unknown."""
    entries = tomllib.loads(TIMELINE_FILE.read_text(encoding="utf-8"))["boundary"]
    try:
        found = sorted((Boundary(**entry) for entry in entries), key=lambda boundary: boundary.on)
    except TypeError as error:
        raise DeclarationProblem(f"law/timeline.toml cannot be read: {error}.") from error
    twice = sorted({str(one.on) for one in found if [other.on for other in found].count(one.on) > 1})
    if twice:
        raise DeclarationProblem(f"law/timeline.toml: {', '.join(twice)} stands twice. Make one boundary of them.")
    return tuple(found)
