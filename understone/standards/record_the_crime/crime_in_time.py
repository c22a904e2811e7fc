"""A crime is recorded within a day of enough being known."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CRIME_RECORDING_STANDARD
from understone.law.limits import hours
from understone.standards.declaring import NotConfirmed, Stage, Subject, standard, stood_down

#: From when a crime is recorded within 24 hours and no longer 72; the day is from memory.
ONE_DAY_FROM = dt.date(2015, 4, 1)


@standard(
    "CRI-02",
    "A modern slavery crime is recorded within 24 hours of enough being known",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.CRIME,
    basis=Basis.GUIDANCE,
    sources=(CRIME_RECORDING_STANDARD.cite("crime recording within 24 hours"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=ONE_DAY_FROM,
    within=hours(24, "Hours from knowing enough to recording the crime.", basis=Basis.GUIDANCE, checked="seen"),
    raised_by=("crime.is_modern_slavery",),
    evidence=("crime.enough_known_on", "crime.crimed_on"),
    remedy="Record it now; write down when enough was known and why it took longer.",
    gaming="Writing the moment of knowing as the moment of recording. Read it beside the time from the incident.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source for the 24 hours and memory for April 2015",
        not_read_in="the counting rules",
        check_with="the crime registrar",
    ),
)
def crime_in_time(record: Any) -> tuple[Any, ...]:
    return _recorded(record)


@standard(
    "CRI-02",
    "A modern slavery crime is recorded within 72 hours of enough being known",
    version=2,
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.CRIME,
    basis=Basis.GUIDANCE,
    sources=(CRIME_RECORDING_STANDARD.cite("crime recording before April 2015", checked="from memory"),),
    applies_to=ENGLAND_AND_WALES,
    # the Standard is of April 2002; this is the first of its years that the calendar holds whole
    from_on=dt.date(2009, 4, 1),
    until_on=ONE_DAY_FROM,
    within=hours(72, "Hours from knowing enough to recording.", basis=Basis.GUIDANCE, checked="from memory"),
    raised_by=("crime.is_modern_slavery",),
    evidence=("crime.enough_known_on", "crime.crimed_on"),
    remedy="Record it now; write down when enough was known and why it took longer.",
    gaming="Writing the moment of knowing as the moment of recording. Read it beside the time from the incident.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the counting rules as they stood before April 2015",
        check_with="the crime registrar",
    ),
)
def crime_in_three_days(record: Any) -> tuple[Any, ...]:
    return _recorded(record)


def _recorded(record: Any) -> tuple[Any, ...]:
    crimes = record.crime.filter(_.is_modern_slavery)
    owed = crimes.select(
        "force_id",
        subject_id=_.id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.enough_known_at,
        trigger_on=_.enough_known_on,
    )
    done = crimes.select("force_id", subject_id=_.id, item_id=_.id, at=_.crimed_at, on=_.crimed_on)
    return owed, done


KNOWN = {"is_modern_slavery": True, "enough_known_at": "2026-09-01T10:00:00Z"}
crime_in_time.example("the same evening", outcome="met", crime=[KNOWN | {"crimed_at": "2026-09-01T20:00:00Z"}])
crime_in_time.example("three days later", outcome="late", crime=[KNOWN | {"crimed_at": "2026-09-04T10:00:00Z"}])
crime_in_time.example(
    "only the day of recording is known, the next day",
    outcome="unknown",
    reason="too_coarse",
    crime=[KNOWN | {"crimed_on": "2026-09-02"}],
)
crime_in_time.example("no day of recording", outcome="unknown", reason="undated", crime=[KNOWN])
crime_in_time.example(
    "recorded before enough was known",
    outcome="unknown",
    reason="before_trigger",
    crime=[KNOWN | {"crimed_at": "2026-08-31T10:00:00Z"}],
)
crime_in_time.example(
    "nothing says when enough was known",
    outcome="unknown",
    reason="no_start",
    crime=[{"is_modern_slavery": True, "crimed_at": "2026-09-04T10:00:00Z"}],
)
crime_in_time.example(
    "recorded in error, which a second person agreed",
    outcome="ended",
    crime=[KNOWN | {"id": "c"}],
    stood_down=stood_down("CRI-02", "c", "recorded-in-error", stood_down_at="2026-09-01T12:00:00Z"),
)
crime_in_time.example("a crime of another class", outcome=[], crime=[KNOWN | {"is_modern_slavery": False}])
crime_in_time.example(
    "enough was known the day before the day's rule began",
    outcome=[],
    crime=[KNOWN | {"enough_known_at": "2015-03-31T12:00:00Z", "crimed_at": "2015-04-03T10:00:00Z"}],
)
crime_in_time.example(
    "enough was known on the day the day's rule began",
    outcome="late",
    crime=[KNOWN | {"enough_known_at": "2015-04-01T12:00:00Z", "crimed_at": "2015-04-03T10:00:00Z"}],
)

THEN = {"is_modern_slavery": True, "enough_known_at": "2014-09-01T10:00:00Z"}
crime_in_three_days.example("on the third day", outcome="met", crime=[THEN | {"crimed_at": "2014-09-04T10:00:00Z"}])
crime_in_three_days.example("a second over", outcome="late", crime=[THEN | {"crimed_at": "2014-09-04T10:00:01Z"}])
crime_in_three_days.example(
    "only the day of recording is known, the third day",
    outcome="unknown",
    reason="too_coarse",
    crime=[THEN | {"crimed_on": "2014-09-04"}],
)
crime_in_three_days.example(
    "nothing says when enough was known, which version 1 looks at",
    outcome=[],
    crime=[{"is_modern_slavery": True, "crimed_at": "2014-09-04T10:00:00Z"}],
)
crime_in_three_days.example(
    "recorded in error, which a second person agreed",
    outcome="ended",
    crime=[THEN | {"id": "c"}],
    stood_down=stood_down("CRI-02", "c", "recorded-in-error", stood_down_at="2014-09-01T12:00:00Z"),
)
crime_in_three_days.example("a crime of another class", outcome=[], crime=[THEN | {"is_modern_slavery": False}])
crime_in_three_days.example(
    "the day before the first year that the calendar holds",
    outcome=[],
    crime=[THEN | {"enough_known_at": "2009-03-31T12:00:00Z", "crimed_at": "2009-04-01T12:00:00Z"}],
)
crime_in_three_days.example(
    "the first day that the calendar holds whole",
    outcome="met",
    crime=[THEN | {"enough_known_at": "2009-04-01T12:00:00Z", "crimed_at": "2009-04-01T13:00:00Z"}],
)
crime_in_three_days.example(
    "enough was known on the last day of the rule",
    outcome="met",
    crime=[THEN | {"enough_known_at": "2015-03-31T12:00:00Z", "crimed_at": "2015-04-03T10:00:00Z"}],
)
crime_in_three_days.example(
    "enough was known on the day the day's rule began, which version 1 looks at",
    outcome=[],
    crime=[THEN | {"enough_known_at": "2015-04-01T12:00:00Z", "crimed_at": "2015-04-03T10:00:00Z"}],
)
