"""What the prosecutor was asked, and whether cases were looked at without the victim; INV-05 and INV-08."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from understone.synth.cases import Cases, Reviews
from understone.synth.chance import Chance, Words
from understone.synth.crimes import Outcomes
from understone.synth.custody import Custody, Suspects
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.investigating import first_of_all
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.times import BLANK, NOW_DAY, Ints, day_of, day_texts
from understone.synth.truth import Truth
from understone.synth.work import planned_days

_WITHIN = 28
_ASKED = {"good": 0.42, "early": 0.08, "late": 0.14, "nothing": 0.28, "undated": 0.08}
_KIND_TEXTS = {
    "early-advice": "EARLY", "charging": "CHARGE", "evidence-led": "EV LED", "victim-status": "V STATUS",
}  # fmt: skip


@dataclass(frozen=True)
class _Advice:
    """Requests to the prosecutor by number: case, what for, day (blank: not written)."""

    case: Ints
    kind: Words
    asked: Ints


def first_arrests(cases: Cases, custody: Custody, suspects: Suspects) -> Ints:
    """The day of the first arrest in each case of someone who is no potential victim; blank where there is none."""
    late = 2**40
    first = np.full(cases.n, late, np.int64)
    case = suspects.case[custody.suspect]
    proper = (case != BLANK) & (suspects.victim[custody.suspect] == BLANK)
    np.minimum.at(first, case[proper], day_of(custody.arrested)[proper])
    return np.where(first == late, BLANK, first)


def write_advice(
    export: Export,
    truth: Truth,
    chance: Chance,
    cases: Cases,
    *,
    arrested: Ints,
    reviews: Reviews,
    outcomes: Outcomes,
) -> None:
    """`arrested` is the day of the first arrest of each case, blank where there is none."""
    advice = _made(chance, cases, arrested, reviews)
    export.write(
        "CPS_ADVICE",
        {
            "AD_REF": row_keys("AD", len(advice.case)),
            "CASE_REF": references("CASE", advice.case),
            "ABOUT": coded(advice.kind, _KIND_TEXTS),
            "ASKED_DT": day_texts(advice.asked),
        },
    )
    held = np.flatnonzero(arrested != BLANK)
    names = references("CASE", held)
    about_it = np.isin(advice.kind, ("early-advice", "charging"))
    owed = Owed(held, held, arrested[held], arrested[held] + _WITHIN, does_earlier_count=True)
    acts = Acts(advice.case[about_it], advice.asked[about_it])
    truth.add("INV-08", names, names, judged(owed, acts, NOW_DAY))
    _judge_outcomes(truth, cases, advice, reviews, outcomes)


def _made(chance: Chance, cases: Cases, arrested: Ints, reviews: Reviews) -> _Advice:
    held = np.flatnonzero(arrested != BLANK)
    how = chance.quota(len(held), _ASKED)
    asked = planned_days(chance, arrested[held], _WITHIN, how)
    kept = (asked != BLANK) | (how == "undated")
    # where support was offered and nobody had looked without the victim, the prosecutor mostly did
    offered = np.unique(reviews.case[reviews.is_offered & ~reviews.is_looked_at & ~reviews.is_silent])
    offered = offered[chance.is_true(0.7, len(offered))]
    looked_on = np.minimum(cases.began[offered] + chance.whole(5, 60, len(offered)), NOW_DAY - 1)
    other = np.flatnonzero(chance.is_true(0.1, cases.n))
    n_held = int(kept.sum())
    return _Advice(
        np.concatenate([held[kept], offered, other]),
        np.concatenate(
            [
                chance.quota(n_held, {"early-advice": 0.7, "charging": 0.3}),
                np.full(len(offered), "evidence-led"),
                np.full(len(other), "victim-status"),
            ]
        ),
        np.concatenate([asked[kept], looked_on, np.minimum(cases.began[other] + 3, NOW_DAY - 1)]),
    )


def _judge_outcomes(truth: Truth, cases: Cases, advice: _Advice, reviews: Reviews, outcomes: Outcomes) -> None:
    """Outcomes 14 and 16 of modern slavery crimes."""
    rows = np.flatnonzero((outcomes.case != BLANK) & np.isin(outcomes.code, ("14", "16")))
    led = advice.kind == "evidence-led"
    parts = [
        (reviews.case[reviews.is_looked_at], reviews.reviewed[reviews.is_looked_at], "looked at"),
        (advice.case[led], advice.asked[led], "looked at"),
        (reviews.case[reviews.is_offered], reviews.reviewed[reviews.is_offered], "offered"),
    ]
    both = first_of_all(
        cases.n,
        np.concatenate([case for case, _, _ in parts]),
        np.concatenate([np.full(len(case), part) for case, _, part in parts]),
        np.concatenate([day for _, day, _ in parts]),
        ("looked at", "offered"),
    )
    is_known = np.ones(cases.n, np.bool_)
    is_known[reviews.case[reviews.is_silent]] = False
    case, decided = outcomes.case[rows], day_of(outcomes.decided[rows])
    owed = Owed(case, rows, decided, decided, is_known=is_known[case], does_earlier_count=True)
    crimes = references("CR", rows)
    items = pc.binary_join_element_wise(crimes, "outcome", "|")
    truth.add("INV-05", crimes, items, judged(owed, both, NOW_DAY))
