"""What follows from what was planted, worked out here once more and apart from the standards.

Everything is a day or a second, as the standard counts. Where only a day is known of a moment, `first` and
`last` are the ends of that day, and an outcome is given only where the whole stretch gives the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from understone.synth.chance import Words
from understone.synth.times import BLANK, Bools, Ints

#: An act that belongs to no one item but to the whole subject.
ANY = -2
#: Earlier than anything planted.
EVER = -(2**40)


@dataclass
class Owed:
    """Obligations: whose, raised by which row, from when, until when; `ended` with its reason where no longer owed."""

    subject: Ints
    item: Ints
    first: Ints
    due_first: Ints
    last: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    due_last: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    ended: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    why_ended: Words = field(default_factory=lambda: np.empty(0, "U1"))
    is_known: Bools = field(default_factory=lambda: np.empty(0, np.bool_))
    #: The first moment at which an act counts; the trigger itself unless given.
    since: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    does_earlier_count: bool = False

    def __post_init__(self) -> None:
        n = len(self.first)
        self.last = self.last if len(self.last) else self.first
        self.due_last = self.due_last if len(self.due_last) else self.due_first
        self.ended = self.ended if len(self.ended) else np.full(n, BLANK, np.int64)
        self.why_ended = self.why_ended if len(self.why_ended) else np.full(n, "", "U1")
        self.is_known = self.is_known if len(self.is_known) else np.ones(n, np.bool_)
        if self.does_earlier_count:
            self.since = np.full(n, EVER, np.int64)


@dataclass
class Acts:
    """What was done: for whom, for which row (ANY: for none in particular), when (blank: undated)."""

    subject: Ints
    first: Ints
    last: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    item: Ints = field(default_factory=lambda: np.empty(0, np.int64))

    def __post_init__(self) -> None:
        self.last = self.last if len(self.last) else self.first
        self.item = self.item if len(self.item) else np.full(len(self.first), ANY, np.int64)


def together(*acts: Acts) -> Acts:
    return Acts(
        subject=np.concatenate([one.subject for one in acts]),
        first=np.concatenate([one.first for one in acts]),
        last=np.concatenate([one.last for one in acts]),
        item=np.concatenate([one.item for one in acts]),
    )


def judged(owed: Owed, acts: Acts, now: int, *, is_prohibition: bool = False) -> tuple[Words, Words]:
    """The outcome and the reason of each obligation; '' for one that is not owed yet."""
    shown = _shown(owed, acts, now)
    over = owed.due_last <= now if is_prohibition else owed.due_last < now
    has_ended = (owed.ended != BLANK) & (owed.ended <= now) & (owed.ended <= owed.due_last)
    steps = [
        ((owed.first != BLANK) & (owed.first > now), "", ""),
        (owed.first == BLANK, "unknown", "no_start"),
        (shown["in_time"], "met", ""),
        (has_ended, "ended", "why"),
        (shown["may_be_in_time"], "unknown", "too_coarse"),
        (shown["late"], "late", ""),
        (~owed.is_known, "unknown", "blank"),
        (shown["undated"], "unknown", "undated"),
        (shown["too_early"], "unknown", "before_trigger"),
        (over, "missed", ""),
        (owed.due_first < now, "unknown", "too_coarse"),
    ]
    conditions = [condition for condition, _, _ in steps]
    outcome = np.select(conditions, [np.array(said, "U8") for _, said, _ in steps], np.array("pending", "U8"))
    reason = np.select(conditions, [np.array(said, "U24") for _, _, said in steps], np.array("", "U24"))
    return outcome, np.where(reason == "why", owed.why_ended, reason)


def _shown(owed: Owed, acts: Acts, now: int) -> dict[str, Bools]:
    """What the acts of each obligation's subject show, by looking at each pair of the two."""
    dated = (acts.first == BLANK) | (acts.first <= now)
    order = np.flatnonzero(dated)[np.argsort(acts.subject[dated], kind="stable")]
    subject = acts.subject[order]
    low, high = np.searchsorted(subject, owed.subject), np.searchsorted(subject, owed.subject, side="right")
    counts = high - low
    which = np.repeat(np.arange(len(counts)), counts)
    act = order[np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)]
    fits = (acts.item[act] == ANY) | (acts.item[act] == owed.item[which])
    which, act = which[fits], act[fits]
    first, last, is_dated = acts.first[act], acts.last[act], acts.first[act] != BLANK
    since_first = (owed.since if len(owed.since) else owed.first)[which]
    since_last = (owed.since if len(owed.since) else owed.last)[which]
    pairs = {
        "in_time": is_dated & (first >= since_last) & (last <= owed.due_first[which]),
        "may_be_in_time": is_dated & (last >= since_first) & (first <= owed.due_last[which]),
        "late": is_dated & (first > owed.due_last[which]),
        "undated": ~is_dated,
        "too_early": is_dated & (acts.item[act] != ANY) & (last < since_first),
    }
    return {name: np.bincount(which[so], minlength=len(counts)) > 0 for name, so in pairs.items()}


def again(starts: Owed, acts: Acts, amount: Ints) -> Owed:
    """The starts and, for each act on or after one and before its end, the duty once more, strictly later.

    `amount` is how long there is from each start; `due` of what follows is set by the caller where it differs.
    """
    acts_by_day = np.unique(np.stack([acts.subject, acts.first], axis=1)[acts.first != BLANK], axis=0)
    order = np.argsort(acts_by_day[:, 0], kind="stable")
    subject, day = acts_by_day[order, 0], acts_by_day[order, 1]
    low, high = np.searchsorted(subject, starts.subject), np.searchsorted(subject, starts.subject, side="right")
    counts = high - low
    start = np.repeat(np.arange(len(counts)), counts)
    act = np.arange(len(start)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)
    is_after = (starts.first[start] != BLANK) & (day[act] >= starts.first[start])
    is_before = (starts.ended[start] == BLANK) | (day[act] < starts.ended[start])
    start, act = start[is_after & is_before], act[is_after & is_before]
    first = np.concatenate([starts.first, day[act]])
    every = np.concatenate([np.arange(len(counts)), start])
    return Owed(
        subject=starts.subject[every],
        item=np.full(len(every), BLANK, np.int64),
        first=first,
        due_first=first + amount[every],
        ended=starts.ended[every],
        why_ended=starts.why_ended[every],
        since=np.concatenate([starts.first, day[act] + 1]),
    )
