"""What follows for DEF-01, IMM-03, REF-01 and REF-07 from what was written, read back from the export."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from understone.synth.already_dealt import recognised
from understone.synth.export import Export, references
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.reading_back import ReadBack
from understone.synth.times import BLANK, NOW_DAY, Ints
from understone.synth.truth import Truth

_WITHIN = 2
_CONSIDERED = ("S45 MAY APPLY - CPS TOLD", "DISPROVED - EVID LISTED", "SCH4 CHECK")


def judge_from_judgement(export: Export, truth: Truth) -> None:
    assessed = ReadBack(export, "MSHT_ASSESS")
    _judge_referred(export, truth, assessed)
    _judge_told(truth, assessed)
    _judge_charged(export, truth)
    _judge_status_checks(export, truth, assessed)


def _owed(assessed: ReadBack, rows: Ints) -> Owed:
    grounds = assessed.days("RG_DT")[rows]
    due = np.where(grounds == BLANK, BLANK, grounds + _WITHIN)
    return Owed(assessed.numbers("NOM_REF", "NOM")[rows], rows, grounds, due)


def _judge_referred(export: Export, truth: Truth, assessed: ReadBack) -> None:
    referral, notified = ReadBack(export, "NRM_SUB"), ReadBack(export, "DTN_SUB")
    sent = [Acts(one.numbers("NOM_REF", "NOM"), one.days("SENT_DT")) for one in (referral, notified)]
    outcomes = judged(_owed(assessed, np.arange(assessed.n)), together(*sent), NOW_DAY)
    truth.add("REF-01", assessed.keys("NOM_REF"), assessed.keys("MA_REF"), outcomes)


def _judge_told(truth: Truth, assessed: ReadBack) -> None:
    rows = np.flatnonzero(assessed.words("AGE_VIEW") == "ADULT")
    told = assessed.days("TOLD_DT")
    done = rows[told[rows] != BLANK]
    acts = Acts(assessed.numbers("NOM_REF", "NOM")[done], told[done])
    names, keys = assessed.keys("NOM_REF").take(rows), assessed.keys("MA_REF").take(rows)
    truth.add("REF-07", names, keys, judged(_owed(assessed, rows), acts, NOW_DAY))


def _judge_charged(export: Export, truth: Truth) -> None:
    """Charges on or after the day on which their person was first judged."""
    charge, log = ReadBack(export, "CHARGE_REC"), ReadBack(export, "S45_LOG")
    first, _ = recognised(export)
    person, day = charge.numbers("NOM_REF", "NOM"), charge.days("CHARGED_DTTM")
    known = np.where(person < len(first), first[np.minimum(person, len(first) - 1)], BLANK)
    rows = np.flatnonzero((known != BLANK) & ((day == BLANK) | (known <= day)))
    is_done = np.isin(log.words("VIEW"), _CONSIDERED)
    acts = Acts(log.numbers("NOM_REF", "NOM")[is_done], log.days("CONSID_DT")[is_done])
    owed = Owed(person[rows], rows, day[rows], day[rows], does_earlier_count=True)
    outcomes = judged(owed, acts, NOW_DAY)
    truth.add("DEF-01", references("NOM", person[rows]), charge.keys("CH_REF").take(rows), outcomes)


def _judge_status_checks(export: Export, truth: Truth, assessed: ReadBack) -> None:
    """What was passed on about potential victims and victims; nothing says what IE_PASSED was for."""
    log, passed = ReadBack(export, "DISCLOSURE_LOG"), ReadBack(export, "IE_PASSED")
    theirs = np.flatnonzero((log.words("TO_BODY") == "IMM ENF") & (log.words("HELPS_PERSON_YN") != "Y"))
    person = np.concatenate([log.numbers("NOM_REF", "NOM")[theirs], passed.numbers("NOM_REF", "NOM")])
    day = np.concatenate([log.days("SENT_DTTM")[theirs], passed.days("SENT_DT")])
    status = np.concatenate([log.words("STATUS_CHK_YN")[theirs], np.full(passed.n, "")])
    keys = pa.concat_arrays([log.keys("DL_REF").take(theirs), passed.keys("IP_REF")])
    rows = np.flatnonzero(np.isin(person, _protected(export, assessed)))
    kept = rows[status[rows] == "N"]
    owed = Owed(person[rows], rows, day[rows], day[rows], is_known=status[rows] != "")
    outcomes = judged(owed, Acts(person[kept], day[kept], item=kept), NOW_DAY, is_prohibition=True)
    truth.add("IMM-03", references("NOM", person[rows]), keys.take(rows), outcomes)


def _protected(export: Export, assessed: ReadBack) -> Ints:
    crime = ReadBack(export, "CRIME_REC")
    linked = [ReadBack(export, name) for name in ("OCC_NOM_LINK", "MEETING_NOM")]
    named = [one.numbers("NOM_REF", "NOM")[one.words("ROLE") == "PV"] for one in linked]
    every = np.concatenate([assessed.numbers("NOM_REF", "NOM"), crime.numbers("VICT_NOM", "NOM"), *named])
    return np.unique(every[every != BLANK])
