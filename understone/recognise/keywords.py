"""Which slots of which wordings a word may fill.

Each phrase of a slot has a keyword, its rarest word: where none of a slot's keywords stands, no phrase fills the slot.
A wording is worth trying where its rarest slots may all be filled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from understone.recognise.declarations import Worded
from understone.recognise.frequencies import per_thousand
from understone.recognise.grammar import Slot, Wording, is_spelt, kinds_of_number

#: How many of a wording's slots are looked for before it is tried.
N_LOOKED_FOR = 4

#: In a thousand. A number stands in most logs, a sum of money in few; what is no word at all is never a keyword.
_FREQUENCY = {"@": 1_000, "#": 200, "£#": 10, "££": 5}


@dataclass(frozen=True, eq=False, slots=True)
class Trial:
    """A wording and the slots, as bits, that must be filled before it is tried."""

    needed: int
    indicator: Worded
    wording: Wording


class Keywords:
    """The keywords of some indicators' wordings. Slots with the same keywords are one."""

    def __init__(self, indicators: Sequence[Worded]) -> None:
        self._rarity = Rarity()
        self._slots: dict[frozenset[str], int] = {}
        self._spelt: dict[str, int] = defaultdict(int)
        self._stems: dict[str, int] = defaultdict(int)
        self._tried_at: dict[int, list[Trial]] = defaultdict(list)
        for indicator in indicators:
            for wording in indicator.wordings:
                self._add(indicator, wording)
        self._shortest = min(map(len, self._stems), default=0)
        self._stems_from: dict[str, list[str]] = defaultdict(list)
        for stem in self._stems:
            self._stems_from[stem[: self._shortest]].append(stem)

    def _add(self, indicator: Worded, wording: Wording) -> None:
        rarest = sorted((self._rarity.keywords(slot) for slot in wording.needed), key=self._rarity.of)[:N_LOOKED_FOR]
        slots = [self._slot(keywords) for keywords in rarest]
        needed = sum(1 << slot for slot in set(slots))
        self._tried_at[slots[0]].append(Trial(needed, indicator, wording))

    def _slot(self, keywords: frozenset[str]) -> int:
        """The number of the slot with these keywords; slots with the same are one."""
        if keywords not in self._slots:
            slot = self._slots[keywords] = len(self._slots)
            for keyword in keywords:
                listed, key = (self._stems, keyword[:-1]) if keyword.endswith("*") else (self._spelt, keyword)
                listed[key] |= 1 << slot
        return self._slots[keywords]

    def filled_by(self, word: str) -> int:
        """The slots that a word may fill, as bits."""
        slots = self._spelt.get(word, 0)
        for stem in self._stems_from.get(word[: self._shortest], ()):
            if word.startswith(stem):
                slots |= self._stems[stem]
        if not word.isalpha():
            for kind in kinds_of_number(word):
                slots |= self._spelt.get(kind, 0)
        return slots

    def tried_at(self, filled: int) -> tuple[Trial, ...]:
        """The trials whose rarest slot is among these bits."""
        return tuple(trial for slot in _slots(filled) for trial in self._tried_at.get(slot, ()))


class Rarity:
    """How often a spelling is likely to stand in an ordinary text, in a thousand: good enough to order them."""

    def __init__(self) -> None:
        self._often = per_thousand()
        self._known: dict[str, int] = {}

    def keywords(self, slot: Slot) -> frozenset[str]:
        return frozenset(
            min(phrase.split(), key=lambda word: (self._spelling(word), -len(word))) for phrase in slot.phrases
        )

    def of(self, keywords: frozenset[str]) -> tuple[int, int, list[str]]:
        return sum(map(self._spelling, keywords)), len(keywords), sorted(keywords)

    def of_wording(self, wording: Wording) -> int:
        """How often its rarest slot is likely to be filled."""
        return min(self.of(self.keywords(slot))[0] for slot in wording.needed)

    def _spelling(self, spelling: str) -> int:
        known = self._known.get(spelling)
        if known is None:
            known = self._known[spelling] = self._guess(spelling)
        return known

    def _guess(self, spelling: str) -> int:
        if spelling in _FREQUENCY:
            return _FREQUENCY[spelling]
        if spelling.endswith("*"):
            return 1 + sum(n for word, n in self._often.items() if is_spelt(spelling, word))
        return 1 + self._often.get(spelling, 0)


def _slots(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
