"""What follows for DEF-08, DEF-09, IMM-01 and IMM-04 from what was written, read back from the export."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from understone.synth.already_dealt import Results, before_recognition, recognised, results
from understone.synth.export import Export, references
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.reading_back import ReadBack
from understone.synth.times import BLANK, NOW, NOW_DAY, Bools, Ints, day_bounds
from understone.synth.truth import Truth

_WITHIN = 14


def judge_dealt_with(export: Export, truth: Truth) -> None:
    found = results(export)
    for one in found[:-1]:
        _judge_results(export, truth, "DEF-08", one, _NOTHING)
    disposal = ReadBack(export, "DISPOSAL_REC")
    back = disposal.days("TAKEN_BACK_DT")
    taken = np.flatnonzero(back != BLANK)
    _judge_results(
        export, truth, "DEF-09", found[-1], Acts(disposal.numbers("NOM_REF", "NOM")[taken], back[taken], item=taken)
    )


_NOTHING = Acts(np.empty(0, np.int64), np.empty(0, np.int64), item=np.empty(0, np.int64))


def _judge_results(export: Export, truth: Truth, standard: str, one: Results, also: Acts) -> None:
    first, is_judged = recognised(export)
    place = before_recognition(one, first, is_judged)
    item, person, day = one.row[place], one.person[place], one.day[place]
    gone = np.isin(item, also.item[also.first < first[also.subject]])
    item, person, day = item[~gone], person[~gone], day[~gone]
    acts, untold = _looked_at(export, one)
    trigger = first[person]
    due = np.where(trigger == BLANK, BLANK, trigger + _WITHIN)
    owed = Owed(person, item, trigger, due, is_known=(day != BLANK) & ~np.isin(item, untold))
    outcomes = judged(owed, together(acts, also), NOW_DAY)
    truth.add(standard, references("NOM", person), references(one.prefix, item), outcomes)


def _looked_at(export: Export, one: Results) -> tuple[Acts, Ints]:
    """Looks with everything done, and the results decided on of which nothing says whether someone was told."""
    look = ReadBack(export, "RESULT_LOOK")
    column = "STAY_REF" if one.is_detention else f"{one.prefix}_REF"
    keys = look.words(column)
    is_one = np.char.startswith(keys, one.prefix)
    item = np.where(is_one, look.numbers(column, one.prefix), BLANK)
    decided, told, person_told = (look.days(name) for name in ("DECIDED_DT", "CPS_TOLD_DT", "PERSON_TOLD_DT"))
    is_viewed = is_one & (look.words("VIEW") != "")
    detention = look.words("DETENTION_TOLD_YN")
    is_told: Bools = detention == "Y" if one.is_detention else told != BLANK
    is_whole = is_viewed & (decided != BLANK) & is_told & (person_told != BLANK)
    last = np.maximum(np.maximum(decided, person_told), told)
    blank = person_told == BLANK
    untold = is_viewed & ((blank | (detention == "")) if one.is_detention else (is_told & blank))
    return Acts(look.numbers("NOM_REF", "NOM")[is_whole], last[is_whole], item=item[is_whole]), item[untold]


def judge_immigration_arrests(export: Export, truth: Truth) -> None:
    """Of people in no log, and of potential victims, whose arrests say nothing of signs or that they were plain."""
    stay, arrest, assessed = (ReadBack(export, name) for name in ("CUST_REC", "IMM_REC", "MSHT_ASSESS"))
    held = np.flatnonzero(stay.words("IMM_ARREST_YN") == "Y")
    signs = np.concatenate([np.full(len(held), ""), arrest.words("SIGNS_YN")])
    person = np.concatenate([stay.numbers("NOM_REF", "NOM")[held], arrest.numbers("NOM_REF", "NOM")])
    at = np.concatenate([stay.moments("ARREST_DTTM")[held], arrest.moments("ARREST_DTTM")])
    keys = pa.concat_arrays([stay.keys("CU_REF").take(held), arrest.keys("IR_REF")])
    rows = np.flatnonzero(signs != "N")
    begins, ends = day_bounds(assessed.days("RG_DT"))
    acts = together(Acts(assessed.numbers("NOM_REF", "NOM"), begins, last=ends), _looks(export))
    owed = Owed(person[rows], rows, at[rows], at[rows], is_known=signs[rows] == "Y", does_earlier_count=True)
    truth.add("IMM-01", references("NOM", person[rows]), keys.take(rows), judged(owed, acts, NOW))


def _looks(export: Export) -> Acts:
    """At moments, and where looks are logged by day, on those days."""
    look = ReadBack(export, "MS_LOOK")
    timed = Acts(look.numbers("NOM_REF", "NOM"), look.moments("LOOKED_DTTM"))
    if not export.path_of("LOOK_LOG").exists():
        return timed
    log = ReadBack(export, "LOOK_LOG")
    rows = np.flatnonzero(log.words("NOM_REF") != "")
    begins, ends = day_bounds(log.days("LOOKED_DT")[rows])
    return together(timed, Acts(log.numbers("NOM_REF", "NOM")[rows], begins, last=ends))


def judge_handed_over(export: Export, truth: Truth) -> None:
    """What was passed to Immigration Enforcement about potential victims, and about suspects of the same cases."""
    log, passed, assessed = (ReadBack(export, name) for name in ("DISCLOSURE_LOG", "IE_PASSED", "MSHT_ASSESS"))
    first, _ = recognised(export)
    case_of = np.full(len(first), BLANK, np.int64)
    case_of[assessed.numbers("NOM_REF", "NOM")] = assessed.numbers("CASE_REF", "CASE")
    rows = np.flatnonzero((log.words("TO_BODY") == "IMM ENF") & (log.words("HELPS_PERSON_YN") != "Y"))
    victim, sent = log.numbers("NOM_REF", "NOM")[rows], log.days("SENT_DTTM")[rows]
    trigger = np.where(sent == BLANK, BLANK, np.maximum(sent, first[victim]))
    person = np.concatenate([victim, passed.numbers("NOM_REF", "NOM")])
    case = np.concatenate([case_of[victim], passed.numbers("CASE_REF", "CASE")])
    trigger = np.concatenate([trigger, passed.days("SENT_DT")])
    keys = pa.concat_arrays([log.keys("DL_REF").take(rows), passed.keys("IP_REF")])
    worked = ReadBack(export, "INVESTIGATION")
    step = worked.days("FIRST_STEP_DTTM")
    begun = np.flatnonzero((step != BLANK) & (worked.words("MS_YN") == "Y"))
    acts = Acts(worked.numbers("CASE_REF", "CASE")[begun], step[begun])
    due = np.where(trigger == BLANK, BLANK, trigger + 7)
    owed = Owed(case, np.arange(len(case)), trigger, due, does_earlier_count=True)
    truth.add("IMM-04", references("NOM", person), keys, judged(owed, acts, NOW_DAY))
