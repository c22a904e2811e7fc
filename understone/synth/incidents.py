"""Incidents as logged, who is linked to them, and which were written with signs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.custody import Suspects
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.narratives import Scenarios, narratives
from understone.synth.oracle import Acts
from understone.synth.organisation import Organisation
from understone.synth.people import People
from understone.synth.places import Places
from understone.synth.times import (
    BLANK,
    DAY,
    FIRST_INCIDENT_DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Ints,
    day_of,
    moment_on,
    moment_texts,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims

KIND_TEXTS = {
    "modern-slavery": "MSHT",
    "suspicious-circumstances": "SUSP",
    "concern-for-safety": "CONC",
    "missing-person": "MISP",
    "domestic": "DOM",
    "drugs": "DRUG",
    "theft": "THFT",
    "violence": "VIOL",
    "sexual": "SEXO",
    "anti-social-behaviour": "ASB",
    "immigration": "IMM",
    "labour-dispute": "WAGE",
    "traffic": "RTC",
    "other": "OTH",
    "odd": "ZZ0",
}
_SOURCE_TEXTS = {"victim": "SELF", "public": "MOP", "partner": "AGENCY", "police": "POL", "other": "OTH"}
_SOURCES = {"public": 0.6, "victim": 0.16, "partner": 0.1, "police": 0.1, "other": 0.04}
#: Of the incidents that open no case: written with signs, near misses, all others ordinary.
_UNREAD_SHARE, _NEAR_SHARE = 0.03, 0.04
#: Narratives made at once, which bounds memory.
_AT_ONCE = 200_000
_N_TEST, _N_RAGGED, _N_UNDECODED, _N_ODD = 9, 4, 2, 5
#: Signs at one place, over and over: this many incidents at each such place.
_AT_ONE_PLACE = 4


@dataclass(frozen=True)
class Incidents:
    """Incidents by number. `scenario` numbers the scenarios; `case` is blank for most."""

    reported: Ints
    kind: Words
    source: Words
    place: Ints
    team: Ints
    case: Ints
    scenario: Ints

    @property
    def n(self) -> int:
        return len(self.reported)


def made_incidents(
    chance: Chance, n: int, *, cases: Cases, organisation: Organisation, places: Places, scenarios: Scenarios
) -> tuple[Incidents, Ints]:
    """The incidents and, for each case, the number of the incident that opened it."""
    of_case = np.sort(chance.in_order(n)[: cases.n])[np.argsort(np.argsort(cases.began, kind="stable"))]
    case = np.full(n, BLANK, np.int64)
    case[of_case] = np.arange(cases.n)
    day = chance.whole(FIRST_INCIDENT_DAY, NOW_DAY - 1, n)
    day[of_case] = cases.began - chance.whole(0, 3, cases.n)
    group = np.where(
        case != BLANK,
        "signs",
        chance.quota(n, {"signs": _UNREAD_SHARE, "near": _NEAR_SHARE, "ordinary": 1 - _UNREAD_SHARE - _NEAR_SHARE}),
    )
    scenario = scenarios.any_in(chance, group)
    scenario[of_case] = scenarios.any_at(chance, places.types_of(cases.place))
    kind = scenarios.filed_as(chance, scenario)
    kind = np.where((case != BLANK) & chance.is_true(0.55, n), "modern-slavery", kind)
    source = chance.quota(n, _SOURCES)
    pool = places.reserve(
        chance.quota(
            max(n // 2, 1),
            {"dwelling": 0.6, "public-place": 0.25, "restaurant": 0.05, "factory": 0.03, "hotel": 0.03, "other": 0.04},
        )
    )
    place = pool[chance.whole(0, len(pool) - 1, n)]
    place[of_case] = cases.place
    _put_at_one_place(chance, np.flatnonzero((group == "signs") & (case == BLANK)), day, place)
    team = organisation.any_exposed(chance, n)
    own = np.flatnonzero((kind == "modern-slavery") & (source == "police"))
    team[own] = organisation.active_team(chance, day[own])
    reported = np.minimum(moment_on(day, chance.whole(0, DAY - 1, n)), NOW - HOUR)
    return Incidents(reported, kind.astype("U24"), source, place, team, case, scenario), of_case


def _put_at_one_place(chance: Chance, unread: Ints, day: Ints, place: Ints) -> None:
    """Puts a quarter of the incidents with signs that open no case at a few places, within some months at each."""
    n_places = len(unread) // 4 // _AT_ONE_PLACE
    rows = unread[: n_places * _AT_ONE_PLACE]
    first = np.arange(0, len(rows), _AT_ONE_PLACE)
    place[rows] = np.repeat(place[rows[first]], _AT_ONE_PLACE)
    later = np.repeat(np.minimum(day[rows[first]], NOW_DAY - 130), _AT_ONE_PLACE) + chance.whole(0, 120, len(rows))
    day[rows] = later


def own_reports(incidents: Incidents) -> Acts:
    """Incidents that a team itself reported and filed as modern slavery, by team and day."""
    own = (incidents.kind == "modern-slavery") & (incidents.source == "police") & (incidents.team != BLANK)
    return Acts(incidents.team[own], day_of(incidents.reported[own]))


def write_incidents(export: Export, truth: Truth, chance: Chance, incidents: Incidents, scenarios: Scenarios) -> None:
    """OCC_LOG in two files, the older half and the newer; the truth of what was written into each."""
    keys = row_keys("OCC", incidents.n)
    half = incidents.n // 2
    for name, start, end in (("OCC_LOG_1", 0, half), ("OCC_LOG_2", half, incidents.n)):
        for low in range(start, end, _AT_ONCE):
            rows = np.arange(low, min(low + _AT_ONCE, end))
            columns = _columns(chance.apart(), incidents, scenarios, keys, rows)
            (export.write if low == start else export.add)(name, columns)
    if half == 0:
        export.write("OCC_LOG_1", _columns(chance, incidents, scenarios, keys, np.empty(0, np.int64)))
    _add_odd_rows(export, truth)
    _write_truth(export.folder, incidents, scenarios, keys)


def _columns(
    chance: Chance, incidents: Incidents, scenarios: Scenarios, keys: pa.Array, rows: Ints
) -> dict[str, pa.Array]:
    n = len(rows)
    reported = incidents.reported[rows]
    happened = np.where(chance.is_true(0.85, n), reported - chance.whole(60, 3 * DAY, n), BLANK)
    return {
        "OCC_REF": keys.take(pa.array(rows)),
        "OCC_TYPE": coded(incidents.kind[rows], KIND_TEXTS),
        "RPT_SRC": coded(incidents.source[rows], _SOURCE_TEXTS),
        "RPT_DTTM": moment_texts(reported),
        "HAPP_DTTM": moment_texts(happened),
        "PREM_REF": references("PR", incidents.place[rows]),
        "TEAM_CODE": references("T", incidents.team[rows]),
        "CASE_REF": references("CASE", incidents.case[rows]),
        "LOG_TEXT": narratives(chance, scenarios, incidents.scenario[rows]),
        "TEST_FLAG": flags(np.zeros(n, np.bool_)),
        "LAST_USER": references("C", chance.whole(0, 99, n)),
    }


def _add_odd_rows(export: Export, truth: Truth) -> None:
    """Test calls, rows that break off, bytes that are not UTF-8 and a type that no map knows."""
    test = [
        f'"OCCTEST{i}","OTH","POL","01/03/2025 10:00:00","","","","","TEST CALL PLEASE IGNORE","Y",""'
        for i in range(_N_TEST)
    ]
    ragged = [f'"OCCRAG{i}","THFT","MOP"' for i in range(_N_RAGGED)]
    odd = [
        f'"OCCODD{i}","ZZ0","MOP","02/03/2025 11:00:00","","","","","Caller rang off.","N",""' for i in range(_N_ODD)
    ]
    undecoded = [
        b'"OCCENC%d","THFT","MOP","03/03/2025 12:00:00","","","","","Caf\xe9 window broken.","N",""' % i
        for i in range(_N_UNDECODED)
    ]
    export.add_lines("OCC_LOG_2", [*[line.encode() for line in (*test, *ragged, *odd)], *undecoded])
    truth.add_odd_rows("OCC_LOG", "TEST_FLAG", "set_aside", _N_TEST)
    truth.add_odd_rows("OCC_LOG", "", "quarantined", _N_RAGGED + _N_UNDECODED)
    truth.add_odd_rows("OCC_LOG", "OCC_TYPE", "unmapped", _N_ODD)


def _write_truth(folder: Path, incidents: Incidents, scenarios: Scenarios, keys: pa.Array) -> None:
    is_signed = scenarios.has_signs[incidents.scenario]
    names = pa.array(list(scenarios.names)).take(pa.array(incidents.scenario))
    table = pa.table(
        {
            "incident_key": keys,
            "is_written_with_signs": pa.array(["no", "yes"]).take(pa.array(is_signed.astype(np.int64))),
            "scenario": names,
        }
    )
    csv.write_csv(table, folder / "truth_incidents.csv")


def write_links(
    export: Export,
    chance: Chance,
    *,
    incidents: Incidents,
    of_case: Ints,
    victims: Victims,
    suspects: Suspects,
    people: People,
) -> None:
    """OCC_NOM_LINK: victims and suspects in their cases and incidents, and bystanders in some of all incidents."""
    n_by = incidents.n // 4 + 1
    bystander = people.reserve(
        chance.quota(n_by, {"adult": 0.93, "child": 0.07}),
        is_named=np.ones(n_by, np.bool_),
        homes=np.full(n_by, BLANK, np.int64),
        male_share=0.5,
    )
    linked = np.flatnonzero(chance.is_true(0.4, incidents.n))
    in_case = np.flatnonzero(suspects.case != BLANK)
    reporting = bystander[chance.whole(0, n_by - 1, len(linked))]
    counts = [victims.n, victims.n, len(in_case), len(linked)]
    none = [np.full(count, BLANK, np.int64) for count in counts]
    person = np.concatenate([victims.person, victims.person, suspects.person[in_case], reporting])
    occurrence = np.concatenate([none[0], of_case[victims.case], none[2], linked])
    case = np.concatenate([victims.case, none[1], suspects.case[in_case], none[3]])
    role = np.repeat(np.array(["potential-victim", "subject", "suspect", "reporting-person"]), counts)
    texts = {"potential-victim": "PV", "subject": "SUBJ", "suspect": "SUSP", "reporting-person": "INFT"}
    export.write(
        "OCC_NOM_LINK",
        {
            "LK_REF": row_keys("LK", len(person)),
            "NOM_REF": references("NOM", person),
            "OCC_REF": references("OCC", occurrence),
            "CASE_REF": references("CASE", case),
            "ROLE": coded(role, texts),
        },
    )
