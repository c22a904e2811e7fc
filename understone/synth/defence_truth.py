"""What follows for DEF-03 to DEF-07 from what was written, read back from the export."""

from __future__ import annotations

import calendar
import datetime as dt

import numpy as np

from understone.law.calendar import day_number, eighteenth_birthday
from understone.law.schedule_4 import excluded_ids
from understone.synth.already_dealt import recognised
from understone.synth.dealt_truth import judge_dealt_with, judge_handed_over, judge_immigration_arrests
from understone.synth.export import Export, references
from understone.synth.oracle import ANY, Acts, Owed, judged, together
from understone.synth.reading_back import ReadBack, first_by
from understone.synth.times import BLANK, NOW_DAY, Bools, Ints, fifth_working_day
from understone.synth.truth import Truth

_MAY_APPLY, _EXCLUDED, _DISPROVED = "S45 MAY APPLY - CPS TOLD", "SCH4 CHECK", "DISPROVED - EVID LISTED"
_LAW_BEGAN = day_number(dt.date(2015, 7, 31))


def judge_defence(export: Export, truth: Truth) -> None:
    log = ReadBack(export, "S45_LOG")
    _judge_tests(export, truth, log)
    _judge_schedule(truth, log)
    _judge_told(export, truth, log)
    _judge_pursued(export, truth)
    _judge_disposals(export, truth, log)
    judge_dealt_with(export, truth)
    judge_immigration_arrests(export, truth)
    judge_handed_over(export, truth)


def _put_right(log: ReadBack, rows: Ints, right: Ints) -> Acts:
    """Each right row for itself, and for every earlier look at the same act of the same person."""
    person, day, act = log.numbers("NOM_REF", "NOM"), log.days("CONSID_DT"), log.days("ACT_DT")
    later = [
        (row, other)
        for other in right
        for row in rows[(person[rows] == person[other]) & (act[rows] == act[other]) & (act[rows] != BLANK)]
        if day[row] != BLANK and day[other] > day[row]
    ]
    item = np.array([*right, *(row for row, _ in later)], dtype=np.int64)
    done = np.array([*right, *(other for _, other in later)], dtype=np.int64)
    return Acts(person[item], day[done], item=item)


def _judge_tests(export: Export, truth: Truth, log: ReadBack) -> None:
    view, test, act = log.words("VIEW"), log.words("TEST"), log.days("ACT_DT")
    person = log.numbers("NOM_REF", "NOM")
    adult_on, is_presumed = _ages(export, person)
    may_be_child = (adult_on == BLANK) | (adult_on > np.where(act == BLANK, _LAW_BEGAN, act))
    rows = np.flatnonzero(((test != "") | (view == _MAY_APPLY)) & (is_presumed | may_be_child))
    is_known = (test != "") & (is_presumed | ((adult_on != BLANK) & (act != BLANK)))
    _add(truth, "DEF-03", log, rows, acts=_put_right(log, rows, rows[test[rows] == "S45(4)"]), is_known=is_known)


def _ages(export: Export, person: Ints) -> tuple[Ints, Bools]:
    """The day from which each is certainly 18 (blank: not known), and who is presumed a child."""
    nominal = ReadBack(export, "NOMINAL")
    born = dict(zip(nominal.words("NOM_REF"), nominal.words("DOB"), strict=True))
    adult_on = np.array([_adult_on(born[key]) for key in references("NOM", person).to_pylist()], dtype=np.int64)
    assessed = ReadBack(export, "MSHT_ASSESS")
    doubted = assessed.numbers("NOM_REF", "NOM")[assessed.words("AGE_VIEW") == "DISPUTED"]
    settled = np.empty(0, np.int64)
    if export.path_of("AGE_DOUBT").exists():
        doubts = ReadBack(export, "AGE_DOUBT")
        whose = doubts.numbers("NOM_REF", "NOM")
        doubted, settled = np.concatenate([doubted, whose]), whose[doubts.words("SETTLED_AS") == "ADULT"]
    return adult_on, np.isin(person, doubted) & ~np.isin(person, settled)


