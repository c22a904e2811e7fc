"""The defence of a victim is considered before an ending out of court."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CPS_GUIDANCE, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard, stood_down
from understone.standards.do_not_criminalise.acts import first_judgements
from understone.standards.do_not_criminalise.section_45_considered import CONSIDERED


@standard(
    "DEF-07",
    "Section 45 and the public interest are considered before a potential victim is cautioned or fined",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.POLICY,
    sources=(MODERN_SLAVERY_ACT_2015.cite("section 45"), CPS_GUIDANCE.cite("the four-stage approach")),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "It is considered before a caution, a resolution or a penalty is given."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("disposal", "potential_victim"),
    evidence=("section_45_consideration",),
    gate=Gate.WARNS,
    remedy="Ask a senior reviewer to take it back; look at them as a potential victim, and refer.",
    gaming="One sentence for every caution. Read it beside those taken back, by stage.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="any instrument that sets the test for endings out of court: it is our inference",
        check_with="the force solicitor",
    ),
)
def considered_before_disposal(record: Any) -> tuple[Any, ...]:
    judged = first_judgements(record).filter(_.judged_on.notnull()).select("force_id", "person_id", "judged_on")
    given = record.disposal.inner_join(judged, ["force_id", "person_id"]).filter(
        _.given_on.isnull() | (_.judged_on <= _.given_on)
    )
    owed = given.select(
        "force_id", subject_id=_.person_id, item_id=_.id, case_id=_.investigation_id, trigger=_.given_on
    )
    considered = record.section_45_consideration.filter(
        _.section_45_view.isin(CONSIDERED) | _.is_public_interest_considered
    ).select("force_id", subject_id=_.person_id, item_id=ibis.null("string"), at=_.considered_on)
    # taking it back puts it right, on that day
    rescinded = record.disposal.filter(_.rescinded_on.notnull()).select(
        "force_id", subject_id=_.person_id, item_id=_.id, at=_.rescinded_on
    )
    return owed, considered.union(rescinded)


JUDGED = {"person_id": "p", "reasonable_grounds_on": "2026-08-01"}
CAUTION = {"person_id": "p", "given_on": "2026-09-01", "kind": "caution"}
CONSIDERATION = {"person_id": "p", "section_45_view": "may-apply-prosecutor-told", "considered_on": "2026-08-20"}
considered_before_disposal.example(
    "considered and the prosecutor told",
    outcome="met",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    section_45_consideration=[CONSIDERATION],
)
considered_before_disposal.example(
    "evidence that disproves it, listed",
    outcome="met",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    section_45_consideration=[CONSIDERATION | {"section_45_view": "disproved-evidence-listed"}],
)
considered_before_disposal.example(
    "the offence may be excluded, the rest still open",
    outcome="met",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    section_45_consideration=[CONSIDERATION | {"section_45_view": "may-be-excluded"}],
)
considered_before_disposal.example(
    "the public interest considered on the day of the caution",
    outcome="met",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    section_45_consideration=[{"person_id": "p", "is_public_interest_considered": True, "considered_on": "2026-09-01"}],
)
considered_before_disposal.example(
    "considered the day after",
    outcome="late",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    section_45_consideration=[CONSIDERATION | {"considered_on": "2026-09-02"}],
)
considered_before_disposal.example(
    "taken back a month later",
    outcome="late",
    potential_victim=[JUDGED],
    disposal=[CAUTION | {"rescinded_on": "2026-10-01"}],
)
considered_before_disposal.example(
    "not yet is not considered",
    outcome="missed",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    section_45_consideration=[CONSIDERATION | {"section_45_view": "not-yet"}],
)
considered_before_disposal.example(
    "a penalty notice, and nothing on record",
    outcome="missed",
    potential_victim=[JUDGED],
    disposal=[CAUTION | {"kind": "penalty-notice"}],
)
considered_before_disposal.example(
    "given today", outcome="pending", potential_victim=[JUDGED], disposal=[CAUTION | {"given_on": "2026-11-21"}]
)
considered_before_disposal.example(
    "nothing says when it was given",
    outcome="unknown",
    reason="no_start",
    potential_victim=[JUDGED],
    disposal=[CAUTION | {"given_on": None}],
)
considered_before_disposal.example(
    "considered on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    section_45_consideration=[CONSIDERATION | {"considered_on": None}],
)
considered_before_disposal.example(
    "the force does not supply what was considered",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["section_45_consideration"],
    potential_victim=[JUDGED],
    disposal=[CAUTION],
)
considered_before_disposal.example(
    "the judgement was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[JUDGED],
    disposal=[CAUTION],
    stood_down=stood_down("DEF-07", "p", "recorded-in-error", stood_down_on="2026-08-30"),
)
considered_before_disposal.example(
    "given before they were judged a potential victim, which DEF-09 looks at",
    outcome=[],
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2026-09-02"}],
    disposal=[CAUTION],
)
considered_before_disposal.example("given to someone nobody judged a potential victim", outcome=[], disposal=[CAUTION])
considered_before_disposal.example(
    "three people cautioned, one considered",
    outcome=["met", "missed", "missed"],
    potential_victim=[JUDGED, JUDGED | {"person_id": "q"}, JUDGED | {"person_id": "r"}],
    disposal=[CAUTION, CAUTION | {"person_id": "q"}, CAUTION | {"person_id": "r"}],
    section_45_consideration=[CONSIDERATION],
)
considered_before_disposal.example(
    "given the day before section 45 began",
    outcome=[],
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
    disposal=[CAUTION | {"given_on": "2015-07-30"}],
)
considered_before_disposal.example(
    "given on the day section 45 began",
    outcome="missed",
    potential_victim=[JUDGED | {"reasonable_grounds_on": "2015-07-30"}],
    disposal=[CAUTION | {"given_on": "2015-07-31"}],
)
