"""Cases of modern slavery, their reviews and their closing; what SUP-01 makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance
from understone.synth.export import Export, coded, flags, only_where, references, row_keys
from understone.synth.oracle import Acts, Owed, again, judged
from understone.synth.organisation import TEAM_TYPES, Organisation
from understone.synth.places import EXPLOITED_AT, Places
from understone.synth.times import (
    BLANK,
    DAY,
    FIRST_CASE_DAY,
    HOUR,
    NOW_DAY,
    Bools,
    Ints,
    day_texts,
    moment_on,
    moment_texts,
)
from understone.synth.truth import Truth
from understone.synth.work import Lines, Work

REVIEW_DAYS = 28
#: The most reviews that one case is given; after them it goes without.
_MOST_REVIEWS = 24
_OPEN_RECENT_DAYS = 5


@dataclass(frozen=True)
class Closures:
    """Requests to close, by number: the case, and whether it was turned back.

    `closed` is the day that starts the duty: approved, else requested, else blank.
    """

    case: Ints
    closed: Ints
    approved: Ints
    is_refused: Bools


@dataclass(frozen=True)
class Cases:
    """Cases by number. `began` is always known here; `opened` is what the record says of it (blank: nothing)."""

    began: Ints
    opened: Ints
    place: Ints
    owner: Ints
    team: Ints
    approved: Ints
    closures: Closures

    @property
    def n(self) -> int:
        return len(self.began)

    @property
    def ends(self) -> Ints:
        """The last day on which the case is worked: before its approval, or the day before the extract."""
        return np.where(self.approved == BLANK, NOW_DAY - 1, self.approved - 1)


def made_cases(chance: Chance, n: int, organisation: Organisation, places: Places) -> Cases:
    when = chance.quota(n, {"any": 0.94, "recent": 0.06})
    began = np.where(
        when == "recent",
        chance.whole(NOW_DAY - _OPEN_RECENT_DAYS, NOW_DAY - 1, n),
        chance.whole(FIRST_CASE_DAY, NOW_DAY - _OPEN_RECENT_DAYS - 1, n),
    )
    written = chance.quota(n, {"day": 0.98, "blank": 0.02})
    n_places = max(1, n * 4 // 5)
    place = places.reserve(chance.quota(n_places, EXPLOITED_AT))[chance.whole(0, n_places - 1, n)]
    closures = _closures(chance, began)
    approved = np.full(n, BLANK, np.int64)
    approved[closures.case] = np.where(closures.is_refused, approved[closures.case], closures.approved)
    return Cases(
        began=began,
        opened=np.where(written == "day", began, BLANK),
        place=place,
        owner=organisation.any_staff(chance, n),
        team=chance.whole(0, len(organisation.kinds) - 1, n),
        approved=approved,
        closures=closures,
    )


def _closures(chance: Chance, began: Ints) -> Closures:
    """At most one request for each case: approved, still to be answered, refused, or with no day."""
    old = np.flatnonzero(began < NOW_DAY - 60)
    asked = old[chance.is_true(0.62, len(old))]
    n = len(asked)
    kind = chance.quota(n, {"approved": 0.78, "requested": 0.1, "refused": 0.07, "undated": 0.05})
    longest = np.minimum(began[asked] + 400, NOW_DAY - 20)
    requested = chance.whole(began[asked] + 35, np.maximum(longest, began[asked] + 35), n)
    approved = np.where(kind == "approved", requested + chance.whole(0, 9, n), BLANK)
    closed = np.where(kind == "approved", approved, np.where(kind == "undated", BLANK, requested))
    return Closures(asked, closed, approved, kind == "refused")


def _named_contacts(chance: Chance, began: Ints) -> tuple[Bools, Ints]:
    """Whether a contact for the victims is named in each case, and the day, blank where undated."""
    n = len(began)
    has_contact = chance.is_true(0.72, n)
    after = np.where(chance.is_true(0.75, n), chance.whole(0, 4, n), chance.whole(9, 40, n))
    is_dated = chance.quota(n, {"day": 0.93, "blank": 0.07}) == "day"
    return has_contact, np.where(is_dated, np.minimum(began + after, NOW_DAY - 1), BLANK)


#: Of a case for which nobody is named.
NOBODY = -3


def write_cases(
    export: Export, chance: Chance, cases: Cases, organisation: Organisation, work: Work
) -> tuple[Lines, Ints]:
    """INVESTIGATION holds the cases, and others that are not about modern slavery and owe nothing here.

    Returns its lines of enquiry, and the day on which a contact for the victims of each was named: blank where
    undated, else NOBODY.
    """
    n_other = cases.n // 4
    n = cases.n + n_other
    is_slavery = np.arange(n) < cases.n
    opened = np.concatenate([cases.opened, chance.whole(FIRST_CASE_DAY, NOW_DAY - 1, n_other)])
    team = np.concatenate([cases.team, organisation.any_exposed(chance, n_other)])
    owner = np.concatenate([cases.owner, organisation.any_staff(chance, n_other)])
    opened_at = moment_on(opened, chance.whole(8 * HOUR, 20 * HOUR, n))
    first_step = np.where((opened == BLANK) | (opened > NOW_DAY - 4), BLANK, opened_at + chance.whole(HOUR, 2 * DAY, n))
    first_step[: cases.n] = work.first_step
    not_these = np.full(n_other, BLANK, np.int64)
    has_contact, named = _named_contacts(chance.apart(), np.concatenate([cases.began, opened[cases.n :]]))
    export.write(
        "INVESTIGATION",
        {
            "CASE_REF": row_keys("CASE", n),
            "MS_YN": flags(is_slavery),
            "OPENED_DTTM": moment_texts(opened_at),
            "FIRST_STEP_DTTM": moment_texts(first_step),
            "TEAM_CODE": references("T", team),
            "TEAM_TYPE": coded(organisation.kinds[team], TEAM_TYPES),
            "OIC": references("C", owner),
            "VICTIM_SPOC": only_where(references("C", organisation.any_staff(chance, n)), has_contact),
            "SPOC_DT": only_where(day_texts(named), has_contact),
            "PIP": np.concatenate([work.level, chance.whole(1, 3, n_other)]),
            "STRATEGY_DT": day_texts(np.concatenate([work.strategy, not_these])),
            "LEAD_DT": day_texts(np.concatenate([work.lead, not_these])),
            "SUMMARY": chance.any_of(_SUMMARIES, n),
        },
    )
    return _write_lines_of_enquiry(export, chance, cases, work), np.where(has_contact, named, NOBODY)[: cases.n]


_SUMMARIES = (
    "Case opened after report read by supervisor.",
    "Opened following visit with partners.",
    "See log and linked nominals.",
    "Opened on intelligence from a neighbouring force.",
)
_LINES = {
    "House to house in the street": "witness",
    "Bank records of the premises": "financial",
    "Phone examination, with agreement": "phone",
    "Trace landlord": "controller",
    "CCTV from the yard": "camera",
    "Vehicle movements": "camera",
}
_TOPIC_TEXTS = {
    "witness": "WITNESS", "financial": "MONEY", "phone": "PHONES", "controller": "CONTROL", "camera": "CAMERAS",
}  # fmt: skip


def _write_lines_of_enquiry(export: Export, chance: Chance, cases: Cases, work: Work) -> Lines:
    """Two lines a case, with days; none is done where the case stalled."""
    case = np.repeat(np.arange(cases.n), 2)
    n = len(case)
    raised = np.minimum(cases.began[case] + chance.whole(0, 20, n), NOW_DAY - 1)
    state = chance.quota(n, {"done": 0.6, "not-pursued": 0.15, "open": 0.22, "": 0.03})
    state = np.where(work.is_stalled[case] & (state == "done"), "open", state)
    ended = np.where(
        np.isin(state, ("done", "not-pursued")), np.minimum(raised + chance.whole(1, 60, n), NOW_DAY - 1), BLANK
    )
    what = chance.any_of(tuple(_LINES), n)
    kind = np.array(list(_LINES.values()))[pc.index_in(what, pa.array(list(_LINES))).to_numpy()]
    export.write(
        "ENQ_LINE",
        {
            "EL_REF": row_keys("EL", n),
            "CASE_REF": references("CASE", case),
            "OWNER": references("C", cases.owner[case]),
            "TOPIC": coded(kind, _TOPIC_TEXTS),
            "WHAT": what,
            "RAISED_DT": day_texts(raised),
            "STATE": coded(state, {"done": "COMPLETE", "not-pursued": "NFA", "open": "LIVE"}),
            "ENDED_DT": day_texts(ended),
            "WHY": only_where(chance.any_of(("overtaken by account", "no footage kept"), n), state == "not-pursued"),
        },
    )
    return Lines(case, kind, raised, state, ended)


def write_closures(export: Export, chance: Chance, cases: Cases, organisation: Organisation) -> None:
    closures = cases.closures
    n = len(closures.case)
    requested = np.where(closures.approved == BLANK, closures.closed, closures.approved - chance.whole(0, 9, n))
    requested = np.maximum(requested, np.where(closures.closed == BLANK, BLANK, cases.began[closures.case]))
    refused = np.where(closures.is_refused, np.minimum(closures.closed + chance.whole(1, 6, n), NOW_DAY - 1), BLANK)
    is_answered = (closures.approved != BLANK) | closures.is_refused
    supervisor = references("C", organisation.any_supervisor(chance, n))
    into_day = chance.whole(8 * HOUR, 18 * HOUR, n)
    export.write(
        "FINALISE_REQ",
        {
            "FR_REF": row_keys("FR", n),
            "CASE_REF": references("CASE", closures.case),
            "ASKED_BY": references("C", cases.owner[closures.case]),
            "ASKED_DTTM": moment_texts(moment_on(requested, into_day)),
            "DECIDED_BY": only_where(supervisor, is_answered),
            "AGREED_DTTM": moment_texts(moment_on(closures.approved, into_day + HOUR)),
            "TURNED_BACK_DT": day_texts(refused),
            "WHY": chance.any_of(("All lines complete", "Victim moved away", "Evidential difficulties", "Charged"), n),
        },
    )


@dataclass(frozen=True)
class Reviews:
    """Reviews by number: case, day (blank: not written), and what each looked at; `is_silent` where it does not say."""

    case: Ints
    reviewed: Ints
    is_looked_at: Bools
    is_offered: Bools
    is_silent: Bools


#: Whether a case was looked at without the victim's support, and support offered.
_LOOKED = {"both": 0.34, "looked at": 0.12, "offered": 0.14, "neither": 0.28, "silent": 0.12}


def write_reviews(export: Export, truth: Truth, chance: Chance, cases: Cases, organisation: Organisation) -> Reviews:
    """Reviews at intervals mostly in time, sometimes over it; some cases stop being reviewed, some never are."""
    gap = np.where(
        chance.is_true(0.86, cases.n * _MOST_REVIEWS),
        chance.whole(9, REVIEW_DAYS, cases.n * _MOST_REVIEWS),
        chance.whole(REVIEW_DAYS + 1, 70, cases.n * _MOST_REVIEWS),
    ).reshape(cases.n, _MOST_REVIEWS)
    stops = chance.is_true(0.05, gap.size).reshape(gap.shape)
    goes_on = ~np.logical_or.accumulate(stops, axis=1)
    goes_on[chance.quota(cases.n, {"some": 0.93, "none": 0.07}) == "none"] = False
    day = cases.began[:, None] + np.cumsum(gap, axis=1)
    case, place = np.nonzero(goes_on & (day <= cases.ends[:, None]))
    undated = np.flatnonzero(chance.is_true(0.04, cases.n))
    case = np.concatenate([case, undated])
    reviewed = np.concatenate([day[case[: len(place)], place], np.full(len(undated), BLANK)])
    n = len(case)
    looked = chance.apart().quota(cases.n, _LOOKED)[case]
    is_silent = looked == "silent"
    is_looked_at, is_offered = np.isin(looked, ("both", "looked at")), np.isin(looked, ("both", "offered"))
    export.write(
        "REVIEW_LOG",
        {
            "RV_REF": row_keys("RV", n),
            "CASE_REF": references("CASE", case),
            "REVIEWER": references("C", organisation.any_supervisor(chance, n)),
            "REVIEWED_DTTM": moment_texts(moment_on(reviewed, chance.whole(7 * HOUR, 19 * HOUR, n))),
            "DIRECTIONS": chance.any_of(
                ("Trace second van.", "See victim again before any decision.", "Noted.", "Chase bank."), n
            ),
            "WITHOUT_V_YN": flags(is_looked_at, ~is_silent),
            "SUPPORT_YN": flags(is_offered, ~is_silent),
        },
    )
    _judge_reviews(truth, cases, case, reviewed)
    return Reviews(case, reviewed, is_looked_at, is_offered, is_silent)


def _judge_reviews(truth: Truth, cases: Cases, case: Ints, reviewed: Ints) -> None:
    """Approving the closing is a look at the case too."""
    is_approved = cases.approved != BLANK
    acts = Acts(
        np.concatenate([case, np.flatnonzero(is_approved)]), np.concatenate([reviewed, cases.approved[is_approved]])
    )
    number = np.arange(cases.n)
    starts = Owed(number, number, cases.opened, cases.opened + REVIEW_DAYS, ended=cases.approved,
                  why_ended=np.full(cases.n, "overtaken"))  # fmt: skip
    owed = again(starts, acts, np.full(cases.n, REVIEW_DAYS))
    truth.add("SUP-01", references("CASE", owed.subject), None, judged(owed, acts, NOW_DAY))
