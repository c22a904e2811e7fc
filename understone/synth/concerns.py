"""Concerns that officers passed up; what SUP-03 makes of them."""

from __future__ import annotations

import numpy as np

from understone.synth.chance import Chance
from understone.synth.export import Export, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.organisation import Organisation
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    Ints,
    clock_texts,
    day_bounds,
    day_of,
    day_texts,
    moment_on,
    settled,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims

#: A tour of duty.
_WITHIN = 10 * HOUR
_HOW = {"good": 0.5, "late": 0.14, "nothing": 0.2, "by themselves": 0.05, "undated": 0.06, "before": 0.05}
_FORMS = {"time": 0.9, "day": 0.07, "blank": 0.03}


def write_concerns(export: Export, truth: Truth, chance: Chance, victims: Victims, organisation: Organisation) -> None:
    """CONCERN_UP, about a third of potential victims."""
    victim = np.flatnonzero(chance.is_true(0.35, victims.n))
    n = len(victim)
    raiser = organisation.any_staff(chance, n)
    met = np.where(
        victims.met[victim] == BLANK, moment_on(victims.judged[victim], np.full(n, 9 * HOUR)), victims.met[victim]
    )
    raised = np.minimum(settled(met + chance.whole(0, 3 * HOUR, n)), NOW - 60)
    form, how = chance.quota(n, _FORMS), chance.quota(n, _HOW)
    after = np.select(
        [how == "late", how == "before"], [chance.whole(_WITHIN + HOUR, 6 * DAY, n), -2 * DAY],
        chance.whole(HOUR // 2, _WITHIN - HOUR, n),
    )  # fmt: skip
    taken = settled(raised + after)
    is_taken = (how != "nothing") & (taken < NOW)
    taken = np.where(is_taken & (how != "undated"), taken, BLANK)
    taker = np.where(how == "by themselves", raiser, organisation.any_supervisor(chance, n))
    is_written = form != "blank"
    keys = row_keys("EC", n)
    export.write(
        "CONCERN_UP",
        {
            "EC_REF": keys,
            "NOM_REF": references("NOM", victims.person[victim]),
            "CASE_REF": references("CASE", victims.case[victim]),
            "RAISED_BY": references("C", raiser),
            "RAISED_DT": day_texts(np.where(is_written, day_of(raised), BLANK)),
            "RAISED_TM": clock_texts(raised, form == "time"),
            "TAKEN_BY": references("C", np.where(is_taken, taker, BLANK)),
            "TAKEN_DT": day_texts(day_of(taken)),
            "TAKEN_TM": clock_texts(taken),
        },
    )
    counts = is_taken & (how != "by themselves")
    is_trained = organisation.first_responder[raiser]
    rows = np.flatnonzero(is_trained != "yes")
    first, last = _stretch(raised, form == "time", is_written)
    number = np.arange(n)
    owed = Owed(
        number[rows],
        rows,
        first[rows],
        _due(first[rows]),
        last=last[rows],
        due_last=_due(last[rows]),
        is_known=is_trained[rows] == "no",
    )
    acts = Acts(number[counts], taken[counts], item=number[counts])
    truth.add("SUP-03", references("NOM", victims.person[victim[rows]]), keys.take(rows), judged(owed, acts, NOW))


def _due(moments: Ints) -> Ints:
    return np.where(moments == BLANK, BLANK, moments + _WITHIN)


def _stretch(at: Ints, has_time: Ints, is_written: Ints) -> tuple[Ints, Ints]:
    """The moment twice, or the ends of its day where no time was written; blank where nothing was."""
    first, last = day_bounds(day_of(at))
    return (
        np.where(is_written, np.where(has_time, at, first), BLANK),
        np.where(is_written, np.where(has_time, at, last), BLANK),
    )
