"""Charges, and section 45 considered or not; what DEF-02 makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from understone.synth.chance import Chance, Words
from understone.synth.custody import Custody, Suspects
from understone.synth.export import Export, coded, only_where, references, row_keys
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.referral import Referrals
from understone.synth.times import BLANK, DAY, HOUR, NOW_DAY, Bools, Ints, day_of, day_texts, moment_on, moment_texts
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_VIEWS = {
    "may-apply": "S45 MAY APPLY - CPS TOLD",
    "disproved": "DISPROVED - EVID LISTED",
    "not-yet": "NOT YET",
    "excluded": "SCH4 CHECK",
}
_OFFENCES = (
    "Production of cannabis",
    "Possession with intent to supply",
    "Theft from shop",
    "Possession of false document",
)
#: Which test, and where in Schedule 4: columns of S45_LOG that `considering.py` fills for others.
_NOT_WRITTEN_HERE = ("ACT_DT", "TEST", "SCH4_REF", "SCH4_VIEW", "DURESS_YN", "PUBINT_YN")
_SLAVERY_OFFENCES = ("Hold person in servitude", "Arrange travel with a view to exploitation")


@dataclass(frozen=True)
class _Charges:
    """Charges by number. `victim` is blank for suspects who are no victims."""

    suspect: Ints
    victim: Ints
    day: Ints
    is_threshold: Bools
    has_reason: Bools


def write_charges(
    export: Export,
    truth: Truth,
    chance: Chance,
    victims: Victims,
    *,
    suspects: Suspects,
    custody: Custody,
    referrals: Referrals,
) -> None:
    charges = _made(chance, victims, suspects, custody, referrals)
    considered = _write_considerations(export, chance, suspects, charges)
    _write(export, chance, suspects, custody, charges)
    referred = Acts(referrals.victim, referrals.sent)
    declined_now = np.flatnonzero((victims.ages == "adult") & np.isin(victims.answers, ("not-now", "withdrew")))
    answered = Acts(declined_now, victims.answered[declined_now])
    reasoned = np.flatnonzero(charges.is_threshold & charges.has_reason & (charges.victim != BLANK))
    threshold = Acts(charges.victim[reasoned], charges.day[reasoned], item=reasoned)
    grounds = np.where(charges.victim == BLANK, BLANK, victims.grounds[charges.victim])
    rows = np.flatnonzero((grounds != BLANK) & (grounds <= charges.day))
    owed = Owed(charges.victim[rows], rows, charges.day[rows], charges.day[rows], does_earlier_count=True)
    outcomes = judged(owed, together(referred, answered, threshold, considered), NOW_DAY)
    truth.add("DEF-02", references("NOM", victims.person[charges.victim[rows]]), references("CH", rows), outcomes)


def _made(chance: Chance, victims: Victims, suspects: Suspects, custody: Custody, referrals: Referrals) -> _Charges:
    """Suspects proper on the day of their event of charge; most victims held, before or after they were referred."""
    is_charge = (custody.event_kind == "charge") & (custody.happened != BLANK)
    proper = np.flatnonzero(is_charge & (suspects.victim[custody.event_suspect] == BLANK))
    held = np.flatnonzero(suspects.victim != BLANK)
    held = held[chance.quota(len(held), {"charged": 0.8, "not": 0.2}) == "charged"]
    victim = suspects.victim[held]
    n = len(held)
    sent = np.where(referrals.of_victim[victim] == BLANK, BLANK, referrals.sent[referrals.of_victim[victim]])
    when = chance.quota(n, {"after": 0.5, "soon": 0.4, "before": 0.1})
    base = victims.judged[victim]
    day = np.select(
        [when == "before", when == "soon"],
        [base - chance.whole(5, 90, n), base + chance.whole(0, 1, n)],
        np.maximum(base, sent) + chance.whole(3, 60, n),
    )
    is_past = day < NOW_DAY
    suspect = np.concatenate([custody.event_suspect[proper], held[is_past]])
    test = chance.quota(len(suspect), {"full": 0.75, "threshold": 0.17, "no reason": 0.08})
    return _Charges(
        suspect=suspect,
        victim=suspects.victim[suspect],
        day=np.concatenate([day_of(custody.happened[proper]), day[is_past]]),
        is_threshold=test != "full",
        has_reason=test == "threshold",
    )


def _write_considerations(export: Export, chance: Chance, suspects: Suspects, charges: _Charges) -> Acts:
    """S45_LOG for most potential victims who are charged; returns those whose evidence disproves it."""
    charge = np.flatnonzero(charges.victim != BLANK)
    view = chance.quota(
        len(charge),
        {"may-apply": 0.3, "disproved": 0.14, "disproved undated": 0.12, "not-yet": 0.12, "excluded": 0.07, "": 0.25},
    )
    is_logged = view != ""
    charge, view = charge[is_logged], view[is_logged]
    n = len(charge)
    day = np.minimum(charges.day[charge] + np.where(chance.is_true(0.7, n), -1, chance.whole(1, 20, n)), NOW_DAY - 1)
    day = np.where(view == "disproved undated", BLANK, day)
    view = np.where(view == "disproved undated", "disproved", view)
    is_told = np.isin(view, ("may-apply", "excluded"))
    export.write(
        "S45_LOG",
        {
            "SL_REF": row_keys("S45", n),
            "NOM_REF": references("NOM", suspects.person[charges.suspect[charge]]),
            "CASE_REF": references("CASE", suspects.case[charges.suspect[charge]]),
            "CONSID_DT": day_texts(day),
            "VIEW": coded(view.astype("U12"), _VIEWS),
            "EVIDENCE": only_where(
                chance.any_of(("Messages show own profit.", "Account and phone records agree."), n), view == "disproved"
            ),
            "CPS_TOLD_DT": day_texts(np.where(is_told, day, BLANK)),
            **{column: pa.nulls(n, pa.string()) for column in _NOT_WRITTEN_HERE},
        },
    )
    rows = view == "disproved"
    return Acts(charges.victim[charge[rows]], day[rows])


def _write(export: Export, chance: Chance, suspects: Suspects, custody: Custody, charges: _Charges) -> None:
    n = len(charges.suspect)
    stay_of = np.full(len(suspects.person), BLANK, np.int64)
    stay_of[custody.suspect] = np.arange(len(custody.suspect))
    is_victim = charges.victim != BLANK
    offence: Words = np.where(
        is_victim, chance.quota(n, dict.fromkeys(_OFFENCES, 1)), chance.quota(n, dict.fromkeys(_SLAVERY_OFFENCES, 1))
    )
    export.write(
        "CHARGE_REC",
        {
            "CH_REF": row_keys("CH", n),
            "NOM_REF": references("NOM", suspects.person[charges.suspect]),
            "CU_REF": references("CU", stay_of[charges.suspect]),
            "CASE_REF": references("CASE", suspects.case[charges.suspect]),
            "OFFENCE": coded(offence, {text: text for text in (*_OFFENCES, *_SLAVERY_OFFENCES)}),
            "OFFENCE_DT": day_texts(charges.day - chance.whole(1, 200, n)),
            "CHARGED_DTTM": moment_texts(moment_on(charges.day, chance.whole(2 * HOUR, DAY - HOUR, n))),
            "TEST": coded(np.where(charges.is_threshold, "t", "f"), {"t": "THRESH", "f": "FULL"}),
            "THRESH_WHY": only_where(
                chance.any_of(("Risk to life if released; referral sent after the interview.",), n), charges.has_reason
            ),
        },
    )
