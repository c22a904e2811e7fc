"""Meetings of officers with people, and who was found there; what REC-02, and of meetings REC-05, make of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.looking import Looks
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.people import People
from understone.synth.places import Places
from understone.synth.times import BLANK, FIRST_CASE_DAY, HOUR, NOW, NOW_DAY, Ints, day_of, moment_on, moment_texts
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_SETTINGS = {
    "brothel": 1, "nail-bar": 2, "car-wash": 2, "cannabis-grow": 2, "multiple-occupation": 2, "farm": 1, "factory": 1,
    "restaurant": 1, "care-home": 1, "building-site": 1, "hotel": 1, "dwelling": 2, "": 1,
}  # fmt: skip
_NOT_TYPICAL = ("hotel", "dwelling", "")
_FOUND = {"1": 0.4, "2": 0.25, "3": 0.15, "4": 0.1, "6": 0.1}
_HOW = {"good": 0.5, "late": 0.14, "nothing": 0.24, "undated": 0.05, "years before": 0.07}
_ROLE_TEXTS = {"found-there": "FOUND", "potential-victim": "PV", "reporting-person": "INFT"}
#: Whether someone was alone, or freely heard: yes, no, or nobody wrote it.
HEARD = {"yes": 0.68, "no": 0.16, "": 0.16}


@dataclass(frozen=True)
class Meetings:
    """Meetings by number. `at` is blank where undated; `victim` where they met nobody yet judged."""

    at: Ints
    place: Ints
    case: Ints
    victim: Ints
    is_typical: Words

    @property
    def n(self) -> int:
        return len(self.at)


def made_meetings(chance: Chance, victims: Victims, places: Places, n_cases: int) -> Meetings:
    """At settings of many kinds, and with two in five potential victims on the day they were first met."""
    n = max(24, n_cases // 2)
    kind = chance.quota(n, _SETTINGS)
    day = chance.whole(FIRST_CASE_DAY, NOW_DAY - 1, n)
    day = np.where(chance.quota(n, {"any": 0.92, "recent": 0.08}) == "recent", NOW_DAY - 1, day)
    day = np.where(chance.quota(n, {"day": 0.95, "blank": 0.05}) == "day", day, BLANK)
    victim = np.flatnonzero(chance.is_true(0.4, victims.n))
    met = np.where(victims.met[victim] == BLANK, BLANK, np.minimum(victims.met[victim], NOW - HOUR // 2))
    none = np.full(n, BLANK, np.int64)
    return Meetings(
        at=np.concatenate([moment_on(day, chance.whole(6 * HOUR, 22 * HOUR, n)), met]),
        place=np.concatenate([places.reserve(kind), victims.place[victim]]),
        case=np.concatenate([none, victims.case[victim]]),
        victim=np.concatenate([none, victim]),
        is_typical=np.where(np.isin(np.concatenate([kind, np.full(len(victim), "")]), _NOT_TYPICAL), "no", "yes"),
    )


def write_meetings(
    export: Export, truth: Truth, chance: Chance, meetings: Meetings, *, victims: Victims, people: People, looks: Looks
) -> None:
    """MEETING and MEETING_NOM. Settings have people found there, two in five of them with no name."""
    alone, freely = chance.quota(meetings.n, HEARD), chance.quota(meetings.n, HEARD)
    export.write(
        "MEETING",
        {
            "MT_REF": row_keys("MT", meetings.n),
            "CASE_REF": references("CASE", meetings.case),
            "MET_DTTM": moment_texts(meetings.at),
            "PREM_REF": references("PR", meetings.place),
            "ALONE_YN": flags(alone == "yes", alone != ""),
            "TERP_OK_YN": flags(freely == "yes", freely != ""),
        },
    )
    _judge_hearing(truth, meetings, victims, alone=alone, freely=freely)
    _write_found(export, truth, chance, meetings, victims=victims, people=people, looks=looks)


def _write_found(
    export: Export, truth: Truth, chance: Chance, meetings: Meetings, *, victims: Victims, people: People, looks: Looks
) -> None:
    with_victim = np.flatnonzero(meetings.victim != BLANK)
    settings = np.flatnonzero(meetings.victim == BLANK)
    found = np.repeat(settings, chance.quota(len(settings), _FOUND).astype(np.int64))
    n = len(found)
    person = people.reserve(
        chance.quota(n, {"adult": 0.8, "child": 0.12, "": 0.08}),
        is_named=chance.is_true(0.6, n),
        homes=np.full(n, BLANK, np.int64),
        male_share=0.6,
    )
    person = np.where(chance.quota(n, {"row": 0.96, "none": 0.04}) == "row", person, BLANK)
    role = chance.quota(n, {"found-there": 0.9, "reporting-person": 0.1})
    keys = row_keys("MN", n + len(with_victim))
    nominal = np.concatenate([person, victims.person[meetings.victim[with_victim]]])
    export.write(
        "MEETING_NOM",
        {
            "MN_REF": keys,
            "MT_REF": references("MT", np.concatenate([found, with_victim])),
            "NOM_REF": references("NOM", nominal),
            "ROLE": coded(np.concatenate([role, np.full(len(with_victim), "potential-victim")]), _ROLE_TEXTS),
        },
    )
    looked = _look_at_found(chance, looks, (person, found), day_of(meetings.at[found]))
    _judge_found(truth, meetings, (person, found, role), looked)


def _look_at_found(chance: Chance, looks: Looks, who: tuple[Ints, Ints], met: Ints) -> Acts:
    """Looks at those whom a row describes, by the nominal's number."""
    person, meeting = who
    n = len(person)
    how = chance.quota(n, _HOW)
    start = np.where(met == BLANK, NOW_DAY - 50, met)
    after = np.select([how == "late", how == "years before"], [chance.whole(2, 20, n), -700], chance.whole(0, 1, n))
    day = np.where(how == "undated", BLANK, start + after)
    done = (how != "nothing") & (person != BLANK) & (day < NOW_DAY)
    looks.add(chance, day[done], person=person[done], meeting=np.where(how == "years before", BLANK, meeting)[done])
    return Acts(person[done], day[done])


