"""Finding the wordings that a text holds.

Most texts hold few. Each slot of a wording has keywords, one of which a text must hold; a text's words are looked
up once, and a wording is tried only where its two rarest slots may be filled. This decides how fast texts are read,
never what is found in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from understone.recognise.declarations import Worded
from understone.recognise.grammar import Slot, Wording, kinds_of_number, word_set
from understone.recognise.negation import is_taken_back
from understone.recognise.reading import Reading, line_of, words_of

#: Words that most logs hold: a slot they fill says little about whether a wording is worth trying.
COMMON = word_set(
    "male female males females person people officer officers police address house home flat went when from with "
    "that this they them their have been being were would will said says told made given time week month days work "
    "money phone door room over into also back then where what there left taken came found each every some other"
)
#: How many of a wording's slots are looked for before it is tried.
N_LOOKED_FOR = 4
#: How many different words are remembered before the memory is emptied.
MOST_WORDS = 200_000


@dataclass(frozen=True)
class Match:
    """Words of a text that show an indicator, a circumstance or a protection, from character `start` to `end`."""

    indicator: Worded
    start: int
    end: int


class Keywords:
    """Which slots a word may fill. Slots with the same keywords are one."""

    def __init__(self) -> None:
        self._slots: dict[frozenset[str], int] = {}
        self._spelt: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._lengths: tuple[int, ...] = ()
        self._seen: dict[str, tuple[int, ...]] = {}

    def slot(self, keywords: frozenset[str]) -> int:
        """The number of the slot with these keywords; a new one the first time."""
        if keywords not in self._slots:
            number = self._slots[keywords] = len(self._slots)
            for keyword in keywords:
                listed, key = (self._stems, keyword[:-1]) if keyword.endswith("*") else (self._spelt, keyword)
                listed[key].append(number)
            self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        return self._slots[keywords]

    def filled_by(self, words: Iterable[str]) -> set[int]:
        filled: set[int] = set()
        for word in set(words):
            slots = self._seen.get(word)
            if slots is None:
                slots = self._look_up(word)
            if slots:
                filled.update(slots)
        return filled

    def _look_up(self, word: str) -> tuple[int, ...]:
        if len(self._seen) >= MOST_WORDS:
            self._seen.clear()
        slots = set(self._spelt.get(word, ()))
        for length in self._lengths:
            slots.update(self._stems.get(word[:length], ()))
        for kind in kinds_of_number(word):
            slots.update(self._spelt.get(kind, ()))
        self._seen[word] = tuple(slots)
        return self._seen[word]


class Matcher:
    """Ready to read many texts for one set of indicators."""

    def __init__(self, indicators: Iterable[Worded]) -> None:
        self._keywords = Keywords()
        self._tried_at: dict[int, list[tuple[frozenset[int], Worded, Wording]]] = defaultdict(list)
        for indicator in indicators:
            for wording in indicator.wordings:
                rarest = sorted(wording.needed, key=_commonness)[:N_LOOKED_FOR]
                slots = [self._keywords.slot(slot.keywords) for slot in rarest]
                self._tried_at[slots[0]].append((frozenset(slots), indicator, wording))

    def matches(self, text: str) -> list[Match]:
        """Every match that nothing takes back, in text order; within one indicator none overlaps another."""
        words = words_of(text)
        line = line_of(words)
        tried = [pair for pair in self._worth_trying(words) if pair[1].unmarked.search(line)]
        if not tried:
            return []
        reading = Reading.of(text)
        found: dict[str, list[Match]] = defaultdict(list)
        for indicator, wording in tried:
            for match in wording.pattern.finditer(reading.line):
                first, last = reading.word_range(*match.span())
                if not is_taken_back(reading, first, last):
                    span = reading.spans[first][0], reading.spans[last][1]
                    found[indicator.id].append(Match(indicator, *span))
        kept = [match for matches in found.values() for match in _apart(matches)]
        return sorted(kept, key=lambda match: (match.start, match.end, match.indicator.id))

    def _worth_trying(self, words: Iterable[str]) -> list[tuple[Worded, Wording]]:
        filled = self._keywords.filled_by(words)
        return [
            (indicator, wording)
            for slot in sorted(filled & self._tried_at.keys())
            for needed, indicator, wording in self._tried_at[slot]
            if needed <= filled
        ]


def _commonness(slot: Slot) -> tuple[int, int]:
    """How likely an ordinary text is to hold one of a slot's keywords: a guess, good enough to order them."""
    n_common = sum(len(keyword) <= 3 or keyword in COMMON for keyword in slot.keywords)
    return n_common, len(slot.keywords)


def _apart(matches: Iterable[Match]) -> list[Match]:
    """The first and, of those that start together, the longest; what overlaps a kept one is left out."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
