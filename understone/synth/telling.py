"""What victims were told, who was named for them, and who was reached after a move; VIC-01, VIC-03 and VIC-04."""

from __future__ import annotations

import numpy as np

from understone.synth.cases import NOBODY, Cases
from understone.synth.chance import Words
from understone.synth.contacting import Contacted, Events
from understone.synth.export import references
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.protecting import SafetyLog
from understone.synth.times import BLANK, NOW_DAY, Ints, day_of, working_day_after
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_TO_NAME, _TO_REACH = 5, 14
#: No contact of whose safety nothing is said; and one of which the day is not said either.
_NEVER, _UNDATED = -2, 2**40


def _ended(contacted: Contacted, victim: Ints, start: Ints) -> tuple[Ints, Words]:
    """The day of the wish for no contact, where it holds beyond the start."""
    holds = (contacted.wished[victim] != BLANK) & (contacted.until[victim] > start)
    return np.where(holds, contacted.wished[victim], BLANK), np.where(holds, "own-wish", "")


def judge_telling(truth: Truth, victims: Victims, cases: Cases, *, events: Events, contacted: Contacted) -> None:
    """Each event and each approved ending, with each potential victim of its case, within one working day."""
    made = contacted.contacts
    is_safe, is_blank = made.safe == "yes", made.safe == ""
    has_event = (contacted.event != BLANK) & (made.result == "reached")
    told = np.flatnonzero(has_event & is_safe)
    # an event told of to one victim is no act for another, so the item is the pair of the two
    n_events = int(max(events.event.max(initial=0), contacted.event.max(initial=0))) + 1
    pair = events.victim * n_events + events.event
    pair_told = made.victim * n_events + contacted.event
    is_known = ~np.isin(pair, pair_told[has_event & is_blank])
    ended, why = _ended(contacted, events.victim, events.day)
    due = np.where(events.day == BLANK, BLANK, working_day_after(events.day, 1))
    owed = Owed(pair, pair, events.day, due, ended=ended, why_ended=why, is_known=is_known)
    outcomes = judged(owed, Acts(pair_told[told], made.day[told], item=pair_told[told]), NOW_DAY)
    truth.add("VIC-01", references("NOM", victims.person[events.victim]), references("CE", events.event), outcomes)
    _judge_endings(truth, victims, cases, contacted)


def _judge_endings(truth: Truth, victims: Victims, cases: Cases, contacted: Contacted) -> None:
    request_of = np.full(cases.n, BLANK, np.int64)
    approved = np.flatnonzero((cases.closures.approved != BLANK) & ~cases.closures.is_refused)
    request_of[cases.closures.case[approved]] = approved
    victim = np.flatnonzero(request_of[victims.case] != BLANK)
    request = request_of[victims.case[victim]]
    day = cases.closures.approved[request]
    made = contacted.contacts
    told = np.flatnonzero(made.is_told & (made.result == "reached") & (made.safe == "yes"))
    acts = Acts(made.victim[told], made.day[told], item=request_of[victims.case[made.victim[told]]])
    ended, why = _ended(contacted, victim, day)
    owed = Owed(victim, request, day, working_day_after(day, 1), ended=ended, why_ended=why)
    outcomes = judged(owed, acts, NOW_DAY)
    truth.add("VIC-01", references("NOM", victims.person[victim]), references("FR", request), outcomes)


def judge_moves(truth: Truth, victims: Victims, log: SafetyLog, contacted: Contacted) -> None:
    """Reached safely on a day after the move."""
    rows = np.flatnonzero(np.isin(log.kind, ("accommodation", "moved-into-support")))
    victim, moved = log.victim[rows], day_of(log.at[rows])
    made = contacted.contacts
    is_reached = made.result == "reached"
    sure = np.flatnonzero(is_reached & (made.safe == "yes"))
    unsure = np.flatnonzero(is_reached & (made.safe == ""))
    latest = np.full(victims.n, _NEVER, np.int64)
    np.maximum.at(latest, made.victim[unsure], np.where(made.day[unsure] == BLANK, _UNDATED, made.day[unsure]))
    ended, why = _ended(contacted, victim, moved)
    due = np.where(moved == BLANK, BLANK, moved + _TO_REACH)
    owed = Owed(victim, rows, moved, due, ended=ended, why_ended=why, is_known=latest[victim] <= moved, since=moved + 1)
    outcomes = judged(owed, Acts(made.victim[sure], made.day[sure]), NOW_DAY)
    truth.add("VIC-04", references("NOM", victims.person[victim]), references("SG", rows), outcomes)


def judge_named(truth: Truth, victims: Victims, named: Ints) -> None:
    """`named` is the day on which each case had a contact named: NOBODY for none, blank where nobody wrote the day."""
    day = named[victims.case]
    grounds = victims.grounds
    rows = np.flatnonzero(day != NOBODY)
    at = np.where(day[rows] == BLANK, BLANK, np.maximum(day[rows], grounds[rows]))
    number = np.arange(victims.n)
    owed = Owed(number, number, grounds, np.where(grounds == BLANK, BLANK, grounds + _TO_NAME))
    outcomes = judged(owed, together(Acts(rows, at, item=rows)), NOW_DAY)
    truth.add("VIC-03", references("NOM", victims.person), references("MA", number), outcomes)
