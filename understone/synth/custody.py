"""Suspects, their stays in custody and what happens in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.people import People
from understone.synth.places import Places
from understone.synth.times import BLANK, DAY, HOUR, NOW, NOW_DAY, Ints, moment_on, moment_texts, settled
from understone.synth.victims import Victims

_EVENT_TEXTS = {"arrest": "ARR", "bail": "BAIL", "bail-change": "BAIL-VAR", "release": "REL", "charge": "CHG"}
_OFFENCES = ("Hold person in servitude", "Arrange travel with a view to exploitation", "Assault", "Theft of wages")
_OWN_OFFENCES = (
    "Production of cannabis",
    "Possession with intent to supply",
    "Theft from shop",
    "Possession of false document",
)


@dataclass(frozen=True)
class Suspects:
    """Suspects by number: the nominal, the case (blank: held for something outside any case), the home, the victim
    they also are (blank: none)."""

    person: Ints
    case: Ints
    home: Ints
    victim: Ints


@dataclass(frozen=True)
class Custody:
    """Stays by number (suspect, arrest) and events by number (suspect, kind, moment; blank: undated)."""

    suspect: Ints
    arrested: Ints
    event_suspect: Ints
    event_kind: Words
    happened: Ints


@dataclass(frozen=True)
class Stays:
    """Of each stay the moment of arrival, and under which procedure it was: adult, child or '' (not written)."""

    arrived: Ints
    treated: Words


def made_suspects(chance: Chance, cases: Cases, victims: Victims, people: People, places: Places) -> Suspects:
    """None to three in each case, and one in eight potential victims: half in their own case, half outside any."""
    counts = chance.quota(cases.n, {"0": 0.2, "1": 0.5, "2": 0.2, "3": 0.1}).astype(np.int64)
    case = np.repeat(np.arange(cases.n), counts)
    n = len(case)
    home = places.reserve(chance.quota(n, {"dwelling": 0.9, "multiple-occupation": 0.1}))
    ages = np.full(n, "adult")
    person = people.reserve(ages, is_named=np.ones(n, np.bool_), homes=home, male_share=0.8)
    controls = chance.is_true(0.6, n)
    blank = np.full(int(controls.sum()), BLANK, np.int64)
    places.tie(cases.place[case[controls]], person[controls], blank, "controls")
    both = np.flatnonzero(chance.quota(victims.n, {"no": 0.86, "yes": 0.14}) == "yes")
    both_case = np.where(chance.is_true(0.5, len(both)), victims.case[both], BLANK)
    none = np.full(len(both), BLANK, np.int64)
    return Suspects(
        person=np.concatenate([person, victims.person[both]]),
        case=np.concatenate([case, both_case]),
        home=np.concatenate([home, none]),
        victim=np.concatenate([np.full(n, BLANK, np.int64), both]),
    )


def made_custody(chance: Chance, cases: Cases, victims: Victims, suspects: Suspects) -> Custody:
    """An arrest, then bail, release or charge within the day, and for some a change of bail weeks later."""
    suspect = np.flatnonzero(chance.is_true(0.8, len(suspects.person)) | (suspects.victim != BLANK))
    n = len(suspect)
    is_victim = suspects.victim[suspect] != BLANK
    case = np.where(suspects.case[suspect] == BLANK, victims.case[suspects.victim[suspect]], suspects.case[suspect])
    day = cases.began[case] + np.where(is_victim, chance.whole(-40, 40, n), chance.whole(0, 60, n))
    arrested = moment_on(np.minimum(day, NOW_DAY - 2), chance.whole(0, 23 * HOUR, n))
    is_new = chance.quota(n, {"no": 0.98, "yes": 0.02}) == "yes"
    arrested = np.where(is_new, settled(NOW - chance.whole(HOUR, 20 * HOUR, n)), arrested)
    second = chance.quota(n, {"bail": 0.4, "release": 0.35, "charge": 0.25})
    second_at = settled(arrested + chance.whole(6 * HOUR, 23 * HOUR, n))
    third_at = settled(second_at + chance.whole(28 * DAY, 90 * DAY, n))
    rows = [np.arange(n), np.flatnonzero(second_at < NOW), np.flatnonzero((second == "bail") & (third_at < NOW))]
    event_stay = np.concatenate(rows)
    kinds = np.concatenate(
        [np.full(n, "arrest"), second[rows[1]], chance.quota(len(rows[2]), {"bail-change": 0.5, "charge": 0.5})]
    )
    happened = np.concatenate([arrested, second_at[rows[1]], third_at[rows[2]]])
    happened = np.where(chance.quota(len(happened), {"at": 0.985, "blank": 0.015}) == "at", happened, BLANK)
    return Custody(suspect, arrested, suspect[event_stay], kinds.astype("U12"), happened)


def write_custody(export: Export, chance: Chance, suspects: Suspects, custody: Custody) -> Stays:
    n = len(custody.suspect)
    is_own = suspects.victim[custody.suspect] != BLANK
    offence = np.where(
        is_own, chance.quota(n, dict.fromkeys(_OWN_OFFENCES, 1)), chance.quota(n, dict.fromkeys(_OFFENCES, 1))
    )
    arrived = np.minimum(custody.arrested + chance.whole(HOUR // 3, HOUR, n), NOW)
    own = chance.apart().quota(n, {"adult": 0.7, "child": 0.2, "": 0.1})
    treated = np.where(is_own, own, "adult")
    export.write(
        "CUST_REC",
        {
            "CU_REF": row_keys("CU", n),
            "NOM_REF": references("NOM", suspects.person[custody.suspect]),
            "CASE_REF": references("CASE", suspects.case[custody.suspect]),
            "ARREST_DTTM": moment_texts(custody.arrested),
            "ARRIVE_DTTM": moment_texts(arrived),
            "OFFENCE": coded(offence, {text: text for text in (*_OWN_OFFENCES, *_OFFENCES)}),
            "IMM_ARREST_YN": flags(chance.is_true(0.03, n) & is_own),
            "TREATED_AS": coded(treated, {"adult": "ADULT", "child": "U18"}),
        },
    )
    stay_of = np.full(len(suspects.person), BLANK, np.int64)
    stay_of[custody.suspect] = np.arange(n)
    export.write(
        "CUST_EVENT",
        {
            "CE_REF": row_keys("CE", len(custody.happened)),
            "CU_REF": references("CU", stay_of[custody.event_suspect]),
            "NOM_REF": references("NOM", suspects.person[custody.event_suspect]),
            "CASE_REF": references("CASE", suspects.case[custody.event_suspect]),
            "EVENT": coded(custody.event_kind, _EVENT_TEXTS),
            "EVENT_DTTM": moment_texts(custody.happened),
        },
    )
    return Stays(arrived, treated)
