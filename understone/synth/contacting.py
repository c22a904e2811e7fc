"""Contacts with potential victims and what they wished; what VIC-02 and INV-02 make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.conversing import first_conversations, judge_first
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.meetings import HEARD, judge_heard
from understone.synth.oracle import EVER, Acts, Owed, again, judged, together
from understone.synth.places import Places
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Bools,
    Ints,
    clock_texts,
    day_texts,
    moment_on,
    moment_texts,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims

INTERVAL = 28
_MOST_CONTACTS = 16
#: How a victim is kept in contact: at intervals; at intervals they chose, from the start or from a day they said so;
#: until they wished for none; at intervals and once with no date; never reached; only where it was not safe; never.
_WAYS = {
    "regular": 0.52, "chosen": 0.08, "chosen later": 0.05, "no contact": 0.06, "undated": 0.05, "unreachable": 0.08,
    "unsafe": 0.04, "never": 0.12,
}  # fmt: skip
_REACHED_WAYS = ("regular", "chosen", "chosen later", "no contact", "undated")
_CHANNELS = {"in person": 0.35, "phone": 0.45, "support worker": 0.2}
_OTHER_WISHES = {"interviewer": "INTERVIEWER", "supporter": "SUPPORTER", "prosecution": "COURT", "sharing": "TELL WHOM"}
_CHANNEL_TEXTS = {"in person": "F2F", "phone": "TEL", "support worker": "VIA SUPPORT", "text": "SMS", "letter": "LTR"}


@dataclass(frozen=True)
class _Contacts:
    """Contacts by number. `day` is blank where undated; `safe` is yes, no or '' (not written)."""

    victim: Ints
    day: Ints
    result: Words
    channel: Words
    safe: Words
    is_account: Bools
    is_told: Bools


@dataclass(frozen=True)
class _Plan:
    """For each victim: the way, the usual channel, the interval in force and from when, the wish and until when,
    the day they were told of closure (blank: never), and the first day contacts may be on."""

    way: Words
    channel: Words
    interval: Ints
    chosen_from: Ints
    wished: Ints
    until: Ints
    told: Ints


@dataclass(frozen=True)
class Contacted:
    """The contacts as written, the event told of at each (blank: none), and each victim's wish for none until when."""

    contacts: _Contacts
    event: Ints
    wished: Ints
    until: Ints


def write_contacts(
    export: Export, truth: Truth, chance: Chance, victims: Victims, cases: Cases, *, events: Events, places: Places
) -> Contacted:
    way = chance.quota(victims.n, _WAYS)
    plan, regular = _planned(chance, victims, cases, way)
    parts = [regular, _tried(chance, victims, cases, plan), _other_contacts(chance, victims, plan)]
    told = np.flatnonzero(plan.told != BLANK)
    parts.append(_contacts(told, plan.told[told], plan, is_told=True))
    of_events, event = _told_of_events(chance.apart(), plan, events)
    n_other = sum(len(part.victim) for part in parts)
    contacts = _with_accounts(chance, _joined([*parts, of_events]))
    could_be = np.isin(way, _REACHED_WAYS) & (way != "undated")
    first = _first_contacts(plan, first_conversations(chance.apart(), victims, could_be))
    contacts = _joined([contacts, first])
    not_told = (np.full(n, BLANK, np.int64) for n in (n_other, len(first.victim)))
    told_event = np.concatenate([next(not_told), event, next(not_told)])
    contacted = Contacted(contacts, told_event, plan.wished, plan.until)
    to_place, is_broken = _destinations(chance.apart(), victims, contacts, places)
    heard = _write(export, chance, victims, contacts, told_event=told_event, to_place=to_place)
    _judge_routes(truth, victims, contacts, to_place, is_broken)
    _judge_hearing(truth, victims, contacts, heard)
    _write_wishes(export, chance, victims, plan)
    _judge_silence(truth, victims, plan, contacts)
    _judge_closing(truth, victims, cases, plan, contacts)
    is_reached = contacts.result == "reached"
    columns = (contacts.victim, contacts.day, contacts.safe, contacts.is_account)
    judge_first(truth, victims, plan.wished, tuple(column[is_reached] for column in columns))
    return contacted