def _judge_found(truth: Truth, meetings: Meetings, links: tuple[Ints, Ints, Words], looked: Acts) -> None:
    person, meeting, role = links
    rows = np.flatnonzero((role == "found-there") & (meetings.is_typical[meeting] == "yes"))
    day = day_of(meetings.at[meeting[rows]])
    judge_found(truth, references("MN", rows), person[rows], day=day, looked=looked)


def judge_found(truth: Truth, keys: pa.Array, person: Ints, *, day: Ints, looked: Acts) -> None:
    """Each found at a typical setting, by the key of their row, owes a look; `person` is blank for nobody's row."""
    due = np.where(day == BLANK, BLANK, day + 1)
    # nobody's number is less than 0, so that an act of nobody fits nobody
    subject = np.where(person == BLANK, BLANK - 1, person)
    owed = Owed(subject, np.arange(len(day)), day, due, is_known=person != BLANK)
    subjects = pc.coalesce(references("NOM", person), keys)
    truth.add("REC-02", subjects, keys, judged(owed, looked, NOW_DAY))


def _judge_hearing(truth: Truth, meetings: Meetings, victims: Victims, *, alone: Words, freely: Words) -> None:
    rows = np.flatnonzero(meetings.victim != BLANK)
    keys, subjects = references("MT", rows), references("NOM", victims.person[meetings.victim[rows]])
    judge_heard(truth, subjects, (keys, day_of(meetings.at[rows])), alone=alone[rows], freely=freely[rows])


def judge_heard(truth: Truth, subjects: object, moments: tuple[object, Ints], *, alone: Words, freely: Words) -> None:
    """Each moment owes that someone was alone and freely heard; `moments` are the keys of the rows and their days."""
    keys, day = moments
    number = np.arange(len(day))
    is_broken = (alone == "no") | (freely == "no")
    is_kept = (alone == "yes") & (freely == "yes")
    owed = Owed(number, number, day, day, is_known=is_broken | is_kept)
    acts = Acts(number[is_kept], day[is_kept])
    truth.add("REC-05", subjects, keys, judged(owed, acts, NOW_DAY, is_prohibition=True))
