"""One text as words, with where each stands in the text.

Words are in lower case; apostrophes go (`didn't` is `didnt`), as do the endings 's, 'd, 'll, 're, 've and 'm
(`gaffer's` is `gaffer`, `I'd` is `i`); hyphens and slashes part words; numbers lose their commas and points.
A sentence end is a word of its own (`.`). Commas, brackets, dashes and line ends only part clauses.

A name is marked in the line by an apostrophe after it, which no word has: a word with a capital that does not stand
at the start of a sentence, or stands there and is none of the words that sentences start with. In a log in capitals,
where nothing tells, a word is taken for a name if it is none of the words that logs often hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from understone.recognise.frequencies import per_thousand
from understone.recognise.grammar import word_set

SENTENCE_END = "."
#: No sentence is longer; what is, is a text without stops.
MOST_AROUND = 1_000

WORD = r"[£$€]?\d+(?:[.,:]\d+)*[^\W_]*|[^\W_]+(?:['’][^\W_]+)*"
END = r"[.!?]+(?=[\s\"'”’)]|$)|\n\s*\n"
_WORD_OR_END = re.compile(f"{WORD}|{END}")
_PIECE = re.compile(rf"(?P<word>{WORD})|(?P<end>{END})|[,;:()\n–—…]|(?<=\s)-+(?=\s)")
_APOSTROPHE = re.compile(r"['’](?:s|d|ll|re|ve|m)$|['’]|(?<=\d)[.,:](?=\d)")


#: Words that a sentence starts with, or that say who is meant without a name: never a name.
NO_NAMES = word_set(
    "i he she they we you it his her their my our its him them me us a an the this that these those there here and or "
    "but so if when where while who what which why how because as at by for from in into of off on out over to under "
    "up with without after before during since until then now later also still just only even once again not no none "
    "never nobody nothing all both each every some any many most few several one two three four five six seven eight "
    "nine ten first second third last next other another same such is are was were be been being has have had do does "
    "did can could will would may might must should male males female females man men woman women boy boys girl girls "
    "child children person people occupant occupants worker workers staff caller informant suspect victim officer "
    "officers police ic1 ic2 ic3 ic4 ic5 ic6 ip vp dp misper asked told said says stated states claimed found seen "
    "attended arrived located arrested spoke visited believed denied refused monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december "
    "english language line uk hrs nfa"
)


def plain(word: str) -> str:
    """The word in lower case without its apostrophes, or the points of a number."""
    lowered = word.lower()
    return lowered if lowered.isalpha() else _APOSTROPHE.sub("", lowered)


def words_of(text: str) -> list[str]:
    """The words alone, sentence ends among them, for a first look: much cheaper than a `Reading`.

    Words parted by spaces may be given apart; only a sentence end that is a blank line is then not seen.
    """
    if text.isalpha() and text.isascii():
        return [text.lower()]
    if text.isascii():
        text = text.lower()
    return [
        piece if piece.isalpha() and piece.islower() else plain(piece) if piece[-1].isalnum() else SENTENCE_END
        for piece in _WORD_OR_END.findall(text)
    ]


def line_of(words: Sequence[str]) -> str:
    """The words with one space before, between and after: what the wordings are matched against."""
    return f" {' '.join(words)} "


def _with_names_marked(text: str, words: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[str]:
    is_in_capitals = text.isupper()
    no_names = NO_NAMES.union(per_thousand()) if is_in_capitals else NO_NAMES
    return [
        f"{word}'" if word not in no_names and _may_be_name(text[start:end], is_in_capitals) else word
        for word, (start, end) in zip(words, spans, strict=True)
    ]


def _may_be_name(written: str, is_in_capitals: bool) -> bool:
    return written[:1].isupper() and written[1:2].isalpha() and (is_in_capitals or not written.isupper())


@dataclass(frozen=True)
class Reading:
    """A text read once.

    `line` is as `line_of` makes it; `places` says where in it each word starts.
    `clause_starts` are the indexes of words with a mark of punctuation right before them.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    clause_starts: frozenset[int]
    line: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Reading:
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        clause_starts: set[int] = set()
        for piece in _PIECE.finditer(text):
            found = piece.group()
            if found.isalpha():
                words.append(found.lower())
                spans.append(piece.span())
            elif piece.lastgroup is None:
                clause_starts.add(len(words))
            else:
                words.append(plain(found) if piece.lastgroup == "word" else SENTENCE_END)
                spans.append(piece.span())
        marked = _with_names_marked(text, words, spans)
        places = tuple(accumulate([len(word) + 1 for word in marked[:-1]], initial=1)) if words else ()
        return cls(text, tuple(words), tuple(spans), frozenset(clause_starts), line_of(marked), places)

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word of a stretch of `line`."""
        return bisect_left(self.places, start), bisect_left(self.places, end) - 1

    def sentence(self, index: int) -> tuple[int, int]:
        """The first word of the sentence that holds this word, and the one after its last.

        It reaches MOST_AROUND words each way at most, so that a text without stops is read in time with its length.
        """
        start = end = index
        earliest, latest = max(0, index - MOST_AROUND), min(len(self.words), index + MOST_AROUND)
        while start > earliest and self.words[start - 1] != SENTENCE_END:
            start -= 1
        while end < latest and self.words[end] != SENTENCE_END:
            end += 1
        return start, end

    def place(self, index: int) -> int:
        """Where in `line` this word starts, or the line ends."""
        return self.places[index] if index < len(self.places) else len(self.line)

    def stretches(self, longest: int, reach: int) -> Iterator[tuple[int, int, int]]:
        """Each sentence as the index of its first word, of the next one's first, and of the one after its last.

        A sentence of more than `longest` words comes in several stretches, each with `reach` words of the next.
        """
        start = 0
        for end in (*(index for index, word in enumerate(self.words) if word == SENTENCE_END), len(self.words)):
            for first in range(start, end, longest):
                following = min(first + longest, end)
                yield first, following, min(following + reach, end)
            start = end + 1
