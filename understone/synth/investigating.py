"""How modern slavery cases are worked: the first step, the strategy, who leads, lines of enquiry and searches.

What INV-01, INV-06, INV-07, INV-11, COO-02 and COO-03 make of it. Each counts what was done before the case was
formally opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.cases import Cases
from understone.synth.chance import Chance, Words
from understone.synth.custody import Custody, Suspects
from understone.synth.export import Export, coded, only_where, references, row_keys
from understone.synth.invented import invented
from understone.synth.oracle import Acts, Owed, judged, together
from understone.synth.times import BLANK, NOW_DAY, Bools, Ints, day_of, day_texts
from understone.synth.truth import Truth
from understone.synth.work import Lines, Work

_STEP, _STRATEGY, _LINES_WITHIN, _LEAD, _SEARCH = 7, 28, 28, 7, 7
_FEWEST_LEVEL = 2
_CONSIDERED = ("financial", "phone", "scene")
_TOPIC_TEXTS = {"financial": "MONEY", "phone": "PHONES", "scene": "SCENE", "identification": "IDENT"}
_STATE_TEXTS = {"done": "COMPLETE", "not-pursued": "NFA", "open": "LIVE"}
_LATER = 2**40


def first_of_all(n: int, case: Ints, part: Words, day: Ints, parts: tuple[str, ...]) -> Acts:
    """For each case that has rows of every part, the last of the first days of each; blank where one has none."""
    first = np.full((n, len(parts)), _LATER, np.int64)
    is_there = np.zeros((n, len(parts)), np.bool_)
    for place, name in enumerate(parts):
        rows = part == name
        is_there[case[rows], place] = True
        dated = rows & (day != BLANK)
        np.minimum.at(first[:, place], case[dated], day[dated])
    whole = np.flatnonzero(is_there.all(axis=1))
    last = first[whole].max(axis=1) if len(whole) else np.empty(0, np.int64)
    return Acts(whole, np.where(last == _LATER, BLANK, last))


def _owed(cases: Cases, within: int, is_known: Bools | None = None) -> Owed:
    number = np.arange(cases.n)
    due = np.where(cases.opened == BLANK, BLANK, cases.opened + within)
    known = np.ones(cases.n, np.bool_) if is_known is None else is_known
    return Owed(number, number, cases.opened, due, is_known=known, does_earlier_count=True)


@dataclass(frozen=True)
class Extra:
    """Lines of enquiry to add to those of every case."""

    case: Ints
    kind: Words
    raised: Ints
    state: Words


def arrests_in_cases(custody: Custody, suspects: Suspects) -> Acts:
    """The day of each arrest in a case, of whomever."""
    case = suspects.case[custody.suspect]
    in_case = case != BLANK
    return Acts(case[in_case], day_of(custody.arrested)[in_case])


def write_work(
    export: Export, truth: Truth, chance: Chance, cases: Cases, *, work: Work, lines: Lines, arrests: Acts
) -> None:
    every = _write_lines(export, chance.apart(), cases, work, lines)
    names = references("CASE", np.arange(cases.n))
    stepped = np.flatnonzero(work.first_step != BLANK)
    done = every.state == "done"
    steps = together(
        Acts(stepped, day_of(work.first_step[stepped])), Acts(every.case[done], every.ended[done]), arrests
    )
    truth.add("INV-01", names, names, judged(_owed(cases, _STEP), steps, NOW_DAY))
    agreed = np.flatnonzero(work.strategy != BLANK)
    truth.add("INV-06", names, names, judged(_owed(cases, _STRATEGY), Acts(agreed, work.strategy[agreed]), NOW_DAY))
    considered = first_of_all(cases.n, every.case, every.kind, every.raised, _CONSIDERED)
    is_known = np.ones(cases.n, np.bool_)
    is_known[every.case[every.kind == ""]] = False
    truth.add("INV-11", names, names, judged(_owed(cases, _LINES_WITHIN, is_known=is_known), considered, NOW_DAY))
    _judge_levels(truth, cases, work)
    _write_joint_work(export, truth, chance.apart(), work)
    _write_searches(export, truth, chance.apart(), cases)


def _judge_levels(truth: Truth, cases: Cases, work: Work) -> None:
    number = np.arange(cases.n)
    level = work.level
    rows = np.flatnonzero(level >= _FEWEST_LEVEL)
    acts = Acts(rows, cases.opened[rows], item=rows)
    owed = Owed(number, number, cases.opened, cases.opened, is_known=level != BLANK)
    names = references("CASE", number)
    allocations = pc.binary_join_element_wise(names, "first", "|")
    truth.add("INV-07", names, allocations, judged(owed, acts, NOW_DAY, is_prohibition=True))


def _write_lines(export: Export, chance: Chance, cases: Cases, work: Work, lines: Lines) -> Lines:
    """Lines on money, phones and the scene: of most cases, some late, undated, not pursued or of no known kind."""
    how = chance.quota(
        cases.n, {"good": 0.5, "late": 0.14, "nothing": 0.16, "undated": 0.05, "blank": 0.06, "not-pursued": 0.09}
    )
    with_all = np.flatnonzero(np.isin(how, ("good", "late", "undated", "not-pursued")))
    n, which = len(with_all), how[with_all]
    scene = cases.began[with_all] + np.where(
        which == "late", chance.whole(_LINES_WITHIN + 1, 70, n), chance.whole(0, _LINES_WITHIN, n)
    )
    blank = np.flatnonzero(how == "blank")
    case = np.concatenate([with_all, with_all, with_all, blank])
    kind = np.repeat(np.array(["financial", "phone", "scene", ""]), [n, n, n, len(blank)])
    early = cases.began[np.concatenate([with_all, with_all])] + chance.whole(0, 20, 2 * n)
    raised = np.concatenate([early, np.where(which == "undated", BLANK, scene), cases.began[blank] + 1])
    # no step is on record for a case that stalled, so none of its lines is done
    is_done = chance.is_true(0.6, len(case)) & ~work.is_stalled[case] & (raised != BLANK)
    state = np.where(is_done, "done", "open")
    state[2 * n : 3 * n][which == "not-pursued"] = "not-pursued"
    kept = raised < NOW_DAY
    extra = Extra(case[kept], kind[kept], raised[kept], state[kept])
    ended = add_lines(export, chance, cases, extra, "EM")
    return lines.with_more(extra.case, extra.kind, extra.raised, extra.state, ended)


def add_lines(export: Export, chance: Chance, cases: Cases, extra: Extra, prefix: str) -> Ints:
    """Adds rows to ENQ_LINE; returns the day each ended, blank while open."""
    n = len(extra.case)
    is_over = (extra.state != "open") & (extra.raised != BLANK)
    ended = np.where(is_over, np.minimum(extra.raised + chance.whole(0, 40, n), NOW_DAY - 1), BLANK)
    export.add(
        "ENQ_LINE",
        {
            "EL_REF": row_keys(prefix, n),
            "CASE_REF": references("CASE", extra.case),
            "OWNER": references("C", cases.owner[extra.case]),
            "TOPIC": coded(extra.kind, _TOPIC_TEXTS),
            "WHAT": coded(
                extra.kind,
                {
                    "financial": "Wages, rent and accounts",
                    "phone": "Who called whom",
                    "scene": "What the premises show",
                    "identification": "Who or what is it",
                },
            ),
            "RAISED_DT": day_texts(extra.raised),
            "STATE": coded(extra.state, _STATE_TEXTS),
            "ENDED_DT": day_texts(ended),
            "WHY": only_where(chance.any_of(("premises cleared", "owner abroad"), n), extra.state == "not-pursued"),
        },
    )
    return ended


def _write_joint_work(export: Export, truth: Truth, chance: Chance, work: Work) -> None:
    case = work.joined
    n = len(case)
    second = np.flatnonzero((work.joined_on != BLANK) & (work.joined_on + 10 < NOW_DAY) & chance.is_true(0.3, n))
    both = np.concatenate([case, case[second]])
    began = np.concatenate([work.joined_on, work.joined_on[second] + 10])
    kind = chance.quota(len(both), {"FORCE": 0.4, "ROCU": 0.2, "FWA": 0.2, "LA": 0.2})
    export.write(
        "JOINT_WORK",
        {
            "JW_REF": row_keys("JW", len(both)),
            "CASE_REF": references("CASE", both),
            "BODY_TYPE": pa.array(kind.astype(object), type=pa.string()),
            "BODY": only_where(chance.any_of(invented()["forces"], len(both)), kind == "FORCE"),
            "BEGAN_DT": day_texts(began),
        },
    )
    agreed = np.flatnonzero(work.lead != BLANK)
    names = references("CASE", case)
    due = np.where(work.joined_on == BLANK, BLANK, work.joined_on + _LEAD)
    owed = Owed(case, case, work.joined_on, due, does_earlier_count=True)
    truth.add("COO-02", names, names, judged(owed, Acts(agreed, work.lead[agreed]), NOW_DAY))


_SEARCHED: Mapping[str, float] = {
    "good": 0.42, "late": 0.14, "search": 0.14, "told": 0.08, "nothing": 0.1, "undated": 0.06, "blank": 0.06,
}  # fmt: skip


def _write_searches(export: Export, truth: Truth, chance: Chance, cases: Cases) -> None:
    how = chance.quota(cases.n, _SEARCHED)
    searched = np.flatnonzero(np.isin(how, ("good", "late", "search", "undated")))
    told = np.flatnonzero(np.isin(how, ("good", "late", "told", "undated", "blank")))
    unclear = np.flatnonzero(how == "blank")
    asked = np.flatnonzero(chance.is_true(0.1, cases.n))
    case = np.concatenate([searched, told, unclear, asked])
    kind = np.repeat(
        np.array(["pnd", "rocu-told", "", "other-force"]), [len(searched), len(told), len(unclear), len(asked)]
    )
    n = len(case)
    is_late = (how[case] == "late") & (kind == "rocu-told")
    day = cases.began[case] + np.where(is_late, chance.whole(_SEARCH + 1, 60, n), chance.whole(-2, _SEARCH, n))
    day = np.where((how[case] == "undated") & (kind == "pnd"), BLANK, day)
    kept = day < NOW_DAY
    case, kind, day = case[kept], kind[kept], day[kept]
    export.write(
        "WIDER_SEARCH",
        {
            "WS_REF": row_keys("WS", len(case)),
            "CASE_REF": references("CASE", case),
            "SEARCH": coded(kind, {"pnd": "PND", "rocu-told": "ROCU TOLD", "other-force": "OTHER FORCE"}),
            "DONE_DT": day_texts(day),
        },
    )
    is_known = np.ones(cases.n, np.bool_)
    is_known[case[kind == ""]] = False
    names = references("CASE", np.arange(cases.n))
    both = first_of_all(cases.n, case, kind, day, ("pnd", "rocu-told"))
    truth.add("COO-03", names, names, judged(_owed(cases, _SEARCH, is_known=is_known), both, NOW_DAY))
