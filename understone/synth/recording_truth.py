"""What follows for CRI-04 and CRI-05 from what was written, read back from the export."""

from __future__ import annotations

import numpy as np

from understone.synth.export import Export, references
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.reading_back import ReadBack, first_by
from understone.synth.times import BLANK, DAY, NOW, NOW_DAY, day_bounds, moment_on
from understone.synth.truth import Truth

_LAWFUL = tuple(f"N200/0{number}" for number in range(1, 7))


def judge_recording(export: Export, truth: Truth) -> None:
    crime = ReadBack(export, "CRIME_REC")
    _judge_told_offences(export, truth, crime)
    _judge_each_victim(export, truth, crime)


def _judge_told_offences(export: Export, truth: Truth, crime: ReadBack) -> None:
    told = ReadBack(export, "TOLD_OFF")
    person, at, tied = told.numbers("NOM_REF", "NOM"), told.moments("TOLD_DTTM"), told.numbers("CRIME_REF", "CR")
    rows = np.flatnonzero(tied != BLANK)
    crimed = crime.moments("CRIMED_DTTM")[tied[rows]]
    decided = np.flatnonzero(told.words("DECISION") != "")
    day = told.days("DECIDED_DT")[decided]
    begins, ends = day_bounds(day)
    is_timed = told.words("DECIDED_TM")[decided] != ""
    exact = moment_on(day, np.array([_seconds(text) for text in told.words("DECIDED_TM")[decided]], dtype=np.int64))
    acts = together(
        Acts(person[rows], crimed, item=rows),
        Acts(person[decided], np.where(is_timed, exact, begins), last=np.where(is_timed, exact, ends), item=decided),
    )
    due = np.where(at == BLANK, BLANK, at + DAY)
    owed = Owed(person, np.arange(told.n), at, due, does_earlier_count=True)
    truth.add("CRI-04", references("NOM", person), told.keys("TO_REF"), judged(owed, acts, NOW))


def _seconds(clock: str) -> int:
    """Seconds into the day of HH:MM:SS; 0 where blank."""
    hours, minutes, seconds = (int(part) for part in clock.split(":")) if clock else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


def _judge_each_victim(export: Export, truth: Truth, crime: ReadBack) -> None:
    assessed, entry = ReadBack(export, "MSHT_ASSESS"), ReadBack(export, "HOLDING_ENTRY")
    person, case = assessed.numbers("NOM_REF", "NOM"), assessed.numbers("CASE_REF", "CASE")
    judged_on = assessed.days("RG_DT")
    is_slavery = crime.words("MS_YN") == "Y"
    crimed, crime_case = crime.days("CRIMED_DTTM")[is_slavery], crime.numbers("CASE_REF", "CASE")[is_slavery]
    n = int(max(case.max(initial=0), crime_case.max(initial=0))) + 1
    first = first_by(crime_case, crimed, n)
    is_inside = assessed.words("EXPL_WHERE") != "ABROAD"
    pairs = np.unique(np.stack([case[is_inside], person[is_inside]], axis=1), axis=0)
    n_people = np.bincount(pairs[:, 0], minlength=n)
    rows = np.flatnonzero(is_inside & (n_people[case] > 1) & np.isin(case, crime_case))
    on = judged_on[rows]
    trigger = np.where(on == BLANK, BLANK, np.maximum(on, first[case[rows]]))
    due = np.where(trigger == BLANK, BLANK, trigger + 1)
    is_lawful = np.isin(entry.words("HE_CODE"), _LAWFUL)
    acts = together(
        Acts(crime.numbers("VICT_NOM", "NOM")[is_slavery], crimed),
        Acts(entry.numbers("NOM_REF", "NOM")[is_lawful], entry.days("ENTERED_DTTM")[is_lawful]),
    )
    owed = Owed(person[rows], rows, trigger, due, does_earlier_count=True)
    truth.add(
        "CRI-05", references("NOM", person[rows]), assessed.keys("MA_REF").take(rows), judged(owed, acts, NOW_DAY)
    )
