"""Potential victims who could no longer be found, and how they were looked for; VIC-06 of these contacts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from understone.synth.chance import Chance, Words
from understone.synth.export import Export, flags, references
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.reading_back import ReadBack
from understone.synth.safety import add_safety_acts
from understone.synth.standing_down import add_stood_down
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Ints,
    clock_texts,
    day_of,
    day_texts,
    moment_on,
    moment_texts,
    settled,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_WITHIN = 24 * HOUR
#: How they were looked for: reported missing or traced in time, late, not; traced on a day with no time, or on no day;
#: reported before and still missing, or before and found since; too new to tell; no day or no time of the contact;
#: taken on by another force that day. Whoever is "back" was reached again within the day.
_HOW = {
    "reported": 0.15, "traced": 0.12, "late": 0.15, "nothing": 0.17, "day": 0.07, "undated": 0.05, "already": 0.07,
    "found before": 0.05, "recent": 0.05, "no date": 0.04, "no time": 0.04, "stood down": 0.04,
}  # fmt: skip
_ONE_IN, _FEWEST = 10, 26
_SAFE = {"yes": 0.72, "no": 0.1, "": 0.18}


@dataclass(frozen=True)
class _Unfound:
    """Contacts by number: the victim, the moment (blank: undated), how they were looked for, and the channel."""

    victim: Ints
    at: Ints
    how: Words
    channel: Words
    safe: Words


def write_unfound(export: Export, truth: Truth, chance: Chance, victims: Victims) -> None:
    """Adds to VICTIM_CONTACT, MISSING_LOG, SAFEGUARD_LOG and NO_LONGER_DUE."""
    unfound = _made(export, chance.apart(), victims)
    _write_contacts(export, truth, chance.apart(), victims, unfound)
    _report_missing(export, chance.apart(), victims, unfound)
    _trace(export, chance.apart(), victims, unfound)
    theirs = np.flatnonzero(unfound.how == "stood down")
    why = np.full(len(theirs), "accepted-by-other-force")
    add_stood_down(export, "SAF-04", victims.person[unfound.victim[theirs]], day=day_of(unfound.at[theirs]), why=why)


def _made(export: Export, chance: Chance, victims: Victims) -> _Unfound:
    """Some at any time after they were judged, others hours before a contact that reached them."""
    contact = ReadBack(export, "VICTIM_CONTACT", delimiter="|")
    victim_of = np.full(int(victims.person.max()) + 1, BLANK, np.int64)
    victim_of[victims.person] = np.arange(victims.n)
    contacted = victim_of[contact.numbers("NOM_REF", "NOM")]
    first, last = contact.stretches("CONTACT_DT", "CONTACT_TM")
    reached = np.flatnonzero((contact.words("RESULT") == "SPOKE") & (first == last) & (first != BLANK))
    n = min(victims.n // 2, max(_FEWEST, victims.n // _ONE_IN))
    victim = chance.in_order(victims.n)[:n]
    how = chance.quota(n, _HOW)
    latest = np.maximum(victims.judged[victim] + 1, NOW_DAY - 4)
    day = np.minimum(chance.whole(victims.judged[victim], latest, n), NOW_DAY - 1)
    at = moment_on(day, chance.whole(8 * HOUR, 20 * HOUR, n))
    at = np.where(how == "recent", settled(NOW - chance.whole(HOUR, 20 * HOUR, n)), at)
    at = np.where(how == "no date", BLANK, at)
    back = reached[~np.isin(contacted[reached], victim)]
    back = back[np.unique(contacted[back], return_index=True)[1]]
    back = back[chance.in_order(len(back))[: max(4, n // 6)]]
    before = settled(first[back] - chance.whole(HOUR, 20 * HOUR, len(back)))
    every = np.concatenate([victim, contacted[back]])
    channel, has_one = _channels(contact.words("CHANNEL"), contacted, victims.n)
    # a way of its own, or one more of several, would add up to safe attempts before a closing
    safe = np.where(has_one[every] == "yes", chance.quota(len(every), _SAFE), "")
    return _Unfound(
        every, np.concatenate([at, before]), np.append(how, np.full(len(back), "back")), channel[every], safe
    )


def _channels(channel: Words, contacted: Ints, n: int) -> tuple[Words, Words]:
    """The first channel by which each victim was contacted, and whether there is no other."""
    first, has_one = np.full(n, "TEL", "U12"), np.full(n, "yes")
    victim, place = np.unique(contacted, return_index=True)
    first[victim] = channel[place]
    has_one[contacted[channel != first[contacted]]] = "no"
    return first, has_one


def _write_contacts(export: Export, truth: Truth, chance: Chance, victims: Victims, unfound: _Unfound) -> None:
    n = len(unfound.victim)
    row = ReadBack(export, "VICTIM_CONTACT", delimiter="|").n + np.arange(n, dtype=np.int64)
    keys, names = references("VC", row), references("NOM", victims.person[unfound.victim])
    day, none = day_of(unfound.at), pa.nulls(n, pa.string())
    entered = np.where(unfound.at == BLANK, BLANK, np.minimum(unfound.at + chance.whole(0, 2 * DAY, n), NOW))
    columns = {
        "VC_REF": keys,
        "NOM_REF": names,
        "CASE_REF": references("CASE", victims.case[unfound.victim]),
        "CONTACT_DT": day_texts(day),
        "CONTACT_TM": clock_texts(unfound.at, unfound.how != "no time"),
        "RESULT": chance.any_of(("CANT LOC",), n),
        "CHANNEL": pa.array(unfound.channel.astype(object), type=pa.string()),
        "SAFE_YN": flags(unfound.safe == "yes", unfound.safe != ""),
        "ENTERED_DTTM": moment_texts(entered),
        "NOTES": chance.any_of(("Room empty, bed gone.", "Landlord: left last week.", "Number not in use."), n),
    }
    every = export.columns_of("VICTIM_CONTACT", delimiter="|")
    export.add("VICTIM_CONTACT", {name: columns.get(name, none) for name in every}, delimiter="|")
    kept = np.flatnonzero(unfound.safe == "yes")
    owed = Owed(np.arange(n), np.arange(n), day, day, is_known=unfound.safe != "")
    outcomes = judged(owed, Acts(kept, day[kept], item=kept), NOW_DAY, is_prohibition=True)
    truth.add("VIC-06", names, keys, outcomes)


def _after(chance: Chance, unfound: _Unfound) -> Ints:
    """In time, or days late."""
    n = len(unfound.at)
    is_late = unfound.how == "late"
    after = np.where(is_late, chance.whole(_WITHIN + HOUR, 9 * DAY, n), chance.whole(HOUR // 2, _WITHIN, n))
    return np.where(unfound.at == BLANK, BLANK, settled(unfound.at + after))


def _report_missing(export: Export, chance: Chance, victims: Victims, unfound: _Unfound) -> None:
    """One episode each, for two of one child would be another duty."""
    n = len(unfound.victim)
    how, number = unfound.how, np.arange(n)
    is_even = number % 2 == 0
    earlier = settled(unfound.at - chance.whole(DAY, 9 * DAY, n))
    reported = np.select(
        [how == "undated", np.isin(how, ("already", "found before"))], [np.int64(BLANK), earlier],
        _after(chance, unfound),
    )  # fmt: skip
    returned = np.where(how == "found before", settled(reported + chance.whole(HOUR, 20 * HOUR, n)), BLANK)
    there = np.isin(how, ("reported", "already", "found before"))
    there |= np.isin(how, ("late", "undated", "no date", "no time")) & is_even
    rows = np.flatnonzero(there & (reported < NOW))
    signs = chance.quota(len(rows), {"yes": 0.4, "no": 0.4, "": 0.2})
    row = ReadBack(export, "MISSING_LOG").n + np.arange(len(rows), dtype=np.int64)
    export.add(
        "MISSING_LOG",
        {
            "MS_REF": references("MS", row),
            "NOM_REF": references("NOM", victims.person[unfound.victim[rows]]),
            "REPORTED_DTTM": moment_texts(reported[rows]),
            "RETURNED_DTTM": moment_texts(returned[rows]),
            "WITH_ITEMS_YN": flags(signs == "yes", signs != ""),
        },
    )


def _trace(export: Export, chance: Chance, victims: Victims, unfound: _Unfound) -> None:
    how = unfound.how
    is_odd = np.arange(len(how)) % 2 == 1
    at = np.where(how == "undated", BLANK, _after(chance, unfound))
    there = np.isin(how, ("traced", "day")) | (np.isin(how, ("late", "undated", "no date", "no time")) & is_odd)
    rows = np.flatnonzero(there & (at < NOW))
    victim = unfound.victim[rows]
    add_safety_acts(
        export,
        chance,
        (victims.person[victim], victims.case[victim]),
        (np.full(len(rows), "missing-report"), at[rows], how[rows] != "day"),
    )
