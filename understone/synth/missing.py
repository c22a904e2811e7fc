"""People who go missing, some of them children again and again; what REC-03 makes of them."""

from __future__ import annotations

import numpy as np

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, flags, references, row_keys
from understone.synth.looking import Looks
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.people import People
from understone.synth.times import BLANK, DAY, FIRST_CASE_DAY, HOUR, NOW, NOW_DAY, Bools, Ints, moment_on, moment_texts
from understone.synth.truth import Truth

_WINDOW, _WITHIN, _MOST = 90, 2, 3
_AGES = {"child": 0.72, "adult": 0.2, "": 0.08}
_TIMES = {"1": 0.3, "2": 0.4, "3": 0.3}
_SIGNS = {"yes": 0.35, "no": 0.5, "": 0.15}
_HOW = {"good": 0.42, "late": 0.15, "nothing": 0.36, "undated": 0.07}


def write_missing(export: Export, truth: Truth, chance: Chance, *, n_cases: int, people: People, looks: Looks) -> None:
    """MISSING_LOG: one to three episodes each, weeks or months apart, a few second ones with no day."""
    n = max(36, n_cases // 2)
    ages = chance.quota(n, _AGES)
    person = people.reserve(ages, is_named=np.ones(n, np.bool_), homes=np.full(n, BLANK, np.int64), male_share=0.6)
    times = chance.quota(n, _TIMES).astype(np.int64)
    gap = chance.whole(3, 140, n * _MOST).reshape(n, _MOST)
    day = chance.whole(FIRST_CASE_DAY, NOW_DAY - 1, n)[:, None] + np.cumsum(gap, axis=1)
    is_there = (np.arange(_MOST)[None, :] < times[:, None]) & (day < NOW_DAY)
    is_blank = is_there & (np.arange(_MOST)[None, :] == 1) & chance.is_true(0.05, day.size).reshape(day.shape)
    day = np.where(is_blank, BLANK, day)
    sign = chance.quota(day.size, _SIGNS).reshape(day.shape)
    who, place = np.nonzero(is_there)
    episode = np.full(day.shape, BLANK, np.int64)
    episode[who, place] = np.arange(len(who))
    reported = np.minimum(moment_on(day[who, place], chance.whole(6 * HOUR, 22 * HOUR, len(who))), NOW - HOUR)
    ended = np.where(reported == BLANK, BLANK, np.minimum(reported + chance.whole(HOUR, 6 * DAY, len(who)), NOW))
    said = sign[who, place]
    export.write(
        "MISSING_LOG",
        {
            "MS_REF": row_keys("MS", len(who)),
            "NOM_REF": references("NOM", person[who]),
            "REPORTED_DTTM": moment_texts(reported),
            "RETURNED_DTTM": moment_texts(ended),
            "WITH_ITEMS_YN": flags(said == "yes", said != ""),
        },
    )
    looked = _look_after(chance, looks, person, day, is_there)
    _judge(truth, (person, ages), (day, sign, is_there, episode), looked)


def _look_after(chance: Chance, looks: Looks, person: Ints, day: Ints, is_there: Bools) -> Acts:
    """Looks after some of the second and third episodes, by the number of the one missing."""
    is_again = is_there & (np.arange(_MOST)[None, :] > 0)
    who, place = np.nonzero(is_again)
    n = len(who)
    how = chance.quota(n, _HOW)
    start = np.where(day[who, place] == BLANK, NOW_DAY - 30, day[who, place])
    after = np.where(how == "late", chance.whole(_WITHIN + 1, 25, n), chance.whole(0, _WITHIN, n))
    looked = np.where(how == "undated", BLANK, start + after)
    done = (how != "nothing") & (looked < NOW_DAY)
    looks.add(chance, looked[done], person=person[who[done]])
    return Acts(who[done], looked[done])


def _judge(truth: Truth, who: tuple[Ints, Words], episodes: tuple[Ints, Words, Bools, Ints], looked: Acts) -> None:
    """Each episode with every other before it and within the window; one with no day with every other."""
    person, ages = who
    day, sign, is_there, episode = episodes
    is_signed, is_blank = np.zeros(day.shape, np.bool_), np.zeros(day.shape, np.bool_)
    for this in range(_MOST):
        for other in range(_MOST):
            if this == other:
                continue
            apart = day[:, this] - day[:, other]
            follows = (day[:, this] != BLANK) & (day[:, other] != BLANK) & (apart > 0) & (apart <= _WINDOW)
            is_pair = (follows | (day[:, this] == BLANK)) & is_there[:, this]
            is_pair &= is_there[:, other]
            has_yes = (sign[:, this] == "yes") | (sign[:, other] == "yes")
            has_none = (sign[:, this] == "") | (sign[:, other] == "")
            is_signed[:, this] |= is_pair & has_yes
            is_blank[:, this] |= is_pair & has_none
    number, place = np.nonzero((is_signed | is_blank) & (ages != "adult")[:, None])
    first = day[number, place]
    owed = Owed(
        number,
        episode[number, place],
        first,
        np.where(first == BLANK, BLANK, first + _WITHIN),
        is_known=is_signed[number, place] & (ages[number] == "child"),
    )
    keys = references("MS", episode[number, place])
    truth.add("REC-03", references("NOM", person[number]), keys, judged(owed, looked, NOW_DAY))
