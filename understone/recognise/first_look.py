"""A first look at a whole batch of texts: which of them any wording is worth trying on.

Arrow parts the texts at spaces and knows equal pieces; each different piece is looked up once, and what is left is
arithmetic on whole columns. Which of a wording's slots is the rarest is counted in the batch itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from understone.recognise.memory import Memory

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint8]

#: How many texts, and bytes of them, are looked at together, but for a single longer text.
N_TOGETHER = 10_000
BYTES_TOGETHER = 4_000_000
#: A sentence with more wordings to try than this is read without a closer look.
MOST_TRIED = 500
#: How many of the most frequent numbers are counted to tell which slots are rare.
N_COUNTED = 4_000


def rows_worth_reading(texts: pa.Array, memory: Callable[[], Memory], long: int) -> list[int]:
    """The rows with a sentence on which a wording is worth trying, or one of more than `long` pieces that may be."""
    wide = texts.cast(pa.large_string())
    filled = pc.fill_null(wide.combine_chunks() if isinstance(wide, pa.ChunkedArray) else wide, "")
    rows: list[int] = []
    for start, end in _parts(pc.binary_length(filled).to_numpy(zero_copy_only=False)):
        rows += (start + _Look(filled.slice(start, end - start), memory()).rows(long)).tolist()
    return rows


def _parts(lengths: Ints) -> Iterator[tuple[int, int]]:
    """Stretches of rows that are looked at together."""
    group = np.cumsum(lengths) // BYTES_TOGETHER
    borders = np.flatnonzero(np.diff(group)) + 1
    for start, end in zip([0, *borders.tolist()], [*borders.tolist(), len(lengths)], strict=True):
        for first in range(start, end, N_TOGETHER):
            yield first, min(first + N_TOGETHER, end)


@dataclass(frozen=True)
class _Tried:
    """Wordings to be tried, each on a sentence; both by number."""

    sentence: Ints
    trial: Ints


class _Look:
    """Some texts as columns: the numbers of their words that fill a slot, and the sentences these stand in.

    `first` and `last` bound the words of each sentence; a number here is a row of `bits`, the slots it fills.
    """

    def __init__(self, texts: pa.Array, memory: Memory) -> None:
        parted = pc.split_pattern(texts, " ")
        self._offsets: Ints = parted.offsets.to_numpy().astype(np.int64) - parted.offsets[0].as_py()
        encoded = parted.flatten().dictionary_encode()
        different = np.array(memory.pieces(encoded.dictionary.to_pylist()), dtype=np.int32)
        pieces = different[encoded.indices.to_numpy()]
        is_start = np.zeros(len(pieces) + 1, dtype=np.bool_)
        is_start[1:] = pieces & 1
        is_start[self._offsets] = True
        self._starts: Ints = np.flatnonzero(is_start)
        numbers = pieces >> 1
        filling = np.flatnonzero(numbers)
        self._sentence: Ints = (np.cumsum(is_start[:-1]) - 1)[filling]
        bounds = np.searchsorted(filling, self._starts)
        self._first, self._last = bounds[:-1], bounds[1:]
        n_of_each = np.bincount(numbers[filling])
        present = np.flatnonzero(n_of_each)
        self._counts: Ints = n_of_each[present]
        self._bits: Bits = memory.bits_of(present.tolist())
        row_of = np.zeros(len(n_of_each), dtype=np.int64)
        row_of[present] = np.arange(len(present))
        self._numbers: Ints = row_of[numbers[filling]]
        self._slots = self._rarest_first(memory.keywords.slots_of_trials)

    def rows(self, long: int) -> Ints:
        """The texts worth reading, in order."""
        is_long = np.diff(self._starts) > long
        tried, crowded = self._tried_at_the_rarest(is_long)
        for level in range(1, self._slots.shape[1]):
            tried = self._where_filled(tried, level)
        sentences = np.unique(np.concatenate([tried.sentence, crowded]))
        return np.unique(np.searchsorted(self._offsets, self._starts[sentences], side="right") - 1)

    def _rarest_first(self, slots: Ints) -> Ints:
        often = np.argsort(-self._counts, kind="stable")[:N_COUNTED]
        n_of_slot = self._counts[often].astype(np.float32) @ np.unpackbits(
            self._bits[often], axis=1, bitorder="little"
        ).astype(np.float32)
        return np.take_along_axis(slots, np.argsort(n_of_slot[slots], axis=1, kind="stable"), axis=1)

    def _fills(self, numbers: Ints, slots: Ints) -> Bits:
        fills: Bits = (self._bits[numbers, slots >> 3] >> (slots & 7).astype(np.uint8)) & 1
        return fills

    def _tried_at_the_rarest(self, is_long: Bools) -> tuple[_Tried, Ints]:
        """What is tried where its rarest slot may be filled, and the sentences too long or too crowded to say."""
        rarest = self._slots[:, 0]
        number, trial = np.nonzero(self._fills(np.arange(len(self._counts))[:, None], rarest[None, :]))
        n_tried = np.bincount(number, minlength=len(self._counts))
        trials_from = np.cumsum(n_tried) - n_tried
        words = np.flatnonzero(n_tried[self._numbers])
        n_of_word = n_tried[self._numbers[words]]
        n_of_sentence = np.bincount(self._sentence[words], n_of_word, len(self._starts) - 1)
        is_crowded = (n_of_sentence > MOST_TRIED) | (is_long & (n_of_sentence > 0))
        kept = ~is_crowded[self._sentence[words]]
        words, n_of_word = words[kept], n_of_word[kept]
        places = _ranges(trials_from[self._numbers[words]], n_of_word)
        return _Tried(np.repeat(self._sentence[words], n_of_word), trial[places]), np.flatnonzero(is_crowded)

    def _where_filled(self, tried: _Tried, level: int) -> _Tried:
        """What is left where the next slot may be filled too."""
        if not len(tried.trial):
            return tried
        first = self._first[tried.sentence]
        n_words = self._last[tried.sentence] - first
        slots = np.repeat(self._slots[tried.trial, level], n_words)
        fills = self._fills(self._numbers[_ranges(first, n_words)], slots)
        kept = np.bitwise_or.reduceat(fills, np.cumsum(n_words) - n_words) > 0
        return _Tried(tried.sentence[kept], tried.trial[kept])


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """start, start + 1, … of each range, one range after another."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
