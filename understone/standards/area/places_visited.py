"""A place that shows signs again and again is visited."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import STOLEN_FREEDOM, STOLEN_FREEDOM_SUMMARY
from understone.law.limits import days
from understone.record.codes import VisitResult
from understone.standards.day_windows import is_within
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.store.points import SHARED_BY_ALL

#: Contacts that make a place one to visit, and the days within which they stand together; force policy.
N_CONTACTS = 2
WINDOW_DAYS = 365


@standard(
    "LOC-01",
    "A place with signs in two contacts within a year is visited in the six months after",
    stage=Stage.KNOW_THE_AREA,
    subject=Subject.PLACE,
    basis=Basis.NATIONAL,
    sources=(
        STOLEN_FREEDOM.cite("the scale not understood"),
        STOLEN_FREEDOM_SUMMARY.cite("clear signs missed"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(183, "Days, about six months, to visit a place once it has shown signs again."),
    raised_by=("incident.narrative", "incident.place_id"),
    evidence=("place_visit",),
    gate=Gate.SHOWN,
    remedy="Put the place on the local profile; visit it with partners, for the welfare of those who are there.",
    gaming="Driving past. Read it beside what visits found and how many could not go in.",
    not_confirmed=NotConfirmed(
        written_from="a secondary source, November 2026",
        not_read_in="Stolen freedom itself",
        check_with="the force lead for modern slavery",
        note="Two contacts in twelve months and six months to visit are force policy.",
    ),
)
def places_visited(record: Any) -> tuple[Any, ...]:
    """Each day of a contact that is at least the second within a year owes a visit after it."""
    contacts = _contacts(record)
    on_day = contacts.select("force_id", "place_id", "seen_on").distinct()
    earlier = contacts.select("force_id", "place_id", earlier_id=_.contact_id, earlier_on=_.seen_on)
    enough = (
        on_day.inner_join(earlier, ["force_id", "place_id", on_day.seen_on >= earlier.earlier_on])
        .filter(is_within(WINDOW_DAYS, _.earlier_on, _.seen_on))
        .group_by("force_id", "place_id", "seen_on")
        .agg(n_contacts=_.earlier_id.nunique())
        .filter(_.n_contacts >= N_CONTACTS)
    )
    that_day = contacts.inner_join(enough, ["force_id", "place_id", "seen_on"])
    owed = that_day.group_by("force_id", subject_id=_.place_id, trigger=_.seen_on).agg(item_id=_.contact_id.min())
    # who could not go in has not seen it; nothing seen is a visit all the same
    visits = record.place_visit.filter(_.visit_result.isnull() | (_.visit_result != VisitResult.NO_ENTRY)).select(
        "force_id", subject_id=_.place_id, at=_.visited_on, written=_.recorded_on
    )
    return owed, visits


def _contacts(record: Any) -> Any:
    """Reports and meetings in whose text signs are read, by place: force, place, contact, day."""
    shared = record.place.filter(_.premises_type.isin(SHARED_BY_ALL)).select("force_id", place_id=_.id)
    reports = record.incident.filter(_.place_id.notnull()).select("force_id", "place_id", contact_id=_.id)
    meetings = record.encounter.filter(_.place_id.notnull(), _.incident_id.isnull()).select(
        "force_id", "place_id", contact_id=_.id
    )
    signs = record.sign.filter(_.seen_on.notnull())
    of_reports = signs.filter(_.incident_id.notnull()).select("force_id", "seen_on", contact_id=_.incident_id)
    of_meetings = signs.filter(_.table_name == "encounter").select("force_id", "seen_on", contact_id=_.row_id)
    on = ["force_id", "contact_id"]
    seen = of_reports.inner_join(reports, on).select("force_id", "place_id", "contact_id", "seen_on")
    met = of_meetings.inner_join(meetings, on).select("force_id", "place_id", "contact_id", "seen_on")
    return seen.union(met).distinct().anti_join(shared, ["force_id", "place_id"])


def _sign(number: int, day: str | None) -> dict[str, Any]:
    return {"table_name": "incident", "row_id": f"i{number}", "incident_id": f"i{number}", "seen_on": day}


TWO = [_sign(1, "2025-11-01"), _sign(2, "2026-02-01")]
AT_FLAT = [{"id": f"i{n}", "place_id": "flat"} for n in (1, 2, 3)]
VISITED = {"place_id": "flat", "visit_result": "nothing-seen"}
places_visited.example(
    "visited on the hundred and eighty-third day, nothing seen",
    outcome="met",
    sign=TWO,
    incident=AT_FLAT,
    place_visit=[VISITED | {"visited_on": "2026-08-03"}],
)
places_visited.example(
    "what the visit found is not written",
    outcome="met",
    sign=TWO,
    incident=AT_FLAT,
    place_visit=[VISITED | {"visit_result": None, "visited_on": "2026-02-01"}],
)
places_visited.example(
    "visited a day over",
    outcome="late",
    sign=TWO,
    incident=AT_FLAT,
    place_visit=[VISITED | {"visit_result": "signs-seen", "visited_on": "2026-08-04"}],
)
places_visited.example(
    "nobody could go in, and nobody went again",
    outcome="missed",
    sign=TWO,
    incident=AT_FLAT,
    place_visit=[VISITED | {"visit_result": "no-entry", "visited_on": "2026-03-01"}],
)
places_visited.example(
    "a visit before the second contact is another one",
    outcome="missed",
    sign=TWO,
    incident=AT_FLAT,
    place_visit=[VISITED | {"visited_on": "2026-01-31"}],
)
places_visited.example(
    "a report and a meeting that was part of none",
    outcome="missed",
    sign=[TWO[0], {"table_name": "encounter", "row_id": "e", "seen_on": "2026-02-01"}],
    incident=AT_FLAT,
    encounter=[{"id": "e", "place_id": "flat"}],
)
places_visited.example(
    "a third contact owes a visit after it too",
    outcome=["met", "pending"],
    sign=[*TWO, _sign(3, "2026-10-01")],
    incident=AT_FLAT,
    place_visit=[VISITED | {"visited_on": "2026-03-01"}],
)
places_visited.example(
    "time remains", outcome="pending", sign=[_sign(1, "2026-06-01"), _sign(2, "2026-07-01")], incident=AT_FLAT
)
places_visited.example(
    "a visit on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    sign=TWO,
    incident=AT_FLAT,
    place_visit=[VISITED],
)
places_visited.example(
    "the force does not supply its visits",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["place_visit"],
    sign=TWO,
    incident=AT_FLAT,
)
places_visited.example(
    "pulled down since, which a second person agreed",
    outcome="ended",
    sign=TWO,
    incident=AT_FLAT,
    stood_down=stood_down("LOC-01", "flat", "overtaken", stood_down_on="2026-04-01"),
)
places_visited.example("one contact", outcome=[], sign=TWO[:1], incident=AT_FLAT)
places_visited.example("several signs in one contact", outcome=[], sign=[TWO[0], TWO[0]], incident=AT_FLAT)
places_visited.example(
    "a meeting that was part of the report is no second contact",
    outcome=[],
    sign=[TWO[0], {"table_name": "encounter", "row_id": "e", "incident_id": "i1", "seen_on": "2025-11-01"}],
    incident=AT_FLAT,
    encounter=[{"id": "e", "place_id": "flat", "incident_id": "i1"}],
)
places_visited.example(
    "three hundred and sixty-six days apart",
    outcome=[],
    sign=[TWO[0], _sign(2, "2026-11-02")],
    incident=AT_FLAT,
)
places_visited.example("a contact with no day joins none", outcome=[], sign=[TWO[0], _sign(2, None)], incident=AT_FLAT)
for _kind in SHARED_BY_ALL:
    places_visited.example(
        f"where everybody comes: {_kind.value}",
        outcome=[],
        sign=TWO,
        incident=AT_FLAT,
        place=[{"id": "flat", "premises_type": _kind.value}],
    )
places_visited.example(
    "the day before the Act was in force",
    outcome=[],
    sign=[_sign(1, "2015-07-01"), _sign(2, "2015-07-30")],
    incident=AT_FLAT,
)
places_visited.example(
    "the day it was",
    outcome="missed",
    sign=[_sign(1, "2015-07-01"), _sign(2, "2015-07-31")],
    incident=AT_FLAT,
)
