"""A case's people, phones, vehicles and places are looked for beyond the force, and the regional unit is told."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days
from understone.record.codes import SearchKind
from understone.standards.acts_before import OF_THE_SUBJECT, counted_from_its_start
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down
from understone.standards.every_kind import stood_together
from understone.standards.investigate.acts import slavery_cases

BOTH = (SearchKind.PND, SearchKind.ROCU_TOLD)


@standard(
    "COO-03",
    "Within 7 days of a case being opened the national database is searched and the regional unit told",
    stage=Stage.WORK_ACROSS_FORCES,
    subject=Subject.CASE,
    basis=Basis.NATIONAL,
    sources=(
        APP_INVESTIGATION.cite("tell the regional unit; research other forces"),
        STOLEN_FREEDOM.cite("intelligence not taken out and shared"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(7, "Days from opening a case to both the search and the word to the regional unit."),
    raised_by=("investigation.is_modern_slavery",),
    evidence=("wider_search",),
    shown_by=tuple(OneOf("wider_search.kind", (kind,)) for kind in BOTH),
    gate=Gate.WARNS,
    remedy="Search the Police National Database for its people, phones, vehicles and places; tell the regional unit.",
    gaming="A search for one name. Read it beside links found and cases joined.",
    not_confirmed=NotConfirmed(
        written_from="the earlier guidance, and memory for the search",
        not_read_in="any instrument: that both are owed in every case, and within 7 days, is force policy",
        check_with="the force lead for modern slavery",
        note="Which of a case's people, phones, vehicles and places were searched is not read.",
    ),
)
def searched_elsewhere(record: Any) -> tuple[Any, ...]:
    unclear = (
        record.wider_search.filter(_.kind.isnull() | (_.kind == SearchKind.UNKNOWN))
        .select("force_id", "investigation_id", unclear_case=_.investigation_id)
        .distinct()
    )
    opened = slavery_cases(record).inner_join(
        record.investigation.select("force_id", "opened_on", investigation_id=_.id), ["force_id", "investigation_id"]
    )
    owed = opened.left_join(unclear, ["force_id", "investigation_id"]).select(
        "force_id",
        subject_id=_.investigation_id,
        item_id=_.investigation_id,
        case_id=_.investigation_id,
        trigger=_.opened_on,
        is_known=_.unclear_case.isnull(),
    )
    searches = record.wider_search.filter(_.kind.isin(BOTH)).select(
        "force_id", subject_id=_.investigation_id, part=_.kind, at=_.searched_on
    )
    return owed, counted_from_its_start(stood_together(searches, len(BOTH)), owed, OF_THE_SUBJECT)


CASE = {"id": "c", "is_modern_slavery": True, "opened_on": "2026-09-01"}
SEARCHED = {"investigation_id": "c", "kind": "pnd", "searched_on": "2026-09-02"}
TOLD = {"investigation_id": "c", "kind": "rocu-told", "searched_on": "2026-09-08"}
searched_elsewhere.example(
    "searched, and told on the seventh day", outcome="met", investigation=[CASE], wider_search=[SEARCHED, TOLD]
)
searched_elsewhere.example(
    "searched, and told on the eighth day",
    outcome="late",
    investigation=[CASE],
    wider_search=[SEARCHED, TOLD | {"searched_on": "2026-09-09"}],
)
searched_elsewhere.example(
    "searched before the case was formally opened",
    outcome="met",
    investigation=[CASE],
    wider_search=[SEARCHED | {"searched_on": "2026-08-30"}, TOLD | {"searched_on": "2026-08-31"}],
)
searched_elsewhere.example(
    "searched twice and nobody told",
    outcome="missed",
    investigation=[CASE],
    wider_search=[SEARCHED, SEARCHED | {"searched_on": "2026-09-03"}],
)
searched_elsewhere.example(
    "told, and another force asked, but no search",
    outcome="missed",
    investigation=[CASE],
    wider_search=[TOLD, SEARCHED | {"kind": "other-force"}],
)
searched_elsewhere.example("nothing on record", outcome="missed", investigation=[CASE])
searched_elsewhere.example(
    "told, and another search of which nothing says where",
    outcome="unknown",
    reason="blank",
    investigation=[CASE],
    wider_search=[TOLD, SEARCHED | {"kind": None}],
)
searched_elsewhere.example(
    "a search of a kind that is not known",
    outcome="unknown",
    reason="blank",
    investigation=[CASE],
    wider_search=[SEARCHED | {"kind": "unknown"}],
)
searched_elsewhere.example(
    "searched on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    investigation=[CASE],
    wider_search=[SEARCHED | {"searched_on": None}, TOLD],
)
searched_elsewhere.example("opened this week", outcome="pending", investigation=[CASE | {"opened_on": "2026-11-18"}])
searched_elsewhere.example(
    "nothing says when it was opened",
    outcome="unknown",
    reason="no_start",
    investigation=[CASE | {"opened_on": None}],
)
searched_elsewhere.example(
    "the force does not supply searches",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["wider_search"],
    investigation=[CASE],
)
searched_elsewhere.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    investigation=[CASE],
    stood_down=stood_down("COO-03", "c", "accepted-by-other-force", stood_down_on="2026-09-03"),
)
searched_elsewhere.example(
    "opened the day before the Act was in force", outcome=[], investigation=[CASE | {"opened_on": "2015-07-30"}]
)
searched_elsewhere.example(
    "opened on the day the Act was in force", outcome="missed", investigation=[CASE | {"opened_on": "2015-07-31"}]
)
searched_elsewhere.example("a case of another kind", outcome=[], investigation=[CASE | {"is_modern_slavery": False}])
