"""Teams and staff of a force, their years and their training; what LOC-03 and PER-02 make of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from understone.law.calendar import day_number
from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.times import BLANK, NOW_DAY, Bools, Ints, day_texts
from understone.synth.truth import Truth

Floats = npt.NDArray[np.float64]
TEAM_TYPES = {
    "neighbourhood": "NPT", "response": "RESP", "cid": "CID", "modern-slavery": "MSET", "public-protection": "PPU",
    "custody": "CUST", "control-room": "FCR", "crime-registrar": "FCIR",
}  # fmt: skip
_EXPOSED = ("neighbourhood", "response")
_RANKS = ("PC", "PC", "PC", "PC", "PCSO", "DC", "PS", "DS", "INSP", "STAFF")
_COURSES = {"awareness": "MS-AWARE", "responder": "FR-TRAINED", "investigation": "MS-INVEST", "driving": "RESP-DRIVE"}
#: The years over which teams and posts are judged, as first and last day; the last has not ended.
YEARS = [(dt.date(year, 4, 1), dt.date(year + 1, 3, 31)) for year in (2024, 2025, 2026)]
_STARTS = np.array([day_number(start) for start, _ in YEARS], dtype=np.int64)
_ENDS = np.array([day_number(end) for _, end in YEARS], dtype=np.int64)


@dataclass(frozen=True)
class Organisation:
    """Teams by number with their kind, and staff by number with their team.

    `is_active` says for each team and year whether it may submit anything on modern slavery in it.
    """

    kinds: Words
    #: How large each team is beside the others.
    sizes: Floats
    exposed: Ints
    is_active: Bools
    staff_team: Ints
    is_operational: Bools
    supervisors: Ints
    #: Whether each member of staff is a trained first responder: yes, no, or '' where nobody wrote it.
    first_responder: Words

    def any_staff(self, chance: Chance, n: int) -> Ints:
        """Staff who are not supervisors, so that nobody reviews or approves what is their own."""
        return chance.whole(len(self.supervisors), len(self.staff_team) - 1, n)

    def any_supervisor(self, chance: Chance, n: int) -> Ints:
        return chance.whole(0, len(self.supervisors) - 1, n)

    def any_exposed(self, chance: Chance, n: int) -> Ints:
        """Teams that meet the public, the large ones more often."""
        return self.exposed[chance.split(n, self.sizes[self.exposed].tolist())]

    def active_team(self, chance: Chance, days: Ints) -> Ints:
        """For each day any team that is active in that day's year; blank where none is."""
        teams = np.full(len(days), BLANK, np.int64)
        for year, rows in enumerate(_rows_by_year(days)):
            active = np.flatnonzero(self.is_active[:, year])
            if len(active):
                teams[rows] = active[chance.split(len(rows), self.sizes[active].tolist())]
        return teams


def _rows_by_year(days: Ints) -> list[Ints]:
    return [np.flatnonzero((days >= start) & (days <= end)) for start, end in zip(_STARTS, _ENDS, strict=True)]


