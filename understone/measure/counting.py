"""The counting rules: what a rate is, when none is given, when a fall raises a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

#: No rate on fewer obligations than this: one record more or less would move it by a tenth or more.
FEWEST = 10
#: The widest range that still says something. Beyond a half, more is unknown than known, and what is
#: unknown would decide the figure.
WIDEST_RANGE = 0.5
#: A month below this share of the usual month has fallen sharply.
SHARP_FALL = 0.5
#: How many months make what is usual.
USUAL_MONTHS = 12


class Says(StrEnum):
    """What can be said of a rate."""

    RATE = "rate"
    NOTHING_DUE = "nothing-due"
    TOO_FEW = "too-few"
    TOO_MUCH_UNKNOWN = "too-much-unknown"


@dataclass(frozen=True)
class Counts:
    """Obligations of one standard in one force by outcome. Counts of two bases are never added."""

    met: int = 0
    late: int = 0
    missed: int = 0
    pending: int = 0
    unknown: int = 0
    ended: int = 0

    @property
    def owed(self) -> int:
        """All but what is no longer owed, which is shown beside it."""
        return self.met + self.late + self.missed + self.pending + self.unknown

    @property
    def decided(self) -> int:
        """The denominator of the rate: what fell due and the record can say."""
        return self.met + self.late + self.missed


@dataclass(frozen=True)
class Rate:
    """`value` is met ÷ (met + late + missed); `lowest` and `highest` if no unknown had been met, or every one.

    All three are None unless `says` is RATE.
    """

    says: Says
    value: float | None = None
    lowest: float | None = None
    highest: float | None = None


def rate(counts: Counts) -> Rate:
    """The rate with its range, or why there is none. What is pending or ended is in neither."""
    could_be_decided = counts.decided + counts.unknown
    if could_be_decided == 0:
        return Rate(Says.NOTHING_DUE)
    if counts.unknown / could_be_decided > WIDEST_RANGE:
        return Rate(Says.TOO_MUCH_UNKNOWN)
    if counts.decided < FEWEST:
        return Rate(Says.TOO_FEW)
    return Rate(
        Says.RATE,
        counts.met / counts.decided,
        counts.met / could_be_decided,
        (counts.met + counts.unknown) / could_be_decided,
    )


def has_fallen(months: Sequence[int]) -> bool:
    """Whether the last of the whole months is under half of what was usual in the twelve before it.

    It needs twelve months before the last, and a usual month of FEWEST or more.
    """
    if len(months) <= USUAL_MONTHS:
        return False
    usual = median(months[-USUAL_MONTHS - 1 : -1])
    return usual >= FEWEST and months[-1] < usual * SHARP_FALL
