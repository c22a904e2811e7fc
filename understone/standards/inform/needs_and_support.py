"""Each victim's needs are assessed and they are referred to support; both, and the later of the two decides."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import HIDDEN_VICTIMS, VICTIMS_AND_PRISONERS_ACT_2024, VICTIMS_CODE_2021
from understone.law.limits import working_days
from understone.record.codes import SafeguardingKind
from understone.standards.declaring import Gate, NotConfirmed, OneOf, Stage, Subject, standard, stood_down

CODE_OF_2021_FROM = dt.date(2021, 4, 1)
#: Victims and Prisoners Act 2024, section 5, by SI 2025/95.
MUST_COMPLY_FROM = dt.date(2025, 1, 29)
RIGHTS = VICTIMS_CODE_2021.cite("Rights 3 and 4", checked="seen in part: as a public page tells them")
FACTS: dict[str, Any] = {
    "stage": Stage.KEEP_THE_VICTIM_INFORMED,
    "subject": Subject.PERSON,
    "applies_to": ENGLAND_AND_WALES,
    "within": working_days(
        2, "Working days from first contact to both a needs assessment and a referral to support.",
        basis=Basis.GUIDANCE, checked="seen",
    ),
    "raised_by": ("potential_victim",),
    "evidence": ("safeguarding_action",),
    "shown_by": (
        OneOf("safeguarding_action.kind", (SafeguardingKind.NEEDS_ASSESSMENT,)),
        OneOf("safeguarding_action.kind", (SafeguardingKind.SUPPORT_REFERRAL,)),
    ),
    "gate": Gate.WARNS,
    "gaming": "A form filled in without asking. Read it beside what the assessments asked for, and what came of it.",
    "not_confirmed": NotConfirmed(
        written_from="a public page that tells Rights 3 and 4, November 2026",
        not_read_in="the Victims' Code itself beyond Right 6",
        check_with="the force lead for victims",
    ),
}  # fmt: skip


def _needs_and_support(record: Any) -> tuple[Any, ...]:
    owed = record.potential_victim.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.first_contact_on,
    )
    return owed, _both(record)


def _both(record: Any) -> Any:
    """For each judgement the pairs of an assessment and a referral since first contact, on the day of the later."""
    first = record.potential_victim.select("force_id", "person_id", "first_contact_on", victim_id=_.id)
    assessed = record.safeguarding_action.filter(_.kind == SafeguardingKind.NEEDS_ASSESSMENT).select(
        "force_id", "person_id", assessed_on=_.happened_on
    )
    referred = record.safeguarding_action.filter(_.kind == SafeguardingKind.SUPPORT_REFERRAL).select(
        "force_id", "person_id", referred_on=_.happened_on
    )
    pairs = (
        assessed.distinct()
        .inner_join(referred.distinct(), ["force_id", "person_id"])
        .select("force_id", "person_id", "assessed_on", "referred_on")
    )
    since = (
        first.inner_join(pairs.distinct(), ["force_id", "person_id"])
        .filter(
            _.assessed_on.isnull() | (_.assessed_on >= _.first_contact_on),
            _.referred_on.isnull() | (_.referred_on >= _.first_contact_on),
        )
        .select("force_id", "assessed_on", "referred_on", subject_id=_.person_id, item_id=_.victim_id)
    )
    keys = ["force_id", "subject_id", "item_id"]
    assessed_last = since.filter(_.assessed_on >= _.referred_on).select(*keys, at=_.assessed_on)
    referred_last = since.filter(_.referred_on > _.assessed_on).select(*keys, at=_.referred_on)
    undated = since.filter(_.assessed_on.isnull() | _.referred_on.isnull()).select(*keys, at=ibis.null("date"))
    return assessed_last.union(referred_last).union(undated)


by_code = standard(
    "VIC-05",
    "Each potential victim's needs are assessed and they are referred to support (Rights 3 and 4)",
    version=1,
    basis=Basis.GUIDANCE,
    from_on=CODE_OF_2021_FROM,
    until_on=MUST_COMPLY_FROM,
    sources=(RIGHTS, HIDDEN_VICTIMS.cite("summary of concerns")),
    remedy="Assess and refer now; consider special measures and independent legal advice.",
    **FACTS,
)(_needs_and_support)
by_law = standard(
    "VIC-05",
    "Each potential victim's needs are assessed and they are referred to support (Rights 3 and 4, by law)",
    version=2,
    basis=Basis.LAW,
    from_on=MUST_COMPLY_FROM,
    sources=(VICTIMS_AND_PRISONERS_ACT_2024.cite("section 5"), RIGHTS, HIDDEN_VICTIMS.cite("summary of concerns")),
    remedy="Assess and refer now; where there was a good reason not to follow the Code, write down which.",
    **FACTS,
)(_needs_and_support)


ASSESSED = {"person_id": "p", "kind": "needs-assessment"}
REFERRED = {"person_id": "p", "kind": "support-referral"}
#: Friday, the second working day after it, and the day after that.
for version, friday, due, over in (
    (by_code, "2024-09-06", "2024-09-10", "2024-09-11"),
    (by_law, "2026-09-04", "2026-09-08", "2026-09-09"),
):
    victim = {"person_id": "p", "first_contact_on": friday}
    for says, outcome, assessed_on, referred_on in (
        ("both by the second working day", "met", friday, due),
        ("referred first and assessed after", "met", due, friday),
        ("one of the two a day over", "late", friday, over),
        ("assessed and never referred", "missed", friday, None),
        ("referred and never assessed", "missed", None, friday),
        ("assessed in a matter years before", "missed", "2019-01-01", friday),
    ):
        version.example(
            says,
            outcome=outcome,
            potential_victim=[victim],
            safeguarding_action=[
                act | {"happened_on": on} for act, on in ((ASSESSED, assessed_on), (REFERRED, referred_on)) if on
            ],
        )
    version.example("met today", outcome="pending", as_at=f"{friday}T12:00:00Z", potential_victim=[victim])
    version.example(
        "referred on a day nobody wrote down",
        outcome="unknown",
        reason="undated",
        potential_victim=[victim],
        safeguarding_action=[ASSESSED | {"happened_on": friday}, REFERRED],
    )
    version.example(
        "the force does not supply safeguarding",
        outcome="unknown",
        reason="not_supplied",
        not_supplied=["safeguarding_action"],
        potential_victim=[victim],
    )
    version.example(
        "their own wish",
        outcome="ended",
        potential_victim=[victim],
        stood_down=stood_down("VIC-05", "p", "own-wish", stood_down_on=friday),
    )
    version.example(
        "two people, one assessed and referred",
        outcome=["met", "missed"],
        potential_victim=[victim, victim | {"person_id": "q"}],
        safeguarding_action=[ASSESSED | {"happened_on": friday}, REFERRED | {"happened_on": friday}],
    )
    version.example("someone nobody judged", outcome=[], person=[{"id": "p"}])
by_law.example(
    "nothing says when police first met them",
    outcome="unknown",
    reason="no_start",
    potential_victim=[{"person_id": "p"}],
)
BOUNDARIES: tuple[tuple[Any, str, str, Any], ...] = (
    (by_code, "the day before the Code", "2021-03-31", []),
    (by_code, "the first day of the Code", "2021-04-01", "missed"),
    (by_code, "the day before the law asked for the Code", "2025-01-28", "missed"),
    (by_code, "the day the law asked for the Code", "2025-01-29", []),
    (by_law, "the day before the law asked for the Code", "2025-01-28", []),
    (by_law, "the day the law asked for the Code", "2025-01-29", "missed"),
)
for version, says, day, expected in BOUNDARIES:
    version.example(says, outcome=expected, potential_victim=[{"person_id": "p", "first_contact_on": day}])
