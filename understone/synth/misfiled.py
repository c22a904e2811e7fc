"""Reports that were looked at though filed as something else, and N200 entries on them; what CRI-07 makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from understone.synth.cases import Cases
from understone.synth.chance import Chance
from understone.synth.crimes import Crimes
from understone.synth.export import Export, coded, references, row_keys
from understone.synth.incidents import Incidents
from understone.synth.looking import Looks
from understone.synth.narratives import Scenarios
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.times import BLANK, NOW_DAY, Ints, day_of, day_texts
from understone.synth.truth import Truth
from understone.synth.victims import Victims

_WITHIN = 7
_HOW = {"good": 0.4, "late": 0.16, "nothing": 0.36, "undated": 0.08}
_CODE_TEXTS = {"notified": "N200/03", "elsewhere": "N200/06"}


def look_into_reports(chance: Chance, looks: Looks, incidents: Incidents, scenarios: Scenarios) -> tuple[Ints, Ints]:
    """Looks at reports that opened no case, three in four of them written with signs; REC-01 asks for them.

    Returns the reports in which someone may be a victim, with the day that was written (blank: undated).
    """
    loose = incidents.case == BLANK
    is_signed = scenarios.has_signs[incidents.scenario]
    groups = [np.flatnonzero(loose & is_signed), np.flatnonzero(loose & ~is_signed)]
    sizes = [max(12, incidents.n // 80), max(4, incidents.n // 240)]
    report = np.concatenate(
        [group[chance.in_order(len(group))[:size]] for group, size in zip(groups, sizes, strict=True)]
    )
    n = len(report)
    day = day_of(incidents.reported[report]) + chance.whole(0, 15, n)
    is_past = day < NOW_DAY
    report, day = report[is_past], day[is_past]
    day = np.where(chance.quota(len(report), {"day": 0.94, "blank": 0.06}) == "day", day, BLANK)
    view = looks.add(chance, day, occurrence=report)
    return report[view == "may-be"], day[view == "may-be"]


@dataclass(frozen=True)
class Opened:
    """The reports that opened a case: the report of each judgement and its day, and what was recorded or worked."""

    report: Ints
    judged: Ints
    acts: Acts


def opened_by_reports(
    cases: Cases, victims: Victims, crimes: Crimes, of_case: Ints, *, seen: tuple[Ints, Ints]
) -> Opened:
    """`seen` are the reports in which someone beside them may be a victim, and the days of it (blank: undated)."""
    report = of_case[victims.case]
    acts = together(
        Acts(of_case, cases.opened),
        Acts(report[crimes.victim], crimes.crimed),
        Acts(report[crimes.entry_victim], crimes.entered),
    )
    return Opened(np.concatenate([report, seen[0]]), np.concatenate([victims.grounds, seen[1]]), acts)


def write_misfiled(
    export: Export, truth: Truth, chance: Chance, *, incidents: Incidents, thought: tuple[Ints, Ints], opened: Opened
) -> None:
    """OCC_ENTRY for some reports of `thought`; judges these and the reports that opened a case."""
    report, thought_on = thought
    entered = _write_entries(export, chance, report, thought_on)
    subject, first = _first_judgements(
        np.concatenate([report, opened.report]), np.concatenate([thought_on, opened.judged])
    )
    is_owed = incidents.kind[subject] != "modern-slavery"
    subject, first = subject[is_owed], first[is_owed]
    due = np.where(first == BLANK, BLANK, first + _WITHIN)
    owed = Owed(subject, subject, first, due, does_earlier_count=True)
    keys = references("OCC", subject)
    truth.add("CRI-07", keys, keys, judged(owed, together(entered, opened.acts), NOW_DAY))


def _first_judgements(report: Ints, day: Ints) -> tuple[Ints, Ints]:
    """Each report once, with its first day; blank where none of its judgements has one."""
    subject, place = np.unique(report, return_inverse=True)
    first = np.full(len(subject), np.iinfo(np.int64).max)
    np.minimum.at(first, place[day != BLANK], day[day != BLANK])
    return subject, np.where(first == np.iinfo(np.int64).max, BLANK, first)


def _write_entries(export: Export, chance: Chance, report: Ints, thought_on: Ints) -> Acts:
    n = len(report)
    how = chance.quota(n, _HOW)
    start = np.where(thought_on == BLANK, NOW_DAY - 60, thought_on)
    after = np.where(how == "late", chance.whole(_WITHIN + 1, 60, n), chance.whole(0, _WITHIN, n))
    entered = np.where(how == "undated", BLANK, start + after)
    done = (how != "nothing") & (entered < NOW_DAY)
    export.write(
        "OCC_ENTRY",
        {
            "OE_REF": row_keys("OE", int(done.sum())),
            "OE_CODE": coded(chance.quota(int(done.sum()), {"notified": 0.6, "elsewhere": 0.4}), _CODE_TEXTS),
            "OCC_REF": references("OCC", report[done]),
            "ENTERED_DT": day_texts(entered[done]),
        },
    )
    return Acts(report[done], entered[done])
