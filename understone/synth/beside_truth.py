"""What follows for SAF-03 from what was written, read back from the export."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from understone.synth.export import Export, references
from understone.synth.incidents import Incidents
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.reading_back import ReadBack, first_by, pairs
from understone.synth.times import BLANK, NOW_DAY, Bools, Ints, day_of
from understone.synth.truth import Truth

_WITHIN = 1
_SEEN_AS = ("FOUND", "PV")
_WHY = {"OTHER FORCE": "accepted-by-other-force", "ERROR": "recorded-in-error"}


@dataclass(frozen=True)
class _Links:
    """Who was seen or named, by row: the key of the row, the nominal, the report and the meeting (blank: none), the
    case it is in, and the day (blank: not known)."""

    keys: pa.Array
    person: Ints
    report: Ints
    meeting: Ints
    case: Ints
    day: Ints


def judge_beside(export: Export, truth: Truth, incidents: Incidents) -> None:
    """Everyone seen or named in a slavery case but those judged in it."""
    links = _links(export, incidents)
    rows = np.flatnonzero(_is_slavery(export, links.case) & ~_is_judged(export, links))
    person, day = links.person[rows], links.day[rows]
    acts = together(*_acts(export, links, rows))
    stood_down = ReadBack(export, "NO_LONGER_DUE")
    theirs = np.flatnonzero(stood_down.words("DUTY") == "SAF-03")
    whose = stood_down.numbers("NOM_REF", "NOM")[theirs]
    n = int(max(person.max(initial=0), whose.max(initial=0))) + 1
    why = np.full(n, "", "U24")
    why[whose] = [_WHY[str(one)] for one in stood_down.words("WHY")[theirs]]
    owed = Owed(
        rows,
        rows,
        day,
        np.where(day == BLANK, BLANK, day + _WITHIN),
        ended=first_by(whose, stood_down.days("AGREED_DT")[theirs], n)[person],
        why_ended=why[person],
    )
    truth.add("SAF-03", references("NOM", person), links.keys.take(rows), judged(owed, acts, NOW_DAY))


def _links(export: Export, incidents: Incidents) -> _Links:
    """The case is the link's own, the meeting's or the report's; the day that of the meeting or of the report."""
    link, met, meeting = (ReadBack(export, name) for name in ("OCC_NOM_LINK", "MEETING_NOM", "MEETING"))
    named, found = (np.flatnonzero(np.isin(one.words("ROLE"), _SEEN_AS)) for one in (link, met))
    report, own = link.numbers("OCC_REF", "OCC")[named], link.numbers("CASE_REF", "CASE")[named]
    reported = np.where(report == BLANK, BLANK, day_of(incidents.reported)[report])
    in_report = np.where(report == BLANK, BLANK, incidents.case[report])
    at = met.numbers("MT_REF", "MT")[found]
    none = [np.full(len(rows), BLANK, np.int64) for rows in (named, found)]
    return _Links(
        keys=pa.concat_arrays([link.keys("LK_REF").take(named), met.keys("MN_REF").take(found)]),
        person=np.concatenate([link.numbers("NOM_REF", "NOM")[named], met.numbers("NOM_REF", "NOM")[found]]),
        report=np.concatenate([report, none[1]]),
        meeting=np.concatenate([none[0], at]),
        case=np.concatenate([np.where(own == BLANK, in_report, own), meeting.numbers("CASE_REF", "CASE")[at]]),
        day=np.concatenate([reported, meeting.days("MET_DTTM")[at]]),
    )


def _is_slavery(export: Export, case: Ints) -> Bools:
    worked = ReadBack(export, "INVESTIGATION")
    return np.isin(case, worked.numbers("CASE_REF", "CASE")[worked.words("MS_YN") == "Y"])


def _both(person: Ints, other: Ints) -> Ints:
    """One number for the two; blank where either is."""
    return np.where((person == BLANK) | (other == BLANK), BLANK, person * 2**31 + other)


def _is_judged(export: Export, links: _Links) -> Bools:
    """Judged in that case; nobody's row is left out with them."""
    assessed = ReadBack(export, "MSHT_ASSESS")
    known = _both(assessed.numbers("NOM_REF", "NOM"), assessed.numbers("CASE_REF", "CASE"))
    is_nobody: Bools = links.person == BLANK
    return is_nobody | np.isin(_both(links.person, links.case), known)


def _acts(export: Export, links: _Links, rows: Ints) -> list[Acts]:
    """What was done to keep them safe in that case, and looks at them in it, in the report or at the meeting."""
    log, look = ReadBack(export, "SAFEGUARD_LOG"), ReadBack(export, "LOOK_LOG")
    done = []
    for read, day, column, prefix, place in (
        (log, "DONE_DT", "CASE_REF", "CASE", links.case),
        (look, "LOOKED_DT", "CASE_REF", "CASE", links.case),
        (look, "LOOKED_DT", "OCC_REF", "OCC", links.report),
        (look, "LOOKED_DT", "MT_REF", "MT", links.meeting),
    ):
        theirs = _both(read.numbers("NOM_REF", "NOM"), read.numbers(column, prefix))
        which, act = pairs(_both(links.person[rows], place[rows]), theirs)
        done.append(Acts(rows[which], read.days(day)[act], item=rows[which]))
    return done
