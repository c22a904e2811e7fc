"""Orders that bind suspects, and cases offered to other forces; what ORD-04 and COO-01 make of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.custody import Suspects
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.invented import invented
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.organisation import Organisation
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Ints,
    clock_texts,
    day_bounds,
    day_of,
    day_texts,
    moment_on,
    moment_texts,
    settled,
)
from understone.synth.truth import Truth

_OPENS = 90
_ANSWER_WITHIN = 72 * HOUR
_KINDS = {"stpo": 0.35, "stro": 0.25, "interim-stpo": 0.12, "interim-stro": 0.12, "restraining": 0.16}
_KIND_TEXTS = {
    "stpo": "STPO",
    "stro": "STRO",
    "interim-stpo": "STPO(INT)",
    "interim-stro": "STRO(INT)",
    "restraining": "RESTR",
}
_REVIEWED = {"good": 0.45, "late": 0.15, "early": 0.08, "undated": 0.06, "nothing": 0.26}


@dataclass(frozen=True)
class Orders:
    """Orders by number: the suspect bound, the kind, the day made."""

    suspect: Ints
    kind: Words
    made: Ints


def write_orders(
    export: Export, truth: Truth, chance: Chance, suspects: Suspects, organisation: Organisation
) -> Orders:
    """One suspect in six is bound by an order, of which some have ended and some soon will."""
    bound = np.flatnonzero((suspects.victim == BLANK) & (suspects.case != BLANK))
    bound = np.sort(bound[chance.in_order(len(bound))[: max(len(bound) // 6, min(len(bound), 24))]])
    n = len(bound)
    when = chance.quota(n, {"past": 0.55, "open": 0.2, "far": 0.18, "blank": 0.07})
    expires = np.select(
        [when == "past", when == "open", when == "far"],
        [NOW_DAY - chance.whole(30, 500, n), NOW_DAY + chance.whole(2, 85, n), NOW_DAY + chance.whole(100, 1_500, n)],
        BLANK,
    )
    kind = chance.quota(n, _KINDS)
    made = NOW_DAY - chance.whole(510, 900, n)
    keys = row_keys("ORD", n)
    export.write(
        "ORDERS",
        {
            "ORD_REF": keys,
            "NOM_REF": references("NOM", suspects.person[bound]),
            "CASE_REF": references("CASE", suspects.case[bound]),
            "ORD_TYPE": coded(kind, _KIND_TEXTS),
            "MADE_DT": day_texts(made),
            "ENDS_DT": day_texts(expires),
        },
    )
    order, reviewed = _write_reviews(export, chance, expires, organisation)
    is_slavery = kind != "restraining"
    rows = np.flatnonzero(is_slavery)
    opens = np.where(expires[rows] == BLANK, BLANK, expires[rows] - _OPENS)
    owed = Owed(rows, rows, opens, expires[rows])
    outcomes = judged(owed, Acts(order, reviewed, item=order), NOW_DAY)
    truth.add("ORD-04", references("NOM", suspects.person[bound[rows]]), references("ORD", rows), outcomes)
    return Orders(bound, kind, made)


def _write_reviews(export: Export, chance: Chance, expires: Ints, organisation: Organisation) -> tuple[Ints, Ints]:
    n = len(expires)
    how = chance.quota(n, _REVIEWED)
    ends = np.where(expires == BLANK, NOW_DAY, expires)
    after_opening = np.where(how == "early", -chance.whole(10, 200, n), chance.whole(0, _OPENS, n))
    day = np.where(how == "late", ends + chance.whole(1, 25, n), ends - _OPENS + after_opening)
    reviewed = np.where(how == "undated", BLANK, day)
    order = np.flatnonzero((how != "nothing") & (day < NOW_DAY))
    export.write(
        "ORDER_REVIEW",
        {
            "OR_REF": row_keys("OR", len(order)),
            "ORD_REF": references("ORD", order),
            "REVIEWER": references("C", organisation.any_supervisor(chance, len(order))),
            "REVIEWED_DT": day_texts(reviewed[order]),
            "DECISION": chance.any_of(("Apply to renew", "Vary", "Let it end, reasons in log"), len(order)),
        },
    )
    return order, reviewed[order]


_ANSWERED = {"good": 0.45, "late": 0.16, "nothing": 0.2, "day": 0.08, "undated": 0.05, "no start": 0.06}


def write_transfers(export: Export, truth: Truth, chance: Chance, cases: Cases, *, own_name: str) -> None:
    """One case in eight, at least a score where there are so many; a tenth of them offered in the last three days."""
    n = min(cases.n, max(cases.n // 8, 20))
    case = np.sort(chance.in_order(cases.n)[:n])
    day = np.minimum(cases.began[case] + chance.whole(1, 40, n), NOW_DAY - 5)
    offered = moment_on(day, chance.whole(9 * HOUR, 17 * HOUR, n))
    is_new = chance.quota(n, {"no": 0.9, "yes": 0.1}) == "yes"
    offered = np.where(is_new, settled(NOW - chance.whole(2 * HOUR, 60 * HOUR, n)), offered)
    how = np.where(is_new, "nothing", chance.quota(n, _ANSWERED))
    after = np.where(
        how == "late", chance.whole(_ANSWER_WITHIN + HOUR, 20 * DAY, n), chance.whole(HOUR, _ANSWER_WITHIN, n)
    )
    # the day alone decides nothing where it is the day on which the time runs out
    answered = np.where(how == "day", offered + _ANSWER_WITHIN, settled(offered + after))
    is_there = (how != "nothing") & (answered < NOW)
    written = np.where(is_there & (how != "undated"), answered, BLANK)
    offered = np.where(how == "no start", BLANK, offered)
    answer = np.where(is_there, chance.quota(n, {"accepted": 0.7, "not": 0.3}), "")
    keys = row_keys("XF", n)
    others = [name for name in invented()["forces"] if name != own_name]
    export.write(
        "XFER",
        {
            "XF_REF": keys,
            "CASE_REF": references("CASE", case),
            "TO_FORCE": chance.any_of(others, n),
            "OFFERED_DTTM": moment_texts(offered),
            "ANSWERED_DT": day_texts(day_of(written)),
            "ANSWERED_TM": clock_texts(written, how != "day"),
            "ANSWER": coded(answer, {"accepted": "TAKEN", "not": "NOT TAKEN"}),
            "THEIR_REF": references("EXT", np.where(answer == "accepted", np.arange(n), BLANK)),
        },
    )
    first, last = day_bounds(day_of(written))
    rows = np.flatnonzero(is_there)
    acts = Acts(rows, np.where(how == "day", first, written)[rows], np.where(how == "day", last, written)[rows], rows)
    due = np.where(offered == BLANK, BLANK, offered + _ANSWER_WITHIN)
    owed = Owed(np.arange(n), np.arange(n), offered, due)
    truth.add("COO-01", references("CASE", case), keys, judged(owed, acts, NOW))
