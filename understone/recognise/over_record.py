"""What is read over a whole record: its narratives, the fields that hold signs, which indicators a force has switched
off, whose contacts join, and what the record treats as modern slavery already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ibis
from ibis import _

from understone.recognise.fields import FIELD_INDICATORS, FieldIndicator
from understone.record.codes import IncidentKind
from understone.store.tables import Record

#: Tables whose narratives are read, with the columns that give the incident, the case and the day.
TEXTS: Mapping[str, tuple[str | None, str | None, str]] = {
    "incident": ("id", "investigation_id", "reported_on"),
    "encounter": ("incident_id", "investigation_id", "happened_on"),
    "intelligence_report": ("incident_id", "investigation_id", "received_on"),
    "investigation": (None, "id", "opened_on"),
    "place_visit": (None, None, "visited_on"),
}
#: Fields that must wait until the texts have been read.
AFTER_TEXTS = ("FLD-09",)


def texts() -> Any:
    """Every narrative with where it stands: the columns that `signs_in` reads."""
    record = Record()
    parts = []
    for table, (incident, case, day) in TEXTS.items():
        rows = getattr(record, table)
        parts.append(
            rows.filter(_.narrative.notnull()).select(
                "force_id",
                table_name=ibis.literal(table),
                row_id=_.id,
                incident_id=rows[incident] if incident else ibis.null("string"),
                investigation_id=rows[case] if case else ibis.null("string"),
                seen_on=rows[day],
                text=_.narrative,
            )
        )
    return ibis.union(*parts)


def field_rows(indicators: Iterable[FieldIndicator]) -> Any:
    """What the fields show: fields.COLUMNS, `indicator` and `family`."""
    record = Record()
    parts = [
        indicator.rows(record).mutate(indicator=ibis.literal(indicator.id), family=ibis.literal(str(indicator.family)))
        for indicator in indicators
    ]
    return ibis.union(*parts).filter(_.row_id.notnull())


def fields_before_texts() -> Any:
    return field_rows(one for one in FIELD_INDICATORS if one.id not in AFTER_TEXTS)


def fields_after_texts() -> Any:
    return field_rows(one for one in FIELD_INDICATORS if one.id in AFTER_TEXTS)


def switched_off() -> Any:
    """Force and indicator, where the force's latest word on the indicator is that it is off."""
    switches = Record().indicator_switch.filter(_.indicator.notnull(), _.switched_on.notnull())
    return _latest(switches, "indicator", "switched").filter(_.is_off).select("force_id", "indicator")


def _latest(rows: Any, of: str, happened: str) -> Any:
    """Of each force and each value of a column the row that happened last."""
    order = [ibis.desc(f"{happened}_on"), ibis.desc(f"{happened}_at"), ibis.desc("id")]
    place = ibis.row_number().over(ibis.window(group_by=["force_id", of], order_by=order))
    return rows.mutate(place=place).filter(_.place == 0)


def _involved(record: Any) -> Any:
    """Force, incident and person, one row a pair."""
    involved = record.involvement.filter(_.incident_id.notnull(), _.person_id.notnull())
    return involved.select("force_id", "incident_id", "person_id").distinct()


def signs_of_people() -> Any:
    """Each dated sign with each person whose incident it stands in, or whom its fields are about, one row a pair."""
    record = Record()
    columns = (
        "force_id", "table_name", "row_id", "incident_id", "investigation_id", "indicator", "family", "start_offset",
        "end_offset", "part_offsets", "seen_on",
    )  # fmt: skip
    by_incident = record.sign.select(*columns).inner_join(_involved(record), ["force_id", "incident_id"])
    direct = record.sign.filter(_.person_id.notnull()).select(*columns, "person_id")
    both = by_incident.select(*columns, "person_id").union(direct, distinct=True)
    return both.filter(_.seen_on.notnull())


def signs_of_items(concerns: Any) -> Any:
    """The signs of each item that raises a concern, with what was last answered to each: first, and read again."""
    record = Record()
    sign = record.sign.mutate(sign_id=_.id)
    of_incident = sign.filter(_.incident_id.notnull()).select(
        "force_id", "sign_id", kind=ibis.literal("incident"), key_id=_.incident_id
    )
    of_row = sign.filter(_.incident_id.isnull(), _.start_offset.notnull()).select(
        "force_id", "sign_id", kind=_.table_name, key_id=_.row_id
    )
    by_incident = sign.drop("person_id").inner_join(_involved(record), ["force_id", "incident_id"])
    people = by_incident.select("force_id", "sign_id", "person_id").union(
        sign.filter(_.person_id.notnull()).select("force_id", "sign_id", "person_id"), distinct=True
    )
    of_person = people.select("force_id", "sign_id", kind=ibis.literal("person"), key_id=_.person_id)
    items = concerns.select("force_id", kind=_.table_name, key_id=ibis.coalesce(_.incident_id, _.row_id)).distinct()
    every = of_incident.union(of_row).union(of_person).semi_join(items, ["force_id", "kind", "key_id"])
    for name, is_second in (("answer", False), ("second_answer", True)):
        latest = _latest_answers(record, is_second)
        right = latest.select(of_force=_.force_id, of_sign=_.sign_id, **{name: _.sign_answer})
        every = every.left_join(right, [every.force_id == right.of_force, every.sign_id == right.of_sign]).drop(
            "of_force", "of_sign"
        )
    return every


def _latest_answers(record: Any, is_second: bool) -> Any:
    answers = record.sign_answer.filter(
        ibis.coalesce(_.is_second_reading, ibis.literal(False)) == is_second, _.sign_answer.notnull()
    )
    return _latest(answers, "sign_id", "answered")


def treated_people() -> Any:
    """Force and person, of those whom the record treats as potential victims."""
    record = Record()
    judged = record.potential_victim.filter(_.person_id.notnull()).select("force_id", "person_id")
    referred = record.nrm_referral.filter(_.person_id.notnull()).select("force_id", "person_id")
    return judged.union(referred, distinct=True)


def with_treatment(weighed: Any) -> Any:
    """The concerns with `is_treated`: whether the record already treats the incident, case or person so."""
    record = Record()
    cases = record.investigation.filter(_.is_modern_slavery).select("force_id", investigation_id=_.id)
    filed = record.incident.filter(_.kind == IncidentKind.MODERN_SLAVERY).select("force_id", incident_id=_.id)
    worked = record.incident.semi_join(cases, ["force_id", "investigation_id"]).select("force_id", incident_id=_.id)
    judged = record.potential_victim.filter(_.incident_id.notnull()).select("force_id", "incident_id")
    crimed = record.crime.filter(_.is_modern_slavery, _.incident_id.notnull()).select("force_id", "incident_id")
    held = record.n200_entry.filter(_.incident_id.notnull()).select("force_id", "incident_id")
    incidents = ibis.union(filed, worked, judged, crimed, held, distinct=True).mutate(by_incident=ibis.literal(True))
    by_case = cases.distinct().mutate(by_case=ibis.literal(True))
    people = treated_people().mutate(by_person=ibis.literal(True))
    joined = weighed.left_join(incidents, ["force_id", "incident_id"]).drop("force_id_right", "incident_id_right")
    joined = joined.left_join(by_case, ["force_id", "investigation_id"]).drop(
        "force_id_right", "investigation_id_right"
    )
    joined = joined.left_join(people, ["force_id", "person_id"])
    is_treated = _.by_incident.notnull() | _.by_case.notnull() | _.by_person.notnull()
    return joined.select(*weighed.columns, is_treated=is_treated)
