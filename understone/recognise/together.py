"""Circumstances that are no sign alone and say something together.

A lone young person is nothing, nor are cannabis plants, nor a door locked from outside; in one text they are how a
child is made to mind a grow. A combination is written in the `together` of an indicator:

    a + b|c + d - e     a, and b or c, and d, each in words of its own; but not where e stands anywhere in the text

The names are circumstances (circumstances.toml) or indicators. The words lie within WITHIN words of each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import Protocol

#: The words of a combination stand no further apart than this, in characters: about a hundred words.
WITHIN = 600
#: Of each circumstance, how many places are tried: what bounds the work.
MOST_PLACES = 6
FEWEST_NEEDS, MOST_NEEDS = 2, 4
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[A-Z]{3}-\d\d")

Span = tuple[int, int]


class TogetherProblem(ValueError):
    """A combination that cannot be read; the message says why."""


@dataclass(frozen=True)
class Together:
    """One combination: each of `needs` is filled by any of its names; none of `unless` may stand in the text."""

    source: str
    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*(name for need in self.needs for name in need), *self.unless)


class Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def combination(source: str) -> Together:
    """Reads one combination; raises TogetherProblem."""
    wanted, *without = (part.strip() for part in source.split(" - "))
    needs = tuple(tuple(name.strip() for name in need.split("|")) for need in wanted.split(" + "))
    read = Together(source, needs, tuple(without))
    if wrong := [name for name in read.names if not _NAME.fullmatch(name)]:
        raise TogetherProblem(f"has names that are none: {', '.join(map(repr, wrong))}")
    if not FEWEST_NEEDS <= len(needs) <= MOST_NEEDS:
        raise TogetherProblem(f"needs {len(needs)} things; write {FEWEST_NEEDS} to {MOST_NEEDS}")
    return read


def placed(asked: Together, found: Mapping[str, Sequence[Placed]]) -> tuple[Span, ...] | None:
    """The words that fill the combination in the text, in text order; None where it does not stand.

    `found` holds the places of each name in text order. Of all ways, the one whose words stand closest.
    """
    if not all(any(found.get(name) for name in need) for need in asked.needs):
        return None
    if any(found.get(name) for name in asked.unless):
        return None
    choices = [_places(need, found) for need in asked.needs]
    ways = [tuple(sorted(way)) for way in product(*choices) if _are_apart(way)]
    near = [way for way in ways if way[-1][1] - way[0][0] <= WITHIN]
    return min(near, key=lambda way: (way[-1][1] - way[0][0], way)) if near else None


def _places(names: Sequence[str], found: Mapping[str, Sequence[Placed]]) -> list[Span]:
    every = sorted({(place.start, place.end) for name in names for place in found.get(name, ())})
    return list(islice(every, MOST_PLACES))


def _are_apart(way: Sequence[Span]) -> bool:
    in_order = sorted(way)
    return all(one[1] <= other[0] for one, other in pairwise(in_order))
