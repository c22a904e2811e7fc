"""When a suspect's case ends, an order to prevent more harm is considered."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, HOME_OFFICE_ORDERS_GUIDANCE, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.record.codes import CustodyEventKind, OrderDecision, ProsecutionResult
from understone.standards.acts_before import counted_from_its_start
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import slavery_cases
from understone.standards.prevent.acts import SLAVERY_ORDERS

#: Endings after which an STPO (convicted) or an STRO (not convicted) may be sought; what is not known is one too.
ENDED = (
    ProsecutionResult.CONVICTED,
    ProsecutionResult.ACQUITTED,
    ProsecutionResult.DISCONTINUED,
)
NO_ENDING = (ProsecutionResult.PENDING, ProsecutionResult.QUASHED)
WITHOUT_CHARGE = (CustodyEventKind.RELEASE, CustodyEventKind.NO_FURTHER_ACTION)


@standard(
    "ORD-01",
    "An STPO or STRO is considered within 28 days of a suspect's conviction, acquittal or release without charge",
    stage=Stage.PREVENT,
    subject=Subject.SUSPECT,
    basis=Basis.NATIONAL,
    sources=(
        APP_INVESTIGATION.cite("prevention and risk orders"),
        MODERN_SLAVERY_ACT_2015.cite("sections 14–15"),
        MODERN_SLAVERY_ACT_2015.cite("sections 23–24", checked="from memory"),
        HOME_OFFICE_ORDERS_GUIDANCE.cite("when appropriate; interim orders"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(28, "Days from the ending to a recorded decision whether to seek an order."),
    raised_by=("investigation.is_modern_slavery",),
    evidence=("order_consideration",),
    gate=Gate.WARNS,
    remedy="Ask legal services, consider an interim order, and ask the prosecutor before sentence.",
    gaming="Not needed, written against every name. Read it beside reasons given and orders applied for.",
    not_confirmed=NotConfirmed(
        written_from="the earlier guidance and sections 14 and 15",
        not_read_in="sections 23 and 24, and any text with a number of days: 28 is force policy",
        check_with="the force solicitor",
        note="Whether it was considered before sentence cannot be read: no day of sentence is held.",
    ),
)
def order_considered(record: Any) -> tuple[Any, ...]:
    endings = _endings(record)
    undecided = record.order_consideration.filter(
        _.order_decision.isnull() | (_.order_decision == OrderDecision.UNKNOWN)
    )
    marked = undecided.select("force_id", "person_id", undecided_id=_.person_id).distinct()
    owed = endings.left_join(marked, ["force_id", "person_id"]).select(
        "force_id",
        "item_id",
        "case_id",
        "trigger",
        subject_id=_.person_id,
        is_known=_.undecided_id.isnull(),
    )
    acts = _decisions(record).inner_join(
        endings.select("force_id", "item_id", "began_on", "trigger", subject_id=_.person_id),
        ["force_id", "subject_id"],
    )
    # a decision taken while the person was held or prosecuted counts; one about an earlier matter does not
    since = acts.filter(acts["at"].isnull() | (acts["at"] >= acts["trigger"]) | (acts["at"] >= acts["began_on"]))
    return owed, counted_from_its_start(since.select("force_id", "subject_id", "item_id", "at"), owed)


def _decisions(record: Any) -> Any:
    decided = record.order_consideration.filter(
        _.order_decision.notnull(), _.order_decision != OrderDecision.UNKNOWN
    ).select("force_id", subject_id=_.person_id, at=_.considered_on)
    made = record.court_order.filter(_.kind.isin(SLAVERY_ORDERS)).select(
        "force_id", subject_id=_.person_id, at=_.made_on
    )
    return decided.union(made)


def _endings(record: Any) -> Any:
    """How it ended for each suspect of a modern slavery case who is no potential victim in it.

    Columns: force_id, case_id, person_id, item_id, began_on, trigger.
    """
    victims = record.potential_victim.select("force_id", "person_id", case_id=_.investigation_id)
    cases = slavery_cases(record).select("force_id", case_id=_.investigation_id)
    every = _prosecuted(record).union(_released(record))
    return every.semi_join(cases, ["force_id", "case_id"]).anti_join(victims, ["force_id", "case_id", "person_id"])


def _prosecuted(record: Any) -> Any:
    result = record.prosecution.prosecution_result
    ended = record.prosecution.filter(
        result.isin(ENDED) | (record.prosecution.ended_on.notnull() & (result.isnull() | ~result.isin(NO_ENDING)))
    )
    return ended.select(
        "force_id",
        case_id=_.investigation_id,
        person_id=_.person_id,
        item_id=_.id,
        began_on=_.started_on,
        trigger=_.ended_on,
    )


def _released(record: Any) -> Any:
    """Releases and decisions of no further action of those who have no charge in the case."""
    charged = record.charge.select("force_id", "investigation_id", "person_id")
    as_event = record.custody_event.filter(_.kind == CustodyEventKind.CHARGE).select(
        "force_id", "investigation_id", "person_id"
    )
    stays = record.custody.select("force_id", "arrested_on", custody_id=_.id)
    released = record.custody_event.filter(_.kind.isin(WITHOUT_CHARGE)).anti_join(
        charged.union(as_event), ["force_id", "investigation_id", "person_id"]
    )
    return released.left_join(stays, ["force_id", "custody_id"]).select(
        "force_id",
        case_id=_.investigation_id,
        person_id=_.person_id,
        item_id=_.id,
        began_on=_.arrested_on,
        trigger=_.happened_on,
    )


CASE = [{"id": "c", "is_modern_slavery": True}]
CONVICTED = {
    "person_id": "x",
    "investigation_id": "c",
    "started_on": "2026-03-01",
    "prosecution_result": "convicted",
    "ended_on": "2026-09-01",
}
RELEASED = {"person_id": "x", "investigation_id": "c", "kind": "release", "happened_on": "2026-09-01"}
DECIDED = {"person_id": "x", "order_decision": "apply"}
order_considered.example(
    "convicted, and considered on the last day",
    outcome="met",
    investigation=CASE,
    prosecution=[CONVICTED],
    order_consideration=[DECIDED | {"considered_on": "2026-09-29"}],
)
order_considered.example(
    "considered while prosecuted",
    outcome="met",
    investigation=CASE,
    prosecution=[CONVICTED],
    order_consideration=[DECIDED | {"order_decision": "ask-prosecutor", "considered_on": "2026-06-01"}],
)
order_considered.example(
    "considered before the prosecution began, and not since",
    outcome="missed",
    investigation=CASE,
    prosecution=[CONVICTED],
    order_consideration=[DECIDED | {"considered_on": "2025-06-01"}],
)
order_considered.example(
    "an order was made",
    outcome="met",
    investigation=CASE,
    prosecution=[CONVICTED],
    court_order=[{"person_id": "x", "kind": "stpo", "made_on": "2026-09-10"}],
)
order_considered.example(
    "a restraining order is another thing",
    outcome="missed",
    investigation=CASE,
    prosecution=[CONVICTED],
    court_order=[{"person_id": "x", "kind": "restraining", "made_on": "2026-09-10"}],
)
order_considered.example(
    "acquitted, and not needed with reasons, a day late",
    outcome="late",
    investigation=CASE,
    prosecution=[CONVICTED | {"prosecution_result": "acquitted"}],
    order_consideration=[DECIDED | {"order_decision": "not-needed", "considered_on": "2026-09-30"}],
)
order_considered.example(
    "discontinued, nothing on record",
    outcome="missed",
    investigation=CASE,
    prosecution=[CONVICTED | {"prosecution_result": "discontinued"}],
)
order_considered.example(
    "ended in a way that is not known, nothing on record",
    outcome=["missed", "missed"],
    investigation=CASE,
    prosecution=[CONVICTED | {"prosecution_result": None}, CONVICTED | {"prosecution_result": "unknown"}],
)
order_considered.example(
    "released without charge, considered while held",
    outcome="met",
    investigation=CASE,
    custody=[{"id": "s", "person_id": "x", "investigation_id": "c", "arrested_on": "2026-08-31"}],
    custody_event=[RELEASED | {"custody_id": "s"}],
    order_consideration=[DECIDED | {"considered_on": "2026-08-31"}],
)
order_considered.example(
    "no further action, nothing on record",
    outcome="missed",
    investigation=CASE,
    custody_event=[RELEASED | {"kind": "no-further-action"}],
)
order_considered.example(
    "two suspects released, one considered",
    outcome=["met", "missed"],
    investigation=CASE,
    custody_event=[RELEASED, RELEASED | {"person_id": "y"}],
    order_consideration=[DECIDED | {"considered_on": "2026-09-02"}],
)
order_considered.example(
    "released last week",
    outcome="pending",
    investigation=CASE,
    custody_event=[RELEASED | {"happened_on": "2026-11-14"}],
)
order_considered.example(
    "considered, and nothing says what was decided",
    outcome=["unknown", "unknown"],
    reason="blank",
    investigation=CASE,
    custody_event=[RELEASED, RELEASED | {"person_id": "y"}],
    order_consideration=[
        {"person_id": "x", "considered_on": "2026-09-02"},
        {"person_id": "y", "considered_on": "2026-09-02", "order_decision": "unknown"},
    ],
)
order_considered.example(
    "convicted on a day nobody wrote down",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    prosecution=[CONVICTED | {"ended_on": None}],
)
order_considered.example(
    "considered on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=CASE,
    prosecution=[CONVICTED],
    order_consideration=[DECIDED],
)
order_considered.example(
    "the force does not supply what was considered",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["order_consideration"],
    investigation=CASE,
    prosecution=[CONVICTED],
)
order_considered.example(
    "the person has died, which a second person agreed",
    outcome="ended",
    investigation=CASE,
    custody_event=[RELEASED],
    stood_down=stood_down("ORD-01", "x", "died", stood_down_on="2026-09-10"),
)
order_considered.example(
    "released the day before orders existed",
    outcome=[],
    investigation=CASE,
    custody_event=[RELEASED | {"happened_on": "2015-07-30"}],
)
order_considered.example(
    "released on the first day of orders",
    outcome="missed",
    investigation=CASE,
    custody_event=[RELEASED | {"happened_on": "2015-07-31"}],
)
order_considered.example(
    "released on charge",
    outcome=[],
    investigation=CASE,
    custody_event=[RELEASED, RELEASED | {"kind": "charge"}],
)
order_considered.example(
    "released, and charged in another system's table",
    outcome=[],
    investigation=CASE,
    custody_event=[RELEASED],
    charge=[{"person_id": "x", "investigation_id": "c"}],
)
order_considered.example(
    "still prosecuted, or the conviction quashed",
    outcome=[],
    investigation=CASE,
    prosecution=[
        CONVICTED | {"prosecution_result": "pending"},
        CONVICTED | {"prosecution_result": "quashed"},
    ],
)
order_considered.example("bailed", outcome=[], investigation=CASE, custody_event=[RELEASED | {"kind": "bail"}])
order_considered.example(
    "a potential victim who was released",
    outcome=[],
    investigation=CASE,
    custody_event=[RELEASED],
    potential_victim=[{"person_id": "x", "investigation_id": "c"}],
)
order_considered.example("a case of another kind", outcome=[], investigation=[{"id": "c"}], custody_event=[RELEASED])
