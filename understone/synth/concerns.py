"""Concerns that officers passed up; what SUP-03 makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.organisation import Organisation
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    Bools,
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


@dataclass(frozen=True)
class _Concerns:
    """By number: about which victim, who raised it and when (always known here), in what form the moment is written,
    and whether, by whom and when it was taken on (blank: undated)."""

    victim: Ints
    raiser: Ints
    raised: Ints
    form: Words
    is_taken: Bools
    taker: Ints
    taken: Ints


def write_concerns(export: Export, truth: Truth, chance: Chance, victims: Victims, organisation: Organisation) -> None:
    """CONCERN_UP, about a third of potential victims."""
    made = _made(chance, victims, organisation)
    n = len(made.victim)
    keys, people = row_keys("EC", n), references("NOM", victims.person[made.victim])
    export.write(
        "CONCERN_UP",
        {
            "EC_REF": keys,
            "NOM_REF": people,
            "CASE_REF": references("CASE", victims.case[made.victim]),
            "RAISED_BY": references("C", made.raiser),
            "RAISED_DT": day_texts(np.where(made.form == "blank", BLANK, day_of(made.raised))),
            "RAISED_TM": clock_texts(made.raised, made.form == "time"),
            "TAKEN_BY": references("C", np.where(made.is_taken, made.taker, BLANK)),
            "TAKEN_DT": day_texts(day_of(made.taken)),
            "TAKEN_TM": clock_texts(made.taken),
        },
    )
    is_trained = organisation.first_responder[made.raiser]
    rows = np.flatnonzero(is_trained != "yes")
    first, last = _stretch(made.raised, made.form)
    owed = Owed(
        rows,
        rows,
        first[rows],
        _due(first[rows]),
        last=last[rows],
        due_last=_due(last[rows]),
        is_known=is_trained[rows] == "no",
    )
    taken = np.flatnonzero(made.is_taken & (made.taker != made.raiser))
    acts = Acts(taken, made.taken[taken], item=taken)
    truth.add("SUP-03", people.take(rows), keys.take(rows), judged(owed, acts, NOW))


def _made(chance: Chance, victims: Victims, organisation: Organisation) -> _Concerns:
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
    taker = np.where(how == "by themselves", raiser, organisation.any_supervisor(chance, n))
    return _Concerns(
        victim, raiser, raised, form, is_taken, taker, np.where(is_taken & (how != "undated"), taken, BLANK)
    )


def _due(moments: Ints) -> Ints:
    return np.where(moments == BLANK, BLANK, moments + _WITHIN)


def _stretch(at: Ints, form: Words) -> tuple[Ints, Ints]:
    """The moment twice, or the ends of its day where no time was written; blank where nothing was."""
    first, last = day_bounds(day_of(at))
    return (
        np.select([form == "time", form == "day"], [at, first], np.int64(BLANK)),
        np.select([form == "time", form == "day"], [at, last], np.int64(BLANK)),
    )
