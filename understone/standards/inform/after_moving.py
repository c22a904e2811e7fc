"""Nobody is lost when they move into support: police reach them where they went."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import SafeguardingKind
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.inform.acts import may_have_reached, no_longer_owed, reached_safely

MOVED = (SafeguardingKind.MOVED_INTO_SUPPORT, SafeguardingKind.ACCOMMODATION)


@standard(
    "VIC-04",
    "Each potential victim who was moved is reached again after the move",
    stage=Stage.KEEP_THE_VICTIM_INFORMED,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(STOLEN_FREEDOM.cite("contact lost when victims are moved, as reported"),),
    applies_to=ENGLAND_AND_WALES,
    within=days(14, "Days after a move to a contact that reached them."),
    raised_by=("safeguarding_action", "potential_victim"),
    evidence=("victim_contact",),
    gate=Gate.WARNS,
    remedy="Get their details through the support provider, hand over to the force there, and agree how to keep touch.",
    gaming="A call to the provider entered as contact. Read it beside contacts through a support worker.",
    not_confirmed=NotConfirmed(
        written_from="press reports of the finding, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for modern slavery",
        note="Fourteen days are force policy.",
    ),
)
def after_moving(record: Any) -> tuple[Any, ...]:
    """The day of the move itself proves no contact after it."""
    moved = record.safeguarding_action.filter(_.kind.isin(MOVED)).semi_join(
        record.potential_victim, ["force_id", "person_id"]
    )
    moves = moved.select("force_id", "person_id", moved_id=_.id, case_id=_.investigation_id, moved_on=_.happened_on)
    done = _since(moves, reached_safely(record))
    unsure = _since(moves, may_have_reached(record)).select("force_id", "subject_id", "item_id", unsure_id=_.item_id)
    owed = moves.select("force_id", "case_id", subject_id=_.person_id, item_id=_.moved_id, trigger=_.moved_on)
    marked = owed.left_join(unsure.distinct(), ["force_id", "subject_id", "item_id"]).select(
        *owed.columns, is_known=_.unsure_id.isnull()
    )
    return no_longer_owed(record, marked), done


def _since(moves: Any, contacts: Any) -> Any:
    later = contacts.select("force_id", "person_id", "happened_on", "recorded_on")
    return (
        moves.inner_join(later, ["force_id", "person_id"])
        .filter(_.happened_on.isnull() | (_.happened_on > _.moved_on))
        .select("force_id", subject_id=_.person_id, item_id=_.moved_id, at=_.happened_on, written=_.recorded_on)
    )


VICTIM = [{"person_id": "p", "investigation_id": "c"}]
MOVE = {"person_id": "p", "investigation_id": "c", "kind": "moved-into-support", "happened_on": "2026-09-01"}
REACHED = {"person_id": "p", "contact_result": "reached", "is_channel_safe": True}
MET_OR_NOT: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("reached on the fourteenth day", "met", {"happened_on": "2026-09-15"}),
    ("reached through a support worker", "met", {"happened_on": "2026-09-03", "channel": "support-worker"}),
    ("reached one day over", "late", {"happened_on": "2026-09-16"}),
    ("reached on the day of the move alone", "missed", {"happened_on": "2026-09-01"}),
    ("tried is never reached", "missed", {"happened_on": "2026-09-03", "contact_result": "tried"}),
    ("by a channel that was not safe", "missed", {"happened_on": "2026-09-03", "is_channel_safe": False}),
)
for says, outcome, contact in MET_OR_NOT:
    after_moving.example(
        says,
        outcome=outcome,
        potential_victim=VICTIM,
        safeguarding_action=[MOVE],
        victim_contact=[REACHED | contact],
    )
NOT_SAID: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("nothing says whether the channel was safe", "blank", {"happened_on": "2026-09-03", "is_channel_safe": None}),
    ("nothing says whether it reached them", "blank", {"happened_on": "2026-09-03", "contact_result": None}),
    ("reached on a day nobody wrote down", "undated", {"happened_on": None}),
)
for says, reason, contact in NOT_SAID:
    after_moving.example(
        says,
        outcome="unknown",
        reason=reason,
        potential_victim=VICTIM,
        safeguarding_action=[MOVE],
        victim_contact=[REACHED | contact],
    )
after_moving.example(
    "moved to safe accommodation and nothing on record since",
    outcome="missed",
    potential_victim=VICTIM,
    safeguarding_action=[MOVE | {"kind": "accommodation"}],
)
after_moving.example(
    "moved yesterday",
    outcome="pending",
    potential_victim=VICTIM,
    safeguarding_action=[MOVE | {"happened_on": "2026-11-20"}],
)
after_moving.example(
    "the move has no day",
    outcome="unknown",
    reason="no_start",
    potential_victim=VICTIM,
    safeguarding_action=[MOVE | {"happened_on": None}],
)
after_moving.example(
    "the force does not supply its contacts",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["victim_contact"],
    potential_victim=VICTIM,
    safeguarding_action=[MOVE],
)
after_moving.example(
    "their own wish for no contact",
    outcome="ended",
    potential_victim=VICTIM,
    safeguarding_action=[MOVE],
    wish=[{"person_id": "p", "kind": "no-contact", "wish_state": "said", "said_on": "2026-09-05"}],
)
after_moving.example(
    "contact is unsafe, which a second person agreed",
    outcome="ended",
    potential_victim=VICTIM,
    safeguarding_action=[MOVE],
    stood_down=stood_down("VIC-04", "p", "contact-unsafe", stood_down_on="2026-09-05"),
)
after_moving.example(
    "two moved, one reached",
    outcome=["met", "missed"],
    potential_victim=[VICTIM[0], VICTIM[0] | {"person_id": "q"}],
    safeguarding_action=[MOVE, MOVE | {"person_id": "q"}],
    victim_contact=[REACHED | {"happened_on": "2026-09-03"}],
)
after_moving.example(
    "a doctor seen and nobody moved",
    outcome=[],
    potential_victim=VICTIM,
    safeguarding_action=[MOVE | {"kind": "medical"}],
)
after_moving.example("someone nobody judged", outcome=[], safeguarding_action=[MOVE])
after_moving.example(
    "moved the day before the Act",
    outcome=[],
    potential_victim=VICTIM,
    safeguarding_action=[MOVE | {"happened_on": "2015-07-30"}],
)
after_moving.example(
    "moved on the day of the Act",
    outcome="missed",
    potential_victim=VICTIM,
    safeguarding_action=[MOVE | {"happened_on": "2015-07-31"}],
)
