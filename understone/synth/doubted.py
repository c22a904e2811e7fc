"""Ages that were in doubt, and how they were settled; what REC-07 makes of stays in custody."""

from __future__ import annotations

import numpy as np

from understone.synth.chance import Chance, Words
from understone.synth.custody import Custody, Stays, Suspects
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.times import BLANK, NOW_DAY, Ints, day_of, day_texts
from understone.synth.truth import Truth
from understone.synth.victims import Victims

#: How a doubt ended: settled as an adult before the stay or after it, or on no day; as a child; not; with no day of
#: its own.
_HOW = {"before": 0.3, "after": 0.2, "undated": 0.1, "child": 0.15, "never": 0.15, "no day": 0.1}


def write_doubts(
    export: Export,
    truth: Truth,
    chance: Chance,
    victims: Victims,
    *,
    suspects: Suspects,
    custody: Custody,
    stays: Stays,
) -> None:
    """AGE_DOUBT for potential victims held in custody who were not plainly adults; none of them was notified of."""
    owner = suspects.victim[custody.suspect]
    stay = np.flatnonzero((owner != BLANK) & (victims.ages[owner] != "adult"))
    victim, held = owner[stay], day_of(stays.arrived[stay])
    n = len(stay)
    how = chance.quota(n, _HOW)
    is_early = chance.is_true(0.85, n)
    doubted = np.where(is_early, held - chance.whole(2, 30, n), np.minimum(held + 5, NOW_DAY - 1))
    doubted = np.where(how == "no day", BLANK, doubted)
    decided = np.select(
        [how == "before", how == "after", how == "child"],
        [held - 1, held + chance.whole(1, 40, n), held + chance.whole(-1, 40, n)],
        np.int64(BLANK),
    )
    is_decided = np.isin(how, ("before", "after", "undated", "child")) & (decided < NOW_DAY)
    decided = np.where(is_decided, decided, BLANK)
    decided_as = np.where(is_decided, np.where(how == "child", "child", "adult"), "")
    export.write(
        "AGE_DOUBT",
        {
            "AD_REF": row_keys("AD", n),
            "NOM_REF": references("NOM", victims.person[victim]),
            "DOUBTED_DT": day_texts(doubted),
            "SETTLED_DT": day_texts(decided),
            "SETTLED_AS": coded(decided_as, {"adult": "ADULT", "child": "U18"}),
            "SETTLED_BY": coded(np.where(is_decided, "la", ""), {"la": "LOCAL AUTH"}),
        },
    )
    _judge(truth, victims, stays, (stay, victim), (doubted, decided, decided_as))


def _judge(
    truth: Truth, victims: Victims, stays: Stays, who: tuple[Ints, Ints], doubts: tuple[Ints, Ints, Words]
) -> None:
    """Each stay as an adult on or after the first doubt, or while no doubt has a day."""
    stay, victim = who
    doubted, decided, decided_as = doubts
    held = day_of(stays.arrived[stay])
    met = np.where(victims.met_on[victim] == BLANK, victims.grounds[victim], victims.met_on[victim])
    is_in_doubt = (victims.ages[victim] == "in-doubt") & (met != BLANK)
    first = np.where(is_in_doubt & ((doubted == BLANK) | (met < doubted)), met, doubted)
    rows = np.flatnonzero((stays.treated[stay] == "adult") & ((first == BLANK) | (first <= held)))
    owed = Owed(
        victim[rows], stay[rows], held[rows], held[rows], is_known=first[rows] != BLANK, does_earlier_count=True
    )
    adult = decided_as == "adult"
    outcomes = judged(owed, Acts(victim[adult], decided[adult]), NOW_DAY)
    truth.add("REC-07", references("NOM", victims.person[victim[rows]]), references("CU", stay[rows]), outcomes)
