"""Words met before, each looked up once.

Words are known by number: 0 fills no slot, and words that fill the same slots have the same number. Numbers of one
memory mean nothing to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

from understone.recognise.keywords import Keywords, Trial
from understone.recognise.reading import SENTENCE_END, words_of

#: How many different words are remembered before a new memory is begun.
MOST_WORDS = 200_000
#: No word is as long; what is, is looked up each time it is met.
LONGEST_REMEMBERED = 40


class Memory:
    """What words may fill. Threads may share one."""

    def __init__(self, keywords: Keywords) -> None:
        self.keywords = keywords
        self._filled = [0]
        self._tried: list[tuple[Trial, ...]] = [()]
        self._numbers = {0: 0}
        self._lock = Lock()
        self._words = _Remembered(lambda word: self._number(keywords.filled_by(word)))
        self._pieces = _Remembered(self._piece)

    @property
    def is_full(self) -> bool:
        return len(self._words) + len(self._pieces) + len(self._filled) > MOST_WORDS

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of the words of a reading."""
        return list(map(self._words.__getitem__, words))

    def pieces(self, pieces: Iterable[str]) -> list[int]:
        """For each piece of a text between two spaces twice its number, and 1 more if a sentence ends with it."""
        return list(map(self._pieces.__getitem__, pieces))

    def tried_on(self, numbers: Iterable[int]) -> list[Trial]:
        """The wordings worth trying where words of these numbers stand, each once."""
        present = set(numbers)
        tried = [trials for number in present if (trials := self._tried[number])]
        if not tried:
            return []
        filled = 0
        for number in present:
            filled |= self._filled[number]
        found = [trial for trials in tried for trial in trials if trial.needed & filled == trial.needed]
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def _piece(self, piece: str) -> int:
        words = words_of(piece)
        filled = 0
        for word in words:
            filled |= self.keywords.filled_by(word)
        return 2 * self._number(filled) + (bool(words) and words[-1] == SENTENCE_END)

    def _number(self, filled: int) -> int:
        known = self._numbers.get(filled)
        if known is not None:
            return known
        with self._lock:
            if filled not in self._numbers:
                number = len(self._filled)
                self._filled.append(filled)
                self._tried.append(self.keywords.tried_at(filled))
                # last: another thread may read it without the lock
                self._numbers[filled] = number
            return self._numbers[filled]


class _Remembered(dict[str, int]):
    """What was found for each word, found when it is first asked for."""

    def __init__(self, found: Callable[[str], int]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, word: str) -> int:
        found = self._found(word)
        if len(word) <= LONGEST_REMEMBERED:
            self[word] = found
        return found