def _adult_on(born: str) -> int:
    """From the last day on which someone whose birth is written so may have been born: a day, a month or a year."""
    if not born:
        return BLANK
    if "/" in born:
        last = dt.datetime.strptime(born, "%d/%m/%Y").replace(tzinfo=dt.UTC).date()
    elif "-" in born:
        year, month = (int(part) for part in born.split("-"))
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
    else:
        last = dt.date(int(born), 12, 31)
    return day_number(eighteenth_birthday(last))


def _judge_schedule(truth: Truth, log: ReadBack) -> None:
    view, entry, place = log.words("VIEW"), log.words("SCH4_REF"), log.words("SCH4_VIEW")
    duress, public = log.words("DURESS_YN"), log.words("PUBINT_YN")
    is_offered, is_excluded = view == _MAY_APPLY, view == _EXCLUDED
    looked_up = is_offered & (entry == "") & (place == "NOT IN SCH4")
    both = is_excluded & (duress == "Y") & (public == "Y")
    is_wrong = (is_offered & np.isin(entry, excluded_ids())) | (is_excluded & ((duress == "N") | (public == "N")))
    rows = np.flatnonzero(is_offered | is_excluded)
    acts = _put_right(log, rows, np.flatnonzero(looked_up | both))
    _add(truth, "DEF-04", log, rows, acts=acts, is_known=looked_up | both | is_wrong)


def _add(truth: Truth, standard: str, log: ReadBack, rows: Ints, *, acts: Acts, is_known: Bools) -> None:
    person, day = log.numbers("NOM_REF", "NOM"), log.days("CONSID_DT")
    owed = Owed(person[rows], rows, day[rows], day[rows], is_known=is_known[rows])
    outcomes = judged(owed, acts, NOW_DAY, is_prohibition=True)
    truth.add(standard, references("NOM", person[rows]), log.keys("SL_REF").take(rows), outcomes)


def _judge_told(export: Export, truth: Truth, log: ReadBack) -> None:
    decision, charge, memo = (ReadBack(export, name) for name in ("NRM_DEC", "CHARGE_REC", "CPS_MEMO"))
    person, received = decision.numbers("NOM_REF", "NOM"), decision.days("RECEIVED_DT")
    charged_person = charge.numbers("NOM_REF", "NOM")
    n = int(max(person.max(initial=0), charged_person.max(initial=0))) + 1
    charged = first_by(charged_person, charge.days("CHARGED_DTTM"), n)
    rows = np.flatnonzero(np.isin(decision.words("DEC_TYPE"), ("RG", "CG")) & (charged[person] != BLANK))
    trigger = np.where(received[rows] == BLANK, BLANK, np.maximum(received[rows], charged[person[rows]]))
    due = np.where(trigger == BLANK, BLANK, fifth_working_day(np.maximum(trigger, 20_000)))
    told = log.days("CPS_TOLD_DT")
    considered = Acts(log.numbers("NOM_REF", "NOM")[told != BLANK], told[told != BLANK])
    acts = together(considered, Acts(memo.numbers("NOM_REF", "NOM"), memo.days("SENT_DT")))
    outcomes = judged(Owed(person[rows], rows, trigger, due), acts, NOW_DAY)
    truth.add("DEF-05", references("NOM", person[rows]), decision.keys("ND_REF").take(rows), outcomes)