def _first_contacts(plan: _Plan, first: tuple[Ints, Ints, Words, Bools]) -> _Contacts:
    victim, day, safe, is_account = first
    n = len(victim)
    return _Contacts(victim, day, np.full(n, "reached"), plan.channel[victim], safe, is_account, np.zeros(n, np.bool_))


def _contacts(victim: Ints, day: Ints, plan: _Plan, *, is_told: bool = False, safe: str = "yes") -> _Contacts:
    """Contacts that reached the victim by their usual channel; one channel only, so that none adds up to attempts."""
    n = len(victim)
    none = np.zeros(n, np.bool_)
    return _Contacts(
        victim, day, np.full(n, "reached"), plan.channel[victim], np.full(n, safe), none, np.full(n, is_told)
    )


def _joined(parts: list[_Contacts]) -> _Contacts:
    names = ("victim", "day", "result", "channel", "safe", "is_account", "is_told")
    return _Contacts(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def _planned(chance: Chance, victims: Victims, cases: Cases, way: Words) -> tuple[_Plan, _Contacts]:
    n = victims.n
    start = victims.judged
    has_grounds = victims.grounds != BLANK
    chosen = np.isin(way, ("chosen", "chosen later")) & has_grounds
    interval = np.where(chosen, np.array([7, 14, 42, 56])[chance.split(n, [1, 1, 1, 1])], INTERVAL)
    chosen_from = np.where(chosen, start + np.where(way == "chosen later", 45, 0), BLANK)
    approved = cases.approved[victims.case]
    tellable = (approved != BLANK) & np.isin(way, _REACHED_WAYS) & (way != "no contact") & (approved > start)
    told = np.where(tellable & chance.is_true(0.6, n), approved + chance.whole(1, 12, n), BLANK)
    told = np.where(told < NOW_DAY, told, BLANK)
    days, goes_on = _sequence(chance, start, np.where(way == "chosen later", INTERVAL, interval))
    last = np.where(told != BLANK, told - 1, NOW_DAY - 1)
    goes_on &= np.isin(way, _REACHED_WAYS)[:, None] & (days <= last[:, None])
    # who wishes for no contact has one to three contacts before it, and some after
    before = np.where(way == "no contact", chance.whole(1, 3, n), _MOST_CONTACTS)
    goes_on &= np.arange(_MOST_CONTACTS)[None, :] < before[:, None]
    last_day = np.max(np.where(goes_on, days, 0), axis=1)
    wishes = (way == "no contact") & (last_day > 0) & (last_day < NOW_DAY - 15) & has_grounds
    wished = np.where(wishes, last_day + chance.whole(1, 12, n), BLANK)
    until = np.where(wishes, wished + np.array([30, 90, 400])[chance.split(n, [1, 1, 1])], BLANK)
    plan = _Plan(way, chance.quota(n, _CHANNELS), interval, chosen_from, wished, until, told)
    victim, place = np.nonzero(goes_on)
    resumed = np.flatnonzero(wishes & (until < NOW_DAY - 30) & chance.is_true(0.6, n))
    undated = np.flatnonzero(way == "undated")
    every = np.concatenate([victim, resumed, undated])
    day = np.concatenate([days[victim, place], until[resumed] + 7, np.full(len(undated), BLANK)])
    return plan, _contacts(every, day, plan)


def _sequence(chance: Chance, start: Ints, interval: Ints) -> tuple[Ints, Bools]:
    """Days of contact for each victim, mostly within the interval, and how far they go on."""
    shape = (len(start), _MOST_CONTACTS)
    n = len(start) * _MOST_CONTACTS
    every = np.repeat(interval, _MOST_CONTACTS)
    gap = np.where(
        chance.is_true(0.85, n), chance.whole(np.maximum(every // 2, 3), every, n), every + chance.whole(1, 40, n)
    )
    stops = chance.is_true(0.07, n).reshape(shape)
    days = start[:, None] + np.cumsum(gap.reshape(shape), axis=1)
    return days, ~np.logical_or.accumulate(stops, axis=1)


def _tried(chance: Chance, victims: Victims, cases: Cases, plan: _Plan) -> _Contacts:
    """Those who cannot be reached: three attempts by safe channels, early or after closing, or two."""
    rows = np.flatnonzero(plan.way == "unreachable")
    approved = cases.approved[victims.case[rows]]
    kind = chance.quota(len(rows), {"three": 0.5, "three late": 0.2, "two": 0.3})
    first = np.where((kind == "three late") & (approved != BLANK), approved + 1, victims.judged[rows] + 1)
    victim = np.concatenate([rows, rows, rows[kind != "two"]])
    day = np.concatenate([first, first + 5, first[kind != "two"] + 11])
    channel = np.repeat(np.array(["phone", "text", "in person"]), [len(rows), len(rows), int((kind != "two").sum())])
    n = len(victim)
    result = chance.quota(n, {"tried": 0.7, "left": 0.3})
    none = np.zeros(n, np.bool_)
    kept = day < NOW_DAY
    made = _Contacts(victim, day, result, channel, np.full(n, "yes"), none, none)
    return _Contacts(*(getattr(made, name)[kept] for name in made.__dataclass_fields__))


def _other_contacts(chance: Chance, victims: Victims, plan: _Plan) -> _Contacts:
    """By a channel that was not safe, which counts for nothing; and calls to those reached otherwise, unanswered."""
    unsafe = np.flatnonzero(plan.way == "unsafe")
    calls = np.flatnonzero(np.isin(plan.way, _REACHED_WAYS) & chance.is_true(0.3, victims.n))
    day = victims.judged[unsafe] + chance.whole(1, 20, len(unsafe))
    not_safe = _contacts(unsafe[day < NOW_DAY], day[day < NOW_DAY], plan, safe="no")
    called = victims.judged[calls]
    n = len(calls)
    none = np.zeros(n, np.bool_)
    unanswered = _Contacts(calls, called, np.full(n, "tried"), plan.channel[calls], np.full(n, ""), none, none)
    return _joined([not_safe, unanswered])


def _with_accounts(chance: Chance, contacts: _Contacts) -> _Contacts:
    """An account is taken at one contact of most who are reached: any, whether before or after closing, or undated."""
    could = np.flatnonzero((contacts.result == "reached") & (contacts.safe == "yes"))
    order = could[chance.in_order(len(could))]
    victim, chosen = np.unique(contacts.victim[order], return_index=True)
    has_account = chance.is_true(0.75, len(victim))
    is_account = np.zeros(len(contacts.victim), np.bool_)
    is_account[order[chosen[has_account]]] = True
    return _Contacts(
        contacts.victim, contacts.day, contacts.result, contacts.channel, contacts.safe, is_account, contacts.is_told
    )


@dataclass(frozen=True)
class Events:
    """Events for suspects crossed with the victims of their cases: the victim, the event, its day (blank: undated)."""

    victim: Ints
    event: Ints
    day: Ints


def _told_of_events(chance: Chance, plan: _Plan, events: Events) -> tuple[_Contacts, Ints]:
    """What those who are reached are told of: in time, late, undated, by a way that was not safe or not said to be."""
    could = np.flatnonzero(np.isin(plan.way[events.victim], _REACHED_WAYS) & (events.day != BLANK))
    how = chance.quota(
        len(could), {"good": 0.45, "late": 0.12, "undated": 0.03, "unsafe": 0.05, "blank": 0.05, "nothing": 0.3}
    )
    after = np.where(how == "late", chance.whole(6, 30, len(could)), 0)
    day = np.where(how == "undated", BLANK, events.day[could] + after)
    kept = (how != "nothing") & (day < NOW_DAY)
    rows, how, day = could[kept], how[kept], day[kept]
    made = _contacts(events.victim[rows], day, plan)
    safe = np.select(
        [how == "unsafe", how == "blank"], [np.array("no", "U3"), np.array("", "U3")], np.array("yes", "U3")
    )
    return replace(made, safe=safe), events.event[rows]


def _destinations(chance: Chance, victims: Victims, contacts: _Contacts, places: Places) -> tuple[Ints, Bools]:
    """To which premises a few contacts went: some new, some where the victim is said to be exploited."""
    n = len(contacts.victim)
    where = chance.quota(n, {"": 0.9, "new": 0.07, "exploitation": 0.03})
    is_broken = (where == "exploitation") & (victims.is_place_written[contacts.victim] == "yes")
    place = np.where(is_broken, victims.place[contacts.victim], BLANK)
    place[where == "new"] = places.reserve(np.full(int((where == "new").sum()), "dwelling"))
    return place, is_broken


def _judge_routes(truth: Truth, victims: Victims, contacts: _Contacts, to_place: Ints, is_broken: Bools) -> None:
    """Each contact owes a safe way; one whose way and destination nobody wrote cannot be told."""
    number = np.arange(len(contacts.victim))
    broken = is_broken | (contacts.safe == "no")
    is_said = (contacts.safe != "") | (to_place != BLANK)
    kept = np.flatnonzero(is_said & ~broken)
    owed = Owed(number, number, contacts.day, contacts.day, is_known=is_said | broken)
    outcomes = judged(owed, Acts(kept, contacts.day[kept], item=kept), NOW_DAY, is_prohibition=True)
    truth.add("VIC-06", references("NOM", victims.person[contacts.victim]), row_keys("VC", len(number)), outcomes)


def _write(
    export: Export, chance: Chance, victims: Victims, contacts: _Contacts, *, told_event: Ints, to_place: Ints
) -> tuple[Words, Words]:
    """Returns whether they were alone, and whether freely heard: through nobody, or someone independent."""
    n = len(contacts.victim)
    at = moment_on(contacts.day, chance.whole(8 * HOUR, 20 * HOUR, n))
    entered = np.where(at == BLANK, BLANK, np.minimum(at + chance.whole(0, 4 * DAY, n), NOW))
    is_reached = contacts.result == "reached"
    is_timed, has_interpreter = chance.is_true(0.9, n), chance.is_true(0.4, n)
    apart = chance.apart()
    alone, freely = (np.where(is_reached, apart.quota(n, HEARD), "") for _ in range(2))
    export.write(
        "VICTIM_CONTACT",
        {
            "VC_REF": row_keys("VC", n),
            "NOM_REF": references("NOM", victims.person[contacts.victim]),
            "CASE_REF": references("CASE", victims.case[contacts.victim]),
            "CONTACT_DT": day_texts(contacts.day),
            "CONTACT_TM": clock_texts(at, is_timed),
            "RESULT": coded(contacts.result, {"reached": "SPOKE", "tried": "N/R", "left": "MSG LEFT"}),
            "CHANNEL": coded(contacts.channel, _CHANNEL_TEXTS),
            "SAFE_YN": flags(contacts.safe == "yes", contacts.safe != ""),
            "TERP_YN": flags(has_interpreter, is_reached),
            "ALONE_YN": flags(alone == "yes", alone != ""),
            "TERP_OK_YN": flags(freely == "yes", freely != ""),
            "ACCOUNT_YN": flags(contacts.is_account),
            "TOLD_CLOSED_YN": flags(contacts.is_told),
            "TOLD_CE": references("CE", told_event),
            "TO_PREM": references("PR", to_place),
            "ENTERED_DTTM": moment_texts(entered),
            "NOTES": chance.any_of(
                ("Update given.", "Well, in new address.", "Asked about the case.", "See support worker's note."), n
            ),
        },
        delimiter="|",
    )
    return alone, np.where((freely == "") & is_reached & has_interpreter, "yes", freely)


def _judge_hearing(truth: Truth, victims: Victims, contacts: _Contacts, heard: tuple[Words, Words]) -> None:
    """The accounts of the first day on which each potential victim gave one, and those with no day."""
    given = np.flatnonzero(contacts.is_account)
    first = np.full(victims.n, NOW_DAY, np.int64)
    dated = given[contacts.day[given] != BLANK]
    np.minimum.at(first, contacts.victim[dated], contacts.day[dated])
    day = contacts.day[given]
    rows = given[(day == BLANK) | (day == first[contacts.victim[given]])]
    subjects = references("NOM", victims.person[contacts.victim[rows]])
    moments = references("VC", rows), contacts.day[rows]
    judge_heard(truth, subjects, moments, alone=heard[0][rows], freely=heard[1][rows])


def _write_wishes(export: Export, chance: Chance, victims: Victims, plan: _Plan) -> None:
    """What they wished of contact, and on other matters, which have no part in the truth."""
    chosen = np.flatnonzero((plan.chosen_from != BLANK) & (plan.chosen_from < NOW_DAY))
    none = np.flatnonzero(plan.wished != BLANK)
    other = np.flatnonzero(chance.is_true(0.25, victims.n))
    victim = np.concatenate([chosen, none, other])
    n, n_other = len(victim), len(other)
    kind = np.repeat(np.array(["interval", "none", "other"]), [len(chosen), len(none), n_other])
    about, state = kind.astype("U12"), np.full(n, "said", "U8")
    about[kind == "other"] = chance.quota(n_other, dict.fromkeys(_OTHER_WISHES, 1.0))
    state[kind == "other"] = chance.quota(n_other, {"said": 0.7, "not": 0.2, "will not": 0.1})
    said = np.concatenate([plan.chosen_from[chosen], plan.wished[none], victims.judged[other]])
    export.write(
        "WISHES",
        {
            "WI_REF": row_keys("WI", n),
            "NOM_REF": references("NOM", victims.person[victim]),
            "ABOUT": coded(about, {"interval": "HOW OFTEN", "none": "NO CONTACT"} | _OTHER_WISHES),
            "STATE": coded(state, {"said": "SAID", "not": "NYA", "will not": "PREFERS NOT"}),
            "SAID_DT": day_texts(said),
            "EVERY_DAYS": np.where(kind == "interval", plan.interval[victim], BLANK),
            "UNTIL_DT": day_texts(np.where(kind == "none", plan.until[victim], BLANK)),
        },
    )


def _judge_silence(truth: Truth, victims: Victims, plan: _Plan, contacts: _Contacts) -> None:
    """From the judgement, and again from the day until which no contact was wished."""
    is_reached = contacts.result == "reached"
    counts, is_unsure = is_reached & (contacts.safe == "yes"), is_reached & (contacts.safe == "")
    acts = Acts(contacts.victim[counts], contacts.day[counts])
    back = np.flatnonzero(plan.until != BLANK)
    subject = np.concatenate([np.arange(victims.n), back])
    first = np.concatenate([victims.grounds, plan.until[back]])
    # back from a wish, only being told of closure could end it, and who wished for no contact is not told
    ended = np.concatenate([np.where(plan.wished != BLANK, plan.wished, plan.told), np.full(len(back), BLANK)])
    why = np.where(np.concatenate([plan.wished, np.full(len(back), BLANK)]) != BLANK, "own-wish", "overtaken")
    starts = Owed(subject, subject, first, first, ended=ended, why_ended=why)
    owed = again(starts, acts, np.full(len(subject), INTERVAL))
    from_when = plan.chosen_from[owed.subject]
    is_chosen = (from_when != BLANK) & (owed.first >= from_when)
    amount = np.where(is_chosen, plan.interval[owed.subject], INTERVAL)
    owed.due_first = owed.due_last = np.where(owed.first == BLANK, BLANK, owed.first + amount)
    owed.is_known = ~_has_since(owed, contacts.victim[is_unsure], contacts.day[is_unsure])
    truth.add("VIC-02", references("NOM", victims.person[owed.subject]), None, judged(owed, acts, NOW_DAY))


def _has_since(owed: Owed, victim: Ints, day: Ints) -> Bools:
    """Whether any of the contacts was with the obligation's subject, from when acts count or on a day not written."""
    latest = np.full(int(max(owed.subject.max(initial=0), victim.max(initial=0))) + 1, EVER, np.int64)
    np.maximum.at(latest, victim, np.where(day == BLANK, NOW_DAY, day))
    return latest[owed.subject] >= owed.since


def _judge_closing(truth: Truth, victims: Victims, cases: Cases, plan: _Plan, contacts: _Contacts) -> None:
    """Each request to close, not refused, with each potential victim of its case."""
    request_of = np.full(cases.n, BLANK, np.int64)
    rows = np.flatnonzero(~cases.closures.is_refused)
    request_of[cases.closures.case[rows]] = rows
    victim = np.flatnonzero(request_of[victims.case] != BLANK)
    request = request_of[victims.case[victim]]
    closed = cases.closures.closed[request]
    taken = contacts.is_account & (contacts.result == "reached")
    attempts = (plan.way[contacts.victim] == "unreachable") & (contacts.channel == "in person")
    acts = together(
        Acts(contacts.victim[taken], contacts.day[taken]), Acts(contacts.victim[attempts], contacts.day[attempts])
    )
    owed = Owed(victim, request, closed, closed, does_earlier_count=True)
    truth.add(
        "INV-02", references("NOM", victims.person[victim]), references("FR", request), judged(owed, acts, NOW_DAY)
    )
