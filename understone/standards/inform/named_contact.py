"""Each victim has a named contact. The record names one for the case, and it is owed to each victim in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down


@standard(
    "VIC-03",
    "Each potential victim has a named contact in the case",
    stage=Stage.KEEP_THE_VICTIM_INFORMED,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(APP_SUPERVISORS.cite("victim liaison officer or single point of contact"),),
    applies_to=ENGLAND_AND_WALES,
    from_on=dt.date(2024, 9, 1),
    within=days(5, "Days from reasonable grounds to a named contact for the victims of the case."),
    raised_by=("potential_victim",),
    evidence=("investigation.victim_contact_owner_id", "investigation.victim_contact_named_on"),
    gate=Gate.WARNS,
    remedy="Name one person, tell the victim who it is through their support worker, and say who covers leave.",
    gaming="A name that nobody has told the victim. Read it beside contacts made by that person.",
    not_confirmed=NotConfirmed(
        written_from="the College's revised guidance, whose date is not shown",
        not_read_in="any source: from which day it asks this; after August 2024",
        check_with="the force lead for modern slavery",
        note="Five days are force policy.",
    ),
)
def named_contact(record: Any) -> tuple[Any, ...]:
    owed = record.potential_victim.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.reasonable_grounds_on,
        is_known=_.investigation_id.notnull(),
    )
    named = record.investigation.filter(_.victim_contact_owner_id.notnull()).select(
        "force_id", investigation_id=_.id, named_on=_.victim_contact_named_on
    )
    victims = record.potential_victim.select(
        "force_id", "investigation_id", "person_id", "reasonable_grounds_on", victim_id=_.id
    )
    both = victims.inner_join(named, ["force_id", "investigation_id"])
    of = {"subject_id": _.person_id, "item_id": _.victim_id}
    already = both.filter(_.named_on < _.reasonable_grounds_on).select("force_id", **of, at=_.reasonable_grounds_on)
    after = both.filter(_.named_on.isnull() | (_.named_on >= _.reasonable_grounds_on)).select(
        "force_id", **of, at=_.named_on
    )
    return owed, already.union(after)


VICTIM = {"person_id": "p", "investigation_id": "c", "reasonable_grounds_on": "2026-09-01"}
NAMED = {"id": "c", "victim_contact_owner_id": "s"}
named_contact.example(
    "named on the fifth day",
    outcome="met",
    potential_victim=[VICTIM],
    investigation=[NAMED | {"victim_contact_named_on": "2026-09-06"}],
)
named_contact.example(
    "named before this victim was known",
    outcome="met",
    potential_victim=[VICTIM],
    investigation=[NAMED | {"victim_contact_named_on": "2026-03-01"}],
)
named_contact.example(
    "named on the sixth day",
    outcome="late",
    potential_victim=[VICTIM],
    investigation=[NAMED | {"victim_contact_named_on": "2026-09-07"}],
)
named_contact.example("nobody named", outcome="missed", potential_victim=[VICTIM], investigation=[{"id": "c"}])
named_contact.example(
    "six unnamed people and nobody named for them",
    outcome=["missed"] * 6,
    potential_victim=[VICTIM | {"person_id": name} for name in ("p", "q", "r", "s", "t", "u")],
    investigation=[{"id": "c"}],
)
named_contact.example(
    "judged yesterday",
    outcome="pending",
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2026-11-20"}],
    investigation=[{"id": "c"}],
)
named_contact.example(
    "named on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=[VICTIM],
    investigation=[NAMED],
)
named_contact.example(
    "nothing says in which case",
    outcome="unknown",
    reason="blank",
    potential_victim=[VICTIM | {"investigation_id": None}],
)
named_contact.example(
    "no day was written down",
    outcome="unknown",
    reason="no_start",
    potential_victim=[VICTIM | {"reasonable_grounds_on": None}],
    investigation=[{"id": "c"}],
)
named_contact.example(
    "the force does not supply who was named",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["investigation.victim_contact_owner_id"],
    potential_victim=[VICTIM],
    investigation=[{"id": "c"}],
)
named_contact.example(
    "their own wish",
    outcome="ended",
    potential_victim=[VICTIM],
    investigation=[{"id": "c"}],
    stood_down=stood_down("VIC-03", "p", "own-wish", stood_down_on="2026-09-02"),
)
named_contact.example("someone nobody judged", outcome=[], investigation=[{"id": "c"}])
named_contact.example(
    "judged the day before the guidance is taken to ask it",
    outcome=[],
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2024-08-31"}],
    investigation=[{"id": "c"}],
)
named_contact.example(
    "judged on the day from which the guidance is taken to ask it",
    outcome="missed",
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2024-09-01"}],
    investigation=[{"id": "c"}],
)
