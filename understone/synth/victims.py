"""Potential victims: who they are, when police met them, what was judged and what they answered.

Proportions are the Home Office's, from its published statistics on the National Referral Mechanism (Open
Government Licence v3.0): of 970 people referred by police in July to September 2023, 522 were exploited as
adults, 394 as children and 54 at an age not given, and 718 were male; of all adults of January to September
2023, 6,651 were referred and 3,885 were told of by notification only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.export import NO, YES, Export, coded, references, row_keys, words
from understone.synth.organisation import Organisation
from understone.synth.people import People
from understone.synth.places import Places
from understone.synth.times import (
    BLANK,
    HOUR,
    NOW,
    NOW_DAY,
    Ints,
    clock_texts,
    day_of,
    day_texts,
    moment_on,
    settled,
)

#: 522, 394 and 54 of 970; some ages are in doubt, and a person whose age is in doubt is presumed a child.
AGES = {"adult": 0.538, "child": 0.376, "in-doubt": 0.03, "": 0.056}
MALE_SHARE = 718 / 969
#: 6,651 adults referred to 3,885 notified; how the second divide is ours.
ANSWERS = {
    "agreed": 0.63,
    "not-now": 0.15,
    "undecided": 0.06,
    "not-asked": 0.06,
    "withdrew": 0.04,
    "cannot-be-asked": 0.02,
    "": 0.04,
}
AGE_TEXTS = {"adult": "ADULT", "child": "U18", "in-doubt": "DISPUTED"}
ANSWER_TEXTS = {
    "agreed": "AGREES",
    "not-now": "NOT NOW",
    "undecided": "UNSURE",
    "not-asked": "NYA",
    "withdrew": "AGREED-W/D",
    "cannot-be-asked": "UNABLE",
}
#: One authority without and two with the guardian service for as long as any case here; '' is not written.
#: Leeds and Cardiff are real, as the areas of the guardian service are (REF-10); no place here is in either.
AUTHORITIES = {"Leeds": 0.5, "Cardiff": 0.3, "Quillshire": 0.1, "": 0.1}
_MANY = {"1": 0.5, "2": 0.24, "3": 0.12, "4": 0.07, "5": 0.04, "6": 0.03}


@dataclass(frozen=True)
class Victims:
    """Potential victims by number, each in one case.

    `met` is the moment of first contact (blank: not written) and `met_on` its day; where `has_time` is false the
    record has the day alone. `grounds` is the day of the judgement, blank where nobody wrote it; `judged` is
    always known here.
    """

    person: Ints
    case: Ints
    ages: Words
    answers: Words
    met: Ints
    met_on: Ints
    has_time: Words
    grounds: Ints
    judged: Ints
    answered: Ints
    jurisdiction: Words
    place: Ints
    is_place_written: Words

    @property
    def n(self) -> int:
        return len(self.person)


def made_victims(chance: Chance, cases: Cases, people: People) -> Victims:
    counts = chance.quota(cases.n, _MANY).astype(np.int64)
    case = np.repeat(np.arange(cases.n), counts)
    n = len(case)
    ages = chance.quota(n, AGES)
    is_named = chance.quota(n, {"named": 0.92, "unnamed": 0.08}) == "named"
    person = people.reserve(ages, is_named=is_named, homes=np.full(n, BLANK, np.int64), male_share=MALE_SHARE)
    met, met_on, has_time = _first_contacts(chance, cases.began[case])
    judged = np.minimum(met_on + chance.whole(0, 3, n), NOW_DAY - 1)
    grounds = np.where(chance.quota(n, {"day": 0.96, "blank": 0.04}) == "day", judged, BLANK)
    answers = np.where(ages == "adult", chance.quota(n, ANSWERS), "")
    has_answered = np.isin(answers, ("agreed", "not-now", "undecided", "withdrew"))
    answered = np.where(has_answered, np.minimum(judged + chance.whole(0, 2, n), NOW_DAY - 1), BLANK)
    answered[chance.is_true(0.08, n)] = BLANK
    return Victims(
        person=person,
        case=case,
        ages=ages,
        answers=answers,
        met=np.where(has_time == "none", BLANK, met),
        met_on=np.where(has_time == "none", BLANK, met_on),
        has_time=has_time,
        grounds=grounds,
        judged=judged,
        answered=answered,
        jurisdiction=chance.quota(n, {"inside": 0.82, "outside": 0.14, "": 0.04}),
        place=cases.place[case],
        is_place_written=chance.quota(n, {"yes": 0.85, "no": 0.15}),
    )


def of_cases(victims: Victims, case: Ints) -> tuple[Ints, Ints]:
    """Each row with each potential victim of its case (none where blank): victims, and the rows they stand for."""
    low, high = np.searchsorted(victims.case, case), np.searchsorted(victims.case, case, side="right")
    counts = np.where(case == BLANK, 0, high - low)
    row = np.repeat(np.arange(len(case)), counts)
    return np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts), row


def _first_contacts(chance: Chance, began: Ints) -> tuple[Ints, Ints, Words]:
    """Moments on the day the case began or the two after it; a few in the night before the extract."""
    n = len(began)
    days = np.minimum(began + chance.whole(0, 2, n), NOW_DAY - 1)
    met = moment_on(days, chance.whole(6 * HOUR, 22 * HOUR, n))
    has_time = chance.quota(n, {"time": 0.95, "day": 0.025, "none": 0.025})
    is_new = (began >= NOW_DAY - 3) & (has_time == "time") & chance.is_true(0.4, n)
    met = np.where(is_new, settled(NOW - chance.whole(HOUR // 2, 3 * HOUR, n)), met)
    return met, day_of(met), has_time


def tie_places(victims: Victims, places: Places) -> None:
    """Ties those to the place of exploitation whose judgement does not name it."""
    unwritten = victims.is_place_written == "no"
    blank = np.full(int(unwritten.sum()), BLANK, np.int64)
    places.tie(victims.place[unwritten], victims.person[unwritten], blank, "exploited-at")


@dataclass(frozen=True)
class Judgements:
    """What was written when they were judged: the day they were told of their rights (blank: not written), the local
    authority they were found in ('': not written), and whether an adult has needs for care: yes, no or ''."""

    told: Ints
    authority: Words
    care: Words


def write_judgements(
    export: Export, chance: Chance, victims: Victims, *, organisation: Organisation, incident_of_case: Ints
) -> Judgements:
    """Writes MSHT_ASSESS, one row for each potential victim in the order of their numbers."""
    n = victims.n
    told = np.where(chance.is_true(0.6, n) & (victims.grounds != BLANK), victims.judged + chance.whole(0, 4, n), BLANK)
    apart = chance.apart()
    made = Judgements(
        told=np.where(told < NOW_DAY, told, BLANK),
        authority=apart.quota(n, AUTHORITIES),
        care=apart.quota(n, {"yes": 0.35, "no": 0.55, "": 0.1}),
    )
    is_written = pa.array(victims.is_place_written == "yes")
    export.write(
        "MSHT_ASSESS",
        {
            "MA_REF": row_keys("MA", n),
            "NOM_REF": references("NOM", victims.person),
            "CASE_REF": references("CASE", victims.case),
            "OCC_REF": references("OCC", incident_of_case[victims.case]),
            "AGE_VIEW": coded(victims.ages, AGE_TEXTS),
            "FIRST_SEEN_DT": day_texts(victims.met_on),
            "FIRST_SEEN_TM": clock_texts(victims.met, victims.has_time == "time"),
            "RG_DT": day_texts(victims.grounds),
            "JUDGED_BY": references("C", organisation.any_staff(chance, n)),
            "REFERRAL_ANS": coded(victims.answers, ANSWER_TEXTS),
            "ANS_DT": day_texts(victims.answered),
            "TOLD_DT": day_texts(made.told),
            "FOUND_LA": words(made.authority),
            "CARE_YN": coded(made.care, {"yes": YES, "no": NO}),
            "EXPL_PREM": pc.if_else(is_written, references("PR", victims.place), pa.scalar(None, pa.string())),
            "EXPL_WHERE": coded(victims.jurisdiction, {"inside": "E&W", "outside": "ABROAD"}),
        },
    )
    return made
