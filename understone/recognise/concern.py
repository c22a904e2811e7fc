"""How much concern the signs in one text raise: none, possible or strong. No number, and nothing about a person."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations
from typing import Protocol

from understone.recognise.families import Family


class Strength(StrEnum):
    """How much one sign says by itself."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Concern(StrEnum):
    NONE = "none"
    POSSIBLE = "possible"
    STRONG = "strong"


class Weighed(Protocol):
    """A sign, as far as concern needs to know it: `parts` are the characters of its words, from and until."""

    @property
    def family(self) -> Family: ...

    @property
    def strength(self) -> Strength: ...

    @property
    def parts(self) -> tuple[tuple[int, int], ...]: ...


def concern_of(signs: Iterable[Weighed]) -> Concern:
    """Concern counts families of signs that rest on different words: the same words are one thing, and so are ten
    signs of one family.

    Strong: a strong sign together with a sign of another family in other words; or signs of three different
    families in different words, at least one of them medium.

    Possible: one strong sign; or signs of two different families in different words.

    None: anything less. One medium or weak sign alone, or several of one family, raises no concern.

    A combination is one sign: its words may stand apart. Evidence that counts against answers weak and medium signs
    of its families before they are counted, and no strong one; what describes nobody (a film, a leaflet, a course)
    answers every sign of its paragraph. Signs in the entries of one incident are counted together, and signs of one
    person's contacts within 180 days.

    Strong means that the text holds much to look at, not that the person is a victim; none means that this
    text holds too little, not that the person is safe. A person decides.
    """
    found = _few_of_each(signs)
    pairs = [pair for pair in combinations(found, 2) if _are_independent(*pair)]
    if any(Strength.STRONG in (one.strength, other.strength) for one, other in pairs):
        return Concern.STRONG
    if any(_is_medium(three) for three in combinations(found, 3) if _are_apart(three)):
        return Concern.STRONG
    has_strong = any(sign.strength is Strength.STRONG for sign in found)
    return Concern.POSSIBLE if has_strong or pairs else Concern.NONE


#: Of one family and strength so many signs in words of their own decide as much as a thousand.
_MOST_OF_EACH = 3


def _few_of_each(signs: Iterable[Weighed]) -> list[Weighed]:
    """The first few of each family and strength that share no words: what bounds the work in a text full of them."""
    kept: dict[tuple[Family, Strength], list[Weighed]] = defaultdict(list)
    for sign in sorted(signs, key=lambda sign: sign.parts):
        same = kept[sign.family, sign.strength]
        if len(same) < _MOST_OF_EACH and not any(_share_words(sign, other) for other in same):
            same.append(sign)
    return [sign for same in kept.values() for sign in same]


def _share_words(one: Weighed, other: Weighed) -> bool:
    return any(first < end and start < last for first, last in one.parts for start, end in other.parts)


def _are_independent(one: Weighed, other: Weighed) -> bool:
    return one.family is not other.family and not _share_words(one, other)


def _are_apart(signs: tuple[Weighed, ...]) -> bool:
    return all(_are_independent(*pair) for pair in combinations(signs, 2))


def _is_medium(signs: tuple[Weighed, ...]) -> bool:
    return any(sign.strength is Strength.MEDIUM for sign in signs)


def concern_rule() -> str:
    """The rule in plain English, as it is written at the function that applies it."""
    return inspect.cleandoc(concern_of.__doc__ or "")
