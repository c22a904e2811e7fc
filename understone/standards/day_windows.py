"""Whether two days stand within so many days of each other: the one place where a standard may count days itself."""

from __future__ import annotations

from typing import Any


def is_within(n_days: int, earlier: Any, later: Any) -> Any:
    """Whether `later` is on the day of `earlier` or at most `n_days` after it."""
    apart = later.epoch_days().cast("int64") - earlier.epoch_days().cast("int64")
    return (apart >= 0) & (apart <= n_days)