def _judge_pursued(export: Export, truth: Truth) -> None:
    """By case: those who may be victims in it, and whoever else was arrested in it or is named as a suspect."""
    assessed, stay, link = (ReadBack(export, name) for name in ("MSHT_ASSESS", "CUST_REC", "OCC_NOM_LINK"))
    person, case, judged_on = (
        assessed.numbers("NOM_REF", "NOM"),
        assessed.numbers("CASE_REF", "CASE"),
        assessed.days("RG_DT"),
    )
    is_held = stay.words("IMM_ARREST_YN") != "Y"
    held, held_in = stay.numbers("NOM_REF", "NOM")[is_held], stay.numbers("CASE_REF", "CASE")[is_held]
    arrested = stay.days("ARREST_DTTM")[is_held]
    suspect, suspected = _suspected(export, held, arrested)
    n = int(max(suspect.max(initial=0), person.max(initial=0))) + 1
    first = first_by(suspect, suspected, n)
    rows = np.flatnonzero(np.isin(person, suspect))
    on, from_on = judged_on[rows], first[person[rows]]
    trigger = np.where((on == BLANK) | (from_on == BLANK), BLANK, np.maximum(on, from_on))
    due = np.where(trigger == BLANK, BLANK, trigger + 28)
    is_named = (link.words("ROLE") == "SUSP") & (link.numbers("CASE_REF", "CASE") != BLANK)
    named, named_in = link.numbers("NOM_REF", "NOM")[is_named], link.numbers("CASE_REF", "CASE")[is_named]
    who, where = np.concatenate([held, named]), np.concatenate([held_in, named_in])
    when = np.concatenate([arrested, np.full(len(named), BLANK, np.int64)])
    counts = (where != BLANK) & ~np.isin(where * n + who, case * n + person) & _is_slavery(export, where)
    acts = together(Acts(where[counts], when[counts]), _lines(export))
    outcomes = judged(Owed(case[rows], rows, trigger, due, does_earlier_count=True), acts, NOW_DAY)
    truth.add("DEF-06", references("NOM", person[rows]), assessed.keys("MA_REF").take(rows), outcomes)


def _lines(export: Export) -> Acts:
    """Lines of enquiry on who controls someone, by case; none where the system does not say what a line is about."""
    line = ReadBack(export, "ENQ_LINE")
    if not line.has("TOPIC"):
        return Acts(np.empty(0, np.int64), np.empty(0, np.int64))
    rows = line.words("TOPIC") == "CONTROL"
    return Acts(line.numbers("CASE_REF", "CASE")[rows], line.days("RAISED_DT")[rows])


def _suspected(export: Export, held: Ints, arrested: Ints) -> tuple[Ints, Ints]:
    charge, disposal = ReadBack(export, "CHARGE_REC"), ReadBack(export, "DISPOSAL_REC")
    return (
        np.concatenate([held, charge.numbers("NOM_REF", "NOM"), disposal.numbers("NOM_REF", "NOM")]),
        np.concatenate([arrested, charge.days("CHARGED_DTTM"), disposal.days("GIVEN_DT")]),
    )


def _is_slavery(export: Export, case: Ints) -> Bools:
    worked = ReadBack(export, "INVESTIGATION")
    return np.isin(case, worked.numbers("CASE_REF", "CASE")[worked.words("MS_YN") == "Y"])


def _judge_disposals(export: Export, truth: Truth, log: ReadBack) -> None:
    disposal = ReadBack(export, "DISPOSAL_REC")
    person, given, back = disposal.numbers("NOM_REF", "NOM"), disposal.days("GIVEN_DT"), disposal.days("TAKEN_BACK_DT")
    first, _ = recognised(export)
    rows = np.flatnonzero((first[person] != BLANK) & ((given == BLANK) | (first[person] <= given)))
    is_view = np.isin(log.words("VIEW"), (_MAY_APPLY, _EXCLUDED, _DISPROVED)) | (log.words("PUBINT_YN") == "Y")
    whose, day = log.numbers("NOM_REF", "NOM")[is_view], log.days("CONSID_DT")[is_view]
    taken = np.flatnonzero(back != BLANK)
    acts = together(
        Acts(whose, day, item=np.full(len(whose), ANY, np.int64)), Acts(person[taken], back[taken], item=taken)
    )
    owed = Owed(person[rows], rows, given[rows], given[rows], does_earlier_count=True)
    truth.add(
        "DEF-07", references("NOM", person[rows]), disposal.keys("DR_REF").take(rows), judged(owed, acts, NOW_DAY)
    )
