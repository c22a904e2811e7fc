"""Each potential victim's way through the fourteen stages: where what was owed was kept, and where it was broken.

A stage is judged for each basis apart, and standards not yet confirmed apart again.
"""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.measure.facts import FACT, OBLIGATION, numbered
from understone.standards.declaring import Outcome, Stage, Subject

#: What a stage can be, in the order in which it is decided: one obligation broken breaks the stage.
STATES = ("broken", "unknown", "pending", "kept", "ended")
_BROKEN = 0
_STATE_NO = {
    Outcome.LATE: 0,
    Outcome.MISSED: 0,
    Outcome.UNKNOWN: 1,
    Outcome.PENDING: 2,
    Outcome.MET: 3,
    Outcome.ENDED: 4,
}
_FOOTING = ("force_id", "basis_no", "basis", "is_confirmed")
#: How many obligations a person has on a basis, all and of two outcomes.
_COUNTED = ("n_owed", "n_missed", "n_unknown")
_PERSON = ("force_id", "person_id", "basis_no", "basis", "is_confirmed")

PERSON_STAGE = ibis.table(
    {
        "force_id": "string",
        "person_id": "string",
        "basis_no": "int64",
        "basis": "string",
        "is_confirmed": "boolean",
        "stage_no": "int64",
        "state_no": "int64",
        "n_owed": "int64",
        "n_missed": "int64",
        "n_unknown": "int64",
    },
    name="person_stage",
)


def person_stages() -> Any:
    """One row for each potential victim, basis and stage where something was owed to them or in their case.

    What is owed to a suspect counts where the suspect is a potential victim.
    """
    judged = OBLIGATION.inner_join(FACT, ["standard", "version"]).mutate(
        state_no=_state_no(),
        n_owed=_one(_.outcome != Outcome.ENDED.value),
        n_missed=_one(_.outcome == Outcome.MISSED.value),
        n_unknown=_one(_.outcome == Outcome.UNKNOWN.value),
    )
    of_victims = judged.filter(_.is_of_victim)
    victims = of_victims.select("force_id", "subject_id").distinct()
    as_suspects = judged.filter(_.subject == Subject.SUSPECT.name.lower()).semi_join(
        victims, ["force_id", "subject_id"]
    )
    columns = ("force_id", "subject_id", *_FOOTING[1:], "stage_no", "state_no", *_COUNTED)
    own = of_victims.select(*columns).union(as_suspects.select(*columns)).rename(person_id="subject_id")
    every = own.union(_of_their_cases(judged, of_victims))
    return every.group_by(*_PERSON, "stage_no").agg(**_together())


def _of_their_cases(judged: Any, of_victims: Any) -> Any:
    """What was owed in a case, for each potential victim in it."""
    in_case = of_victims.filter(_.case_id.notnull()).select("force_id", "case_id", person_id=_.subject_id).distinct()
    of_cases = (
        judged.filter(_.subject == Subject.CASE.name.lower())
        .mutate(case_id=ibis.coalesce(_.case_id, _.subject_id))
        .group_by("case_id", *_FOOTING, "stage_no")
        .agg(**_together())
    )
    joined = in_case.inner_join(of_cases, ["force_id", "case_id"])
    return joined.select("force_id", "person_id", *_FOOTING[1:], "stage_no", "state_no", *_COUNTED)


def _one(condition: Any) -> Any:
    return condition.ifelse(1, 0).cast("int64")


def _together() -> dict[str, Any]:
    """Several obligations as one stage: the first state that any of them has, and how many there are."""
    return {"state_no": _.state_no.min()} | {name: numbered(_[name].sum()) for name in _COUNTED}


def _state_no() -> Any:
    return ibis.cases(*[(_.outcome == outcome.value, number) for outcome, number in _STATE_NO.items()])


def stage_column(stage: Stage) -> str:
    return f"stage_{stage.value.lower()}"


def journeys() -> Any:
    """One row for each potential victim and basis: the state of each stage (null: nothing owed), the first broken,
    and how many things are owed, missed and unknown.
    """
    states = {
        stage_column(stage): _state(_.state_no.min(where=_.stage_no == number)) for number, stage in enumerate(Stage)
    }
    first = _.stage_no.min(where=_.state_no == _BROKEN)
    codes = [(first == number, stage.value) for number, stage in enumerate(Stage)]
    return (
        PERSON_STAGE.group_by(*_PERSON)
        .agg(**states, first_broken=ibis.cases(*codes), **{name: numbered(_[name].sum()) for name in _COUNTED})
        .order_by(*_PERSON)
        .drop("basis_no")
    )


def _state(number: Any) -> Any:
    return ibis.cases(*[(number == state_no, state) for state_no, state in enumerate(STATES)])


def journey_counts() -> Any:
    """How many people are in each state at each stage, and how many were first let down there, for each basis."""
    key = (*_FOOTING, "stage_no")
    first = (
        PERSON_STAGE.filter(_.state_no == _BROKEN)
        .group_by(*_PERSON)
        .agg(stage_no=_.stage_no.min())
        .group_by(*key)
        .agg(n_first_broken=numbered(_.count()))
    )
    counted = {f"n_{state}": numbered(_.count(where=_.state_no == number)) for number, state in enumerate(STATES)}
    counts = PERSON_STAGE.group_by(*key).agg(**counted)
    joined = counts.left_join(first, list(key)).drop(*[f"{name}_right" for name in key])
    filled = joined.mutate(n_first_broken=ibis.coalesce(joined.n_first_broken, ibis.literal(0).cast("int64")))
    return filled.order_by(*key)


def journey_people() -> Any:
    """How many people something was owed to, or in whose case, for each basis."""
    people = PERSON_STAGE.select(*_PERSON).distinct()
    return people.group_by(*_FOOTING).agg(n_people=numbered(_.count())).order_by(*_FOOTING)


def people() -> Any:
    """Potential victims by the basis of what is owed to them or in their case, each counted once in a row.

    The rows are not to be added: one person may be in several.
    """
    whole = PERSON_STAGE.group_by(*_PERSON).agg(**{name: numbered(_[name].sum()) for name in _COUNTED})
    return (
        whole.filter(_.n_owed > 0)
        .group_by(*_FOOTING)
        .agg(
            n_people=numbered(_.count()),
            n_with_missed=numbered(_.count(where=_.n_missed > 0)),
            n_with_unknown=numbered(_.count(where=_.n_unknown > 0)),
        )
        .order_by(*_FOOTING)
    )


def people_owed() -> Any:
    """How many potential victims are owed anything at all, each counted once."""
    owed = PERSON_STAGE.filter(_.n_owed > 0).select("force_id", "person_id").distinct()
    return owed.group_by("force_id").agg(n_people=numbered(_.count())).order_by("force_id")
