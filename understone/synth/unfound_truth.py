"""What follows for SAF-04 from what was written, read back from the export."""

from __future__ import annotations

import numpy as np

from understone.synth.export import Export, references
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.reading_back import ReadBack, first_by, pairs
from understone.synth.times import BLANK, DAY, NOW, Bools, Ints, day_bounds
from understone.synth.truth import Truth


def judge_unfound(export: Export, truth: Truth) -> None:
    """Each contact with a potential victim that found them gone, until they were reached again or stood down."""
    contact = ReadBack(export, "VICTIM_CONTACT", delimiter="|")
    assessed = ReadBack(export, "MSHT_ASSESS").numbers("NOM_REF", "NOM")
    result, whose = contact.words("RESULT"), contact.numbers("NOM_REF", "NOM")
    first, last = contact.stretches("CONTACT_DT", "CONTACT_TM")
    is_timed = (first != BLANK) & (first == last)
    rows = np.flatnonzero((result == "CANT LOC") & np.isin(whose, assessed))
    person, at = whose[rows], np.where(is_timed, first, BLANK)[rows]
    spoken = np.flatnonzero((result == "SPOKE") & is_timed)
    reached = _reached_again(person, at, whose[spoken], spoken_at=first[spoken])
    agreed = _stood_down(export, person)
    is_agreed_first = (agreed != BLANK) & ((reached == BLANK) | (agreed < reached))
    why = np.where(is_agreed_first, "accepted-by-other-force", np.where(reached == BLANK, "", "overtaken"))
    owed = Owed(
        person,
        rows,
        first[rows],
        _due(first[rows]),
        last=last[rows],
        due_last=_due(last[rows]),
        ended=np.where(is_agreed_first, agreed, reached),
        why_ended=why,
    )
    acts = together(_traced(export), *_missing(export, person, at, rows))
    truth.add("SAF-04", references("NOM", person), contact.keys("VC_REF").take(rows), judged(owed, acts, NOW))


def _due(moment: Ints) -> Ints:
    return np.where(moment == BLANK, BLANK, moment + DAY)


def _reached_again(person: Ints, at: Ints, spoken_to: Ints, *, spoken_at: Ints) -> Ints:
    """The first moment at or after each contact at which they were reached; blank where there is none."""
    which, other = pairs(person, spoken_to)
    later = (at[which] != BLANK) & (spoken_at[other] >= at[which])
    return first_by(which[later], spoken_at[other[later]], len(person))


def _stood_down(export: Export, person: Ints) -> Ints:
    """The end of the day on which a second person agreed that it is no longer owed to them."""
    log = ReadBack(export, "NO_LONGER_DUE")
    theirs = np.flatnonzero(log.words("DUTY") == "SAF-04")
    whose = log.numbers("NOM_REF", "NOM")[theirs]
    n = int(max(person.max(initial=0), whose.max(initial=0))) + 1
    return first_by(whose, day_bounds(log.days("AGREED_DT")[theirs])[1], n)[person]


def _traced(export: Export) -> Acts:
    log = ReadBack(export, "SAFEGUARD_LOG")
    rows = np.flatnonzero(log.words("ACTION") == "MISPER")
    first, last = log.stretches("DONE_DT", "DONE_TM")
    return Acts(log.numbers("NOM_REF", "NOM")[rows], first[rows], last=last[rows])


def _missing(export: Export, person: Ints, at: Ints, rows: Ints) -> tuple[Acts, Acts]:
    """Reports that they are missing; and for a contact while one was open, the contact itself."""
    log = ReadBack(export, "MISSING_LOG")
    whose = log.numbers("NOM_REF", "NOM")
    reported, ended = log.moments("REPORTED_DTTM"), log.moments("RETURNED_DTTM")
    which, episode = pairs(person, whose)
    began, found = reported[episode], ended[episode]
    is_before: Bools = (began != BLANK) & (at[which] != BLANK) & (began <= at[which])
    open_at = which[is_before & ((found == BLANK) | (found > at[which]))]
    return Acts(whose, reported), Acts(person[open_at], at[open_at], item=rows[open_at])
