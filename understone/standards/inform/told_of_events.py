"""Each victim is told what happens in the case, by the Code of the day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import VICTIMS_AND_PRISONERS_ACT_2024, VICTIMS_CODE_2015, VICTIMS_CODE_2021
from understone.law.limits import working_days
from understone.record.codes import CustodyEventKind
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.inform.acts import may_have_reached, no_longer_owed, reached_safely

#: From memory; the Code is of October 2015.
CODE_OF_2015_FROM = dt.date(2015, 11, 16)
CODE_OF_2021_FROM = dt.date(2021, 4, 1)
#: Victims and Prisoners Act 2024, section 5, by SI 2025/95.
MUST_COMPLY_FROM = dt.date(2025, 1, 29)
TOLD_OF = (
    CustodyEventKind.ARREST,
    CustodyEventKind.INTERVIEW,
    CustodyEventKind.BAIL,
    CustodyEventKind.BAIL_CHANGE,
    CustodyEventKind.RELEASE,
    CustodyEventKind.CHARGE,
    CustodyEventKind.NO_FURTHER_ACTION,
)
ENHANCED = "Working days to tell a victim with enhanced rights; others are told within five."
FACTS: dict[str, Any] = {
    "stage": Stage.KEEP_THE_VICTIM_INFORMED,
    "subject": Subject.PERSON,
    "applies_to": ENGLAND_AND_WALES,
    # an event or an ending raises it: either is enough, so neither is named as needed
    "raised_by": ("potential_victim",),
    "evidence": ("victim_contact",),
    "gate": Gate.WARNS,
    "gaming": "One call entered for many events. Read it beside what victims say they were told, and how.",
}


def _told(record: Any) -> tuple[Any, ...]:
    """One obligation for each event or ending and each potential victim of its case, but whom it happened to."""
    owed = _events(record).union(_endings(record))
    told = _telling(record, reached_safely(record))
    unsure = _telling(record, may_have_reached(record)).select("force_id", "subject_id", "item_id", unsure_id=_.item_id)
    marked = owed.left_join(unsure.distinct(), ["force_id", "subject_id", "item_id"]).select(
        *owed.columns, is_known=_.unsure_id.isnull()
    )
    return no_longer_owed(record, marked), told


def _victims(record: Any) -> Any:
    victims = record.potential_victim.filter(_.investigation_id.notnull())
    return victims.select("force_id", "investigation_id", victim_id=_.person_id).distinct()


def _events(record: Any) -> Any:
    events = record.custody_event.filter(_.kind.isin(TOLD_OF))
    crossed = events.inner_join(_victims(record), ["force_id", "investigation_id"])
    return crossed.filter(_.person_id.isnull() | (_.victim_id != _.person_id)).select(
        "force_id", subject_id=_.victim_id, item_id=_.id, case_id=_.investigation_id, trigger=_.happened_on
    )


def _endings(record: Any) -> Any:
    ended = record.closure_request.filter(_.approved_on.notnull())
    return ended.inner_join(_victims(record), ["force_id", "investigation_id"]).select(
        "force_id", subject_id=_.victim_id, item_id=_.id, case_id=_.investigation_id, trigger=_.approved_on
    )


def _telling(record: Any, contacts: Any) -> Any:
    """What was told at each contact: an event, an ending by name, or that the case has ended."""
    told = {"subject_id": _.person_id, "at": _.happened_on, "written": _.recorded_on}
    of_event = contacts.filter(_.told_of_event_id.notnull()).select("force_id", item_id=_.told_of_event_id, **told)
    by_name = contacts.filter(_.told_of_closure_id.notnull()).select("force_id", item_id=_.told_of_closure_id, **told)
    endings = record.closure_request.filter(_.approved_on.notnull()).select(
        "force_id", "investigation_id", closure_id=_.id
    )
    in_general = (
        contacts.filter(_.is_told_of_closure, _.told_of_closure_id.isnull())
        .inner_join(endings, ["force_id", "investigation_id"])
        .select("force_id", item_id=_.closure_id, **told)
    )
    return of_event.union(by_name).union(in_general)


def _not_confirmed(note: str) -> NotConfirmed:
    return NotConfirmed(
        written_from="the text of Right 6 alone, and memory, November 2026",
        not_read_in="the rest of the Victims' Code",
        check_with="the force lead for victims",
        note=f"That victims of slavery have enhanced rights, told in one working day, is from memory. {note}",
    )


code_of_2015 = standard(
    "VIC-01",
    "Each potential victim is told of each event for a suspect and of the end of the case (Code of 2015)",
    version=1,
    basis=Basis.GUIDANCE,
    from_on=CODE_OF_2015_FROM,
    until_on=CODE_OF_2021_FROM,
    within=working_days(1, ENHANCED, basis=Basis.GUIDANCE, checked="from memory"),
    sources=(VICTIMS_CODE_2015.cite("information from the police", checked="from memory"),),
    remedy="Tell them now by the safe way they chose, say that it is late, and write it down.",
    not_confirmed=_not_confirmed("The Code of 2015 was not read, nor the day it began."),
    **FACTS,
)(_told)
code_of_2021 = standard(
    "VIC-01",
    "Each potential victim is told of each event for a suspect and of the end of the case (Right 6)",
    version=2,
    basis=Basis.GUIDANCE,
    from_on=CODE_OF_2021_FROM,
    until_on=MUST_COMPLY_FROM,
    within=working_days(1, ENHANCED, basis=Basis.GUIDANCE, checked="seen"),
    sources=(VICTIMS_CODE_2021.cite("Right 6"),),
    remedy="Tell them now by the safe way they chose, say that it is late, and write it down.",
    not_confirmed=_not_confirmed(""),
    **FACTS,
)(_told)
must_comply = standard(
    "VIC-01",
    "Each potential victim is told of each event for a suspect and of the end of the case (Right 6, by law)",
    version=3,
    basis=Basis.LAW,
    from_on=MUST_COMPLY_FROM,
    within=working_days(1, ENHANCED, basis=Basis.GUIDANCE, checked="seen"),
    sources=(VICTIMS_AND_PRISONERS_ACT_2024.cite("section 5"), VICTIMS_CODE_2021.cite("Right 6")),
    remedy="Tell them now by the safe way they chose; where there was a good reason not to, write down which.",
    not_confirmed=_not_confirmed("The law asks for the Code to be followed unless there are good reasons."),
    **FACTS,
)(_told)


VICTIM = {"person_id": "p", "investigation_id": "c"}
TELLING = {"person_id": "p", "investigation_id": "c", "contact_result": "reached", "is_channel_safe": True}


def _happened(day: str, kind: str = "charge") -> dict[str, Any]:
    return {"id": "e", "person_id": "x", "investigation_id": "c", "kind": kind, "happened_on": day}


def _show_what_every_version_does(version: Any, day: str, next_day: str, later: str) -> None:
    """`day` and `next_day` are working days that follow each other; `later` is after both."""
    event = _happened(day)
    told = TELLING | {"told_of_event_id": "e", "happened_on": next_day}
    for says, outcome, contact in (
        ("told the next working day", "met", told),
        ("told later", "late", told | {"happened_on": later}),
        ("nothing on record", "missed", told | {"told_of_event_id": None}),
        ("tried is never told", "missed", told | {"contact_result": "tried"}),
        ("a message left is never told", "missed", told | {"contact_result": "left-message"}),
        ("told by a channel that was not safe", "missed", told | {"is_channel_safe": False}),
    ):
        version.example(
            says, outcome=outcome, potential_victim=[VICTIM], custody_event=[event], victim_contact=[contact]
        )
    _show_what_cannot_be_told(version, event, told)
    _show_whom_it_is_owed_to(version, event, told)
    version.example(
        "happened today", outcome="pending", as_at=f"{day}T12:00:00Z", potential_victim=[VICTIM], custody_event=[event]
    )


def _show_what_cannot_be_told(version: Any, event: dict[str, Any], told: dict[str, Any]) -> None:
    for says, reason, contact in (
        ("nothing says whether the channel was safe", "blank", told | {"is_channel_safe": None}),
        ("nothing says whether it reached them", "blank", told | {"contact_result": None}),
        ("told on a day nobody wrote down", "undated", told | {"happened_on": None}),
    ):
        version.example(
            says,
            outcome="unknown",
            reason=reason,
            potential_victim=[VICTIM],
            custody_event=[event],
            victim_contact=[contact],
        )
    version.example(
        "the force does not supply its contacts",
        outcome="unknown",
        reason="not_supplied",
        not_supplied=["victim_contact"],
        potential_victim=[VICTIM],
        custody_event=[event],
    )


def _show_whom_it_is_owed_to(version: Any, event: dict[str, Any], told: dict[str, Any]) -> None:
    version.example(
        "their own wish for no contact",
        outcome="ended",
        potential_victim=[VICTIM],
        custody_event=[event],
        wish=[{"person_id": "p", "kind": "no-contact", "wish_state": "said", "said_on": "2015-12-01"}],
    )
    version.example(
        "six unnamed people, one told",
        outcome=["met", *["missed"] * 5],
        potential_victim=[VICTIM | {"person_id": name} for name in ("p", "q", "r", "s", "t", "u")],
        custody_event=[event],
        victim_contact=[told],
    )
    version.example(
        "the event is the victim's own",
        outcome=[],
        potential_victim=[VICTIM],
        custody_event=[event | {"person_id": "p"}],
    )
    version.example(
        "the victim of another case",
        outcome=[],
        potential_victim=[VICTIM | {"investigation_id": "d"}],
        custody_event=[event],
    )


_show_what_every_version_does(code_of_2015, "2020-09-01", "2020-09-02", "2020-09-03")
_show_what_every_version_does(code_of_2021, "2024-09-03", "2024-09-04", "2024-09-05")
_show_what_every_version_does(must_comply, "2026-09-01", "2026-09-02", "2026-09-03")
for kind in TOLD_OF:
    must_comply.example(
        f"told of {kind.value} after a weekend and a bank holiday",
        outcome="met",
        potential_victim=[VICTIM],
        custody_event=[_happened("2026-08-28", kind.value)],
        victim_contact=[TELLING | {"told_of_event_id": "e", "happened_on": "2026-09-01"}],
    )
ENDING = {"id": "r", "investigation_id": "c", "requested_on": "2026-08-20", "approved_on": "2026-09-01"}
for says, outcome, contact in (
    ("told of this ending", "met", {"told_of_closure_id": "r", "happened_on": "2026-09-02"}),
    ("told that the case has ended, and why", "met", {"is_told_of_closure": True, "happened_on": "2026-09-02"}),
    ("told of the ending two weeks later", "late", {"told_of_closure_id": "r", "happened_on": "2026-09-15"}),
    ("told of the ending before it was decided", "missed", {"is_told_of_closure": False, "happened_on": "2026-08-31"}),
):
    must_comply.example(
        says,
        outcome=outcome,
        potential_victim=[VICTIM],
        closure_request=[ENDING],
        victim_contact=[TELLING | contact],
    )
must_comply.example(
    "told of an ending dated before it was decided",
    outcome="unknown",
    reason="before_trigger",
    potential_victim=[VICTIM],
    closure_request=[ENDING],
    victim_contact=[TELLING | {"told_of_closure_id": "r", "happened_on": "2026-08-31"}],
)
must_comply.example(
    "an ending asked for and not approved",
    outcome=[],
    potential_victim=[VICTIM],
    closure_request=[ENDING | {"approved_on": None}],
)
must_comply.example(
    "the event has no day",
    outcome="unknown",
    reason="no_start",
    potential_victim=[VICTIM],
    custody_event=[_happened("2026-09-01") | {"happened_on": None}],
)
must_comply.example(
    "their wish for no contact had run out",
    outcome="missed",
    potential_victim=[VICTIM],
    custody_event=[_happened("2026-09-01")],
    wish=[
        {
            "person_id": "p",
            "kind": "no-contact",
            "wish_state": "said",
            "said_on": "2026-01-01",
            "until_on": "2026-06-01",
        }
    ],
)
must_comply.example(
    "the victim had died",
    outcome="ended",
    potential_victim=[VICTIM],
    custody_event=[_happened("2026-09-01")],
    person=[{"id": "p", "died_on": "2026-08-01"}],
)
must_comply.example(
    "contact is unsafe, which a second person agreed",
    outcome="ended",
    potential_victim=[VICTIM],
    custody_event=[_happened("2026-09-01")],
    stood_down=stood_down("VIC-01", "p", "contact-unsafe", stood_down_on="2026-09-01"),
)
BOUNDARIES: tuple[tuple[Any, str, str, Any], ...] = (
    (code_of_2015, "the day before the Code of 2015", "2015-11-15", []),
    (code_of_2015, "the first day of the Code of 2015", "2015-11-16", "missed"),
    (code_of_2015, "the last day of the Code of 2015", "2021-03-31", "missed"),
    (code_of_2015, "the first day of the next Code", "2021-04-01", []),
    (code_of_2021, "the last day of the Code before", "2021-03-31", []),
    (code_of_2021, "the first day of the Code of 2021", "2021-04-01", "missed"),
    (code_of_2021, "the day before the law asked for the Code", "2025-01-28", "missed"),
    (code_of_2021, "the day the law asked for the Code", "2025-01-29", []),
    (must_comply, "the day before the law asked for the Code", "2025-01-28", []),
    (must_comply, "the day the law asked for the Code", "2025-01-29", "missed"),
)
for version, says, day, expected in BOUNDARIES:
    version.example(says, outcome=expected, potential_victim=[VICTIM], custody_event=[_happened(day)])
