"""Measures that are no obligations, as the report prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from understone.measure import Says, ratios
from understone.measure.whole_record import window
from understone.record.codes import OutcomeCode
from understone.report.results import ReportedForce, Results
from understone.report.wording import counted, day, number, percent

_NOT_SUPPLIED = "not supplied for the whole of these months"
_LINES = (
    ("judgements", "Judgements that someone may be a victim"),
    ("referrals", "Referrals into the NRM"),
    ("notifications", "Duty-to-notify notifications"),
    ("crimes", "Modern slavery crimes (class 106) recorded"),
    ("section_45", "Times that section 45 was considered"),
    ("repeat_victims", "People judged in more than one case, the last time in these months"),
)
#: Counts in which few would be known people.
_OF_PEOPLE = ("section_45", "repeat_victims")


@dataclass(frozen=True)
class MeasureLine:
    """`undated` is what has no day and may belong to these months too."""

    says: str
    value: str
    undated: str


@dataclass(frozen=True)
class Measures:
    from_day: str
    until_day: str
    began: str
    began_range: str
    visits: str
    police_led_gaming: str
    lines: list[MeasureLine]
    outcomes: list[MeasureLine]
    not_one_cohort: str
    gaming: str


def measures(results: Results, force: ReportedForce) -> Measures:
    activity = results.rows("activity", force.force_id)
    starts, ends = window(force.as_at)
    began, began_range = _began(ratios.police_led(results.rows("case_origins", force.force_id), activity))
    return Measures(
        from_day=day(starts),
        until_day=day(ends),
        began=began,
        began_range=began_range,
        visits=_visits(activity),
        police_led_gaming=ratios.POLICE_LED_GAMING,
        lines=[*_counts(activity), _crimes_per_referral(activity), _wait(results, force)],
        outcomes=_outcomes(activity),
        not_one_cohort=ratios.NOT_ONE_COHORT,
        gaming=ratios.ACTIVITY_GAMING,
    )


def _began(found: ratios.PoliceLed) -> tuple[str, str]:
    """How cases began, in a sentence, and the share with its range or why there is none."""
    if not found.is_supplied:
        return f"How cases began was {_NOT_SUPPLIED}.", ""
    undated = f" {counted(found.undated, 'case has', 'cases have')} no day at all." if found.undated else ""
    said = (
        f"Began with police-led work: {number(found.police)}. Brought by others: {number(found.others)}. "
        f"The record cannot say: {number(found.unknown)}.{undated}"
    )
    if found.share.value is None or found.share.lowest is None or found.share.highest is None:
        few = {Says.NOTHING_DUE: "There is no case of which the record can say.", Says.TOO_FEW: "Too few for a share."}
        return said, few.get(found.share.says, "Too much unknown to say a share.")
    share = f"{percent(found.share.value)} of those of which the record can say"
    if found.share.lowest == found.share.highest:
        return said, f"{share}."
    lowest, highest = percent(found.share.lowest), percent(found.share.highest)
    return said, f"{share}; {lowest} if none of the unknown began so, {highest} if all did."


def _visits(activity: list[dict[str, Any]]) -> str:
    visits, signs = ratios.counted(activity, "visits"), ratios.counted(activity, "visits_with_signs")
    if visits is None or signs is None:
        return f"Visits to places were {_NOT_SUPPLIED}."
    return f"Visits to places: {number(visits[0])}. Of these, signs were seen on {number(signs[0])}."


def _counts(activity: list[dict[str, Any]]) -> list[MeasureLine]:
    lines = []
    for figure, says in _LINES:
        n = ratios.counted(activity, figure)
        shown = ratios.cell if figure in _OF_PEOPLE else number
        value, undated = (_NOT_SUPPLIED, "") if n is None else (shown(n[0]), shown(n[1]))
        lines.append(MeasureLine(says, value, undated))
    return lines


def _crimes_per_referral(activity: list[dict[str, Any]]) -> MeasureLine:
    says = "Crimes per referral"
    ratio = ratios.crimes_per_referral(activity)
    if ratio.value is None or ratio.lowest is None or ratio.highest is None:
        return MeasureLine(says, "too few, or not supplied", "")
    span = "" if ratio.lowest == ratio.highest else f"{ratio.lowest:.2f} to {ratio.highest:.2f}"
    return MeasureLine(says, f"{ratio.value:.2f}", span)


def _wait(results: Results, force: ReportedForce) -> MeasureLine:
    says = "Days from judgement to referral, the median of people referred"
    found = ratios.median_wait(results.rows("referral_waits", force.force_id))
    return MeasureLine(says, "too few, or not supplied" if found is None else f"{found:g}", "")


def _outcomes(activity: list[dict[str, Any]]) -> list[MeasureLine]:
    labels = {code.value: code.label for code in OutcomeCode}
    if ratios.counted(activity, "outcomes") is None:
        return []
    return [
        MeasureLine(f"Outcome {code}: {labels.get(code, 'not known')}", ratios.cell(n), "")
        for code, n in ratios.by_outcome(activity)
    ]
