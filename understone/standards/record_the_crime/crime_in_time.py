"""A crime is recorded within a day of enough being known."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CRIME_RECORDING_STANDARD
from understone.law.limits import hours
from understone.standards.declaring import NotConfirmed, Stage, Subject, standard, stood_down


@standard(
    "CRI-02",
    "A modern slavery crime is recorded within 24 hours of enough being known",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.CRIME,
    basis=Basis.GUIDANCE,
    sources=(CRIME_RECORDING_STANDARD.cite("crime recording within 24 hours"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2015, 4, 1),
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
