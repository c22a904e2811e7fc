"""Schedule 4 is read right: an excluded offence is not offered section 45, and does not end the consideration."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import CPS_GUIDANCE, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.law.schedule_4 import excluded_ids
from understone.record.codes import Schedule4View, Section45View
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.do_not_criminalise.acts import put_right, under_section_45

#: Both broken ways are owed together: one by the Act, one by the CPS's guidance, so the weaker basis is named.
BASIS = Basis.GUIDANCE


@standard(
    "DEF-04",
    "Schedule 4 is read right: an excluded offence gets no section 45, and duress and public interest stay open",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=BASIS,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite(
            "section 45(7) and Schedule 4", checked="seen in part: paragraphs 1 to 6, 9 and 10"
        ),
        CPS_GUIDANCE.cite("the four-stage approach"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "Schedule 4 is read right each time.", basis=BASIS, checked="from memory"),
    shape=Shape.PROHIBITION,
    raised_by=("section_45_consideration.section_45_view",),
    evidence=(
        "section_45_consideration.schedule_4_entry",
        "section_45_consideration.is_duress_considered",
        "section_45_consideration.is_public_interest_considered",
    ),
    gate=Gate.WARNS,
    remedy="Read the entry and its condition; if excluded, consider duress and public interest; tell the prosecutor.",
    gaming="Leaving the entry blank, which shows as unknown. Read it beside the offences considered.",
    not_confirmed=NotConfirmed(
        written_from="part of the revised Schedule, and memory, November 2026",
        not_read_in="the whole of Schedule 4 as it now stands, and the CPS's guidance",
        check_with="the CPS",
        note="An entry that is not confirmed can only say: may be excluded, check.",
    ),
)
def schedule_4_read(record: Any) -> tuple[Any, ...]:
    considered = under_section_45(record)
    offered = considered.filter(_.section_45_view == Section45View.MAY_APPLY_PROSECUTOR_TOLD)
    excluded = considered.filter(_.section_45_view == Section45View.MAY_BE_EXCLUDED)
    confirmed = ibis.coalesce(_.schedule_4_entry.isin(excluded_ids()), ibis.literal(False))
    looked_up = _.schedule_4_entry.isnull() & (_.schedule_4_view == Schedule4View.NOT_LISTED)
    # a listed entry that is not confirmed, or has a condition, cannot show section 45 to be wrongly offered
    both_said = _.is_duress_considered.notnull() & _.is_public_interest_considered.notnull()
    one_left_out = ~_.is_duress_considered | ~_.is_public_interest_considered
    owed = _owed(offered, ibis.coalesce(confirmed | looked_up, ibis.literal(False))).union(
        _owed(excluded, ibis.coalesce(both_said | one_left_out, ibis.literal(False)))
    )
    right = offered.filter(looked_up).union(excluded.filter(_.is_duress_considered, _.is_public_interest_considered))
    return owed, put_right(offered.union(excluded), right)


def _owed(considered: Any, is_known: Any) -> Any:
    return considered.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.considered_on,
        is_known=is_known,
    )


OFFERED = {
    "person_id": "p",
    "act_on": "2026-06-15",
    "considered_on": "2026-09-01",
    "section_45_view": "may-apply-prosecutor-told",
}
NOT_LISTED = OFFERED | {"schedule_4_view": "not-listed"}
MURDER = OFFERED | {"schedule_4_entry": "common-law-murder", "schedule_4_view": "listed"}
EXCLUDED = MURDER | {
    "section_45_view": "may-be-excluded",
    "is_duress_considered": True,
    "is_public_interest_considered": True,
}
schedule_4_read.example("looked up and not listed", outcome="met", section_45_consideration=[NOT_LISTED])
schedule_4_read.example(
    "section 45 offered for an offence that is listed", outcome="missed", section_45_consideration=[MURDER]
)
schedule_4_read.example(
    "said not to be listed, under an entry that is",
    outcome="missed",
    section_45_consideration=[MURDER | {"schedule_4_view": "not-listed"}],
)
schedule_4_read.example(
    "excluded, and duress and the public interest considered", outcome="met", section_45_consideration=[EXCLUDED]
)
schedule_4_read.example(
    "excluded, and duress not considered",
    outcome="missed",
    section_45_consideration=[EXCLUDED | {"is_duress_considered": False, "is_public_interest_considered": None}],
)
schedule_4_read.example(
    "excluded, and the public interest not considered",
    outcome="missed",
    section_45_consideration=[EXCLUDED | {"is_public_interest_considered": False}],
)
schedule_4_read.example(
    "excluded, and nothing says what else was considered",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[EXCLUDED | {"is_duress_considered": None, "is_public_interest_considered": None}],
)
schedule_4_read.example(
    "excluded, and nothing says whether the public interest was considered",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[EXCLUDED | {"is_public_interest_considered": None}],
)
schedule_4_read.example(
    "duress and the public interest considered a week later",
    outcome=["late", "met"],
    section_45_consideration=[
        EXCLUDED | {"is_duress_considered": False},
        EXCLUDED | {"considered_on": "2026-09-08"},
    ],
)
schedule_4_read.example(
    "an entry read in a Bill only",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[OFFERED | {"schedule_4_entry": "theft-1968-s8", "schedule_4_view": "listed"}],
)
schedule_4_read.example(
    "burglary, which is listed in part",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[OFFERED | {"schedule_4_entry": "theft-1968-s9", "schedule_4_view": "not-listed"}],
)
schedule_4_read.example(
    "an entry that the Schedule does not have",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[OFFERED | {"schedule_4_entry": "no-such-entry"}],
)
schedule_4_read.example(
    "said to be listed, and nothing says under which entry",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[OFFERED | {"schedule_4_view": "listed"}],
)
schedule_4_read.example(
    "said that it may be listed, to be checked",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[OFFERED | {"schedule_4_view": "may-be-listed"}],
)
schedule_4_read.example(
    "nothing says whether it was looked up", outcome="unknown", reason="blank", section_45_consideration=[OFFERED]
)
schedule_4_read.example(
    "nothing says when it was considered",
    outcome="unknown",
    reason="no_start",
    section_45_consideration=[MURDER | {"considered_on": None}],
)
schedule_4_read.example(
    "the force does not supply the entry",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["section_45_consideration.is_duress_considered"],
    section_45_consideration=[MURDER],
)
schedule_4_read.example(
    "evidence disproves it, so Schedule 4 was not needed",
    outcome=[],
    section_45_consideration=[MURDER | {"section_45_view": "disproved-evidence-listed"}],
)
schedule_4_read.example(
    "not yet considered", outcome=[], section_45_consideration=[MURDER | {"section_45_view": "not-yet"}]
)
schedule_4_read.example(
    "the day before section 45 began",
    outcome=[],
    section_45_consideration=[MURDER | {"act_on": "2015-07-30", "considered_on": "2015-07-30"}],
)
schedule_4_read.example(
    "on the day section 45 began",
    outcome="missed",
    section_45_consideration=[MURDER | {"act_on": "2015-07-31", "considered_on": "2015-07-31"}],
)
schedule_4_read.example(
    "an act before section 45 began, considered years later",
    outcome=[],
    section_45_consideration=[MURDER | {"act_on": "2015-07-30"}],
)
schedule_4_read.example(
    "three people for one killing",
    outcome=["met", "missed", "unknown"],
    reason="blank",
    section_45_consideration=[
        EXCLUDED | {"person_id": "a"},
        MURDER | {"person_id": "b"},
        OFFERED | {"person_id": "c"},
    ],
)
