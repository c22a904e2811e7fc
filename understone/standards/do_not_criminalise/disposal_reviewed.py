"""An ending out of court of before someone was recognised is looked at again."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import HIDDEN_VICTIMS, MODERN_SLAVERY_ACT_2015
from understone.law.limits import days
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard, stood_down
from understone.standards.do_not_criminalise.already_dealt_with import finished, owed_on_recognition, reviews


@standard(
    "DEF-09",
    "A caution or other ending out of court of before someone was recognised is looked at again, and they are told",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.POLICY,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 45"),
        HIDDEN_VICTIMS.cite("victims criminalised for what they were made to do"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(14, "Days from recognising someone to deciding whether a caution may be unsafe, or taking it back."),
    shape=Shape.DO_WITHIN,
    raised_by=("disposal", "potential_victim"),
    evidence=(
        "result_review.result_view",
        "result_review.prosecutor_told_on",
        "result_review.disclosed_on",
        "disposal.rescinded_on",
    ),
    gate=Gate.BLOCKS,
    remedy="Decide, or take it back; tell the prosecutor, and the person or their solicitor safely; mend markers.",
    gaming="Not unsafe for every one, in the same words. Read it beside those taken back.",
)
def disposal_reviewed(record: Any) -> tuple[Any, ...]:
    given = record.disposal.select("force_id", "person_id", item_id=_.id, on=_.given_on)
    # taken back before they were recognised, nothing stands against them
    recognised = record.potential_victim.group_by("force_id", "person_id").agg(judged_on=_.reasonable_grounds_on.min())
    gone = record.disposal.inner_join(recognised, ["force_id", "person_id"]).filter(_.rescinded_on < _.judged_on)
    standing = given.anti_join(gone.select("force_id", item_id=_.id), ["force_id", "item_id"])
    decided = reviews(record, "disposal_id")
    # whether and how the person is told is still to be confirmed: where it is blank the record cannot say
    untold = decided.filter(_.prosecutor_told_on.notnull(), _.disclosed_on.isnull())
    rescinded = record.disposal.filter(_.rescinded_on.notnull()).select(
        "force_id", subject_id=_.person_id, item_id=_.id, at=_.rescinded_on
    )
    done = finished(decided, ("decided_on", "prosecutor_told_on", "disclosed_on")).union(rescinded)
    return owed_on_recognition(record, standing, untold), done


RECOGNISED = {"person_id": "p", "reasonable_grounds_on": "2026-09-01", "investigation_id": "i"}
CAUTION = {"id": "d", "person_id": "p", "given_on": "2026-03-01", "kind": "caution"}
REVIEW = {
    "person_id": "p",
    "disposal_id": "d",
    "result_view": "may-be-unsafe",
    "decided_on": "2026-09-05",
    "prosecutor_told_on": "2026-09-08",
    "disclosed_on": "2026-09-15",
}
disposal_reviewed.example(
    "decided, the prosecutor told, and the person told on the fourteenth day",
    outcome="met",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION],
    result_review=[REVIEW],
)
disposal_reviewed.example(
    "not thought unsafe, with reasons",
    outcome="met",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION],
    result_review=[REVIEW | {"result_view": "not-unsafe"}],
)
disposal_reviewed.example(
    "taken back in time",
    outcome="met",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION | {"rescinded_on": "2026-09-10"}],
)
disposal_reviewed.example(
    "taken back one day over",
    outcome="late",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION | {"rescinded_on": "2026-09-16"}],
)
disposal_reviewed.example(
    "a penalty notice, and nothing on record",
    outcome="missed",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION | {"kind": "penalty-notice"}],
)
disposal_reviewed.example(
    "decided, and the prosecutor not told",
    outcome="missed",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION],
    result_review=[REVIEW | {"prosecutor_told_on": None}],
)
disposal_reviewed.example(
    "nothing says whether the person was told",
    outcome="unknown",
    reason="blank",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION],
    result_review=[REVIEW | {"disclosed_on": None}],
)
disposal_reviewed.example(
    "recognised last week",
    outcome="pending",
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": "2026-11-14"}],
    disposal=[CAUTION],
)
disposal_reviewed.example(
    "nothing says when they were recognised",
    outcome="unknown",
    reason="no_start",
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": None}],
    disposal=[CAUTION],
)
disposal_reviewed.example(
    "nothing says when it was given",
    outcome="unknown",
    reason="blank",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION | {"given_on": None}],
)
disposal_reviewed.example(
    "the force does not supply what was decided",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["result_review"],
    potential_victim=[RECOGNISED],
    disposal=[CAUTION],
)
disposal_reviewed.example(
    "the judgement was entered in error, which a second person agreed",
    outcome="ended",
    potential_victim=[RECOGNISED],
    disposal=[CAUTION],
    stood_down=stood_down("DEF-09", "p", "recorded-in-error", stood_down_on="2026-09-03"),
)
disposal_reviewed.example(
    "cautioned twice, one looked at",
    outcome=["met", "missed"],
    potential_victim=[RECOGNISED],
    disposal=[CAUTION, CAUTION | {"id": "e", "given_on": "2026-04-01"}],
    result_review=[REVIEW],
)
disposal_reviewed.example(
    "given on the day they were recognised, which DEF-07 looks at",
    outcome=[],
    potential_victim=[RECOGNISED],
    disposal=[CAUTION | {"given_on": "2026-09-01"}],
)
disposal_reviewed.example(
    "taken back before they were recognised",
    outcome=[],
    potential_victim=[RECOGNISED],
    disposal=[CAUTION | {"rescinded_on": "2026-05-01"}],
)
disposal_reviewed.example("given to someone never recognised", outcome=[], disposal=[CAUTION])
disposal_reviewed.example(
    "recognised the day before section 45 began",
    outcome=[],
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": "2015-07-30"}],
    disposal=[CAUTION | {"given_on": "2015-01-05"}],
)
disposal_reviewed.example(
    "recognised on the day section 45 began",
    outcome="missed",
    potential_victim=[RECOGNISED | {"reasonable_grounds_on": "2015-07-31"}],
    disposal=[CAUTION | {"given_on": "2015-01-05"}],
)
