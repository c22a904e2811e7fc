"""A referral gives the decision-maker what police hold; three versions, by the reasonable-grounds test of the day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import SLAVERY_STATUTORY_GUIDANCE
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.refer.acts import DUTY_TO_NOTIFY_FROM

#: The 2022 Act's Part 5 and the guidance that asked for objective factors.
OBJECTIVE_FACTORS_FROM = dt.date(2023, 1, 30)
#: The revised guidance; the day is from memory, the month after the withdrawal was read.
ALL_WEIGHED_FROM = dt.date(2023, 7, 10)
FACTS: dict[str, Any] = {
    "stage": Stage.REFER,
    "subject": Subject.PERSON,
    "basis": Basis.POLICY,
    "applies_to": ENGLAND_AND_WALES,
    "within": days(0, "It is there when the referral is sent."),
    "shape": Shape.PROHIBITION,
    "raised_by": ("nrm_referral",),
    "evidence": ("nrm_referral.is_narrative_specific", "nrm_referral.is_held_evidence_attached"),
    "gate": Gate.WARNS,
    "gaming": "Ticking that it is specific. Read it beside negative decisions and a sample read by another team.",
    "not_confirmed": NotConfirmed(
        written_from="an inference from accounts of the reasonable-grounds test, November 2026",
        not_read_in="the statutory guidance under section 49",
        check_with="the force lead for modern slavery",
        note="That the last test began on 10 July 2023 is from memory.",
    ),
}


def _tied_to_facts(record: Any) -> tuple[Any, ...]:
    sent = record.nrm_referral
    is_thin = ibis.coalesce(~sent.is_narrative_specific | ~sent.is_held_evidence_attached, ibis.literal(False))
    is_whole = sent.is_narrative_specific.notnull() & sent.is_held_evidence_attached.notnull()
    owed = sent.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.sent_on,
        is_known=is_thin | is_whole,
    )
    done = sent.filter(_.is_narrative_specific, _.is_held_evidence_attached).select(
        "force_id", subject_id=_.person_id, item_id=_.id, at=_.sent_on, written=_.recorded_on
    )
    return owed, done


suspicion_without_proof = standard(
    "REF-08",
    "No referral leaves out facts, places and evidence police hold (the test: suspicion without proof)",
    version=1,
    from_on=DUTY_TO_NOTIFY_FROM,
    until_on=OBJECTIVE_FACTORS_FROM,
    sources=(
        SLAVERY_STATUTORY_GUIDANCE.cite(
            "reasonable grounds before 30 January 2023", checked="seen in part: the test as later accounts tell it"
        ),
    ),
    remedy="Add the facts and exhibits; the test of that time asked for suspicion and not for proof.",
    **FACTS,
)(_tied_to_facts)
objective_factors = standard(
    "REF-08",
    "No referral leaves out facts, places and evidence police hold (the test: belief on objective factors)",
    version=2,
    from_on=OBJECTIVE_FACTORS_FROM,
    until_on=ALL_WEIGHED_FROM,
    sources=(
        SLAVERY_STATUTORY_GUIDANCE.cite(
            "reasonable grounds from 30 January 2023", checked="seen in part: as told by the Youth Justice Legal Centre"
        ),
    ),
    remedy="Add the facts and exhibits, since an account alone was ordinarily not enough; ask for reconsideration.",
    **FACTS,
)(_tied_to_facts)
all_weighed = standard(
    "REF-08",
    "No referral leaves out facts, places and evidence police hold (the test: belief, all information weighed)",
    version=3,
    from_on=ALL_WEIGHED_FROM,
    sources=(
        SLAVERY_STATUTORY_GUIDANCE.cite(
            "reasonable grounds from July 2023", checked="seen in part: as told by Garden Court Chambers, June 2023"
        ),
    ),
    remedy="Add the facts and exhibits for all to be weighed; if the decision was negative, ask for reconsideration.",
    **FACTS,
)(_tied_to_facts)


SENT = {"person_id": "p", "is_narrative_specific": True, "is_held_evidence_attached": True}
FIRST_AND_LAST_DAYS = (
    (suspicion_without_proof, "2015-11-01", "2023-01-29", "2015-10-31"),
    (objective_factors, "2023-01-30", "2023-07-09", "2023-01-29"),
    (all_weighed, "2023-07-10", "2026-11-20", "2023-07-09"),
)
for version, first, last, before in FIRST_AND_LAST_DAYS:
    version.example(
        "facts, places and what police hold, on the first day of this test",
        outcome="met",
        nrm_referral=[SENT | {"sent_on": first}],
    )
    version.example(
        "general words alone, on the last day of this test that has passed",
        outcome="missed",
        nrm_referral=[SENT | {"sent_on": last, "is_narrative_specific": False}],
    )
    version.example(
        "what police hold was left out",
        outcome="missed",
        nrm_referral=[SENT | {"sent_on": first, "is_held_evidence_attached": False, "is_narrative_specific": None}],
    )
    version.example(
        "nothing says whether signs were tied to facts",
        outcome="unknown",
        reason="blank",
        nrm_referral=[SENT | {"sent_on": first, "is_narrative_specific": None}],
    )
    version.example(
        "nothing says whether what police hold was attached",
        outcome="unknown",
        reason="blank",
        nrm_referral=[SENT | {"sent_on": first, "is_held_evidence_attached": None}],
    )
    version.example(
        "the force does not supply it",
        outcome="unknown",
        reason="not_supplied",
        not_supplied=["nrm_referral.is_narrative_specific"],
        nrm_referral=[SENT | {"sent_on": first, "is_narrative_specific": False}],
    )
    version.example(
        "two referrals, one thin",
        outcome=["met", "missed"],
        nrm_referral=[
            SENT | {"sent_on": first},
            SENT | {"person_id": "q", "sent_on": last, "is_narrative_specific": False},
        ],
    )
    version.example("sent the day before this test", outcome=[], nrm_referral=[SENT | {"sent_on": before}])
    version.example("someone who was not referred", outcome=[], potential_victim=[{"person_id": "p"}])
suspicion_without_proof.example(
    "sent on the day of the next test", outcome=[], nrm_referral=[SENT | {"sent_on": "2023-01-30"}]
)
objective_factors.example(
    "sent on the day of the next test", outcome=[], nrm_referral=[SENT | {"sent_on": "2023-07-10"}]
)
all_weighed.example(
    "the referral has no date", outcome="unknown", reason="no_start", nrm_referral=[SENT | {"sent_on": None}]
)
