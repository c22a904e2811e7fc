"""A meeting or visit with signs, and each referral, becomes an intelligence report."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import hours
from understone.record.codes import IntelligenceOrigin, Role, VisitResult
from understone.standards.declaring import Gate, Stage, Subject, standard, stood_down


@standard(
    "INT-01",
    "Each meeting or visit with signs, and each NRM referral, becomes an intelligence report within 48 hours",
    stage=Stage.INTELLIGENCE,
    subject=Subject.ENTRY,
    basis=Basis.NATIONAL,
    sources=(
        APP_INVESTIGATION.cite("tell the regional unit; research other forces"),
        STOLEN_FREEDOM.cite("intelligence not developed or shared"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(48, "Hours to submit what was seen or told as intelligence."),
    raised_by=("nrm_referral",),
    evidence=("intelligence_report",),
    gate=Gate.SHOWN,
    remedy="Submit a graded report for each, with a handling code and conditions that keep the victim safe.",
    gaming="An empty report for each. Read it beside what was tasked from the force's own reports (INT-02).",
)
def meeting_reported(record: Any) -> tuple[Any, ...]:
    """A referral is tied to its report by its case; with no case nothing on record could show one.

    A report of the case of which nothing says where it came from may be it.
    """
    owed = _meetings(record).union(_visits(record)).union(_referrals(record))
    return owed, _reports(record)


def _signed(record: Any, table: str) -> Any:
    return record.sign.filter(_.table_name == table).select("force_id", subject_id=_.row_id).distinct()


def _as_owed(rows: Any, at: str, on: str) -> Any:
    return rows.select("force_id", "case_id", "subject_id", "is_known", item_id=_.subject_id, trigger=at, trigger_on=on)


def _meetings(record: Any) -> Any:
    """In whose notes signs are read, or at which someone was written down as a potential victim."""
    as_victims = record.involvement.filter(_.person_role == Role.POTENTIAL_VICTIM, _.encounter_id.notnull()).select(
        "force_id", subject_id=_.encounter_id
    )
    signed = _signed(record, "encounter").union(as_victims).distinct()
    meetings = record.encounter.mutate(
        subject_id=_.id, case_id=_.investigation_id, is_known=ibis.literal(True)
    ).semi_join(signed, ["force_id", "subject_id"])
    return _as_owed(meetings, "happened_at", "happened_on")


def _visits(record: Any) -> Any:
    """On which signs were seen, or in whose notes they are read."""
    seen = record.place_visit.filter(_.visit_result == VisitResult.SIGNS_SEEN).select("force_id", subject_id=_.id)
    signed = _signed(record, "place_visit").union(seen).distinct()
    visits = record.place_visit.mutate(
        subject_id=_.id, case_id=ibis.null("string"), is_known=ibis.literal(True)
    ).semi_join(signed, ["force_id", "subject_id"])
    return _as_owed(visits, "visited_at", "visited_on")


def _referrals(record: Any) -> Any:
    keys = ["force_id", "investigation_id"]
    referred = record.nrm_referral.select(*keys, "sent_at", "sent_on", subject_id=_.id, case_id=_.investigation_id)
    sent = referred.left_join(_unclear_cases(record), keys).mutate(
        is_known=_.case_id.notnull() & _.unclear_case.isnull()
    )
    return _as_owed(sent, "sent_at", "sent_on")


def _unclear_cases(record: Any) -> Any:
    """Cases with a report of which nothing says where it came from, and none of the content of a referral."""
    keys = ["force_id", "investigation_id"]
    reports = record.intelligence_report.filter(_.investigation_id.notnull())
    unclear = reports.filter(
        _.origin.isnull() | (_.origin == IntelligenceOrigin.UNKNOWN), _.encounter_id.isnull(), _.place_visit_id.isnull()
    )
    told = reports.filter(_.origin == IntelligenceOrigin.NRM)
    return unclear.anti_join(told, keys).select(*keys, unclear_case=_.investigation_id).distinct()


def _reports(record: Any) -> Any:
    """Reports by the meeting or visit they came from; of the content of a referral, by its case."""
    reports = record.intelligence_report
    when = {"at": _.received_at, "on": _.received_on, "written": _.recorded_at}
    met = reports.filter(_.encounter_id.notnull()).select(
        "force_id", subject_id=_.encounter_id, item_id=_.encounter_id, **when
    )
    visited = reports.filter(_.place_visit_id.notnull()).select(
        "force_id", subject_id=_.place_visit_id, item_id=_.place_visit_id, **when
    )
    of_cases = record.nrm_referral.filter(_.investigation_id.notnull()).select(
        "force_id", "investigation_id", referral_id=_.id
    )
    referred = (
        reports.filter(_.origin == IntelligenceOrigin.NRM)
        .inner_join(of_cases, ["force_id", "investigation_id"])
        .select("force_id", subject_id=_.referral_id, item_id=_.referral_id, **when)
    )
    return met.union(visited).union(referred)


SENT = {"id": "r", "person_id": "p", "investigation_id": "c", "sent_at": "2026-09-01T10:00:00Z"}
OF_REFERRAL = {"origin": "nrm", "investigation_id": "c"}
VISIT = {"id": "v", "place_id": "wash", "visit_result": "signs-seen", "visited_at": "2026-09-01T10:00:00Z"}
MET = {"id": "e", "investigation_id": "c", "happened_at": "2026-09-01T10:00:00Z"}
AS_VICTIM = [{"encounter_id": "e", "person_id": "p", "person_role": "potential-victim"}]
IN_NOTES = {"incident_id": None, "family": "money", "seen_on": "2026-09-01"}
meeting_reported.example(
    "the referral's content, forty-eight hours later",
    outcome="met",
    nrm_referral=[SENT],
    intelligence_report=[OF_REFERRAL | {"received_at": "2026-09-03T10:00:00Z"}],
)
meeting_reported.example(
    "a minute over",
    outcome="late",
    nrm_referral=[SENT],
    intelligence_report=[OF_REFERRAL | {"received_at": "2026-09-03T10:01:00Z"}],
)
meeting_reported.example(
    "one report on the case serves both who were referred that day",
    outcome=["met", "met"],
    nrm_referral=[SENT, SENT | {"id": "r2", "person_id": "q"}],
    intelligence_report=[OF_REFERRAL | {"received_at": "2026-09-02T10:00:00Z"}],
)
meeting_reported.example(
    "the case's other intelligence is not it",
    outcome="missed",
    nrm_referral=[SENT],
    intelligence_report=[OF_REFERRAL | {"origin": "own-officer", "received_at": "2026-09-02T10:00:00Z"}],
)
meeting_reported.example(
    "a report on the case of which nothing says where it came from",
    outcome="unknown",
    reason="blank",
    nrm_referral=[SENT],
    intelligence_report=[OF_REFERRAL | {"origin": None, "received_at": "2026-09-02T10:00:00Z"}],
)
meeting_reported.example(
    "the referral's content, and another report of which nothing says where it came from",
    outcome="met",
    nrm_referral=[SENT],
    intelligence_report=[
        OF_REFERRAL | {"received_at": "2026-09-02T10:00:00Z"},
        OF_REFERRAL | {"origin": None, "received_at": "2026-09-02T10:00:00Z"},
    ],
)
meeting_reported.example(
    "six people referred, nothing reported",
    outcome=["missed"] * 6,
    nrm_referral=[SENT | {"id": f"r{n}", "person_id": f"p{n}"} for n in range(6)],
)
meeting_reported.example(
    "signs seen on a visit, reported the next day",
    outcome="met",
    place_visit=[VISIT],
    intelligence_report=[{"place_visit_id": "v", "received_at": "2026-09-02T10:00:00Z"}],
)
meeting_reported.example(
    "signs read in the notes of a visit",
    outcome="missed",
    place_visit=[VISIT | {"visit_result": "nothing-seen"}],
    sign=[IN_NOTES | {"table_name": "place_visit", "row_id": "v"}],
)
meeting_reported.example(
    "signs read in the notes of a meeting",
    outcome="missed",
    encounter=[MET],
    sign=[IN_NOTES | {"table_name": "encounter", "row_id": "e"}],
)
meeting_reported.example(
    "someone met there is written down as a potential victim",
    outcome="met",
    encounter=[MET],
    involvement=AS_VICTIM,
    intelligence_report=[{"encounter_id": "e", "received_at": "2026-09-01T20:00:00Z"}],
)
meeting_reported.example(
    "sent yesterday",
    outcome="pending",
    nrm_referral=[SENT | {"sent_at": "2026-11-20T12:00:00Z"}],
)
meeting_reported.example(
    "a referral with no case: nothing could show its report",
    outcome="unknown",
    reason="blank",
    nrm_referral=[SENT | {"investigation_id": None}],
    intelligence_report=[OF_REFERRAL | {"investigation_id": None, "received_at": "2026-09-02T10:00:00Z"}],
)
meeting_reported.example(
    "sent on a day, with no time, and reported within the hours of that doubt",
    outcome="unknown",
    reason="too_coarse",
    nrm_referral=[SENT | {"sent_at": None, "sent_on": "2026-09-01"}],
    intelligence_report=[OF_REFERRAL | {"received_at": "2026-09-03T10:00:00Z"}],
)
meeting_reported.example(
    "sent on a day, with no time, and reported the next",
    outcome="met",
    nrm_referral=[SENT | {"sent_at": None, "sent_on": "2026-09-01"}],
    intelligence_report=[OF_REFERRAL | {"received_at": "2026-09-02T10:00:00Z"}],
)
meeting_reported.example(
    "nothing says when it was sent",
    outcome="unknown",
    reason="no_start",
    nrm_referral=[SENT | {"sent_at": None}],
)
meeting_reported.example(
    "a report on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    nrm_referral=[SENT],
    intelligence_report=[OF_REFERRAL],
)
meeting_reported.example(
    "a report dated before the referral",
    outcome="unknown",
    reason="before_trigger",
    nrm_referral=[SENT],
    intelligence_report=[OF_REFERRAL | {"received_at": "2026-08-30T10:00:00Z"}],
)
meeting_reported.example(
    "the force does not supply its intelligence",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["intelligence_report"],
    nrm_referral=[SENT],
)
meeting_reported.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    nrm_referral=[SENT],
    stood_down=stood_down("INT-01", "r", "recorded-in-error", stood_down_on="2026-09-01"),
)
for _result in ("nothing-seen", "no-entry", None):
    meeting_reported.example(
        f"a visit without signs: {_result or 'nothing written'}",
        outcome=[],
        place_visit=[VISIT | {"visit_result": _result}],
    )
meeting_reported.example("a meeting without signs", outcome=[], encounter=[MET])
meeting_reported.example(
    "the day before the Act was in force", outcome=[], nrm_referral=[SENT | {"sent_at": "2015-07-30T10:00:00Z"}]
)
meeting_reported.example("the day it was", outcome="missed", nrm_referral=[SENT | {"sent_at": "2015-07-31T10:00:00Z"}])
