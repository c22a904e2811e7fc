"""No silence but the silence they chose."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import HIDDEN_VICTIMS, VICTIMS_AND_PRISONERS_ACT_2024, VICTIMS_CODE_2021
from understone.law.limits import days
from understone.record.codes import StoodDownReason, WishKind, WishState
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.inform.acts import may_have_reached, reached_safely

CODE_OF_2021_FROM = dt.date(2021, 4, 1)
#: Victims and Prisoners Act 2024, section 5, by SI 2025/95.
MUST_COMPLY_FROM = dt.date(2025, 1, 29)
#: Later than any contact: one whose day nobody wrote may follow everything.
_LATEST = dt.date(9999, 12, 31)
FACTS: dict[str, Any] = {
    "stage": Stage.KEEP_THE_VICTIM_INFORMED,
    "subject": Subject.PERSON,
    "applies_to": ENGLAND_AND_WALES,
    "within": days(28, "Days between contacts unless the person chose otherwise."),
    "shape": Shape.REPEATED,
    "raised_by": ("potential_victim",),
    "evidence": ("victim_contact",),
    "gate": Gate.WARNS,
    "gaming": "Long intervals said to be theirs. Read it beside contact wanted and contact tried.",
}


def _no_silence(record: Any) -> tuple[Any, ...]:
    done = reached_safely(record).select(
        "force_id", subject_id=_.person_id, act_id=_.id, at=_.happened_on, written=_.recorded_on
    )
    unsure = may_have_reached(record).mutate(unsure=ibis.coalesce(_.happened_on, ibis.literal(_LATEST)))
    last = unsure.group_by("force_id", subject_id=_.person_id).agg(unsure=_.unsure.max())
    owed = _owed(record)
    marked = owed.left_join(last, ["force_id", "subject_id"]).select(*owed.columns, "unsure")
    return marked, done, _agreed(record)


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
    told = (
        reached_safely(record)
        .filter(_.is_told_of_closure)
        .select("force_id", "person_id", end_on=_.happened_on, end_reason=ibis.literal(StoodDownReason.OVERTAKEN.value))
    )
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


def _not_confirmed(note: str) -> NotConfirmed:
    return NotConfirmed(
        written_from="the text of Right 6 alone",
        not_read_in="the rest of the Victims' Code",
        check_with="the force lead for victims",
        note=f"28 days where no interval is agreed is force policy.{note}",
    )


by_code = standard(
    "VIC-02",
    "Each potential victim is contacted at the interval they chose, or at least every 28 days (Right 6)",
    version=1,
    basis=Basis.GUIDANCE,
    from_on=CODE_OF_2021_FROM,
    until_on=MUST_COMPLY_FROM,
    sources=(VICTIMS_CODE_2021.cite("Right 6"), HIDDEN_VICTIMS.cite("summary of concerns")),
    remedy="Reach them by the channel they chose; agree how often; write down what they were told.",
    not_confirmed=_not_confirmed(""),
    **FACTS,
)(_no_silence)
by_law = standard(
    "VIC-02",
    "Each potential victim is contacted at the interval they chose, or at least every 28 days (Right 6, by law)",
    version=2,
    basis=Basis.LAW,
    from_on=MUST_COMPLY_FROM,
    sources=(
        VICTIMS_AND_PRISONERS_ACT_2024.cite("section 5"),
        VICTIMS_CODE_2021.cite("Right 6"),
        HIDDEN_VICTIMS.cite("summary of concerns"),
    ),
    remedy="Reach them by the channel they chose; where there was a good reason not to, write down which.",
    not_confirmed=_not_confirmed(" The law asks for the Code to be followed unless there are good reasons."),
    **FACTS,
)(_no_silence)


JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-08-01"}
REACHED = {"person_id": "p", "contact_result": "reached", "is_channel_safe": True}
by_law.example(
    "reached in time, then late, then nothing yet",
    outcome=["met", "late", "pending"],
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"happened_on": "2026-08-20"}, REACHED | {"happened_on": "2026-11-01"}],
)
by_law.example(
    "tried is never reached",
    outcome="missed",
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"contact_result": "tried", "happened_on": "2026-08-20"}],
)
by_law.example(
    "an unsafe channel satisfies nothing",
    outcome="missed",
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"is_channel_safe": False, "happened_on": "2026-08-20"}],
)
by_law.example(
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
by_law.example(
    "they chose ninety days and then a week",
    outcome=["met", "missed"],
    potential_victim=[JUDGED],
    wish=[
        {"person_id": "p", "kind": "contact-interval", "wish_state": "said", "said_on": day, "interval_days": days}
        for day, days in (("2026-08-01", 90), ("2026-09-01", 7))
    ],
    victim_contact=[REACHED | {"happened_on": "2026-10-15"}],
)
by_law.example(
    "they do not want contact",
    outcome=["met", "ended"],
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"happened_on": "2026-08-20"}],
    wish=[{"person_id": "p", "kind": "no-contact", "wish_state": "said", "said_on": "2026-09-01"}],
)
by_law.example(
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
by_law.example(
    "told that the case has ended, and why",
    outcome="met",
    potential_victim=[JUDGED],
    victim_contact=[REACHED | {"is_told_of_closure": True, "happened_on": "2026-08-20"}],
)
by_law.example("died", outcome="ended", potential_victim=[JUDGED], person=[{"id": "p", "died_on": "2026-08-05"}])
by_law.example("no day was written down", outcome="unknown", reason="no_start", potential_victim=[{"person_id": "p"}])
#: What each version does alike; the days are as far from the judgement in both.
for version, judged_on, over_on, later_on in (
    (by_code, "2024-09-02", "2024-09-30", "2024-10-01"),
    (by_law, "2026-09-02", "2026-09-30", "2026-10-01"),
):
    judged = JUDGED | {"reasonable_grounds_on": judged_on}
    ended = REACHED | {"happened_on": over_on, "is_told_of_closure": True}
    for says, outcome, contact in (
        ("reached on the twenty-eighth day and told of the end", "met", {}),
        ("reached a day over and told of the end", "late", {"happened_on": later_on}),
        ("only a message left", "missed", {"contact_result": "left-message"}),
        ("only by a channel that was not safe", "missed", {"is_channel_safe": False}),
    ):
        version.example(says, outcome=outcome, potential_victim=[judged], victim_contact=[ended | contact])
    unsaid: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("nothing says whether the channel was safe", "blank", {"is_channel_safe": None}),
        ("nothing says whether it reached them", "blank", {"contact_result": None}),
        ("nothing says whether it reached them, nor when", "blank", {"contact_result": None, "happened_on": None}),
        ("reached on a day nobody wrote down", "undated", {"happened_on": None}),
    )
    for says, reason, contact in unsaid:
        version.example(
            says, outcome="unknown", reason=reason, potential_victim=[judged], victim_contact=[ended | contact]
        )
    version.example("judged today", outcome="pending", as_at=f"{judged_on}T12:00:00Z", potential_victim=[judged])
    version.example(
        "the force does not supply its contacts",
        outcome="unknown",
        reason="not_supplied",
        not_supplied=["victim_contact"],
        potential_victim=[judged],
    )
    version.example(
        "their own wish for no contact",
        outcome="ended",
        potential_victim=[judged],
        wish=[{"person_id": "p", "kind": "no-contact", "wish_state": "said", "said_on": judged_on}],
    )
    version.example("someone nobody judged", outcome=[], victim_contact=[REACHED | {"happened_on": over_on}])
by_law.example(
    "reached in time, and since then by a channel nobody said was safe",
    outcome=["met", "unknown"],
    reason="blank",
    potential_victim=[JUDGED],
    victim_contact=[
        REACHED | {"happened_on": "2026-08-20"},
        REACHED | {"happened_on": "2026-09-10", "is_channel_safe": None},
    ],
)
by_law.example(
    "by a channel nobody said was safe, and reached safely after that",
    outcome=["met", "missed"],
    potential_victim=[JUDGED],
    victim_contact=[
        REACHED | {"happened_on": "2026-08-10", "is_channel_safe": None},
        REACHED | {"happened_on": "2026-08-20"},
    ],
)
by_law.example(
    "judged before the law asked for the Code and reached after: owed by law again from there",
    outcome="missed",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2025-01-10"}],
    victim_contact=[REACHED | {"happened_on": "2025-02-03"}],
)
BOUNDARIES: tuple[tuple[Any, str, str, Any], ...] = (
    (by_code, "the day before the Code", "2021-03-31", []),
    (by_code, "the first day of the Code", "2021-04-01", "missed"),
    (by_code, "the day before the law asked for the Code", "2025-01-28", "missed"),
    (by_code, "the day the law asked for the Code", "2025-01-29", []),
    (by_law, "the day before the law asked for the Code", "2025-01-28", []),
    (by_law, "the day the law asked for the Code", "2025-01-29", "missed"),
)
for version, says, day, expected in BOUNDARIES:
    version.example(says, outcome=expected, potential_victim=[JUDGED | {"reasonable_grounds_on": day}])
