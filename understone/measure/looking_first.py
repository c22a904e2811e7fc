"""Which cases to look at first: a written-out order, never a number for a case."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import Basis
from understone.measure.facts import FACT, OBLIGATION, numbered
from understone.standards.declaring import Outcome, Subject

#: How many cases are listed.
MOST_CASES = 20
#: The rule in words; `_ORDER` is the same rule.
RULE = (
    "First the cases in which nothing is on record for most of what the law requires; then those with most of "
    "what statutory guidance, codes and counting rules require; then the same two for standards that are not yet "
    "confirmed; and where all of these are equal, the one that has waited longest. What has been stood down is "
    "left out. Someone whose case is not on record is listed by themselves."
)
_ORDER = ("n_law", "n_guidance", "n_law_unconfirmed", "n_guidance_unconfirmed")
_DAY_S = 86_400
_KEY = ("force_id", "kind", "key_id")


def cases_to_look_at_first() -> Any:
    """One row for each listed case and standard in it, with how many are missed, for how many, the oldest due.

    `kind` is `case`, or the kind of subject where no case is on record; `place` orders the cases from 0.
    """
    missed = _missed()
    counts = {
        "n_law": _n(Basis.LAW, is_confirmed=True),
        "n_guidance": _n(Basis.GUIDANCE, is_confirmed=True),
        "n_law_unconfirmed": _n(Basis.LAW, is_confirmed=False),
        "n_guidance_unconfirmed": _n(Basis.GUIDANCE, is_confirmed=False),
    }
    cases = missed.group_by(*_KEY).agg(**counts, oldest_day=_.due_day.min())
    order = [cases[name].desc() for name in _ORDER] + [cases.oldest_day, cases.key_id, cases.kind]
    placed = cases.mutate(
        place=numbered(ibis.row_number().over(ibis.window(group_by=cases.force_id, order_by=order)))
    ).filter(_.place < MOST_CASES)
    by_standard = missed.group_by(*_KEY, "stage_no", "standard", "version", "unit").agg(
        n_missed=numbered(_.count()),
        n_subjects=numbered(_.subject_id.nunique()),
        oldest_due=_.due.min(),
    )
    joined = placed.select(*_KEY, "place").inner_join(by_standard, list(_KEY))
    return joined.order_by("force_id", "place", "stage_no", "standard", "version")


def _missed() -> Any:
    rules = FACT.filter(_.is_in_case, _.basis.isin([Basis.LAW.value, Basis.GUIDANCE.value]))
    missed = OBLIGATION.filter(_.outcome == Outcome.MISSED.value).inner_join(rules, ["standard", "version"])
    case = Subject.CASE.name.lower()
    return missed.mutate(
        kind=ibis.ifelse(missed.case_id.notnull(), case, missed.subject),
        key_id=ibis.coalesce(missed.case_id, missed.subject_id),
        # the day in UTC is near enough to order by; the page shows the moment itself
        due_day=ibis.ifelse(missed.unit == "hour", (missed.due / _DAY_S).floor().cast("int64"), missed.due),
    )


def _n(basis: Basis, *, is_confirmed: bool) -> Any:
    return numbered(_.count(where=(_.basis == basis.value) & (_.is_confirmed == is_confirmed)))
