"""Signs in fields rather than in words: who was held for what at which age, who goes missing again and again, which
place or telephone comes up again. None is strong: a field says that someone should look, and rarely why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import ibis
from ibis import _

from understone.recognise.concern import Strength
from understone.recognise.declarations import Source
from understone.recognise.families import Family
from understone.record.codes import PremisesType, Role
from understone.store.points import points

#: What every query gives.
COLUMNS = (
    "force_id", "table_name", "row_id", "incident_id", "investigation_id", "person_id", "words", "seen_on",
)  # fmt: skip
GROWING, SUPPLYING = "cannabis|cultivat", "supply|class a|crack|heroin|cocaine"
TAKING = "shoplift|theft|pickpocket|begging|steal"
#: Days from the eighteenth birthday to the twenty-second.
_YOUNG_ADULT_DAYS = 4 * 365 + 1
_MISSING_TIMES, _MISSING_DAYS = 3, 90


@dataclass(frozen=True)
class FieldIndicator:
    """A sign in fields. `rows` gives COLUMNS over the record; `words` there say what the fields say."""

    id: str
    says: str
    family: Family
    strength: Strength
    sources: tuple[Source, ...]
    rows: Callable[[Any], Any]
    group: str = "fields"


_GUIDANCE = Source("Home Office statutory guidance, indicator annex", "from-memory")
_COUNTY_LINES = Source("National County Lines Coordination Centre / Home Office county lines guidance", "from-memory")
_SECTION_45 = Source("Modern Slavery Act 2015, section 45", "seen")


def _rows(rows: Any, table: str, words: Any, seen_on: str, **known: str) -> Any:
    """The rows in the shape of COLUMNS. `known` are the columns that hold what is not null; `row_id` is `id` unless."""
    kept = {"row_id": "id", **known}
    keys = ("row_id", "incident_id", "investigation_id", "person_id")
    return rows.select(
        "force_id",
        table_name=ibis.literal(table),
        words=words if isinstance(words, ibis.Expr) else ibis.literal(words),
        seen_on=rows[seen_on],
        **{name: rows[kept[name]] if name in kept else ibis.null("string") for name in keys},
    ).select(*COLUMNS)


_IN_CUSTODY = {"investigation_id": "investigation_id", "person_id": "person_id"}
_OF_EPISODE = {"incident_id": "incident_id", "person_id": "person_id"}
_OF_INCIDENT = {"row_id": "incident_id", "incident_id": "incident_id", "investigation_id": "investigation_id"}


def _of_custody(record: Any, words: str, chosen: Any) -> Any:
    """Custody records with their person, where `chosen` holds; the words end with the offence."""
    people = record.person.select("force_id", "adult_on", person_id=_.id)
    held = record.custody.inner_join(people, ["force_id", "person_id"]).filter(chosen)
    return _rows(held, "custody", ibis.literal(words) + held.offence, "arrested_on", **_IN_CUSTODY)


def _is_for(offence: str) -> Any:
    return _.offence.lower().re_search(offence)


def _child_for(offence: str) -> Callable[[Any], Any]:
    return lambda record: _of_custody(
        record, "Held under the age of 18 for: ", _is_for(offence) & (_.arrested_on < _.adult_on)
    )


def _young_grower(record: Any) -> Any:
    since = _.arrested_on.epoch_days().cast("int64") - _.adult_on.epoch_days().cast("int64")
    young = _is_for(GROWING) & (since >= 0) & (since < _YOUNG_ADULT_DAYS)
    return _of_custody(record, "Held between 18 and 21 for: ", young)


def _signs_in_custody(record: Any) -> Any:
    shown = record.custody.filter(_.has_plain_signs)
    words = "Custody staff ticked that there were signs of exploitation."
    return _rows(shown, "custody", words, "arrested_on", **_IN_CUSTODY)


def _episodes(words: str, chosen: Any) -> Any:
    return _rows(chosen, "missing_episode", words, "reported_on", **_OF_EPISODE)


def _missing_again(record: Any) -> Any:
    """The episode that is at least the third within the window, of someone under 18 that day."""
    people = record.person.select("force_id", "adult_on", person_id=_.id)
    episodes = record.missing_episode.inner_join(people, ["force_id", "person_id"])
    children = episodes.filter(_.reported_on < _.adult_on)
    others = record.missing_episode.select("force_id", "person_id", other_on=_.reported_on, other_id=_.id)
    pairs = children.inner_join(others, ["force_id", "person_id"])
    apart = _.reported_on.epoch_days().cast("int64") - _.other_on.epoch_days().cast("int64")
    near = pairs.filter((apart >= 0) & (apart <= _MISSING_DAYS))
    enough = near.group_by("force_id", "id").agg(n=_.other_id.nunique()).filter(_.n >= _MISSING_TIMES)
    chosen = record.missing_episode.semi_join(enough, ["force_id", "id"])
    return _episodes(f"Missing {_MISSING_TIMES} times or more within {_MISSING_DAYS} days.", chosen)


def _missing_with_signs(record: Any) -> Any:
    flagged = record.missing_episode.filter(_.has_exploitation_sign)
    return _episodes("The report of the missing episode says that there was a sign of exploitation.", flagged)


def _found_at_grow(record: Any) -> Any:
    """Somebody who was found or suspected at a cannabis grow and is not known to be over 21."""
    grows = record.place.filter(_.premises_type == PremisesType.CANNABIS_GROW).select("force_id", place_id=_.id)
    incidents = record.incident.semi_join(grows, ["force_id", "place_id"]).select(
        "force_id", "reported_on", "investigation_id", incident_id=_.id
    )
    there = record.involvement.filter(_.person_role.isin([Role.FOUND_THERE, Role.SUSPECT])).select(
        "force_id", "incident_id", "person_id"
    )
    people = record.person.select("force_id", "adult_on", person_id=_.id)
    joined = there.inner_join(incidents, ["force_id", "incident_id"]).inner_join(people, ["force_id", "person_id"])
    since = _.reported_on.epoch_days().cast("int64") - _.adult_on.epoch_days().cast("int64")
    found = joined.filter(_.adult_on.isnull() | (since < _YOUNG_ADULT_DAYS))
    words = "Found where cannabis was grown, and not known to be over 21."
    return _rows(found, "incident", words, "reported_on", person_id="person_id", **_OF_INCIDENT)


def shared_points(record: Any) -> Any:
    """Incidents with signs whose place, telephone or vehicle stands in another incident with signs.

    Over `record.sign` as the texts left it, so it runs after them.
    """
    signed = record.sign.filter(_.incident_id.notnull()).select("force_id", "incident_id").distinct()
    tied = points(record).semi_join(signed, ["force_id", "incident_id"])
    several = tied.group_by("force_id", "point_id").agg(n=_.incident_id.nunique()).filter(_.n > 1)
    chosen = tied.semi_join(several, ["force_id", "point_id"]).select("force_id", "incident_id").distinct()
    incidents = record.incident.select("force_id", "reported_on", "investigation_id", incident_id=_.id)
    linked = incidents.inner_join(chosen, ["force_id", "incident_id"])
    words = "The same place, telephone or vehicle stands in other reports that hold signs."
    return _rows(linked, "incident", words, "reported_on", **_OF_INCIDENT)


FIELD_INDICATORS = (
    FieldIndicator(
        "FLD-01",
        "A child is held for growing cannabis.",
        Family.OFFENDER_BUT_CONTROLLED,
        Strength.MEDIUM,
        (_GUIDANCE, _SECTION_45),
        _child_for(GROWING),
    ),
    FieldIndicator(
        "FLD-02",
        "A child is held for supplying drugs.",
        Family.OFFENDER_BUT_CONTROLLED,
        Strength.MEDIUM,
        (_COUNTY_LINES, _SECTION_45),
        _child_for(SUPPLYING),
    ),
    FieldIndicator(
        "FLD-03",
        "A child is held for shoplifting, pickpocketing or begging.",
        Family.OFFENDER_BUT_CONTROLLED,
        Strength.WEAK,
        (_GUIDANCE,),
        _child_for(TAKING),
    ),
    FieldIndicator(
        "FLD-04",
        "Someone hardly grown up is held for growing cannabis.",
        Family.OFFENDER_BUT_CONTROLLED,
        Strength.WEAK,
        (_GUIDANCE, _SECTION_45),
        _young_grower,
    ),
    FieldIndicator(
        "FLD-05",
        "Custody staff marked signs of exploitation.",
        Family.VULNERABILITY,
        Strength.MEDIUM,
        (_GUIDANCE,),
        _signs_in_custody,
    ),
    FieldIndicator(
        "FLD-06",
        "A child goes missing again and again.",
        Family.CHILD,
        Strength.MEDIUM,
        (_COUNTY_LINES, _GUIDANCE),
        _missing_again,
    ),
    FieldIndicator(
        "FLD-07",
        "A missing episode was marked as showing a sign of exploitation.",
        Family.CHILD,
        Strength.MEDIUM,
        (_COUNTY_LINES,),
        _missing_with_signs,
    ),
    FieldIndicator(
        "FLD-08",
        "Someone young was found where cannabis was grown.",
        Family.OFFENDER_BUT_CONTROLLED,
        Strength.MEDIUM,
        (_GUIDANCE, _SECTION_45),
        _found_at_grow,
    ),
    FieldIndicator(
        "FLD-09",
        "The same place, telephone or vehicle stands in other reports with signs.",
        Family.LINKED,
        Strength.WEAK,
        (Source("HMICFRS, Stolen freedom (2017)", "from-memory"),),
        shared_points,
    ),
)
