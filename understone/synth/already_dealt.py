"""Cautions, old convictions and immigration arrests of potential victims, looked at once they are recognised."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from understone.synth.chance import Chance
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.reading_back import ReadBack, first_by
from understone.synth.times import BLANK, DAY, HOUR, NOW_DAY, Ints, day_texts, moment_on, moment_texts
from understone.synth.victims import Victims

_KINDS = {"caution": 0.4, "resolution": 0.25, "penalty": 0.2, "youth": 0.15}
_KIND_TEXTS = {"caution": "CAUTION", "resolution": "COMM RES", "penalty": "PND", "youth": "YOUTH CAUTION"}
_REVIEWED = {
    "good": 0.4, "late": 0.12, "nothing": 0.2, "no view": 0.06, "one not told": 0.1, "person untold": 0.12,
}  # fmt: skip


def write_dealt_with(export: Export, chance: Chance, victims: Victims) -> None:
    """DISPOSAL_REC, COURT_RES and IMM_REC of potential victims, then RESULT_LOOK for what came before recognition."""
    _write_disposals(export, chance.apart(), victims)
    _write_convictions(export, chance.apart(), victims)
    _write_immigration_arrests(export, chance.apart(), victims)
    _write_looks(export, chance.apart(), victims)


def _write_disposals(export: Export, chance: Chance, victims: Victims) -> None:
    victim = np.flatnonzero(chance.quota(victims.n, {"none": 0.86, "some": 0.14}) == "some")
    n = len(victim)
    when = chance.quota(n, {"before": 0.5, "after": 0.44, "undated": 0.06})
    day = victims.judged[victim] + np.where(when == "before", -chance.whole(1, 200, n), chance.whole(0, 60, n))
    day = np.where(when == "undated", BLANK, np.minimum(day, NOW_DAY - 1))
    is_back = (day != BLANK) & chance.is_true(0.2, n)
    back = np.where(is_back, np.minimum(day + chance.whole(0, 220, n), NOW_DAY - 1), BLANK)
    export.write(
        "DISPOSAL_REC",
        {
            "DR_REF": row_keys("DR", n),
            "NOM_REF": references("NOM", victims.person[victim]),
            "CASE_REF": references("CASE", victims.case[victim]),
            "KIND": coded(chance.quota(n, _KINDS), _KIND_TEXTS),
            "GIVEN_DT": day_texts(day),
            "TAKEN_BACK_DT": day_texts(back),
        },
    )


def _write_convictions(export: Export, chance: Chance, victims: Victims) -> None:
    """Of months or years before anyone saw what was happening, in no case of slavery."""
    victim = np.flatnonzero(chance.quota(victims.n, {"none": 0.92, "some": 0.08}) == "some")
    n = len(victim)
    ended = np.where(chance.is_true(0.94, n), victims.judged[victim] - chance.whole(20, 900, n), BLANK)
    export.write(
        "COURT_RES",
        {
            "CO_REF": row_keys("CO", n),
            "NOM_REF": references("NOM", victims.person[victim]),
            "RESULT": chance.any_of(("CONVICTED",), n),
            "ENDED_DT": day_texts(ended),
        },
    )


def _write_immigration_arrests(export: Export, chance: Chance, victims: Victims) -> None:
    """Arrests as immigration offenders of people with signs plain to see, and of people in no other log."""
    victim = np.flatnonzero((victims.grounds != BLANK) & (chance.quota(victims.n, {"no": 0.9, "yes": 0.1}) == "yes"))
    n = len(victim)
    day = np.minimum(victims.judged[victim] + chance.whole(-30, 20, n), NOW_DAY - 1)
    export.write(
        "IMM_REC",
        {
            "IR_REF": row_keys("IR", n),
            "NOM_REF": references("NOM", victims.person[victim]),
            "CASE_REF": references("CASE", victims.case[victim]),
            "ARREST_DTTM": moment_texts(moment_on(day, chance.whole(4 * HOUR, DAY - 4 * HOUR, n))),
            "SIGNS_YN": flags(np.ones(n, np.bool_)),
        },
    )


@dataclass(frozen=True)
class Results:
    """What was done to potential victims: from which table and its keys' prefix, which row, to whom, on which day."""

    table: str
    prefix: str
    row: Ints
    person: Ints
    day: Ints
    is_detention: bool


