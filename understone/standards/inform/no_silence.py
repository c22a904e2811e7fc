"""No silence but the silence they chose."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import HIDDEN_VICTIMS, VICTIMS_CODE_2021
from understone.law.limits import days
from understone.record.codes import ContactResult, StoodDownReason, WishKind, WishState
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard


@standard(
    "VIC-02",
    "Each potential victim is contacted at the interval they chose, or at least every 28 days",
    stage=Stage.KEEP_THE_VICTIM_INFORMED,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(VICTIMS_CODE_2021.cite("Right 6"), HIDDEN_VICTIMS.cite("summary of concerns")),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2021, 4, 1),
    within=days(28, "Days between contacts unless the person chose otherwise."),
    shape=Shape.REPEATED,
    raised_by=("potential_victim",),
    evidence=("victim_contact",),
    gate=Gate.WARNS,
    remedy="Reach them by the channel they chose; agree how often; write down what they were told.",
    gaming="Long intervals said to be theirs. Read it beside contact wanted and contact tried.",
    not_confirmed=NotConfirmed(
        written_from="the text of Right 6 alone",
        not_read_in="the rest of the Victims' Code",
        check_with="the force lead for victims",
        note="28 days where no interval is agreed is force policy.",
    ),
)
def no_silence(record: Any) -> tuple[Any, ...]:
    done = record.victim_contact.filter(
        _.contact_result == ContactResult.REACHED, _.is_channel_safe.isnull() | _.is_channel_safe
    ).select("force_id", subject_id=_.person_id, act_id=_.id, at=_.happened_on, written=_.recorded_on)
    return _owed(record), done, _agreed(record)


def _owed(record: Any) -> Any:
    """From the judgement, and again from the day until which they wished for no contact."""
    judged = record.potential_victim.select(
        "force_id", "person_id", start_id=_.id, case_id=_.investigation_id, start_on=_.reasonable_grounds_on
    )
    after_wish = _no_contact(record).filter(_.until_on.notnull())
    resumed = after_wish.semi_join(judged, ["force_id", "person_id"]).select(
        "force_id", "person_id", start_id=_.id, case_id=ibis.null("string"), start_on=_.until_on
    )
    starts = judged.union(resumed)
    ends = _ends(record)
    after = starts.inner_join(ends, ["force_id", "person_id", ends.end_on >= starts.start_on])
    first = after.group_by("force_id", "start_id").agg(end_on=_.end_on.min())
    why = (
        after.inner_join(first, ["force_id", "start_id", "end_on"])
        .group_by("force_id", "start_id")
        .agg(end_on=_.end_on.min(), end_reason=_.end_reason.min())
    )
    return starts.left_join(why, ["force_id", "start_id"]).select(
        "force_id",
        "case_id",
        subject_id=_.person_id,
        item_id=_.start_id,
        trigger=_.start_on,
        ended=_.end_on,
        ended_reason=_.end_reason,
    )


def _no_contact(record: Any) -> Any:
    return record.wish.filter(_.kind == WishKind.NO_CONTACT, _.wish_state == WishState.SAID)


def _ends(record: Any) -> Any:
    """Their own wish for no contact; being told that the case has ended; death."""
    wished = _no_contact(record).select(
        "force_id", "person_id", end_on=_.said_on, end_reason=ibis.literal(StoodDownReason.OWN_WISH.value)
    )
    told = record.victim_contact.filter(
        _.is_told_of_closure, _.contact_result == ContactResult.REACHED, _.is_channel_safe.isnull() | _.is_channel_safe
    ).select("force_id", "person_id", end_on=_.happened_on, end_reason=ibis.literal(StoodDownReason.OVERTAKEN.value))
    died = record.person.filter(_.died_on.notnull()).select(
        "force_id", person_id=_.id, end_on=_.died_on, end_reason=ibis.literal(StoodDownReason.DIED.value)
    )
    return wished.union(told).union(died)


def _agreed(record: Any) -> Any:
    """The interval they chose, from the day they said so until they said otherwise."""
    wishes = record.wish.filter(_.kind == WishKind.CONTACT_INTERVAL)
    later = wishes.select("force_id", "person_id", later_on=_.said_on)
    chosen = wishes.filter(_.wish_state == WishState.SAID, _.interval_days.notnull()).select(
        "force_id", "person_id", "said_on", "interval_days", wish_id=_.id
    )
    superseded = (
        chosen.inner_join(later, ["force_id", "person_id", later.later_on > chosen.said_on])
        .group_by("force_id", "wish_id")
        .agg(superseded_on=_.later_on.min())
    )
    return chosen.left_join(superseded, ["force_id", "wish_id"]).select(
        "force_id", subject_id=_.person_id, amount=_.interval_days, starts=_.said_on, ends=_.superseded_on
    )


JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-08-01"}
REACHED = {"person_id": "p", "contact_result": "reached", "is_channel_safe": True}
no_silence.example(
    "reached in time, then late, then nothing yet",
    outcome=["met", "late", "pending"],
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"happened_on": "2026-08-20"}, REACHED | {"happened_on": "2026-11-01"}],
)
no_silence.example(
    "tried is never reached",
    outcome="missed",
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"contact_result": "tried", "happened_on": "2026-08-20"}],
)
no_silence.example(
    "an unsafe channel satisfies nothing",
    outcome="missed",
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"is_channel_safe": False, "happened_on": "2026-08-20"}],
)
no_silence.example(
    "they chose every ninety days",
    outcome=["met", "pending"],
    potential_victim=[JUDGED],
    wish=[
        {
            "person_id": "p",
            "kind": "contact-interval",
            "wish_state": "said",
            "said_on": "2026-08-01",
            "interval_days": 90,
        }
    ],
    victim_contact=[REACHED | {"happened_on": "2026-10-15"}],
)
no_silence.example(
    "they chose ninety days and then a week",
    outcome=["met", "missed"],
    potential_victim=[JUDGED],
    wish=[
        {"person_id": "p", "kind": "contact-interval", "wish_state": "said", "said_on": day, "interval_days": days}
        for day, days in (("2026-08-01", 90), ("2026-09-01", 7))
    ],
    victim_contact=[REACHED | {"happened_on": "2026-10-15"}],
)
no_silence.example(
    "they do not want contact",
    outcome=["met", "ended"],
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"happened_on": "2026-08-20"}],
    wish=[{"person_id": "p", "kind": "no-contact", "wish_state": "said", "said_on": "2026-09-01"}],
)
no_silence.example(
    "no contact until a day that has passed",
    outcome=["ended", "missed"],
    potential_victim=[JUDGED],
    wish=[
        {
            "person_id": "p",
            "kind": "no-contact",
            "wish_state": "said",
            "said_on": "2026-08-10",
            "until_on": "2026-10-01",
        }
    ],
)
no_silence.example(
    "told that the case has ended, and why",
    outcome="met",
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"is_told_of_closure": True, "happened_on": "2026-08-20"}],
)
no_silence.example("died", outcome="ended", potential_victim=[JUDGED], person=[{"id": "p", "died_on": "2026-08-05"}])
no_silence.example(
    "no day was written down", outcome="unknown", reason="no_start", potential_victim=[{"person_id": "p"}]
)
no_silence.example(
    "the force does not supply its contacts",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["victim_contact"],
    potential_victim=[JUDGED],
)
no_silence.example(
    "judged before the Code", outcome=[], potential_victim=[JUDGED | {"reasonable_grounds_on": "2021-03-31"}]
)
no_silence.example(
    "judged on the day of the Code",
    outcome="missed",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2021-04-01"}],
)
