"""An adult is referred only once it was explained and they agreed to be referred."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import MSA_EXPLANATORY_NOTES, SLAVERY_STATUTORY_GUIDANCE
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Shape, Stage, Subject, standard
from understone.standards.refer.acts import DUTY_TO_NOTIFY_FROM, of_adults


@standard(
    "REF-03",
    "No adult is referred before it was explained in a language they understand and they agreed to be referred",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(
        SLAVERY_STATUTORY_GUIDANCE.cite("referral of adults"),
        MSA_EXPLANATORY_NOTES.cite("paragraphs 241–243"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=DUTY_TO_NOTIFY_FROM,
    within=days(0, "It is explained and agreed to by the day the referral is sent."),
    shape=Shape.PROHIBITION,
    raised_by=("nrm_referral", "potential_victim"),
    evidence=("nrm_referral.is_agreed", "nrm_referral.has_interpreter", "potential_victim.told_of_rights_on"),
    gate=Gate.WARNS,
    remedy="Explain the NRM, with an interpreter, and ask again; if they do not agree, withdraw it and notify instead.",
    gaming="A box ticked for everyone. Read it beside referrals withdrawn and agreements taken in minutes.",
    not_confirmed=NotConfirmed(
        written_from="memory, November 2026",
        not_read_in="the statutory guidance under section 49",
        check_with="the force solicitor",
        note="The two routes, referral by agreement or notification, were read in the Act's explanatory notes.",
    ),
)
def explained_and_agreed(record: Any) -> tuple[Any, ...]:
    told = (
        record.potential_victim.filter(_.told_of_rights_on.notnull())
        .group_by("force_id", "person_id")
        .agg(told_on=_.told_of_rights_on.min())
    )
    sent = of_adults(record, record.nrm_referral)
    referred = sent.left_join(told, ["force_id", "person_id"]).select(*sent.columns, "told_on")
    is_broken = ~referred.is_agreed | ~referred.has_interpreter | (referred.told_on > referred.sent_on)
    is_whole = referred.is_agreed.notnull() & referred.has_interpreter.notnull() & referred.told_on.notnull()
    owed = referred.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.sent_on,
        is_known=referred.is_age_known & (is_whole | ibis.coalesce(is_broken, ibis.literal(False))),
    )
    done = referred.filter(_.is_agreed, _.has_interpreter, _.told_on <= _.sent_on).select(
        "force_id", subject_id=_.person_id, item_id=_.id, at=_.sent_on, written=_.recorded_on
    )
    return owed, done


ADULT = {"person_id": "p", "age_group": "adult", "told_of_rights_on": "2026-09-01"}
SENT = {"person_id": "p", "sent_on": "2026-09-01", "is_agreed": True, "has_interpreter": True}
explained_and_agreed.example(
    "explained on the day and agreed to", outcome="met", potential_victim=[ADULT], nrm_referral=[SENT]
)
explained_and_agreed.example(
    "explained the day after",
    outcome="missed",
    potential_victim=[ADULT | {"told_of_rights_on": "2026-09-02"}],
    nrm_referral=[SENT],
)
explained_and_agreed.example(
    "they did not agree",
    outcome="missed",
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"is_agreed": False, "has_interpreter": None}],
)
explained_and_agreed.example(
    "explained in a language they do not understand",
    outcome="missed",
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"has_interpreter": False}],
)
explained_and_agreed.example(
    "nothing says whether they agreed",
    outcome="unknown",
    reason="blank",
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"is_agreed": None}],
)
explained_and_agreed.example(
    "nothing says when it was explained",
    outcome="unknown",
    reason="blank",
    potential_victim=[ADULT | {"told_of_rights_on": None}],
    nrm_referral=[SENT],
)
explained_and_agreed.example(
    "nothing says in which language",
    outcome="unknown",
    reason="blank",
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"has_interpreter": None}],
)
explained_and_agreed.example(
    "nothing says how old they are and they did not agree",
    outcome="unknown",
    reason="blank",
    potential_victim=[ADULT | {"age_group": None}],
    nrm_referral=[SENT | {"is_agreed": False}],
)
explained_and_agreed.example(
    "the referral has no date",
    outcome="unknown",
    reason="no_start",
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"sent_on": None}],
)
explained_and_agreed.example(
    "the force does not supply whether they agreed",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["nrm_referral.is_agreed"],
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"is_agreed": False}],
)
explained_and_agreed.example(
    "two adults of one case, one who agreed and one who did not",
    outcome=["met", "missed"],
    potential_victim=[ADULT, ADULT | {"person_id": "q"}],
    nrm_referral=[SENT, SENT | {"person_id": "q", "is_agreed": False}],
)
explained_and_agreed.example(
    "referred as an adult, whatever the judgement said",
    outcome="missed",
    potential_victim=[ADULT | {"age_group": "in-doubt"}],
    nrm_referral=[SENT | {"age_group": "adult", "is_agreed": False}],
)
explained_and_agreed.example(
    "a child is not asked",
    outcome=[],
    potential_victim=[ADULT | {"age_group": "child"}],
    nrm_referral=[SENT | {"is_agreed": None}],
)
explained_and_agreed.example(
    "age in doubt is a child",
    outcome=[],
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"age_group": "in-doubt", "is_agreed": None}],
)
explained_and_agreed.example(
    "sent the day before there were two routes",
    outcome=[],
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"sent_on": "2015-10-31", "is_agreed": False}],
)
explained_and_agreed.example(
    "sent on the day that there were two routes",
    outcome="missed",
    potential_victim=[ADULT],
    nrm_referral=[SENT | {"sent_on": "2015-11-01", "is_agreed": False}],
)