def results(export: Export) -> list[Results]:
    """Charges, convictions and arrests as immigration offenders, then endings out of court."""
    charge, court = ReadBack(export, "CHARGE_REC"), ReadBack(export, "COURT_RES")
    stay, arrest = ReadBack(export, "CUST_REC"), ReadBack(export, "IMM_REC")
    disposal = ReadBack(export, "DISPOSAL_REC")
    held = np.flatnonzero(stay.words("IMM_ARREST_YN") == "Y")
    every = [
        ("CHARGE_REC", "CH", charge, np.arange(charge.n), "CHARGED_DTTM", False),
        ("COURT_RES", "CO", court, np.arange(court.n), "ENDED_DT", False),
        ("CUST_REC", "CU", stay, held, "ARREST_DTTM", True),
        ("IMM_REC", "IR", arrest, np.arange(arrest.n), "ARREST_DTTM", True),
        ("DISPOSAL_REC", "DR", disposal, np.arange(disposal.n), "GIVEN_DT", False),
    ]
    return [
        Results(table, prefix, row, read.numbers("NOM_REF", "NOM")[row], read.days(column)[row], is_detention)
        for table, prefix, read, row, column, is_detention in every
    ]


def recognised(export: Export) -> tuple[Ints, Ints]:
    """By the number of the nominal: the first day judged (blank: none written), and whether there is a judgement."""
    judged = ReadBack(export, "MSHT_ASSESS")
    person = judged.numbers("NOM_REF", "NOM")
    n = int(person.max(initial=0)) + 1
    is_judged = np.zeros(n, np.int64)
    is_judged[person] = 1
    return first_by(person, judged.days("RG_DT"), n), is_judged


def before_recognition(found: Results, first: Ints, is_judged: Ints) -> Ints:
    """Which of the results came before their person was recognised, or on a day not known to be later."""
    inside = found.person < len(first)
    person = np.where(inside, found.person, 0)
    when = first[person]
    is_before = (when == BLANK) | (found.day == BLANK) | (found.day < when)
    return np.flatnonzero(inside & (is_judged[person] == 1) & is_before)


def _write_looks(export: Export, chance: Chance, victims: Victims) -> None:
    first, is_judged = recognised(export)
    judged_on = np.full(len(first), BLANK, np.int64)
    judged_on[victims.person] = victims.judged
    kept = [(one, before_recognition(one, first, is_judged)) for one in results(export)]
    counts = [len(rows) for _, rows in kept]
    person = np.concatenate([one.person[rows] for one, rows in kept])
    is_detention = np.repeat([one.is_detention for one, _ in kept], counts)
    n = len(person)
    how = np.concatenate([chance.quota(count, _REVIEWED) for count in counts])
    decided = judged_on[person] + chance.whole(0, 5, n)
    told = decided + chance.whole(0, 4, n)
    person_told = told + np.where(how == "late", chance.whole(15, 60, n), chance.whole(0, 4, n))
    is_past = (how != "nothing") & (person_told < NOW_DAY)
    is_one_told = how != "one not told"
    row = {
        prefix: np.concatenate(
            [one.row[rows] if one.prefix == prefix else np.full(len(rows), BLANK, np.int64) for one, rows in kept]
        )[is_past]
        for prefix in ("CH", "CO", "CU", "IR", "DR")
    }
    view = np.where(how == "no view", "", chance.quota(n, {"unsafe": 0.5, "not": 0.5}))
    export.write(
        "RESULT_LOOK",
        {
            "RL_REF": row_keys("RL", int(is_past.sum())),
            "NOM_REF": references("NOM", person[is_past]),
            "CH_REF": references("CH", row["CH"]),
            "CO_REF": references("CO", row["CO"]),
            "STAY_REF": pc.coalesce(references("CU", row["CU"]), references("IR", row["IR"])),
            "DR_REF": references("DR", row["DR"]),
            "VIEW": coded(view[is_past], {"unsafe": "UNSAFE?", "not": "NOT UNSAFE"}),
            "DECIDED_DT": day_texts(decided[is_past]),
            "CPS_TOLD_DT": day_texts(np.where(is_one_told & ~is_detention, told, BLANK)[is_past]),
            "PERSON_TOLD_DT": day_texts(np.where(how == "person untold", BLANK, person_told)[is_past]),
            "DETENTION_TOLD_YN": flags(is_one_told[is_past], is_detention[is_past]),
        },
    )
