"""A potential victim who cannot be found is looked for."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_RESPONDERS, STOLEN_FREEDOM
from understone.law.limits import hours
from understone.record.codes import ContactResult, SafeguardingKind, StoodDownReason
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down


@standard(
    "SAF-04",
    "A potential victim who cannot be found is reported missing or traced within a day",
    stage=Stage.SAFEGUARD,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        STOLEN_FREEDOM.cite("a woman left outside and later missing, as reported"),
        APP_RESPONDERS.cite("initial considerations"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(24, "Hours from finding that they cannot be found to a missing report or a trace."),
    raised_by=("victim_contact", "potential_victim"),
    evidence=("safeguarding_action", "missing_episode"),
    gate=Gate.WARNS,
    remedy="Report them missing as trafficked, at medium risk or more; circulate; tell the support provider.",
    gaming="Writing that they were tried and not reached. Read it beside attempts with no contact since.",
    not_confirmed=NotConfirmed(
        written_from="an inference from the cited finding, November 2026",
        not_read_in="any instrument: the test is written in none",
        check_with="the force lead for modern slavery",
    ),
)
def traced(record: Any) -> tuple[Any, ...]:
    lost = record.victim_contact.filter(_.contact_result == ContactResult.CANNOT_BE_FOUND).semi_join(
        record.potential_victim, ["force_id", "person_id"]
    )
    return _owed(record, lost), _searched(record, lost)


def _owed(record: Any, lost: Any) -> Any:
    """Until they are reached again."""
    reached = record.victim_contact.filter(_.contact_result == ContactResult.REACHED).select(
        "force_id", "person_id", reached_at=_.happened_at
    )
    again = (
        lost.inner_join(reached, ["force_id", "person_id", reached.reached_at >= lost.happened_at])
        .group_by("force_id", "id")
        .agg(again_at=_.reached_at.min())
    )
    return lost.left_join(again, ["force_id", "id"]).select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.happened_at,
        trigger_on=_.happened_on,
        ended=_.again_at,
        ended_reason=ibis.literal(StoodDownReason.OVERTAKEN.value),
    )


def _searched(record: Any, lost: Any) -> Any:
    """Reports and traces afterwards; an episode already open when they could not be found serves from then."""
    any_item = ibis.null("string")
    traces = record.safeguarding_action.filter(_.kind == SafeguardingKind.MISSING_REPORT).select(
        "force_id",
        subject_id=_.person_id,
        item_id=any_item,
        at=_.happened_at,
        on=_.happened_on,
        written=_.recorded_at,
    )
    episodes = record.missing_episode.select(
        "force_id",
        subject_id=_.person_id,
        item_id=any_item,
        at=_.reported_at,
        on=_.reported_on,
        written=_.recorded_at,
    )
    known = record.missing_episode.select("force_id", "person_id", "reported_at", "ended_at", "ended_on")
    already_open = (
        lost.inner_join(known, ["force_id", "person_id", known.reported_at <= lost.happened_at])
        .filter(_.ended_on.isnull() | (_.ended_at > _.happened_at))
        .select(
            "force_id",
            subject_id=_.person_id,
            item_id=_.id,
            at=_.happened_at,
            on=_.happened_on,
            written=_.recorded_at,
        )
    )
    return traces.union(episodes).union(already_open)


VICTIM = [{"person_id": "p", "investigation_id": "c"}]
LOST = {
    "person_id": "p",
    "investigation_id": "c",
    "contact_result": "cannot-be-found",
    "happened_at": "2026-09-01T10:00:00Z",
}
TRACED = {"person_id": "p", "kind": "missing-report"}
traced.example(
    "reported missing exactly 24 hours later",
    outcome="met",
    potential_victim=VICTIM,
    victim_contact=[LOST],
    missing_episode=[{"person_id": "p", "reported_at": "2026-09-02T10:00:00Z"}],
)
traced.example(
    "traced one second over",
    outcome="late",
    potential_victim=VICTIM,
    victim_contact=[LOST],
    safeguarding_action=[TRACED | {"happened_at": "2026-09-02T10:00:01Z"}],
)
traced.example(
    "already reported missing and not found",
    outcome="met",
    potential_victim=VICTIM,
    victim_contact=[LOST],
    missing_episode=[{"person_id": "p", "reported_at": "2026-08-30T10:00:00Z"}],
)
traced.example(
    "missing once before and found since",
    outcome="missed",
    potential_victim=VICTIM,
    victim_contact=[LOST],
    missing_episode=[{"person_id": "p", "reported_at": "2026-07-01T10:00:00Z", "ended_at": "2026-07-02T10:00:00Z"}],
)
traced.example("nothing on record", outcome="missed", potential_victim=VICTIM, victim_contact=[LOST])
traced.example(
    "could not be found this morning",
    outcome="pending",
    potential_victim=VICTIM,
    victim_contact=[LOST | {"happened_at": "2026-11-21T08:00:00Z"}],
)
traced.example(
    "reached again the same evening",
    outcome="ended",
    potential_victim=VICTIM,
    victim_contact=[LOST, LOST | {"contact_result": "reached", "happened_at": "2026-09-01T20:00:00Z"}],
)
traced.example(
    "reached again a week later",
    outcome="missed",
    potential_victim=VICTIM,
    victim_contact=[LOST, LOST | {"contact_result": "reached", "happened_at": "2026-09-08T20:00:00Z"}],
)
traced.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    potential_victim=VICTIM,
    victim_contact=[LOST],
    stood_down=stood_down("SAF-04", "p", "accepted-by-other-force", stood_down_at="2026-09-01T12:00:00Z"),
)
traced.example(
    "traced the next day, with no time",
    outcome="unknown",
    reason="too_coarse",
    potential_victim=VICTIM,
    victim_contact=[LOST],
    safeguarding_action=[TRACED | {"happened_on": "2026-09-02"}],
)
traced.example(
    "traced on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=VICTIM,
    victim_contact=[LOST],
    safeguarding_action=[TRACED],
)
traced.example(
    "nothing says when they could not be found",
    outcome="unknown",
    reason="no_start",
    potential_victim=VICTIM,
    victim_contact=[LOST | {"happened_at": None}],
)
traced.example(
    "the force does not supply missing people",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["missing_episode"],
    potential_victim=VICTIM,
    victim_contact=[LOST],
)
traced.example(
    "two of three cannot be found and one is reported missing",
    outcome=["met", "missed"],
    potential_victim=[VICTIM[0] | {"person_id": name} for name in ("p", "q", "r")],
    victim_contact=[LOST, LOST | {"person_id": "q"}, LOST | {"person_id": "r", "contact_result": "reached"}],
    missing_episode=[{"person_id": "p", "reported_at": "2026-09-01T12:00:00Z"}],
)
for result in ("tried", "left-message", "reached"):
    traced.example(
        f"the contact was {result}",
        outcome=[],
        potential_victim=VICTIM,
        victim_contact=[LOST | {"contact_result": result}],
    )
traced.example("a witness who cannot be found", outcome=[], victim_contact=[LOST])
traced.example(
    "the day before the Act",
    outcome=[],
    potential_victim=VICTIM,
    victim_contact=[LOST | {"happened_at": "2015-07-30T10:00:00Z"}],
)
traced.example(
    "the day of the Act",
    outcome="missed",
    potential_victim=VICTIM,
    victim_contact=[LOST | {"happened_at": "2015-07-31T10:00:00Z"}],
)
