"""Children and adults brought to services, needs and support; REF-10, SAF-05, SAF-06 and VIC-05.

The acts go into the log of `safety.py` beside all others; each duty is worked out from the whole log.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from understone.synth.chance import Chance, Words
from understone.synth.export import references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.referral import Referrals
from understone.synth.times import BLANK, DAY, HOUR, NOW_DAY, Bools, Ints, day_of, moment_on, working_day_after
from understone.synth.truth import Truth
from understone.synth.victims import Judgements, Victims

_HOW = {"good": 0.6, "late": 0.12, "nothing": 0.2, "undated": 0.08}
_SERVED = ("Leeds", "Cardiff")


@dataclass(frozen=True)
class SafetyLog:
    """Acts by number: the victim, what was done, the moment (blank: undated)."""

    victim: Ints
    kind: Words
    at: Ints

    def acts(self, *kinds: str) -> Acts:
        """By day."""
        rows = np.isin(self.kind, kinds)
        return Acts(self.victim[rows], day_of(self.at[rows]))


def protective_acts(chance: Chance, victims: Victims) -> list[tuple[Ints, Words, Ints, Words]]:
    """Victim, kind, moment and form of acts that serve none of the duties judged in `safety.py`."""
    is_child = np.isin(victims.ages, ("child", "in-doubt"))
    every = np.arange(victims.n)
    met = np.where(victims.met_on == BLANK, victims.judged, victims.met_on)
    return [
        _acts(chance, every[is_child], victims.judged[is_child], kind="children-services", within=1),
        _acts(chance, every[~is_child], victims.judged[~is_child], kind="adult-safeguarding", within=1),
        _acts(chance, every[is_child], victims.judged[is_child] + 2, kind="guardian-service", within=4),
        _acts(chance, every, met, kind="needs-assessment", within=2),
        _acts(chance, every, met, kind="support-referral", within=2),
        _acts(chance, every[::4], victims.judged[::4] + 4, kind="moved-into-support", within=10),
    ]


def _acts(chance: Chance, victim: Ints, day: Ints, *, kind: str, within: int) -> tuple[Ints, Words, Ints, Words]:
    n = len(victim)
    how = chance.quota(n, _HOW)
    after = np.where(how == "late", chance.whole(within + 1, 30, n), chance.whole(0, within, n))
    at = moment_on(np.where(how == "undated", BLANK, day + after), chance.whole(9 * HOUR, DAY - 2 * HOUR, n))
    done = how != "nothing"
    return victim[done], np.full(int(done.sum()), kind), at[done], np.full(int(done.sum()), "time")


def judge_protection(
    truth: Truth, victims: Victims, log: SafetyLog, *, referrals: Referrals, judgements: Judgements
) -> None:
    _judge_services(truth, victims, log, judgements)
    _judge_guardians(truth, victims, log, referrals, judgements)
    _judge_needs(truth, victims, log)


def _judge_services(truth: Truth, victims: Victims, log: SafetyLog, judgements: Judgements) -> None:
    """Within a day of the judgement; of adults those with needs for care, or of whom that or their age is blank."""
    children = np.isin(victims.ages, ("child", "in-doubt"))
    adults = np.isin(victims.ages, ("adult", "")) & (judgements.care != "no")
    is_known = (victims.ages == "adult") & (judgements.care == "yes")
    for standard, owes, known, kind in (
        ("SAF-05", children, children, "children-services"),
        ("SAF-06", adults, is_known, "adult-safeguarding"),
    ):
        _judge(truth, victims, standard, np.flatnonzero(owes), is_known=known, acts=log.acts(kind))


def _judge(truth: Truth, victims: Victims, standard: str, rows: Ints, *, is_known: Bools, acts: Acts) -> None:
    grounds = victims.grounds[rows]
    owed = Owed(rows, rows, grounds, np.where(grounds == BLANK, BLANK, grounds + 1), is_known=is_known[rows])
    truth.add(standard, references("NOM", victims.person[rows]), references("MA", rows), judged(owed, acts, NOW_DAY))


def _judge_guardians(
    truth: Truth, victims: Victims, log: SafetyLog, referrals: Referrals, judgements: Judgements
) -> None:
    """Children who were referred, and people of whom nothing says how old they are."""
    ages = victims.ages[referrals.victim]
    rows = np.flatnonzero(ages != "adult")
    victim, sent = referrals.victim[rows], referrals.sent[rows]
    # put in touch before the referral to the NRM, in the same case, counts from its day on
    since = np.full(len(rows), -(2**40), np.int64)
    is_known = (ages[rows] != "") & np.isin(judgements.authority[victim], _SERVED)
    owed = Owed(victim, rows, sent, np.where(sent == BLANK, BLANK, sent + 2), is_known=is_known, since=since)
    outcomes = judged(owed, log.acts("guardian-service"), NOW_DAY)
    truth.add("REF-10", references("NOM", victims.person[victim]), references("NRM", rows), outcomes)


def _judge_needs(truth: Truth, victims: Victims, log: SafetyLog) -> None:
    """Both an assessment and a referral since first contact, by the second working day: the later of each pair."""
    assessed, referred = log.acts("needs-assessment"), log.acts("support-referral")
    day_of_victim = []
    for one in (assessed, referred):
        # each victim has at most one of either
        day = np.full(victims.n, -2, np.int64)
        day[one.subject] = one.first
        day_of_victim.append(day)
    first, second = day_of_victim
    has_both = (first != -2) & (second != -2)
    is_undated = (first == BLANK) | (second == BLANK)
    met = victims.met_on
    is_since = ((first == BLANK) | (first >= met)) & ((second == BLANK) | (second >= met)) & (met != BLANK)
    rows = np.flatnonzero(has_both & is_since)
    later = np.where(is_undated, BLANK, np.maximum(first, second))
    number = np.arange(victims.n)
    due = np.where(met == BLANK, BLANK, working_day_after(met, 2))
    outcomes = judged(Owed(number, number, met, due), Acts(rows, later[rows], item=rows), NOW_DAY)
    truth.add("VIC-05", references("NOM", victims.person), row_keys("MA", victims.n), outcomes)
