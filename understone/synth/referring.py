"""How referrals were made and what was done about refusals; what REF-03, REF-08 and REF-09 make of them."""

from __future__ import annotations

import datetime as dt

import numpy as np

from understone.law.calendar import day_number
from understone.synth.chance import Chance
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.referral import Decisions, Referrals
from understone.synth.times import BLANK, NOW_DAY, day_texts
from understone.synth.truth import Truth
from understone.synth.victims import Judgements, Victims

_TO_REVIEW = 30
_REVIEWED_FROM = day_number(dt.date(2025, 5, 1))
_RESULTS = {"asked": "RECON ASKED", "supported": "EVID TO REP", "nothing-new": "NOTHING NEW"}


def judge_referrals(truth: Truth, victims: Victims, referrals: Referrals, judgements: Judgements) -> None:
    _judge_agreement(truth, victims, referrals, judgements)
    _judge_facts(truth, victims, referrals)


def _judge_agreement(truth: Truth, victims: Victims, referrals: Referrals, judgements: Judgements) -> None:
    """Adults, and people of whom nothing says how old they are."""
    ages = victims.ages[referrals.victim]
    rows = np.flatnonzero(np.isin(ages, ("adult", "")))
    sent, told = referrals.sent[rows], judgements.told[referrals.victim[rows]]
    agreed, understood = referrals.is_agreed[rows], referrals.is_understood[rows]
    is_after = (told != BLANK) & (sent != BLANK) & (told > sent)
    is_broken = (agreed == "no") | (understood == "no") | is_after
    is_whole = (agreed != "") & (understood != "") & (told != BLANK)
    kept = rows[(agreed == "yes") & (understood == "yes") & (told != BLANK) & (sent != BLANK) & ~is_after]
    owed = Owed(rows, rows, sent, sent, is_known=(ages[rows] == "adult") & (is_broken | is_whole))
    outcomes = judged(owed, Acts(kept, referrals.sent[kept], item=kept), NOW_DAY, is_prohibition=True)
    truth.add("REF-03", references("NOM", victims.person[referrals.victim[rows]]), references("NRM", rows), outcomes)


def _judge_facts(truth: Truth, victims: Victims, referrals: Referrals) -> None:
    n = len(referrals.victim)
    number = np.arange(n, dtype=np.int64)
    specific, attached = referrals.is_specific, referrals.is_attached
    is_known = (specific == "no") | (attached == "no") | ((specific != "") & (attached != ""))
    kept = np.flatnonzero((specific == "yes") & (attached == "yes"))
    owed = Owed(number, number, referrals.sent, referrals.sent, is_known=is_known)
    outcomes = judged(owed, Acts(kept, referrals.sent[kept], item=kept), NOW_DAY, is_prohibition=True)
    truth.add("REF-08", references("NOM", victims.person[referrals.victim]), referrals.keys, outcomes)


def write_decision_reviews(
    export: Export, truth: Truth, chance: Chance, victims: Victims, *, referrals: Referrals, decisions: Decisions
) -> None:
    """NRM_CHALLENGE, and what REF-09 makes of it."""
    letter, start = decisions.negative, decisions.negative_from
    n = len(letter)
    how = chance.quota(n, {"good": 0.5, "late": 0.12, "nothing": 0.2, "undated": 0.08, "blank": 0.1})
    after = np.where(how == "late", chance.whole(_TO_REVIEW + 1, 60, n), chance.whole(0, _TO_REVIEW, n))
    day = np.where(how == "undated", BLANK, start + after)
    rows = np.flatnonzero((how != "nothing") & (day < NOW_DAY))
    result = np.where(how == "blank", "", chance.quota(n, dict.fromkeys(_RESULTS, 1.0)))
    person = victims.person[referrals.victim[decisions.negative_of]]
    export.write(
        "NRM_CHALLENGE",
        {
            "NC_REF": row_keys("NC", len(rows)),
            "ND_REF": references("DEC", letter[rows]),
            "NOM_REF": references("NOM", person[rows]),
            "LOOKED_DT": day_texts(day[rows]),
            "OUTCOME": coded(result[rows], _RESULTS),
            "LOOKED_BY": references("C", chance.whole(0, 11, len(rows))),
        },
    )
    is_blank = np.zeros(n, np.bool_)
    is_blank[rows] = how[rows] == "blank"
    kept = rows[how[rows] != "blank"]
    owes = np.flatnonzero(start >= _REVIEWED_FROM)
    owed = Owed(letter[owes], letter[owes], start[owes], start[owes] + _TO_REVIEW, is_known=~is_blank[owes])
    outcomes = judged(owed, Acts(letter[kept], day[kept], item=letter[kept]), NOW_DAY)
    truth.add("REF-09", references("NOM", person[owes]), references("DEC", letter[owes]), outcomes)
