"""Crimes of a made-up force: gathered while other duties are planned, written once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.export import Export, coded, flags, only_where, references, row_keys
from understone.synth.incidents import Incidents
from understone.synth.times import BLANK, DAY, HOUR, NOW, Bools, Ints, moment_on, moment_texts, settled
from understone.synth.victims import Victims

_CLASSES = ("106/1", "106/2", "106/3")
_OTHER_CLASSES = ("49", "8N", "28E", "126")
_OUTCOMES = {"": 0.46, "16": 0.2, "15": 0.12, "14": 0.08, "18": 0.04, "1": 0.1}
#: One in so many thefts and assaults is written as a crime here: enough to read past, few enough to be light.
_ONE_IN = 5


class Crimes:
    """Crimes against potential victims, by number: the victim's number and the day recorded (blank: undated)."""

    def __init__(self) -> None:
        self.victim = np.empty(0, np.int64)
        self.crimed = np.empty(0, np.int64)
        #: Lawful N200 entries: the victim's number and the day (blank: undated).
        self.entry_victim = np.empty(0, np.int64)
        self.entered = np.empty(0, np.int64)

    def add(self, victim: Ints, crimed: Ints) -> Ints:
        """Returns the numbers of the new crimes."""
        first = len(self.victim)
        self.victim = np.concatenate([self.victim, victim])
        self.crimed = np.concatenate([self.crimed, crimed])
        return np.arange(first, len(self.victim), dtype=np.int64)


@dataclass(frozen=True)
class Outcomes:
    """For each crime: its case (blank: not modern slavery), the outcome ('' for none) and its moment."""

    case: Ints
    code: Words
    decided: Ints


def write_crimes(
    export: Export,
    chance: Chance,
    victims: Victims,
    crimes: Crimes,
    *,
    cases: Cases,
    incidents: Incidents,
    of_case: Ints,
) -> Outcomes:
    """CRIME_REC, one row wide: the crime, its outcome and its cancellation; after them crimes of other kinds."""
    other = np.flatnonzero(np.isin(incidents.kind, ("theft", "violence")))[::_ONE_IN]
    none = np.full(len(other), BLANK, np.int64)
    victim = np.concatenate([crimes.victim, none])
    is_slavery, n = victim != BLANK, len(victim)
    case = np.where(is_slavery, victims.case[victim], BLANK)
    recorded = moment_on(crimes.crimed, chance.whole(9 * HOUR, 21 * HOUR, len(crimes.crimed)))
    after = chance.whole(HOUR, 40 * HOUR, len(other))
    crimed = np.concatenate([recorded, settled(np.minimum(incidents.reported[other] + after, NOW - 60))])
    known = np.where(crimed == BLANK, BLANK, crimed - chance.whole(HOUR, 2 * DAY, n))
    ends, code, decided = _ends(chance, crimed, is_slavery)
    export.write(
        "CRIME_REC",
        {
            "CRIME_REF": row_keys("CR", n),
            "HO_CLASS": pc.if_else(pa.array(is_slavery), chance.any_of(_CLASSES, n), chance.any_of(_OTHER_CLASSES, n)),
            "MS_YN": flags(is_slavery),
            "VICT_NOM": references("NOM", np.where(is_slavery, victims.person[victim], BLANK)),
            "OCC_REF": references("OCC", np.concatenate([of_case[victims.case[crimes.victim]], other])),
            "CASE_REF": references("CASE", case),
            "PREM_REF": references("PR", np.where(is_slavery, cases.place[case], BLANK)),
            "CRIME_WHERE": only_where(chance.any_of(("E&W",), n), chance.is_true(0.95, n)),
            "KNOWN_DTTM": moment_texts(known),
            "CRIMED_DTTM": moment_texts(crimed),
            **ends,
        },
    )
    return Outcomes(case, code, decided)


def _ends(chance: Chance, crimed: Ints, is_slavery: Bools) -> tuple[dict[str, pa.Array], Words, Ints]:
    """Outcomes of many, weeks later, a few on no day, and cancellations of some of modern slavery; and the outcomes
    once more."""
    n = len(crimed)
    outcome = np.where(is_slavery, chance.quota(n, _OUTCOMES), "18")
    decided = np.where(crimed == BLANK, BLANK, crimed + chance.whole(30 * DAY, 200 * DAY, n))
    is_out = (outcome != "") & (decided != BLANK) & (decided < NOW)
    is_cancelled = is_slavery & (crimed != BLANK) & (crimed < NOW - 40 * DAY) & chance.is_true(0.15, n)
    why = chance.any_of(("AVI", "AVI", "DUP", "NEG DEC", "V WITHDREW"), n)
    information = chance.any_of(("Employer's records and two witnesses place them elsewhere.",), n)
    apart = chance.apart()
    decided = np.where(apart.is_true(0.06, n), BLANK, decided)
    is_approver_written = apart.is_true(0.85, n)
    columns = {
        "OUTCOME_NO": only_where(coded(outcome, {code: code for code in _OUTCOMES if code}), is_out),
        "OUTCOME_DTTM": moment_texts(np.where(is_out, decided, BLANK)),
        "CANX_REASON": only_where(why, is_cancelled),
        "CANX_BY": only_where(chance.any_of(("FCIR", "DDM", "SUPV"), n), is_cancelled & is_approver_written),
        "CANX_INFO": only_where(information, is_cancelled & chance.is_true(0.8, n)),
        "CANX_DTTM": moment_texts(np.where(is_cancelled, crimed + 20 * DAY, BLANK)),
    }
    return columns, np.where(is_out, outcome, ""), np.where(is_out, decided, BLANK)
