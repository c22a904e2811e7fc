"""What the record holds of twelve months, obligation or not: how cases began (LOC-02), and what was done (PER-01).

These are counted from the record itself. Everything else is counted from what the standards made of it.
"""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.measure.facts import numbered
from understone.record.codes import ReportSource, VisitResult
from understone.store.tables import Record

#: The first and the last day of each force's twelve months.
WINDOW = ibis.table({"force_id": "string", "starts_on": "date", "ends_on": "date"}, name="measured_window")
#: How a modern slavery case began, as far as the record says.
ORIGINS = ("police", "others", "unknown", "undated")


def case_origins() -> Any:
    """How many modern slavery cases of the twelve months began how.

    A case began as its earliest report did: `police` where that is police-led work, `others` where it is not,
    `unknown` where no report says, `undated` where nothing says when the case began.
    """
    record = Record()
    reports = record.incident.filter(_.investigation_id.notnull()).select(
        "force_id", "investigation_id", "report_source", "reported_on"
    )
    key = ["force_id", "investigation_id"]
    first = reports.group_by(*key).agg(first_on=_.reported_on.min())
    earliest = reports.inner_join(first, key).filter(_.first_on.isnull() | (_.reported_on == _.first_on))
    is_known = earliest.report_source.notnull() & (earliest.report_source != ReportSource.UNKNOWN)
    began = earliest.group_by(*key).agg(
        first_on=_.first_on.min(),
        n_police=_count(_.report_source == ReportSource.POLICE.value),
        n_silent=_count(~is_known),
    )
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", "opened_on", investigation_id=_.id)
    joined = cases.left_join(began, key).select("force_id", "opened_on", "first_on", "n_police", "n_silent")
    dated = joined.mutate(began_on=ibis.coalesce(_.opened_on, _.first_on)).inner_join(WINDOW, "force_id")
    within = dated.filter(_.began_on.isnull() | ((_.began_on >= _.starts_on) & (_.began_on <= _.ends_on)))
    said = within.mutate(
        origin=ibis.cases(
            (within.began_on.isnull(), "undated"),
            (within.n_police > 0, "police"),
            (within.n_silent == 0, "others"),
            else_="unknown",
        )
    )
    return said.group_by("force_id", "origin").agg(n=numbered(_.count())).order_by("force_id", "origin")


def _count(where: Any) -> Any:
    return numbered(_.count(where=ibis.coalesce(where, ibis.literal(False))))


def counts() -> Any:
    """How many of each thing in the twelve months (`n`), and how many have no day (`n_undated`).

    `code` is an outcome type where `figure` is outcomes, else ''.
    """
    record = Record()
    slavery = record.crime.filter(_.is_modern_slavery).select("force_id", crime_id=_.id)
    outcomes = record.crime_outcome.semi_join(slavery, ["force_id", "crime_id"])
    signs = record.place_visit.filter(_.visit_result == VisitResult.SIGNS_SEEN)
    parts = [
        _counted("referrals", record.nrm_referral, "sent_on"),
        _counted("notifications", record.notification, "sent_on"),
        _counted("crimes", record.crime.filter(_.is_modern_slavery), "crimed_on"),
        _counted("judgements", record.potential_victim, "reasonable_grounds_on"),
        _counted("section_45", record.section_45_consideration, "considered_on"),
        _counted("visits", record.place_visit, "visited_on"),
        _counted("visits_with_signs", signs, "visited_on"),
        _counted("outcomes", outcomes, "decided_on", code="outcome_code"),
        _repeat_victims(record),
    ]
    return ibis.union(*parts).order_by("force_id", "figure", "code")


def _counted(figure: str, rows: Any, on: str, *, code: str | None = None) -> Any:
    said = ibis.literal("") if code is None else ibis.coalesce(rows[code], ibis.literal("unknown"))
    dated = rows.select("force_id", code=said, on=rows[on]).inner_join(WINDOW, "force_id")
    return (
        dated.group_by("force_id", "code")
        .agg(
            n=_count((_.on >= _.starts_on) & (_.on <= _.ends_on)),
            n_undated=numbered(_.count(where=_.on.isnull())),
        )
        .select("force_id", "code", "n", "n_undated", figure=ibis.literal(figure))
    )


def _repeat_victims(record: Any) -> Any:
    """People judged potential victims in more than one case, the last time in the twelve months."""
    again = (
        record.potential_victim.filter(_.investigation_id.notnull())
        .group_by("force_id", "person_id")
        .agg(n_cases=_.investigation_id.nunique(), on=_.reasonable_grounds_on.max())
        .filter(_.n_cases > 1)
    )
    return _counted("repeat_victims", again, "on")


def referral_waits() -> Any:
    """How many people judged in the twelve months were referred how many days after (the first judgement and the first
    referral on or after it)."""
    record = Record()
    judged = (
        record.potential_victim.group_by("force_id", "person_id")
        .agg(judged_on=_.reasonable_grounds_on.min())
        .inner_join(WINDOW, "force_id")
        .filter(_.judged_on >= _.starts_on, _.judged_on <= _.ends_on)
        .select("force_id", "person_id", "judged_on", "ends_on")
    )
    sent = record.nrm_referral.select("force_id", "person_id", "sent_on")
    first = (
        judged.inner_join(sent, ["force_id", "person_id"])
        .filter(_.sent_on >= _.judged_on, _.sent_on <= _.ends_on)
        .group_by("force_id", "person_id")
        .agg(judged_on=_.judged_on.min(), sent_on=_.sent_on.min())
    )
    waited = first.mutate(days=_.sent_on.epoch_days().cast("int64") - _.judged_on.epoch_days().cast("int64"))
    return waited.group_by("force_id", "days").agg(n=numbered(_.count())).order_by("force_id", "days")
