"""Referrals, notifications and what came back; what REF-02 and REF-04 make of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, only_where, references, row_keys
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Bools,
    Ints,
    day_bounds,
    day_texts,
    moment_on,
    moment_texts,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_WITHIN = 2
_HOW = {"good": 0.62, "late": 0.13, "nothing": 0.19, "undated": 0.06}
#: Of 10,670 reasonable-grounds decisions of January to September 2023, 5,756 were positive (same statistics).
_POSITIVE_SHARE = 5_756 / 10_670
_STOOD_DOWN = ("contact-unsafe", "accepted-by-other-force", "recorded-in-error")


@dataclass(frozen=True)
class StoodDown:
    """Victims for whom a standard is no longer owed: from which day, and why."""

    standard: str
    victim: Ints
    day: Ints
    why: Words


@dataclass(frozen=True)
class Referrals:
    """Referrals by number: which victim, and the day sent (blank: undated).

    `of_victim` is the referral of each victim, blank where there is none. What was checked is yes, no or '' (blank).
    """

    victim: Ints
    sent: Ints
    of_victim: Ints
    keys: pa.Array
    is_agreed: Words
    is_understood: Words
    is_specific: Words
    is_attached: Words


def write_referrals(
    export: Export, truth: Truth, chance: Chance, victims: Victims
) -> tuple[Referrals, list[StoodDown]]:
    how = chance.quota(victims.n, _HOW)
    after = np.where(how == "good", chance.whole(0, _WITHIN, victims.n), chance.whole(_WITHIN + 1, 40, victims.n))
    day = np.where(how == "undated", BLANK, victims.judged + after)
    is_sent = (how != "nothing") & (day < NOW_DAY)
    is_adult = victims.ages == "adult"
    by_referral = is_sent & (
        ~is_adult | np.isin(victims.answers, ("agreed", "withdrew")) | chance.is_true(0.04, victims.n)
    )
    referrals = _write_referrals(export, chance, victims, np.flatnonzero(by_referral), day)
    notified = np.flatnonzero(is_sent & ~by_referral)
    _write_notifications(export, truth, chance, victims, notified, sent=day[notified])
    sent = Acts(referrals.victim, referrals.sent)
    told = Acts(notified, day[notified])
    _judge_delay(truth, victims, together(sent, told))
    stood_down = [
        _judge_children(truth, chance, victims, sent),
        _judge_adults(truth, chance, victims, together(sent, told)),
    ]
    return referrals, stood_down


def _owed(truth_of: Ints, victims: Victims, stood_down: StoodDown, is_known: Bools) -> Owed:
    ended, why = np.full(victims.n, BLANK, np.int64), np.full(victims.n, "", "U24")
    ended[stood_down.victim], why[stood_down.victim] = stood_down.day, stood_down.why
    grounds = victims.grounds[truth_of]
    due = np.where(grounds == BLANK, BLANK, grounds + _WITHIN)
    return Owed(truth_of, truth_of, grounds, due, ended=ended[truth_of], why_ended=why[truth_of], is_known=is_known)


def _stood_down(chance: Chance, standard: str, victims: Victims, rows: Ints) -> StoodDown:
    """One in twenty-five, a day or so after the judgement or, too late to count, a month."""
    chosen = rows[chance.quota(len(rows), {"no": 0.96, "yes": 0.04}) == "yes"]
    day = victims.judged[chosen] + np.where(chance.is_true(0.7, len(chosen)), 1, 30)
    is_past = day < NOW_DAY
    return StoodDown(
        standard, chosen[is_past], day[is_past], chance.quota(len(chosen), dict.fromkeys(_STOOD_DOWN, 1))[is_past]
    )


def _judge_children(truth: Truth, chance: Chance, victims: Victims, sent: Acts) -> StoodDown:
    """Children, ages in doubt, and ages that nobody wrote, which may be either."""
    rows = np.flatnonzero(victims.ages != "adult")
    stood_down = _stood_down(chance, "REF-02", victims, rows)
    owed = _owed(rows, victims, stood_down, victims.ages[rows] != "")
    truth.add("REF-02", references("NOM", victims.person[rows]), references("MA", rows), judged(owed, sent, NOW_DAY))
    return stood_down


def _judge_adults(truth: Truth, chance: Chance, victims: Victims, told: Acts) -> StoodDown:
    """Adults who have not agreed to be referred: told of by notification, or referred after all."""
    rows = np.flatnonzero((victims.ages == "adult") & (victims.answers != "agreed"))
    stood_down = _stood_down(chance, "REF-04", victims, rows)
    owed = _owed(rows, victims, stood_down, np.ones(len(rows), np.bool_))
    truth.add("REF-04", references("NOM", victims.person[rows]), references("MA", rows), judged(owed, told, NOW_DAY))
    return stood_down


def _judge_delay(truth: Truth, victims: Victims, sent: Acts) -> None:
    """In hours, of which the record has days alone."""
    first, last = day_bounds(victims.grounds)
    due_first, due_last = (np.where(end == BLANK, BLANK, end + 2 * DAY) for end in (first, last))
    number = np.arange(victims.n)
    owed = Owed(number, number, first, due_first, last=last, due_last=due_last)
    acts = Acts(sent.subject, *day_bounds(sent.first))
    truth.add("REF-06", references("NOM", victims.person), row_keys("MA", victims.n), judged(owed, acts, NOW))


def _entered(chance: Chance, days: Ints) -> pa.Array:
    """When it was entered: within three days, never after the extract."""
    moments = moment_on(days, chance.whole(9 * HOUR, 18 * HOUR, len(days))) + chance.whole(0, 3 * DAY, len(days))
    return moment_texts(np.where(days == BLANK, BLANK, np.minimum(moments, NOW - HOUR)))


def _write_referrals(export: Export, chance: Chance, victims: Victims, rows: Ints, day: Ints) -> Referrals:
    n = len(rows)
    sent = day[rows]
    withdrew = (victims.answers[rows] == "withdrew") & (sent != BLANK)
    withdrawn = np.where(withdrew, np.minimum(sent + chance.whole(1, 20, n), NOW_DAY - 1), BLANK)
    is_adult = victims.ages[rows] == "adult"
    keys = row_keys("NRM", n)
    apart = chance.apart()
    agrees = np.where(np.isin(victims.answers[rows], ("agreed", "withdrew")), "yes", "no")
    agreed = np.where(is_adult & (apart.quota(n, {"said": 0.94, "": 0.06}) == "said"), agrees, "")
    understood, specific, attached = (apart.quota(n, {"yes": 0.8, "no": 0.1, "": 0.1}) for _checked in range(3))
    export.write(
        "NRM_SUB",
        {
            "NS_REF": keys,
            "NOM_REF": references("NOM", victims.person[rows]),
            "CASE_REF": references("CASE", victims.case[rows]),
            "SENT_DT": day_texts(sent),
            "AGREED_YN": flags(agreed == "yes", agreed != ""),
            "TERP_YN": flags(understood == "yes", understood != ""),
            "SPECIFIC_YN": flags(specific == "yes", specific != ""),
            "EXHIBITS_YN": flags(attached == "yes", attached != ""),
            "PORTAL_REF": pc.binary_join_element_wise("MU", references("", rows), "-"),
            "WITHDRAWN_DT": day_texts(withdrawn),
            "ENTERED_DTTM": _entered(chance, sent),
            "ENTERED_BY": references("C", chance.whole(12, 100, n)),
        },
    )
    of_victim = np.full(victims.n, BLANK, np.int64)
    of_victim[rows] = np.arange(n)
    return Referrals(rows, sent, of_victim, keys, agreed, understood, specific, attached)


def _write_notifications(
    export: Export, truth: Truth, chance: Chance, victims: Victims, rows: Ints, *, sent: Ints
) -> None:
    n = len(rows)
    apart = chance.apart()
    identity = apart.quota(n, {"agreed": 0.12, "not agreed": 0.06, "not said": 0.05, "": 0.05, "none": 0.72})
    has_identity = np.isin(identity, ("agreed", "not agreed", "not said"))
    export.write(
        "DTN_SUB",
        {
            "DS_REF": row_keys("DTN", n),
            "NOM_REF": references("NOM", victims.person[rows]),
            "CASE_REF": references("CASE", victims.case[rows]),
            "SENT_DT": day_texts(sent),
            "NAMED_YN": flags(has_identity, identity != ""),
            "NAMED_OK_YN": flags(identity == "agreed", np.isin(identity, ("agreed", "not agreed"))),
            "ENTERED_DTTM": _entered(chance, sent),
        },
    )
    owes = np.flatnonzero(identity != "none")
    owed = Owed(owes, owes, sent[owes], sent[owes], is_known=np.isin(identity[owes], ("agreed", "not agreed")))
    kept = np.flatnonzero(identity == "agreed")
    outcomes = judged(owed, Acts(kept, sent[kept], item=kept), NOW_DAY, is_prohibition=True)
    truth.add("REF-05", references("NOM", victims.person[rows[owes]]), references("DTN", owes), outcomes)


@dataclass(frozen=True)
class Decisions:
    """The reasonable-grounds decision on each referral: the day received, blank where not written; `is_made` or not."""

    is_made: Bools
    received: Ints
    is_positive: Bools
    #: Negative decisions of either kind: the number of the letter, the referral, and the day it is counted from.
    negative: Ints
    negative_of: Ints
    negative_from: Ints


def write_decisions(export: Export, chance: Chance, victims: Victims, referrals: Referrals) -> Decisions:
    n = len(referrals.victim)
    sent = np.where(referrals.sent == BLANK, victims.judged[referrals.victim] + 5, referrals.sent)
    fast = chance.is_true(0.5, n)
    decided = sent + np.where(fast, chance.whole(3, 12, n), chance.whole(13, 120, n))
    received = decided + chance.whole(0, 3, n)
    is_made = (received < NOW_DAY) & chance.is_true(0.9, n)
    is_positive = chance.is_true(_POSITIVE_SHARE, n)
    written = np.where(chance.quota(n, {"day": 0.94, "blank": 0.06}) == "day", received, BLANK)
    later = received + chance.whole(100, 400, n)
    has_conclusive = is_made & is_positive & (later < NOW_DAY)
    asked = sent + 2
    is_asked = (asked < NOW_DAY) & chance.is_true(0.15, n)
    rows = [np.flatnonzero(is_made), np.flatnonzero(has_conclusive), np.flatnonzero(is_asked)]
    kinds = np.repeat(np.array(["RG", "CG", "RFI"]), [len(part) for part in rows])
    referral = np.concatenate(rows)
    is_won = np.concatenate([is_positive[rows[0]], chance.is_true(0.8, len(rows[1])), np.zeros(len(rows[2]), np.bool_)])
    export.write(
        "NRM_DEC",
        {
            "ND_REF": row_keys("DEC", len(referral)),
            "NS_REF": references("NRM", referral),
            "NOM_REF": references("NOM", victims.person[referrals.victim[referral]]),
            "MAKER": chance.any_of(("SCA", "SCA", "SCA", "IECA", "PANEL"), len(referral)),
            "DEC_TYPE": pa.array(kinds),
            "DEC_RESULT": only_where(coded(np.where(is_won, "yes", "no"), {"yes": "POS", "no": "NEG"}), kinds != "RFI"),
            "DECIDED_DT": day_texts(np.concatenate([decided[rows[0]], later[rows[1]], asked[rows[2]]])),
            "RECEIVED_DT": day_texts(np.concatenate([written[rows[0]], later[rows[1]], asked[rows[2]]])),
        },
    )
    negative = np.flatnonzero((kinds != "RFI") & ~is_won)
    day = np.concatenate([np.where(written == BLANK, decided, written)[rows[0]], later[rows[1]], asked[rows[2]]])
    return Decisions(is_made, written, is_positive, negative, referral[negative], day[negative])
