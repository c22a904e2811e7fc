"""What follows for CRI-02, CRI-06, INV-03 and SUP-02 from what was written, read back from the export."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from understone.synth.export import Export, references
from understone.synth.oracle import Acts, Owed, judged
from understone.synth.reading_back import ReadBack, first_by
from understone.synth.times import BLANK, DAY, NOW, NOW_DAY
from understone.synth.truth import Truth

_APPROVERS = ("FCIR", "DDM")
_CHARGED = "1"


def judge_closing(export: Export, truth: Truth) -> None:
    crime, request = ReadBack(export, "CRIME_REC"), ReadBack(export, "FINALISE_REQ")
    _judge_recorded(truth, crime)
    _judge_cancelled(truth, crime)
    _judge_finalised(export, truth, crime, request)
    _judge_lines(export, truth, request)


def _judge_recorded(truth: Truth, crime: ReadBack) -> None:
    rows = np.flatnonzero(crime.words("MS_YN") == "Y")
    known, crimed = crime.moments("KNOWN_DTTM")[rows], crime.moments("CRIMED_DTTM")[rows]
    owed = Owed(rows, rows, known, np.where(known == BLANK, BLANK, known + DAY))
    keys = crime.keys("CRIME_REF").take(rows)
    truth.add("CRI-02", keys, keys, judged(owed, Acts(rows, crimed, item=rows), NOW))


def _judge_cancelled(truth: Truth, crime: ReadBack) -> None:
    day, why, by = crime.days("CANX_DTTM"), crime.words("CANX_REASON"), crime.words("CANX_BY")
    rows = np.flatnonzero((crime.words("MS_YN") == "Y") & (day != BLANK))
    is_founded = ((why == "AVI") & (crime.words("CANX_INFO") != "")) | (why == "DUP")
    right = rows[(is_founded & np.isin(by, _APPROVERS))[rows]]
    owed = Owed(rows, rows, day[rows], day[rows], is_known=((why != "") & (by != ""))[rows])
    keys = crime.keys("CRIME_REF").take(rows)
    items = pc.binary_join_element_wise(keys, "cancelled", "|")
    acts = Acts(right, day[right], item=right)
    truth.add("CRI-06", keys, items, judged(owed, acts, NOW_DAY, is_prohibition=True))


def _judge_finalised(export: Export, truth: Truth, crime: ReadBack, request: ReadBack) -> None:
    """Approvals by someone who neither asked nor has the case."""
    code, case = crime.words("OUTCOME_NO"), crime.numbers("CASE_REF", "CASE")
    rows = np.flatnonzero((crime.words("MS_YN") == "Y") & (case != BLANK) & (code != "") & (code != _CHARGED))
    decided = crime.days("OUTCOME_DTTM")[rows]
    worked = ReadBack(export, "INVESTIGATION")
    has = dict(zip(worked.words("CASE_REF"), worked.words("OIC"), strict=True))
    owner = np.array([has[key] for key in request.words("CASE_REF")], dtype=np.str_)
    by, agreed = request.words("DECIDED_BY"), request.days("AGREED_DTTM")
    is_another = (by != "") & (by != request.words("ASKED_BY")) & (by != owner)
    approved = np.flatnonzero((agreed != BLANK) & is_another)
    acts = Acts(request.numbers("CASE_REF", "CASE")[approved], agreed[approved])
    owed = Owed(case[rows], rows, decided, decided, does_earlier_count=True)
    items = pc.binary_join_element_wise(crime.keys("CRIME_REF").take(rows), "outcome", "|")
    truth.add("SUP-02", references("CASE", case[rows]), items, judged(owed, acts, NOW_DAY))


def _judge_lines(export: Export, truth: Truth, request: ReadBack) -> None:
    """Lines raised by the first closing of their case: approved, or while it is not, asked for."""
    line = ReadBack(export, "ENQ_LINE")
    asked, agreed = request.days("ASKED_DTTM"), request.days("AGREED_DTTM")
    stands = request.days("TURNED_BACK_DT") == BLANK
    closing = request.numbers("CASE_REF", "CASE")[stands]
    case, raised = line.numbers("CASE_REF", "CASE"), line.days("RAISED_DT")
    n = int(max(case.max(initial=0), closing.max(initial=0))) + 1
    closed = first_by(closing, np.where(agreed == BLANK, asked, agreed)[stands], n)[case]
    is_before = (raised == BLANK) | (closed == BLANK) | (raised <= closed)
    rows = np.flatnonzero(np.isin(case, closing) & is_before)
    state, ended = line.words("STATE"), line.days("ENDED_DT")
    done = np.flatnonzero(np.isin(state, ("COMPLETE", "NFA")))
    owed = Owed(case[rows], rows, closed[rows], closed[rows], is_known=state[rows] != "", does_earlier_count=True)
    outcomes = judged(owed, Acts(case[done], ended[done], item=done), NOW_DAY)
    truth.add("INV-03", references("CASE", case[rows]), line.keys("EL_REF").take(rows), outcomes)
