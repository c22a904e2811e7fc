"""One text read for signs of exploitation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from understone.recognise.concern import Concern, Strength, concern_of
from understone.recognise.declarations import Indicator
from understone.recognise.families import Family
from understone.recognise.lint import linted
from understone.recognise.matching import Match, Matcher


@dataclass(frozen=True)
class Found:
    """A sign, with the words that raised it: `words == text[start:end]`, in characters from 0."""

    indicator: str
    family: Family
    strength: Strength
    start: int
    end: int
    words: str

    @property
    def is_strong(self) -> bool:
        return self.strength is Strength.STRONG


@dataclass(frozen=True)
class Screening:
    """The signs of one text in text order, and the concern they raise together."""

    concern: Concern
    signs: tuple[Found, ...]


def indicators() -> tuple[Indicator, ...]:
    """Every indicator, checked; raises DeclarationProblem."""
    return linted()


def screening(text: str) -> Screening:
    """The signs that a text holds and nothing in it takes back."""
    signs = tuple(_found(match, text) for match in _matcher().matches(text))
    return Screening(concern_of(signs), signs)


def rows_worth_reading(texts: pa.Array) -> list[int]:
    """The rows of a column of texts that may hold a sign; no other row does."""
    return _matcher().worth_reading(texts)


@cache
def _matcher() -> Matcher:
    return Matcher(linted())


def _found(match: Match, text: str) -> Found:
    indicator, words = match.indicator, text[match.start : match.end]
    return Found(indicator.id, indicator.family, indicator.strength, match.start, match.end, words)
