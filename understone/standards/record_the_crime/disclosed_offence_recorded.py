"""An offence disclosed beside the exploitation is recorded, or it is decided why not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import COUNTING_RULES, CRIME_RECORDING_STANDARD
from understone.law.limits import hours
from understone.record.codes import RecordingDecision
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down


@standard(
    "CRI-04",
    "Each offence disclosed beside the exploitation is recorded within 24 hours, or it is written why not",
    stage=Stage.RECORD_THE_CRIME,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(
        CRIME_RECORDING_STANDARD.cite("crime recording within 24 hours"),
        COUNTING_RULES.cite("General Rules, Section F, principal crime"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2015, 4, 1),
    within=hours(24, "Hours from being told of an offence to recording it.", basis=Basis.GUIDANCE, checked="seen"),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("disclosed_offence",),
    evidence=("crime.crimed_on", "disclosed_offence.crime_id", "disclosed_offence.recording_decision"),
    gate=Gate.WARNS,
    remedy="Record it, or have the registrar decide why not; offer care for those who were sexually assaulted.",
    gaming="Every one within the principal crime. Read it beside the decisions by kind of offence.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source for the 24 hours and memory for April 2015",
        not_read_in="the counting rules, Sections A and F",
        check_with="the crime registrar",
        note="What the principal crime takes in hangs on the edition: registrar to decide.",
    ),
)
def disclosed_offence_recorded(record: Any) -> tuple[Any, ...]:
    offences = record.disclosed_offence
    owed = offences.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.disclosed_at,
        trigger_on=_.disclosed_on,
    )
    return owed, _recorded(record).union(_decided(record))


def _recorded(record: Any) -> Any:
    """As a crime; one that is named and not in the record has no date."""
    crimes = record.crime.select("force_id", "crimed_at", "crimed_on", crime_id=_.id)
    tied = record.disclosed_offence.filter(_.crime_id.notnull()).left_join(crimes, ["force_id", "crime_id"])
    return tied.select("force_id", subject_id=_.person_id, item_id=_.id, at=_.crimed_at, on=_.crimed_on)


def _decided(record: Any) -> Any:
    return record.disclosed_offence.filter(
        _.recording_decision.notnull(), _.recording_decision != RecordingDecision.UNKNOWN
    ).select("force_id", subject_id=_.person_id, item_id=_.id, at=_.decided_at, on=_.decided_on)


TOLD = {
    "person_id": "p",
    "disclosed_offence_kind": "rape",
    "disclosed_at": "2026-09-01T10:00:00Z",
    "investigation_id": "i",
}
OF_CRIME = TOLD | {"crime_id": "c"}
CRIME = {"id": "c", "victim_id": "p", "crimed_at": "2026-09-02T10:00:00Z"}
DECIDED = {"recording_decision": "principal-crime", "decided_at": "2026-09-01T18:00:00Z"}
disclosed_offence_recorded.example(
    "recorded at the twenty-fourth hour", outcome="met", disclosed_offence=[OF_CRIME], crime=[CRIME]
)
disclosed_offence_recorded.example(
    "recorded a second over",
    outcome="late",
    disclosed_offence=[OF_CRIME],
    crime=[CRIME | {"crimed_at": "2026-09-02T10:00:01Z"}],
)
disclosed_offence_recorded.example(
    "recorded before they told of it",
    outcome="met",
    disclosed_offence=[OF_CRIME],
    crime=[CRIME | {"crimed_at": "2026-08-20T10:00:00Z"}],
)
for kind in ("principal-crime", "other-force", "outside", "not-a-crime"):
    disclosed_offence_recorded.example(
        f"decided that evening why not: {kind}",
        outcome="met",
        disclosed_offence=[TOLD | DECIDED | {"recording_decision": kind}],
    )
disclosed_offence_recorded.example(
    "a decision that cannot be told is none",
    outcome="missed",
    disclosed_offence=[TOLD | DECIDED | {"recording_decision": "unknown"}],
)
disclosed_offence_recorded.example(
    "only the slavery crime was recorded",
    outcome="missed",
    disclosed_offence=[TOLD],
    crime=[CRIME | {"is_modern_slavery": True}],
)
disclosed_offence_recorded.example(
    "told this morning", outcome="pending", disclosed_offence=[TOLD | {"disclosed_at": "2026-11-21T08:00:00Z"}]
)
disclosed_offence_recorded.example(
    "nothing says when they told of it",
    outcome="unknown",
    reason="no_start",
    disclosed_offence=[OF_CRIME | {"disclosed_at": None}],
    crime=[CRIME],
)
disclosed_offence_recorded.example(
    "only the day of recording is known, the next day",
    outcome="unknown",
    reason="too_coarse",
    disclosed_offence=[OF_CRIME],
    crime=[CRIME | {"crimed_at": None, "crimed_on": "2026-09-02"}],
)
disclosed_offence_recorded.example(
    "a crime is named that is not in the record", outcome="unknown", reason="undated", disclosed_offence=[OF_CRIME]
)
disclosed_offence_recorded.example(
    "decided on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    disclosed_offence=[TOLD | DECIDED | {"decided_at": None}],
)
disclosed_offence_recorded.example(
    "the force does not supply why not",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["disclosed_offence.recording_decision"],
    disclosed_offence=[TOLD],
)
disclosed_offence_recorded.example(
    "written down in error, which a second person agreed",
    outcome="ended",
    disclosed_offence=[TOLD],
    stood_down=stood_down("CRI-04", "p", "recorded-in-error", stood_down_at="2026-09-01T12:00:00Z"),
)
disclosed_offence_recorded.example(
    "rape, false imprisonment and fraud told of by one person, one recorded",
    outcome=["met", "missed", "missed"],
    disclosed_offence=[
        OF_CRIME,
        TOLD | {"disclosed_offence_kind": "false-imprisonment"},
        TOLD | {"disclosed_offence_kind": "fraud"},
    ],
    crime=[CRIME],
)
disclosed_offence_recorded.example("nothing told of beside the exploitation", outcome=[], crime=[CRIME])
disclosed_offence_recorded.example(
    "told of the day before the rule began",
    outcome=[],
    disclosed_offence=[TOLD | {"disclosed_at": "2015-03-31T12:00:00Z"}],
)
disclosed_offence_recorded.example(
    "told of on the day the rule began",
    outcome="missed",
    disclosed_offence=[TOLD | {"disclosed_at": "2015-04-01T12:00:00Z"}],
)
