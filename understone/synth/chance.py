"""Seeded chance for whole columns at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from understone.synth.times import Bools, Ints

Words = npt.NDArray[np.str_]


class Chance:
    """Draws whole columns. The same seed and the same calls give the same columns."""

    def __init__(self, seed: np.random.SeedSequence) -> None:
        self._seed = seed
        self._generator = np.random.Generator(np.random.PCG64(seed))

    def apart(self) -> Chance:
        """Chance of its own for one part, so that a change in one part leaves the others as they were."""
        return Chance(self._seed.spawn(1)[0])

    def quota(self, n: int, shares: Mapping[str, float]) -> Words:
        """`n` words in exact shares (the largest remainders rounded up), in any order.

        With as many places as words, each word comes at least once.
        """
        words = list(shares)
        parts = np.array([shares[word] for word in words], dtype=float)
        exact = parts / parts.sum() * n
        counts = np.floor(exact).astype(np.int64)
        for place in np.argsort(-(exact - counts), kind="stable")[: n - int(counts.sum())]:
            counts[place] += 1
        if n >= len(words):
            for place in np.flatnonzero((counts == 0) & (parts > 0)):
                counts[np.argmax(counts)] -= 1
                counts[place] += 1
        return self._generator.permutation(np.repeat(np.array(words), counts))

    def whole(self, low: Any, high: Any, n: int) -> Ints:
        """Whole numbers from low to high, both included; low and high may be columns."""
        return self._generator.integers(low, high, size=n, endpoint=True, dtype=np.int64)

    def is_true(self, share: float, n: int) -> Bools:
        return self._generator.random(n) < share

    def split(self, n: int, shares: Sequence[float]) -> Ints:
        """`n` numbers from 0, about in these shares."""
        edges = np.cumsum(np.asarray(shares) / np.sum(shares))
        return np.minimum(np.searchsorted(edges, self._generator.random(n)), len(shares) - 1)

    def any_of(self, options: Sequence[str] | pa.Array, n: int) -> pa.Array:
        """`n` texts, each any of the options, as likely as another."""
        held = options if isinstance(options, pa.Array) else pa.array(list(options))
        return held.take(pa.array(self.whole(0, len(held) - 1, n)))

    def in_order(self, n: int) -> Ints:
        """The numbers from 0 to n-1 in any order."""
        return self._generator.permutation(n).astype(np.int64)

    def uuid_bytes(self) -> bytes:
        return self._generator.bytes(16)
