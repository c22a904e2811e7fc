"""What was done to someone before they were recognised is looked at again."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import HIDDEN_VICTIMS, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard, stood_down
from understone.standards.do_not_criminalise.already_dealt_with import (
    charges_and_convictions,
    detentions,
    finished,
    owed_on_recognition,
    reviews,
)


@standard(
    "DEF-08",
    "A charge, conviction or detention of before someone was recognised is looked at again, and they are told",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.POLICY,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 45"),
        HIDDEN_VICTIMS.cite("victims criminalised for what they were made to do"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(14, "Days from recognising someone to deciding whether an earlier result may be unsafe."),
    shape=Shape.DO_WITHIN,
    raised_by=("potential_victim",),
    evidence=(
        "result_review.result_view",
        "result_review.prosecutor_told_on",
        "result_review.disclosed_on",
        "result_review.is_detention_told",
    ),
    gate=Gate.BLOCKS,
    remedy="Decide; tell the prosecutor, the person or their solicitor safely, and who detains them; mend markers.",
    gaming="Not unsafe for every one, in the same words. Read it beside the convictions and the decisions by kind.",
)
def result_reviewed(record: Any) -> tuple[Any, ...]:
    prosecuted = reviews(record, "charge_id").union(reviews(record, "prosecution_id"))
    detained = reviews(record, "custody_id").union(reviews(record, "release_id"))
    told = ("decided_on", "prosecutor_told_on", "disclosed_on")
    # whether and how the person is told is still to be confirmed: where it is blank the record cannot say
    untold = prosecuted.filter(_.prosecutor_told_on.notnull(), _.disclosed_on.isnull())
    undetained = detained.filter(_.disclosed_on.isnull() | _.is_detention_told.isnull())
    owed = owed_on_recognition(record, charges_and_convictions(record), untold).union(
        owed_on_recognition(record, detentions(record), undetained)
    )
    released = detained.filter(_.is_detention_told)
    return owed, finished(prosecuted, told).union(finished(released, ("decided_on", "disclosed_on")))


RECOGNISED = {"person_id": "p", "reasonable_grounds_on": "2026-09-01", "investigation_id": "i"}
CHARGE = {"id": "c", "person_id": "p", "charged_on": "2026-03-01", "investigation_id": "j"}
CONVICTION = {
    "id": "k",
    "person_id": "p",
    "investigation_id": "j",
    "prosecution_result": "convicted",
    "ended_on": "2026-06-01",
}
DETAINED = {"id": "r", "person_id": "p", "release_to": "immigration-detention", "released_on": "2026-08-20"}
REVIEW = {
    "person_id": "p",
    "result_view": "may-be-unsafe",
    "decided_on": "2026-09-05",
    "prosecutor_told_on": "2026-09-08",
    "disclosed_on": "2026-09-15",
}
OF_CHARGE = REVIEW | {"charge_id": "c"}
OF_DETENTION = REVIEW | {"release_id": "r", "prosecutor_told_on": None, "is_detention_told": True}
result_reviewed.example(
    "a charge: decided, the prosecutor told, and the person told on the fourteenth day",
    outcome="met",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    result_review=[OF_CHARGE],
)
result_reviewed.example(
    "not thought unsafe, with reasons",
    outcome="met",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    result_review=[OF_CHARGE | {"result_view": "not-unsafe"}],
)
result_reviewed.example(
    "the person told one day over",
    outcome="late",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    result_review=[OF_CHARGE | {"disclosed_on": "2026-09-16"}],
)
result_reviewed.example("nothing on record", outcome="missed", potential_victim=[RECOGNISED], charge=[CHARGE])
result_reviewed.example(
    "decided, and the prosecutor not told",
    outcome="missed",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    result_review=[OF_CHARGE | {"prosecutor_told_on": None}],
)
result_reviewed.example(
    "looked at, and nothing decided",
    outcome="missed",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    result_review=[OF_CHARGE | {"result_view": None}],
)
result_reviewed.example(
    "a view that cannot be told is no decision",
    outcome="missed",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    result_review=[OF_CHARGE | {"result_view": "unknown"}],
)
result_reviewed.example(
    "decided and the prosecutor told, and nothing says whether the person was told",
    outcome="unknown",
    reason="blank",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    result_review=[OF_CHARGE | {"disclosed_on": None}],
)
result_reviewed.example(
    "a conviction takes the place of its charge",
    outcome="met",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    prosecution=[CONVICTION],
    result_review=[REVIEW | {"prosecution_id": "k"}],
)
result_reviewed.example(
    "convicted in two cases, one looked at",
    outcome=["met", "missed"],
    potential_victim=[RECOGNISED],
    prosecution=[CONVICTION, CONVICTION | {"id": "l", "investigation_id": "m"}],
    result_review=[REVIEW | {"prosecution_id": "k"}],
)
result_reviewed.example(
    "charged before they were recognised and convicted after it",
    outcome="missed",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    prosecution=[CONVICTION | {"ended_on": "2026-10-01"}],
)
result_reviewed.example(
    "released into immigration detention, and those who detain them told",
    outcome="met",
    potential_victim=[RECOGNISED],
    release=[DETAINED],
    result_review=[OF_DETENTION],
)
result_reviewed.example(
    "released into immigration detention, and those who detain them not told",
    outcome="missed",
    potential_victim=[RECOGNISED],
    release=[DETAINED],
    result_review=[OF_DETENTION | {"is_detention_told": False}],
)
result_reviewed.example(
    "nothing says whether those who detain them were told",
    outcome="unknown",
    reason="blank",
    potential_victim=[RECOGNISED],
    release=[DETAINED],
    result_review=[OF_DETENTION | {"is_detention_told": None}],
)
result_reviewed.example(
    "arrested as an immigration offender before they were recognised",
    outcome="missed",
    potential_victim=[RECOGNISED],
    custody=[{"id": "u", "person_id": "p", "arrested_on": "2026-08-01", "is_immigration_arrest": True}],
)
result_reviewed.example(
    "an arrest as an immigration offender looked at again",
    outcome="met",
    potential_victim=[RECOGNISED],
    custody=[{"id": "u", "person_id": "p", "arrested_on": "2026-08-01", "is_immigration_arrest": True}],
    result_review=[REVIEW | {"custody_id": "u", "is_detention_told": True}],
)
result_reviewed.example(
    "recognised last week",
    outcome="pending",
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": "2026-11-14"}],
    charge=[CHARGE],
)
result_reviewed.example(
    "nothing says when they were recognised",
    outcome="unknown",
    reason="no_start",
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": None}],
    charge=[CHARGE],
)
result_reviewed.example(
    "nothing says when they were charged",
    outcome="unknown",
    reason="blank",
    potential_victim=[RECOGNISED],
    charge=[CHARGE | {"charged_on": None}],
)
result_reviewed.example(
    "the force does not supply what was decided",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["result_review"],
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
)
result_reviewed.example(
    "the judgement was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    stood_down=stood_down("DEF-08", "p", "recorded-in-error", stood_down_on="2026-09-03"),
)
result_reviewed.example(
    "recognised once more later: the first time counts",
    outcome="missed",
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": "2026-10-10"}, RECOGNISED],
    charge=[CHARGE, CHARGE | {"id": "d", "charged_on": "2026-09-20"}],
)
result_reviewed.example(
    "charged on the day they were recognised, which DEF-01 and DEF-02 look at",
    outcome=[],
    potential_victim=[RECOGNISED],
    charge=[CHARGE | {"charged_on": "2026-09-01"}],
)
result_reviewed.example("charged and never recognised", outcome=[], charge=[CHARGE])
result_reviewed.example(
    "acquitted before they were recognised",
    outcome=[],
    potential_victim=[RECOGNISED],
    charge=[CHARGE],
    prosecution=[CONVICTION | {"prosecution_result": "acquitted"}],
)
result_reviewed.example(
    "arrested for an offence and never charged",
    outcome=[],
    potential_victim=[RECOGNISED],
    custody=[{"person_id": "p", "arrested_on": "2026-08-01"}],
)
result_reviewed.example(
    "released to safe accommodation",
    outcome=[],
    potential_victim=[RECOGNISED],
    release=[DETAINED | {"release_to": "safe-accommodation"}],
)
result_reviewed.example(
    "recognised the day before section 45 began",
    outcome=[],
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": "2015-07-30"}],
    charge=[CHARGE | {"charged_on": "2015-01-05"}],
)
result_reviewed.example(
    "recognised on the day section 45 began",
    outcome="missed",
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": "2015-07-31"}],
    charge=[CHARGE | {"charged_on": "2015-01-05"}],
)
result_reviewed.example(
    "six people charged before they were recognised, two looked at",
    outcome=["met", "met", "missed", "missed", "missed", "missed"],
    potential_victim=[RECOGNISED | {"person_id": f"p{i}"} for i in range(6)],
    charge=[CHARGE | {"id": f"c{i}", "person_id": f"p{i}"} for i in range(6)],
    result_review=[REVIEW | {"person_id": f"p{i}", "charge_id": f"c{i}"} for i in range(2)],
)
