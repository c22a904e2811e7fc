"""A child who is referred is put in touch with the independent guardian service, where there is one."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.guardian_areas import guardian_areas
from understone.law.instruments import GUARDIAN_GUIDANCE, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.record.codes import SafeguardingKind
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down
from understone.standards.refer.acts import of_children

#: The first day by which the first areas are shown to have had the service.
SERVICE_FROM = dt.date(2017, 2, 1)


@standard(
    "REF-10",
    "Each child who is referred is put in touch with the independent guardian service where there is one",
    stage=Stage.REFER,
    subject=Subject.PERSON,
    basis=Basis.GUIDANCE,
    sources=(
        GUARDIAN_GUIDANCE.cite("referral to the service"),
        MODERN_SLAVERY_ACT_2015.cite("section 48", checked="from memory"),
    ),
    applies_to=ENGLAND_AND_WALES,
    from_on=SERVICE_FROM,
    within=days(2, "Days from the referral to the NRM to the one to the guardian service."),
    raised_by=("nrm_referral", "potential_victim.local_authority"),
    evidence=("safeguarding_action",),
    shown_by=(OneOf("safeguarding_action.kind", (SafeguardingKind.GUARDIAN_SERVICE,)),),
    gate=Gate.WARNS,
    remedy="Refer the child to the guardian service now and tell the social worker.",
    gaming="Leaving the local authority blank, which shows as unknown. Read the two together.",
    not_confirmed=NotConfirmed(
        written_from="memory, and from sources that name areas of the service, November 2026",
        not_read_in="the interim guidance for independent child trafficking guardians beyond its definitions",
        check_with="the force lead for modern slavery",
        note="Areas that no source read names are not known; two days are force policy.",
    ),
)
def guardian(record: Any) -> tuple[Any, ...]:
    """Where a child was found in several authorities, one with the service is enough."""
    placed = _in_areas(_with_authority(record, of_children(record, record.nrm_referral)))
    owed = placed.filter(~placed.is_before_service).select(
        "force_id",
        "case_id",
        subject_id=_.person_id,
        item_id=_.referral_id,
        trigger=_.sent_on,
        is_known=_.is_age_known & _.is_served,
    )
    return owed, _guardians(record)


def _with_authority(record: Any, sent: Any) -> Any:
    """Each referral with the local authorities in which the judgements on the child put them; none where blank."""
    found = (
        record.potential_victim.filter(_.local_authority.notnull())
        .select("force_id", "person_id", "local_authority")
        .distinct()
    )
    referred = sent.select(
        "force_id", "person_id", "sent_on", "is_age_known", referral_id=_.id, case_id=_.investigation_id
    )
    return referred.left_join(found, ["force_id", "person_id"]).select(*referred.columns, "local_authority")


def _in_areas(placed: Any) -> Any:
    """One row a referral: whether its area is known to have the service, or to have had none yet on that day."""
    areas = guardian_areas()
    is_served = reduce(or_, [placed.local_authority.isin(a.authorities) & (placed.sent_on >= a.from_on) for a in areas])
    is_early = reduce(or_, [placed.local_authority.isin(a.authorities) & (placed.sent_on < a.from_on) for a in areas])
    keys = ["force_id", "person_id", "sent_on", "is_age_known", "referral_id", "case_id"]
    marked = placed.mutate(
        is_in_service=ibis.coalesce(is_served, ibis.literal(False)),
        is_too_early=ibis.coalesce(is_early, ibis.literal(False)),
    )
    by_referral = marked.group_by(keys).agg(is_served=_.is_in_service.max(), is_early=_.is_too_early.max())
    return by_referral.mutate(is_before_service=_.is_early & ~_.is_served)


def _guardians(record: Any) -> Any:
    """Referrals to the service; one made before the referral to the NRM, in the same case, serves from its day on."""
    made = record.safeguarding_action.filter(_.kind == SafeguardingKind.GUARDIAN_SERVICE)
    after = made.select(
        "force_id", subject_id=_.person_id, item_id=ibis.null("string"), at=_.happened_on, written=_.recorded_on
    )
    sent = record.nrm_referral.select("force_id", "person_id", "investigation_id", "sent_on", referral_id=_.id)
    before = made.inner_join(
        sent, ["force_id", "person_id", "investigation_id", made.happened_on < sent.sent_on]
    ).select("force_id", subject_id=_.person_id, item_id=_.referral_id, at=_.sent_on, written=_.recorded_on)
    return after.union(before)


CHILD = {"person_id": "p", "age_group": "child", "local_authority": "Cardiff"}
SENT = {"person_id": "p", "sent_on": "2026-09-01", "investigation_id": "i"}
TO_SERVICE = {"person_id": "p", "kind": "guardian-service", "investigation_id": "i"}
guardian.example(
    "put in touch two days after the referral",
    outcome="met",
    potential_victim=[CHILD],
    nrm_referral=[SENT],
    safeguarding_action=[TO_SERVICE | {"happened_on": "2026-09-03"}],
)
guardian.example(
    "put in touch the day before the referral, in the same case",
    outcome="met",
    potential_victim=[CHILD],
    nrm_referral=[SENT],
    safeguarding_action=[TO_SERVICE | {"happened_on": "2026-08-31"}],
)
guardian.example(
    "put in touch years before, in another case",
    outcome="missed",
    potential_victim=[CHILD],
    nrm_referral=[SENT],
    safeguarding_action=[TO_SERVICE | {"happened_on": "2023-08-31", "investigation_id": "j"}],
)
guardian.example(
    "age in doubt is a child, put in touch a week later",
    outcome="late",
    potential_victim=[CHILD | {"age_group": "in-doubt"}],
    nrm_referral=[SENT],
    safeguarding_action=[TO_SERVICE | {"happened_on": "2026-09-08"}],
)
guardian.example(
    "children's services are not the guardian service",
    outcome="missed",
    potential_victim=[CHILD],
    nrm_referral=[SENT],
    safeguarding_action=[TO_SERVICE | {"kind": "children-services", "happened_on": "2026-09-01"}],
)
guardian.example(
    "referred yesterday", outcome="pending", potential_victim=[CHILD], nrm_referral=[SENT | {"sent_on": "2026-11-20"}]
)
guardian.example(
    "an area that no source read names",
    outcome="unknown",
    reason="blank",
    potential_victim=[CHILD | {"local_authority": "Farawayshire"}],
    nrm_referral=[SENT],
)
guardian.example(
    "nothing says in which area they were found",
    outcome="unknown",
    reason="blank",
    potential_victim=[CHILD | {"local_authority": None}],
    nrm_referral=[SENT],
)
guardian.example(
    "nothing says how old they are",
    outcome="unknown",
    reason="blank",
    potential_victim=[CHILD | {"age_group": None}],
    nrm_referral=[SENT],
)
guardian.example(
    "put in touch on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    potential_victim=[CHILD],
    nrm_referral=[SENT],
    safeguarding_action=[TO_SERVICE],
)
guardian.example(
    "the referral has no date",
    outcome="unknown",
    reason="no_start",
    potential_victim=[CHILD],
    nrm_referral=[SENT | {"sent_on": None}],
)
guardian.example(
    "the force does not supply safeguarding",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["safeguarding_action"],
    potential_victim=[CHILD],
    nrm_referral=[SENT],
)
guardian.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    potential_victim=[CHILD],
    nrm_referral=[SENT],
    stood_down=stood_down("REF-10", "p", "accepted-by-other-force", stood_down_on="2026-09-02"),
)
guardian.example(
    "two children of one case, one put in touch",
    outcome=["met", "missed"],
    potential_victim=[CHILD, CHILD | {"person_id": "q"}],
    nrm_referral=[SENT, SENT | {"person_id": "q"}],
    safeguarding_action=[TO_SERVICE | {"happened_on": "2026-09-01"}],
)
guardian.example(
    "referred as a child, whatever the judgement said",
    outcome="missed",
    potential_victim=[CHILD | {"age_group": "adult"}],
    nrm_referral=[SENT | {"age_group": "child"}],
)
guardian.example("an adult", outcome=[], potential_victim=[CHILD | {"age_group": "adult"}], nrm_referral=[SENT])
guardian.example("a child who was not referred", outcome=[], potential_victim=[CHILD])
for says, authority, sent_on, outcome in (
    ("the day before there was any service", "Cardiff", "2017-01-31", []),
    ("the first day of the first areas", "Cardiff", "2017-02-01", "missed"),
    ("the last day before the additional sites", "Leeds", "2021-05-31", []),
    ("the first day of the additional sites", "Leeds", "2021-06-01", "missed"),
):
    guardian.example(
        says,
        outcome=outcome,
        potential_victim=[CHILD | {"local_authority": authority}],
        nrm_referral=[SENT | {"sent_on": sent_on}],
    )
