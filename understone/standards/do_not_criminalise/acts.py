"""Charges of people whom police had already judged to be potential victims."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ibis import _


def charges_of_potential_victims(record: Any) -> Any:
    """Charges on or after the day of the first judgement; a charge with no day is kept."""
    judged = (
        record.potential_victim.filter(_.reasonable_grounds_on.notnull())
        .group_by("force_id", "person_id")
        .agg(judged_on=_.reasonable_grounds_on.min())
    )
    charged = record.charge.inner_join(judged, ["force_id", "person_id"])
    return charged.filter(_.charged_on.isnull() | (_.judged_on <= _.charged_on))


def owed_before_charge(record: Any) -> Any:
    return charges_of_potential_victims(record).select(
        "force_id", subject_id=_.person_id, item_id=_.id, case_id=_.investigation_id, trigger=_.charged_on
    )


def first_judgements(record: Any) -> Any:
    """The first judgement of each person: its day (null where no judgement has one) and its case."""
    days = record.potential_victim.group_by("force_id", "person_id").agg(judged_on=_.reasonable_grounds_on.min())
    cases = record.potential_victim.select(
        "force_id", "person_id", "investigation_id", judged_on=_.reasonable_grounds_on
    )
    on_that_day = days.inner_join(cases, ["force_id", "person_id"]).filter(
        _.judged_on.isnull() | (_.judged_on == _.judged_on_right)
    )
    return on_that_day.group_by("force_id", "person_id", "judged_on").agg(case_id=_.investigation_id.min())


def put_right(looked_at: Any, right: Any) -> Any:
    """What is right at once, and what was put right later by considering the same act again."""
    at_once = right.select("force_id", subject_id=_.person_id, item_id=_.id, at=_.considered_on)
    again = right.select("force_id", "person_id", "act_on", again_on=_.considered_on)
    later = looked_at.inner_join(again, ["force_id", "person_id", "act_on"]).filter(_.again_on > _.considered_on)
    return at_once.union(later.select("force_id", subject_id=_.person_id, item_id=_.id, at=_.again_on))


#: Section 45 has no retrospective effect: for earlier acts duress and the public interest remain.
SECTION_45_FROM = dt.date(2015, 7, 31)


def under_section_45(record: Any) -> Any:
    """Considerations of acts on or after the day section 45 began, and of acts of which no day is written."""
    return record.section_45_consideration.filter(_.act_on.isnull() | (_.act_on >= SECTION_45_FROM))