def made_organisation(chance: Chance, n_incidents: int) -> Organisation:
    """About one team for every 4,000 incidents over a least dozen, one member of staff for every 120."""
    n_exposed = 14 + n_incidents // 4_000
    kinds = np.concatenate(
        [chance.quota(n_exposed, {"neighbourhood": 3, "response": 2}), np.array(list(TEAM_TYPES))[2:]]
    )
    exposed = np.flatnonzero(np.isin(kinds, _EXPOSED))
    is_active = np.zeros((len(kinds), len(YEARS)), np.bool_)
    for year in range(len(YEARS)):
        is_active[exposed, year] = chance.quota(len(exposed), {"yes": 0.7, "no": 0.3}) == "yes"
    n_staff = 120 + n_incidents // 120
    # a few large teams and many small ones, as city and valley have them: the n-th has about an n-th of the first
    sizes = np.array(1.0 / (1.0 + chance.in_order(len(kinds))), dtype=np.float64)
    return Organisation(
        kinds=kinds,
        sizes=sizes,
        exposed=exposed,
        is_active=is_active,
        staff_team=chance.split(n_staff, sizes.tolist()),
        is_operational=chance.quota(n_staff, {"yes": 0.8, "no": 0.2}) == "yes",
        supervisors=np.arange(n_staff // 10),
        first_responder=chance.apart().quota(n_staff, {"no": 0.7, "yes": 0.22, "": 0.08}),
    )


def write_teams(export: Export, chance: Chance, made: Organisation) -> None:
    n = len(made.kinds)
    names = [f"{kind.replace('-', ' ').title()} {number + 1}" for number, kind in enumerate(made.kinds)]
    export.write(
        "TEAM",
        {"TEAM_CODE": row_keys("T", n), "TEAM_NAME": pa.array(names), "TEAM_TYPE": coded(made.kinds, TEAM_TYPES)},
    )
    n_staff = len(made.staff_team)
    export.write(
        "STAFF",
        {
            "COLLAR_NO": row_keys("C", n_staff),
            "TEAM_CODE": references("T", made.staff_team),
            "GRADE": chance.any_of(_RANKS, n_staff),
            "OPERATIONAL": flags(made.is_operational),
            "FIRST_RESP": flags(made.first_responder == "yes", made.first_responder != ""),
        },
    )


def write_team_years(export: Export, truth: Truth, chance: Chance, made: Organisation, submitted: Acts) -> None:
    """Years of teams. `submitted` are their own submissions: subject the team, first the day."""
    team = np.repeat(np.arange(len(made.kinds)), len(YEARS))
    starts, ends = np.tile(_STARTS, len(made.kinds)), np.tile(_ENDS, len(made.kinds))
    is_owed = np.isin(made.kinds[team], _EXPOSED) & (ends <= NOW_DAY)
    owed = np.flatnonzero(is_owed)
    ends[owed[chance.quota(len(owed), {"written": 0.94, "blank": 0.06}) == "blank"]] = BLANK
    keys = row_keys("TY", len(team))
    export.write(
        "TEAM_YEAR",
        {"TY_REF": keys, "TEAM_CODE": references("T", team), "FROM_DT": day_texts(starts), "TO_DT": day_texts(ends)},
    )
    has_submitted = np.zeros((len(made.kinds), len(YEARS)), np.bool_)
    for year, rows in enumerate(_rows_by_year(submitted.first)):
        has_submitted[submitted.subject[rows], year] = True
    submitted_in = has_submitted[team, np.tile(np.arange(len(YEARS)), len(made.kinds))]
    outcome = np.select(
        [~is_owed, ends == BLANK, submitted_in],
        [np.array("", "U8"), np.array("unknown", "U8"), np.array("met", "U8")],
        np.array("missed", "U8"),
    )
    reason = np.where(outcome == "unknown", "no_start", "")
    truth.add("LOC-03", references("T", team), keys, (outcome, reason))


def write_posts(export: Export, truth: Truth, chance: Chance, made: Organisation) -> None:
    """Years in operational posts, and the courses that staff completed."""
    holders = np.flatnonzero(made.is_operational)
    staff = np.repeat(holders, len(YEARS))
    starts, ends = np.tile(_STARTS, len(holders)), np.tile(_ENDS, len(holders))
    keys = row_keys("PY", len(staff))
    export.write(
        "POST_YEAR",
        {"PY_REF": keys, "COLLAR_NO": references("C", staff), "FROM_DT": day_texts(starts), "TO_DT": day_texts(ends)},
    )
    training = _write_training(export, chance, len(made.staff_team))
    owed = Owed(staff, np.arange(len(staff)), ends, ends, does_earlier_count=True)
    truth.add("PER-02", references("C", staff), keys, judged(owed, training, NOW_DAY))


def _write_training(export: Export, chance: Chance, n_staff: int) -> Acts:
    """Each member of staff: trained before the years, in one of them, undated, or never. Returns what counts."""
    when = chance.quota(
        n_staff, {"before": 0.3, "first": 0.2, "second": 0.2, "third": 0.06, "undated": 0.08, "never": 0.16}
    )
    low = np.select(
        [when == "before", when == "first", when == "second"], [_STARTS[0] - 900, _STARTS[0], _STARTS[1]], _STARTS[2]
    )
    days = np.where(when == "undated", BLANK, low + chance.whole(0, 200, n_staff))
    trained = np.flatnonzero(when != "never")
    n_other = n_staff // 3
    staff = np.concatenate([trained, chance.whole(0, n_staff - 1, n_other)])
    course = np.concatenate([chance.quota(len(trained), {"awareness": 0.8, "responder": 0.2}),
                             chance.quota(n_other, {"driving": 0.8, "investigation": 0.2})])  # fmt: skip
    completed = np.concatenate([days[trained], _STARTS[0] + chance.whole(0, 600, n_other)])
    export.write(
        "TRAINING",
        {
            "COURSE_LOG": row_keys("TR", len(staff)),
            "COLLAR_NO": references("C", staff),
            "COURSE": coded(course, _COURSES),
            "COMPLETED": day_texts(completed),
        },
    )
    counts = np.isin(course, ("awareness", "responder"))
    return Acts(staff[counts], completed[counts])
