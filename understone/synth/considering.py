"""Section 45 considered for people whom nobody judged potential victims, what the prosecutor was told, offences told
of in conversations, people handed to immigration: the rest of what the stages on defence and immigration owe."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from understone.synth.cases import Cases
from understone.synth.chance import Chance
from understone.synth.custody import Suspects
from understone.synth.export import Export, coded, flags, references, row_keys
from understone.synth.people import People
from understone.synth.reading_back import ReadBack
from understone.synth.times import (
    BLANK,
    DAY,
    HOUR,
    NOW,
    NOW_DAY,
    clock_texts,
    day_of,
    day_texts,
    moment_on,
    moment_texts,
    settled,
)
from understone.synth.victims import Victims

_TESTS = {"child": 0.5, "adult": 0.25, "": 0.15, "adult, then child": 0.1}
_LOOKED_UP = {"not-listed": 0.4, "listed": 0.14, "in a bill": 0.08, "maybe": 0.06, "": 0.1, "excluded": 0.12,
              "no duress": 0.06, "not said": 0.04}  # fmt: skip
_ENTRIES = {"listed": "common-law-kidnapping", "in a bill": "theft-1968-s8", "excluded": "common-law-kidnapping"}
_PLACES = {"not-listed": "NOT IN SCH4", "listed": "IN SCH4", "in a bill": "IN SCH4", "maybe": "CHECK"}
_OFFENCES = {"rape": 0.2, "sexual": 0.1, "assault": 0.25, "held": 0.2, "threats": 0.1, "fraud": 0.15}
_OFFENCE_TEXTS = {
    "rape": "RAPE",
    "sexual": "SEX ASSLT",
    "assault": "ASSLT",
    "held": "FALSE IMP",
    "threats": "THREATS",
    "fraud": "FRAUD",
}


def write_considered(export: Export, chance: Chance, cases: Cases, people: People) -> None:
    """More rows of S45_LOG: which test, and where in Schedule 4 the offence was looked up."""
    n = max(40, cases.n // 4)
    ages = chance.quota(n, {"child": 0.62, "adult": 0.26, "": 0.12})
    person = people.reserve(ages, is_named=np.ones(n, np.bool_), homes=np.full(n, BLANK, np.int64), male_share=0.8)
    test, looked_up = chance.quota(n, _TESTS), chance.quota(n, _LOOKED_UP)
    again = np.flatnonzero(test == "adult, then child")
    test = np.where(test == "adult, then child", "adult", test)
    act = NOW_DAY - chance.whole(120, 500, n)
    considered = np.where(chance.quota(n, {"day": 0.94, "blank": 0.06}) == "day", act + chance.whole(1, 60, n), BLANK)
    act = np.where(chance.is_true(0.92, n), act, BLANK)
    row = np.concatenate([np.arange(n), again])
    later = considered[again] + chance.whole(1, 30, len(again))
    day = np.concatenate([considered, np.where(considered[again] == BLANK, BLANK, later)])
    test = np.concatenate([test, np.full(len(again), "child")])
    looked_up = looked_up[row]
    is_excluded = np.isin(looked_up, ("excluded", "no duress", "not said"))
    total = len(row)
    export.add(
        "S45_LOG",
        {
            "SL_REF": row_keys("S4", total),
            "NOM_REF": references("NOM", person[row]),
            "CASE_REF": references("CASE", chance.whole(0, cases.n - 1, n)[row]),
            "CONSID_DT": day_texts(day),
            "VIEW": coded(np.where(is_excluded, "ex", "may"), {"ex": "SCH4 CHECK", "may": "S45 MAY APPLY - CPS TOLD"}),
            "EVIDENCE": pa.nulls(total, pa.string()),
            "CPS_TOLD_DT": day_texts(day),
            "ACT_DT": day_texts(act[row]),
            "TEST": coded(np.where(is_excluded, "", test), {"child": "S45(4)", "adult": "S45(1)"}),
            "SCH4_REF": coded(looked_up, _ENTRIES),
            "SCH4_VIEW": coded(looked_up, _PLACES),
            "DURESS_YN": flags(looked_up != "no duress", is_excluded & (looked_up != "not said")),
            "PUBINT_YN": flags(np.ones(total, np.bool_), is_excluded & (looked_up != "not said")),
        },
    )


def write_considered_before_disposal(export: Export, chance: Chance) -> None:
    """More rows of S45_LOG for some of those given an ending out of court: before it, after it, or on no day."""
    disposal = ReadBack(export, "DISPOSAL_REC")
    given = disposal.days("GIVEN_DT")
    rows = np.flatnonzero(given != BLANK)
    how = chance.quota(len(rows), {"before": 0.45, "after": 0.1, "undated": 0.1, "nothing": 0.35})
    rows, how = rows[how != "nothing"], how[how != "nothing"]
    n = len(rows)
    day = given[rows] + np.where(how == "before", -chance.whole(0, 3, n), chance.whole(1, 30, n))
    day = np.where(how == "undated", BLANK, np.minimum(day, NOW_DAY - 1))
    yes = flags(np.ones(n, np.bool_))
    blank = pa.nulls(n, pa.string())
    export.add(
        "S45_LOG",
        {
            "SL_REF": row_keys("S9", n),
            "NOM_REF": disposal.keys("NOM_REF").take(rows),
            "CASE_REF": disposal.keys("CASE_REF").take(rows),
            "CONSID_DT": day_texts(day),
            "VIEW": chance.any_of(("SCH4 CHECK",), n),
            "EVIDENCE": blank,
            "CPS_TOLD_DT": blank,
            "ACT_DT": blank,
            "TEST": blank,
            "SCH4_REF": blank,
            "SCH4_VIEW": blank,
            "DURESS_YN": yes,
            "PUBINT_YN": yes,
        },
    )


def write_memos(export: Export, chance: Chance) -> None:
    """CPS_MEMO: what the prosecutor was told of decisions about people who are charged."""
    decision, charge = ReadBack(export, "NRM_DEC"), ReadBack(export, "CHARGE_REC")
    person, received = decision.numbers("NOM_REF", "NOM"), decision.days("RECEIVED_DT")
    rows = np.flatnonzero(np.isin(person, charge.numbers("NOM_REF", "NOM")) & (received != BLANK))
    n = len(rows)
    how = chance.quota(n, {"good": 0.4, "late": 0.15, "nothing": 0.35, "undated": 0.1})
    day = received[rows] + np.where(how == "late", chance.whole(12, 60, n), chance.whole(0, 5, n))
    is_told = (how != "nothing") & (day < NOW_DAY)
    export.write(
        "CPS_MEMO",
        {
            "CM_REF": row_keys("CM", int(is_told.sum())),
            "NOM_REF": references("NOM", person[rows][is_told]),
            "SENT_DT": day_texts(np.where(how == "undated", BLANK, day)[is_told]),
        },
    )


def write_told_offences(export: Export, chance: Chance, victims: Victims) -> None:
    """TOLD_OFF: offences told of beside the exploitation; some tied to a crime of theirs, some decided on."""
    crime = ReadBack(export, "CRIME_REC")
    of_person = np.full(int(victims.person.max()) + 1, BLANK, np.int64)
    owner = crime.numbers("VICT_NOM", "NOM")
    of_person[owner[owner != BLANK]] = np.flatnonzero(owner != BLANK)
    crimed = crime.moments("CRIMED_DTTM")
    victim = np.flatnonzero(chance.quota(victims.n, {"no": 0.75, "yes": 0.25}) == "yes")
    n = len(victim)
    mine = of_person[victims.person[victim]]
    told = moment_on(
        np.minimum(victims.judged[victim] + chance.whole(0, 10, n), NOW_DAY - 1), chance.whole(8 * HOUR, 20 * HOUR, n)
    )
    at_crime = np.where(mine == BLANK, BLANK, crimed[mine])
    is_near = (at_crime != BLANK) & chance.is_true(0.6, n)
    told = np.where(is_near, settled(at_crime - chance.whole(HOUR, 30 * HOUR, n)), told)
    how = chance.quota(n, {"crime": 0.42, "decided": 0.26, "late": 0.08, "day": 0.06, "nothing": 0.18})
    decided = settled(told + np.where(how == "late", chance.whole(2 * DAY, 40 * DAY, n), chance.whole(0, 20 * HOUR, n)))
    is_decided = np.isin(how, ("decided", "late", "day")) & (decided < NOW)
    told = np.where(chance.quota(n, {"at": 0.95, "blank": 0.05}) == "at", told, BLANK)
    decided = np.where(is_decided, decided, BLANK)
    export.write(
        "TOLD_OFF",
        {
            "TO_REF": row_keys("TO", n),
            "NOM_REF": references("NOM", victims.person[victim]),
            "CASE_REF": references("CASE", victims.case[victim]),
            "OFFENCE": coded(chance.quota(n, _OFFENCES), _OFFENCE_TEXTS),
            "TOLD_DTTM": moment_texts(told),
            "CRIME_REF": references("CR", np.where(how == "crime", mine, BLANK)),
            "DECISION": coded(np.where(is_decided, chance.quota(n, {"in": 0.6, "of": 0.2, "no": 0.2}), ""),
                              {"in": "PRINCIPAL", "of": "OTHER FORCE", "no": "NO CRIME"}),
            "DECIDED_DT": day_texts(day_of(decided)),
            "DECIDED_TM": clock_texts(decided, how != "day"),
        },
    )  # fmt: skip


def write_arrests(export: Export, chance: Chance, people: People) -> None:
    """More rows of IMM_REC, of people who are in no log: signs plain or not, looked at before or after (MS_LOOK)."""
    n = max(30, people.n // 60)
    person = people.reserve(
        np.full(n, "adult"),
        is_named=chance.is_true(0.7, n),
        homes=np.full(n, BLANK, np.int64),
        male_share=0.6,
    )
    first = ReadBack(export, "IMM_REC").n
    arrested = moment_on(NOW_DAY - chance.whole(1, 400, n), chance.whole(4 * HOUR, 20 * HOUR, n))
    arrested = np.where(chance.quota(n, {"at": 0.94, "blank": 0.06}) == "at", arrested, BLANK)
    signs = chance.quota(n, {"plain": 0.7, "none": 0.18, "": 0.12})
    export.add(
        "IMM_REC",
        {
            "IR_REF": references("IR", first + np.arange(n, dtype=np.int64)),
            "NOM_REF": references("NOM", person),
            "CASE_REF": pa.nulls(n, pa.string()),
            "ARREST_DTTM": moment_texts(arrested),
            "SIGNS_YN": flags(signs == "plain", signs != ""),
        },
    )
    how = chance.quota(n, {"before": 0.4, "after": 0.2, "nothing": 0.34, "undated": 0.06})
    look = np.flatnonzero(how != "nothing")
    base = np.where(arrested[look] == BLANK, NOW - 90 * DAY, arrested[look])
    apart = np.where(how[look] == "before", -chance.whole(60, 8 * HOUR, len(look)), chance.whole(60, DAY, len(look)))
    at = np.where(how[look] == "undated", BLANK, settled(base + apart))
    export.write(
        "MS_LOOK",
        {
            "ML_REF": row_keys("ML", len(look)),
            "NOM_REF": references("NOM", person[look]),
            "LOOKED_DTTM": moment_texts(at),
            "RESULT": chance.any_of(("MAY BE", "NOT THOUGHT", "OPEN"), len(look)),
        },
    )


def write_handed_over(export: Export, chance: Chance, cases: Cases, suspects: Suspects) -> None:
    """IE_PASSED: suspects who are no potential victims, in cases begun and in cases with no first step."""
    proper = np.flatnonzero((suspects.victim == BLANK) & (suspects.case != BLANK))
    case = suspects.case[proper]
    is_idle = (cases.opened[case] == BLANK) | (cases.began[case] > NOW_DAY - 6)
    chosen = proper[is_idle | chance.is_true(0.1, len(proper))]
    n = len(chosen)
    began = cases.began[suspects.case[chosen]]
    day = np.minimum(began + np.where(chance.is_true(0.1, n), -20, chance.whole(0, 5, n)), NOW_DAY - 1)
    day = np.where(chance.quota(n, {"day": 0.94, "blank": 0.06}) == "day", day, BLANK)
    export.write(
        "IE_PASSED",
        {
            "IP_REF": row_keys("IP", n),
            "NOM_REF": references("NOM", suspects.person[chosen]),
            "CASE_REF": references("CASE", suspects.case[chosen]),
            "SENT_DT": day_texts(day),
            "PURPOSE": chance.any_of(("Joint operation.", "Interview under caution planned."), n),
        },
    )
