"""How well recognition reads narratives whose answer is known: counts, precision and recall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from understone.recognise.concern import Concern
from understone.recognise.narratives import Narrative, narratives
from understone.recognise.signs import screening


@dataclass(frozen=True)
class Counted:
    """Of narratives that show a potential victim and of those that do not: how many raised a concern."""

    n_shown: int
    n_found: int
    n_not_shown: int
    n_false: int
    n_strong: int
    n_strong_false: int

    @property
    def precision(self) -> float:
        return self.n_found / max(1, self.n_found + self.n_false)

    @property
    def recall(self) -> float:
        return self.n_found / max(1, self.n_shown)

    @property
    def strong_precision(self) -> float:
        return self.n_strong / max(1, self.n_strong + self.n_strong_false)


@cache
def concerns(name: str) -> tuple[tuple[Narrative, Concern], ...]:
    """Each narrative of a set with the concern that it raises."""
    return tuple((one, screening(one.text).concern) for one in narratives(name))


def counted(read: Iterable[tuple[Narrative, Concern]]) -> Counted:
    rows = [(one.is_shown, concern) for one, concern in read]
    raised = [(shown, concern) for shown, concern in rows if concern is not Concern.NONE]
    strong = [shown for shown, concern in raised if concern is Concern.STRONG]
    return Counted(
        n_shown=sum(shown for shown, _ in rows),
        n_found=sum(shown for shown, _ in raised),
        n_not_shown=sum(not shown for shown, _ in rows),
        n_false=sum(not shown for shown, _ in raised),
        n_strong=sum(strong),
        n_strong_false=sum(not shown for shown in strong),
    )
