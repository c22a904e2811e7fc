"""One text read for signs of exploitation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from understone.recognise.concern import Concern, Strength, concern_of
from understone.recognise.declarations import Declared, Indicator, Protection, Worded
from understone.recognise.families import Family
from understone.recognise.keywords import Rarity
from understone.recognise.lint import linted
from understone.recognise.matching import Look, Match, Matcher
from understone.recognise.together import Span, Together, placed


@dataclass(frozen=True)
class Found:
    """A sign, with the words that raised it: `words == text[start:end]`, in characters from 0.

    `parts` are the words themselves where the sign is a combination; what stands between them is no part of it.
    """

    indicator: str
    family: Family
    strength: Strength
    start: int
    end: int
    words: str
    parts: tuple[Span, ...]

    @property
    def is_strong(self) -> bool:
        return self.strength is Strength.STRONG


@dataclass(frozen=True)
class Protecting:
    """Evidence that counts against, with its words."""

    protection: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Screening:
    """The signs of one text in text order, and the concern they raise together.

    `answered` are the signs that evidence in the same text answers; they raise nothing.
    """

    concern: Concern
    signs: tuple[Found, ...]
    answered: tuple[Found, ...] = ()
    protecting: tuple[Protecting, ...] = ()


NOTHING = Screening(Concern.NONE, ())


class Reader:
    """Ready to read many texts for one set of declarations."""

    def __init__(self, declared: Declared) -> None:
        self._matcher = Matcher([*declared.indicators, *declared.circumstances, *declared.protections])
        self._indicators = frozenset(indicator.id for indicator in declared.indicators)
        self._protections = {protection.id: protection for protection in declared.protections}
        self._combined = {one.id: one for one in declared.indicators if one.together}
        #: Each combination under the names that fill its rarest need, its needs from the rarest on.
        self._from: dict[str, list[_Way]] = defaultdict(list)
        for way in _ways(declared):
            for name in way.needs[0]:
                self._from[name].append(way)

    @property
    def n_searches(self) -> int:
        """How many times a wording was searched for since the reader was made."""
        return self._matcher.n_searches

    def screening(self, text: str) -> Screening:
        """The signs that a text holds and nothing in it takes back."""
        look = self._matcher.look(text)
        shown = {name for name in look.names if name in self._indicators and look.stands(name)}
        ways = {way for name in look.names for way in self._from.get(name, ()) if way.stands(look)}
        if not shown and not ways:
            return NOTHING
        wanted = shown.union(self._protections, *(way.asked.names for way in ways))
        return self._read(text, wanted, {way.indicator for way in ways})

    def read(self, text: str) -> Screening:
        """The same, without a first look at what there can be."""
        return self._read(text, None, self._combined)

    def _read(self, text: str, wanted: Container[str] | None, combined: Collection[str]) -> Screening:
        by_name: dict[str, list[Match]] = defaultdict(list)
        matches = self._matcher.matches(text, wanted)
        for match in matches:
            by_name[match.indicator.id].append(match)
        signs = [
            _found(match.indicator, ((match.start, match.end),), text)
            for match in matches
            if isinstance(match.indicator, Indicator)
        ]
        signs += self._combinations(by_name, text, combined)
        if not signs:
            return NOTHING
        signs.sort(key=lambda sign: (sign.start, sign.end, sign.indicator))
        protecting = [match for match in matches if match.indicator.id in self._protections]
        given = [(self._protections[one.indicator.id], one.start) for one in protecting]
        is_answered = [_is_answered(sign, given, text) for sign in signs]
        standing = tuple(sign for sign, so in zip(signs, is_answered, strict=True) if not so)
        answered = tuple(sign for sign, so in zip(signs, is_answered, strict=True) if so)
        shown = tuple(Protecting(m.indicator.id, m.start, m.end, text[m.start : m.end]) for m in protecting)
        return Screening(concern_of(standing), standing, answered, shown)

    def _combinations(
        self, found: Mapping[str, Sequence[Match]], text: str, combined: Collection[str]
    ) -> Iterator[Found]:
        """What stands together, of indicators that no wording shows in the text."""
        for name, indicator in self._combined.items():
            if name in combined and name not in found:
                ways = (placed(asked, found) for asked in indicator.together)
                spans = next((way for way in ways if way), None)
                if spans:
                    yield _found(indicator, spans, text)


def indicators() -> tuple[Indicator, ...]:
    """Every indicator, checked; raises DeclarationProblem."""
    return linted().indicators


def screening(text: str) -> Screening:
    """The signs that a text holds and nothing in it takes back."""
    return _reader().screening(text)


@cache
def _reader() -> Reader:
    return Reader(linted())


@dataclass(frozen=True)
class _Way:
    """One combination of an indicator, with its needs from the rarest on."""

    indicator: str
    asked: Together
    needs: tuple[tuple[str, ...], ...]

    def stands(self, look: Look) -> bool:
        return all(any(look.stands(name) for name in need) for need in self.needs)


def _ways(declared: Declared) -> Iterator[_Way]:
    every: tuple[Worded, ...] = (*declared.circumstances, *declared.indicators)
    rarity = Rarity()
    often = {one.id: sum(map(rarity.of_wording, one.wordings)) for one in every}
    for indicator in declared.indicators:
        for asked in indicator.together:
            needs = sorted(asked.needs, key=lambda need: sum(often.get(name, 0) for name in need))
            yield _Way(indicator.id, asked, tuple(needs))


def _found(indicator: Indicator, spans: tuple[Span, ...], text: str) -> Found:
    start, end = spans[0][0], max(last for _, last in spans)
    return Found(indicator.id, indicator.family, indicator.strength, start, end, text[start:end], spans)


def _is_answered(sign: Found, given: Sequence[tuple[Protection, int]], text: str) -> bool:
    """Whether evidence answers the sign: a strong one only where the paragraph describes nobody."""
    for protection, place in given:
        if protection.is_frame:
            first, last = sorted((sign.start, place))
            if not _NEW_PARAGRAPH.search(text, first, last):
                return True
        elif not sign.is_strong and sign.family in protection.against:
            return True
    return False


_NEW_PARAGRAPH = re.compile(r"\n\s*\n")
