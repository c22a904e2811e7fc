"""Orders considered when a suspect is released, and breaches of orders; what ORD-01, ORD-02 and ORD-05 make of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance
from understone.synth.custody import Custody, Suspects
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.orders import Orders
from understone.synth.safety import Breached
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    NOW_DAY,
    Bools,
    Ints,
    day_of,
    day_texts,
    moment_on,
    moment_texts,
    settled,
)
from understone.synth.truth import Truth
from understone.synth.victims import Victims, of_cases

_WITHIN, _AT_ONCE = 28, 24 * HOUR
_CONSIDERED = {
    "good": 0.34, "while held": 0.08, "late": 0.13, "nothing": 0.28, "undated": 0.07, "no decision": 0.1,
}  # fmt: skip
_DECISION_TEXTS = {"apply": "APPLY", "ask-prosecutor": "ASK CPS", "not-needed": "NOT NEEDED"}
_RESULT_TEXTS = {"convicted": "CONV", "acquitted": "ACQ", "discontinued": "DISC", "pending": "LIVE"}
_BREACHED = {"good": 0.42, "late": 0.16, "nothing": 0.24, "undated": 0.08, "no start": 0.1}


@dataclass(frozen=True)
class _Endings:
    """How it ended for suspects who are no potential victims: the row that says so, the day they were arrested or
    charged, and the day of the ending (blank: not written)."""

    suspect: Ints
    keys: pa.Array
    began: Ints
    ended: Ints


def write_considerations(
    export: Export, truth: Truth, chance: Chance, *, suspects: Suspects, custody: Custody, orders: Orders
) -> None:
    """PROSECUTION, and ORDER_CONSID for suspects released without charge or whose prosecution has ended."""
    released = _releases(suspects, custody)
    prosecuted = _write_prosecutions(export, chance.apart(), suspects, custody)
    suspect = np.concatenate([released.suspect, prosecuted.suspect])
    began = np.concatenate([released.began, prosecuted.began])
    ended = np.concatenate([released.ended, prosecuted.ended])
    rows, day, has_decision = _write_decisions(export, chance, suspects, suspect, (began, ended))
    is_slavery = orders.kind != "restraining"
    acts = together(
        Acts(suspect[rows[has_decision]], day[has_decision]),
        Acts(orders.suspect[is_slavery], orders.made[is_slavery]),
    )
    is_known = np.ones(len(suspect), np.bool_)
    is_known[rows[~has_decision]] = False
    due = np.where(ended == BLANK, BLANK, ended + _WITHIN)
    owed = Owed(suspect, np.arange(len(suspect)), ended, due, is_known=is_known, since=began)
    names = references("NOM", suspects.person[suspect])
    keys = pa.concat_arrays([pc.cast(part.keys, pa.string()) for part in (released, prosecuted)])
    truth.add("ORD-01", names, keys, judged(owed, acts, NOW_DAY))


def _proper(suspects: Suspects, custody: Custody, kind: str) -> Ints:
    """Events of that kind, in a case, of suspects who are no potential victims."""
    of = custody.event_suspect
    is_proper = (suspects.victim[of] == BLANK) & (suspects.case[of] != BLANK)
    return np.flatnonzero((custody.event_kind == kind) & is_proper)


def _releases(suspects: Suspects, custody: Custody) -> _Endings:
    event = _proper(suspects, custody, "release")
    suspect = custody.event_suspect[event]
    arrested_of = np.full(len(suspects.person), BLANK, np.int64)
    arrested_of[custody.suspect] = day_of(custody.arrested)
    return _Endings(suspect, references("CE", event), arrested_of[suspect], day_of(custody.happened[event]))


def _write_prosecutions(export: Export, chance: Chance, suspects: Suspects, custody: Custody) -> _Endings:
    """A prosecution of each suspect charged; returns those that have ended."""
    event = _proper(suspects, custody, "charge")
    event = event[custody.happened[event] != BLANK]
    suspect, began, n = custody.event_suspect[event], day_of(custody.happened[event]), len(event)
    ended = began + chance.whole(60, 300, n)
    result = chance.quota(n, {"convicted": 0.55, "acquitted": 0.15, "discontinued": 0.3})
    result = np.where(ended < NOW_DAY, result, "pending")
    has_day = chance.quota(n, {"day": 0.92, "blank": 0.08}) == "day"
    ended = np.where(has_day & (result != "pending"), ended, BLANK)
    keys = row_keys("PS", n)
    export.write(
        "PROSECUTION",
        {
            "PS_REF": keys,
            "NOM_REF": references("NOM", suspects.person[suspect]),
            "CASE_REF": references("CASE", suspects.case[suspect]),
            "BEGAN_DT": day_texts(began),
            "RESULT": coded(result, _RESULT_TEXTS),
            "ENDED_DT": day_texts(ended),
        },
    )
    over = np.flatnonzero(result != "pending")
    return _Endings(suspect[over], keys.take(pa.array(over)), began[over], ended[over])


def _write_decisions(
    export: Export, chance: Chance, suspects: Suspects, suspect: Ints, days: tuple[Ints, Ints]
) -> tuple[Ints, Ints, Bools]:
    """Which of the suspects were considered, on which day (blank: not written), and whether with a decision."""
    began, ended = days
    n = len(suspect)
    how = chance.quota(n, _CONSIDERED)
    base = np.where(ended == BLANK, began, ended)
    day = np.select(
        [how == "late", how == "while held"],
        [base + chance.whole(_WITHIN + 1, 90, n), began],
        base + chance.whole(0, _WITHIN, n),
    )
    day = np.where(how == "undated", BLANK, day)
    rows = np.flatnonzero((how != "nothing") & (day < NOW_DAY))
    decision = chance.quota(len(rows), {"apply": 0.35, "ask-prosecutor": 0.15, "not-needed": 0.5})
    decision = np.where(how[rows] == "no decision", "", decision)
    why = ("Lives with children of the family.", "Runs two more premises.", "Left the trade.")
    export.write(
        "ORDER_CONSID",
        {
            "OC_REF": row_keys("OC", len(rows)),
            "NOM_REF": references("NOM", suspects.person[suspect[rows]]),
            "CASE_REF": references("CASE", suspects.case[suspect[rows]]),
            "CONSID_DT": day_texts(day[rows]),
            "DECISION": coded(decision, _DECISION_TEXTS),
            "WHY": chance.any_of(why, len(rows)),
        },
    )
    return rows, day[rows], decision != ""


@dataclass(frozen=True)
class Breaches:
    """Breaches by number: the order, the moment each came to notice (blank: not written), its crime (blank: none)
    and when that was recorded (blank: not written)."""

    order: Ints
    noticed: Ints
    crime: Ints
    crimed: Ints


def made_breaches(chance: Chance, orders: Orders) -> Breaches:
    """Of most orders one, of each restraining order three."""
    is_restraining = orders.kind == "restraining"
    broken = np.flatnonzero(~is_restraining & chance.is_true(0.75, len(orders.kind)))
    order = np.concatenate([broken, np.repeat(np.flatnonzero(is_restraining), 3)])
    n = len(order)
    how = np.concatenate([chance.quota(len(broken), _BREACHED), chance.quota(n - len(broken), _BREACHED)])
    day = NOW_DAY - chance.whole(2, 200, n)
    noticed = moment_on(day, chance.whole(8 * HOUR, 22 * HOUR, n))
    is_new = (how == "nothing") & chance.is_true(0.15, n)
    noticed = np.where(is_new, settled(NOW - chance.whole(HOUR, 8 * HOUR, n)), noticed)
    after = np.where(how == "late", chance.whole(_AT_ONCE + HOUR, 20 * DAY, n), chance.whole(HOUR, _AT_ONCE - HOUR, n))
    crimed = settled(noticed + after)
    has_crime = (how != "nothing") & (crimed < NOW)
    return Breaches(
        order=order,
        noticed=np.where(how == "no start", BLANK, noticed),
        crime=np.where(has_crime, np.cumsum(has_crime) - 1, BLANK),
        crimed=np.where(how == "undated", BLANK, crimed),
    )


def breached_for_victims(breaches: Breaches, orders: Orders, suspects: Suspects, victims: Victims) -> Breached:
    """Breaches of restraining orders, with the potential victims of the case the order came from."""
    rows = np.flatnonzero(orders.kind[breaches.order] == "restraining")
    victim, row = of_cases(victims, suspects.case[orders.suspect[breaches.order[rows]]])
    return Breached(victim, rows[row], breaches.noticed[rows[row]])


def write_breaches(export: Export, truth: Truth, suspects: Suspects, orders: Orders, breaches: Breaches) -> None:
    """ORDER_BREACH, and the crimes recorded for breaches."""
    order, noticed, n = breaches.order, breaches.noticed, len(breaches.order)
    keys = row_keys("OB", n)
    export.write(
        "ORDER_BREACH",
        {
            "OB_REF": keys,
            "ORD_REF": references("ORD", order),
            "CASE_REF": references("CASE", suspects.case[orders.suspect[order]]),
            "NOTICED_DTTM": moment_texts(noticed),
            "CRIME_REF": references("CRB", breaches.crime),
        },
    )
    rows = np.flatnonzero(breaches.crime != BLANK)
    _add_crimes(export, breaches.crimed[rows])
    due = np.where(noticed == BLANK, BLANK, noticed + _AT_ONCE)
    acts = Acts(order[rows], breaches.crimed[rows], item=rows)
    outcome, reason = judged(Owed(order, np.arange(n), noticed, due), acts, NOW)
    names = references("NOM", suspects.person[orders.suspect[order]])
    is_restraining = orders.kind[order] == "restraining"
    for standard, which in (("ORD-02", ~is_restraining), ("ORD-05", is_restraining)):
        mask = pa.array(which)
        truth.add(standard, names.filter(mask), keys.filter(mask), (outcome[which], reason[which]))


def _add_crimes(export: Export, crimed: Ints) -> None:
    n = len(crimed)
    empty = pa.nulls(n, pa.string())
    columns = export.columns_of("CRIME_REC")
    said = {
        "CRIME_REF": row_keys("CRB", n),
        "HO_CLASS": pa.array(["99"] * n, pa.string()),
        "MS_YN": pa.array(["N"] * n, pa.string()),
        "CRIMED_DTTM": moment_texts(crimed),
    }
    export.add("CRIME_REC", {column: said.get(column, empty) for column in columns})
