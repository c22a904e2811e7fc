"""The first conversation with each potential victim and the first account; what INV-09 and INV-10 make of them."""

from __future__ import annotations

import numpy as np

from understone.synth.chance import Chance, Words
from understone.synth.export import references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.times import BLANK, NOW_DAY, Bools, Ints
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_WITHIN, _ACCOUNT_WITHIN = 3, 28
_FIRST = {"good": 0.62, "early": 0.06, "late": 0.12, "nothing": 0.2}


def first_conversations(chance: Chance, victims: Victims, could_be: Bools) -> tuple[Ints, Ints, Words, Bools]:
    """Victims, days, whether the channel was safe (yes, or '' where nobody wrote it), and whether an account was taken.

    Most who can be reached are spoken to in days, some before the judgement, some later, some not for weeks.
    """
    rows = np.flatnonzero(could_be)
    n = len(rows)
    how = chance.quota(n, _FIRST)
    after = np.select(
        [how == "good", how == "early"], [chance.whole(0, _WITHIN, n), -chance.whole(1, 3, n)], chance.whole(4, 12, n)
    )
    day = victims.judged[rows] + after
    kept = (how != "nothing") & (day < NOW_DAY)
    safe = chance.quota(n, {"yes": 0.93, "": 0.07})
    is_account = chance.is_true(0.45, n)
    return rows[kept], day[kept], safe[kept], is_account[kept]


def judge_first(truth: Truth, victims: Victims, wished: Ints, talked: tuple[Ints, Ints, Words, Bools]) -> None:
    """`talked`: for each contact that reached someone the victim, the day, whether it was safe, and an account."""
    victim, day, safe, is_account = talked
    names, rows = references("NOM", victims.person), row_keys("MA", victims.n)
    for standard, within, counts in (
        ("INV-09", _WITHIN, np.ones(len(victim), np.bool_)),
        ("INV-10", _ACCOUNT_WITHIN, is_account),
    ):
        is_known = np.ones(victims.n, np.bool_)
        is_known[victim[counts & (safe == "")]] = False
        acts = Acts(victim[counts & (safe == "yes")], day[counts & (safe == "yes")])
        due = np.where(victims.grounds == BLANK, BLANK, victims.grounds + within)
        number = np.arange(victims.n)
        owed = Owed(number, number, victims.grounds, due, ended=wished, why_ended=np.full(victims.n, "own-wish"),
                    is_known=is_known, does_earlier_count=True)  # fmt: skip
        truth.add(standard, names, rows, judged(owed, acts, NOW_DAY))
