"""Nobody's case is closed before they were spoken to."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, CPIA_CODE, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import ContactResult
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.investigate.acts import closures

#: Attempts, and ways of trying, that together stand for a conversation; force policy, not sourced.
N_ATTEMPTS = 3
N_CHANNELS = 2


@standard(
    "INV-02",
    "No case is closed before each potential victim in it has been spoken to, or safely and properly tried",
    stage=Stage.INVESTIGATE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        STOLEN_FREEDOM.cite("cases closed without seeing victims or witnesses"),
        APP_INVESTIGATION.cite("investigate every report"),
        CPIA_CODE.cite("all reasonable lines of enquiry"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "The victim is spoken to before the case is closed."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("closure_request", "potential_victim", "investigation.is_modern_slavery"),
    evidence=("victim_contact",),
    gate=Gate.WARNS,
    remedy="Reopen the case; reach them by a safe route or through their support worker; take their account.",
    gaming="Three calls to a dead number. Read it beside accounts taken and channels used.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for modern slavery",
        note="Three attempts by two channels is force policy.",
    ),
)
def spoken_to(record: Any) -> tuple[Any, ...]:
    closed = closures(record)
    victims = record.potential_victim.filter(_.investigation_id.notnull())
    owed = (
        closed.inner_join(
            victims.select("force_id", "investigation_id", "person_id").distinct(), ["force_id", "investigation_id"]
        )
        .select(
            "force_id",
            subject_id=_.person_id,
            item_id=_.closure_id,
            case_id=_.investigation_id,
            trigger=_.closed_on,
        )
        .distinct()
    )
    return owed, _accounts(record, closed).union(_attempts(record, closed))


def _accounts(record: Any, closed: Any) -> Any:
    """Accounts taken in the case, and accounts that no case is written beside."""
    taken = record.victim_contact.filter(_.is_account_taken, _.contact_result == ContactResult.REACHED)
    in_case = taken.inner_join(closed, ["force_id", "investigation_id"]).select(
        "force_id", subject_id=_.person_id, item_id=_.closure_id, at=_.happened_on
    )
    loose = taken.filter(_.investigation_id.isnull()).select(
        "force_id", subject_id=_.person_id, item_id=ibis.null("string"), at=_.happened_on
    )
    return in_case.union(loose)


def _attempts(record: Any, closed: Any) -> Any:
    """The day on which enough attempts by enough safe channels stood on record."""
    tried = record.victim_contact.filter(_.is_channel_safe, _.happened_on.notnull()).semi_join(
        closed, ["force_id", "investigation_id"]
    )
    keys = ["force_id", "person_id", "investigation_id"]
    days = tried.select(*keys, "happened_on").distinct()
    earlier = tried.select(*keys, "channel", earlier_id=_.id, earlier_on=_.happened_on)
    enough = (
        days.inner_join(earlier, [*keys, days.happened_on >= earlier.earlier_on])
        .group_by(*keys, "happened_on")
        .agg(n_attempts=_.earlier_id.nunique(), n_channels=_.channel.nunique())
        .filter(_.n_attempts >= N_ATTEMPTS, _.n_channels >= N_CHANNELS)
        .group_by(*keys)
        .agg(enough_on=_.happened_on.min())
    )
    return enough.inner_join(closed, ["force_id", "investigation_id"]).select(
        "force_id", subject_id=_.person_id, item_id=_.closure_id, at=_.enough_on
    )


CASE = [{"id": "c", "is_modern_slavery": True}]
VICTIM = [{"person_id": "p", "investigation_id": "c"}]
ASKED = {"investigation_id": "c", "requested_on": "2026-09-01", "approved_on": "2026-09-03"}
ACCOUNT = {"person_id": "p", "investigation_id": "c", "is_account_taken": True, "contact_result": "reached"}
TRIED = {"person_id": "p", "investigation_id": "c", "contact_result": "tried", "is_channel_safe": True}
THREE_TRIES = [
    TRIED | {"channel": "phone", "happened_on": "2026-08-01"},
    TRIED | {"channel": "phone", "happened_on": "2026-08-10"},
    TRIED | {"channel": "support-worker", "happened_on": "2026-08-20"},
]
spoken_to.example(
    "an account taken before",
    outcome="met",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED],
    victim_contact=[ACCOUNT | {"happened_on": "2026-08-01"}],
)
spoken_to.example(
    "three attempts by two safe channels",
    outcome="met",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED],
    victim_contact=THREE_TRIES,
)
spoken_to.example(
    "three attempts, one on a channel that was not safe",
    outcome="missed",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED],
    victim_contact=[*THREE_TRIES[:2], THREE_TRIES[2] | {"is_channel_safe": False}],
)
spoken_to.example(
    "an account after the closing",
    outcome="late",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED],
    victim_contact=[ACCOUNT | {"happened_on": "2026-10-01"}],
)
spoken_to.example(
    "six unnamed people, nobody spoken to",
    outcome=["missed"] * 6,
    investigation=CASE,
    potential_victim=[{"person_id": f"p{n}", "investigation_id": "c"} for n in range(6)],
    closure_request=[ASKED],
)
spoken_to.example(
    "asked today, not approved yet",
    outcome="pending",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[{"investigation_id": "c", "requested_on": "2026-11-21"}],
)
spoken_to.example(
    "an account on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED],
    victim_contact=[ACCOUNT],
)
spoken_to.example(
    "their own wish not to be spoken to",
    outcome="ended",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED],
    stood_down=[
        {"standard": "INV-02", "subject_id": "p", "stood_down_reason": "own-wish", "stood_down_on": "2026-08-01"}
    ],
)
spoken_to.example(
    "a request that was refused",
    outcome=[],
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED | {"approved_on": None, "refused_on": "2026-09-02"}],
)
spoken_to.example(
    "closed the day before the Act began",
    outcome=[],
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED | {"requested_on": "2015-07-29", "approved_on": "2015-07-30"}],
)
spoken_to.example(
    "closed on the day the Act began",
    outcome="missed",
    investigation=CASE,
    potential_victim=VICTIM,
    closure_request=[ASKED | {"requested_on": "2015-07-29", "approved_on": "2015-07-31"}],
)
