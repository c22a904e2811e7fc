"""Finding the wordings that a text holds.

Most texts hold few. A look at the words of each sentence says which wordings are worth trying on it. It decides how
fast texts are read, never what is found in them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from understone.recognise.declarations import Worded
from understone.recognise.grammar import LONGEST_GAP, MOST_GAPS, Wording
from understone.recognise.keywords import Keywords, Trial
from understone.recognise.memory import Memory
from understone.recognise.negation import is_taken_back
from understone.recognise.reading import Reading, line_of, words_of

#: A sentence of more pieces than this is read in stretches.
LONG = 100


@dataclass(frozen=True)
class Match:
    """Words of a text that show an indicator, a circumstance or a protection, from character `start` to `end`."""

    indicator: Worded
    start: int
    end: int


class Look:
    """Which wordings are worth trying on which sentences of a text; each is tried only when it is asked for."""

    def __init__(self, tried: Iterable[tuple[Sequence[str], Trial]], search: Callable[[Wording, str], bool]) -> None:
        self._search = search
        self._tried: dict[str, list[tuple[Sequence[str], Trial]]] = defaultdict(list)
        for pieces, trial in tried:
            self._tried[trial.indicator.id].append((pieces, trial))
        self._lines: dict[int, str] = {}
        self._stands: dict[str, bool] = {}

    @property
    def names(self) -> Collection[str]:
        """The ids of all that may stand in the text."""
        return self._tried.keys()

    def stands(self, name: str) -> bool:
        """Whether any wording of it stands in a sentence, whatever takes it back."""
        known = self._stands.get(name)
        if known is None:
            tried = self._tried.get(name, ())
            known = any(self._search(trial.wording, self._line(pieces)) for pieces, trial in tried)
            self._stands[name] = known
        return known

    def _line(self, pieces: Sequence[str]) -> str:
        line = self._lines.get(id(pieces))
        if line is None:
            line = self._lines[id(pieces)] = line_of(words_of(" ".join(pieces)))
        return line


class Matcher:
    """Ready to read many texts for one set of indicators. `n_searches` counts what it has done."""

    def __init__(self, indicators: Iterable[Worded]) -> None:
        given = tuple(indicators)
        self._memory = Memory(Keywords(given))
        self._reach = max((_most_words(wording) for one in given for wording in one.wordings), default=0)
        self.n_searches = 0

    def matches(self, text: str, wanted: Container[str] | None = None) -> list[Match]:
        """Every match that nothing takes back, in text order; within one indicator none overlaps another.

        `wanted` are the ids looked for, where not all are.
        """
        reading = Reading.of(text)
        return _standing(reading, self._wordings_in(reading, self._remembering(), wanted))

    def look(self, text: str) -> Look:
        """What may stand in the text, before it is read."""
        memory = self._remembering()
        pieces = text.split()
        known = memory.pieces(pieces)
        tried: list[tuple[Sequence[str], Trial]] = []
        start = 0
        for at, piece in enumerate(known, start=1):
            if piece & 1 or at == len(known):
                sentence = pieces[start:at]
                tried += [(sentence, trial) for trial in memory.tried_on([number >> 1 for number in known[start:at]])]
                start = at
        return Look(tried, self._search)

    def _search(self, wording: Wording, line: str) -> bool:
        self.n_searches += 1
        return wording.unmarked.search(line) is not None

    def _remembering(self) -> Memory:
        """The memory, or a new one where it is full; who still reads with the old one is left to."""
        if self._memory.is_full:
            self._memory = Memory(self._memory.keywords)
        return self._memory

    def _wordings_in(
        self, reading: Reading, memory: Memory, wanted: Container[str] | None
    ) -> Iterator[tuple[Worded, re.Match[str]]]:
        """Each wording where it stands. One that stands astride two stretches counts where it starts."""
        gone: dict[Trial, int] = defaultdict(int)
        numbers = memory.numbers(reading.words)
        for first, next_first, last in reading.stretches(LONG, self._reach):
            trials = memory.tried_on(numbers[first:last])
            if wanted is not None:
                trials = [trial for trial in trials if trial.indicator.id in wanted]
            if not trials:
                continue
            start, next_start, end = reading.place(first), reading.place(next_first), reading.place(last)
            for trial in trials:
                pattern = trial.wording.pattern
                self.n_searches += 1
                for match in pattern.finditer(reading.line, max(start, gone[trial]), end):
                    if match.start() >= next_start:
                        break
                    gone[trial] = match.end()
                    yield trial.indicator, match


def _standing(reading: Reading, wordings: Iterable[tuple[Worded, re.Match[str]]]) -> list[Match]:
    """The matches that nothing takes back, in text order, none over another of its indicator."""
    found: dict[str, list[Match]] = defaultdict(list)
    for indicator, match in wordings:
        first, last = reading.word_range(*match.span())
        if not is_taken_back(reading, first, last):
            span = reading.spans[first][0], reading.spans[last][1]
            found[indicator.id].append(Match(indicator, *span))
    kept = [match for matches in found.values() for match in _apart(matches)]
    return sorted(kept, key=lambda match: (match.start, match.end, match.indicator.id))


def _most_words(wording: Wording) -> int:
    """No match of the wording has more words."""
    return sum(max(len(phrase.split()) for phrase in slot.phrases) for slot in wording.slots) + MOST_GAPS * LONGEST_GAP


def _apart(matches: Iterable[Match]) -> list[Match]:
    """The first and, of those that start together, the longest; what overlaps a kept one is left out."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
