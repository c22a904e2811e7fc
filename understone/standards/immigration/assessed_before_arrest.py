"""Someone with signs is looked at as a potential victim before they are arrested as an immigration offender."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import SAFE_TO_SHARE, STOLEN_FREEDOM
from understone.law.limits import hours
from understone.record.codes import AssessmentResult
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard, stood_down


@standard(
    "IMM-01",
    "Someone with signs is looked at as a potential victim before an arrest as an immigration offender",
    stage=Stage.IMMIGRATION_KEPT_APART,
    subject=Subject.CONTACT_POINT,
    basis=Basis.POLICY,
    sources=(
        STOLEN_FREEDOM.cite("victims treated from the outset as immigration offenders"),
        SAFE_TO_SHARE.cite("conclusions"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=hours(0, "An assessment comes before an arrest as an immigration offender."),
    shape=Shape.BEFORE_AN_ACT,
    raised_by=("custody.is_immigration_arrest",),
    evidence=("slavery_assessment", "potential_victim", "custody.has_plain_signs"),
    gate=Gate.WARNS,
    remedy="Look at them as a potential victim now; tell custody and Immigration Enforcement that they may be one.",
    gaming="Leaving plain signs blank, which shows as unknown. Read the two together.",
)
def assessed_before_arrest(record: Any) -> tuple[Any, ...]:
    arrests = record.custody.filter(_.is_immigration_arrest)
    marked = arrests.left_join(_signed(record, arrests), ["force_id", "id"])
    # broken only where signs were in the record, or plain to see; a blank cannot say whether they were
    with_signs = marked.filter(_.is_signed.notnull() | _.has_plain_signs.isnull() | _.has_plain_signs)
    owed = with_signs.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.arrested_at,
        trigger_on=_.arrested_on,
        is_known=_.is_signed.notnull() | _.has_plain_signs.notnull(),
    )
    return owed, _looked_at(record)


def _signed(record: Any, arrests: Any) -> Any:
    """Arrests of people of whom the record held a sign on an earlier day."""
    people = record.involvement.filter(_.incident_id.notnull()).select("force_id", "incident_id", "person_id")
    told = (
        record.sign.filter(_.incident_id.notnull())
        .select("force_id", "incident_id", "seen_on")
        .inner_join(people, ["force_id", "incident_id"])
        .select("force_id", "person_id", "seen_on")
    )
    named = record.sign.filter(_.person_id.notnull()).select("force_id", "person_id", "seen_on")
    first = told.union(named).group_by("force_id", "person_id").agg(seen_on=_.seen_on.min())
    before = arrests.inner_join(first, ["force_id", "person_id"]).filter(_.seen_on < _.arrested_on)
    return before.select("force_id", "id", is_signed=ibis.literal(True))


def _looked_at(record: Any) -> Any:
    assessed = record.slavery_assessment.filter(
        _.assessment_result.notnull(), _.assessment_result != AssessmentResult.UNKNOWN
    ).select("force_id", subject_id=_.person_id, at=_.assessed_at, on=_.assessed_on, written=_.recorded_at)
    judged = record.potential_victim.select(
        "force_id",
        subject_id=_.person_id,
        at=_.reasonable_grounds_at,
        on=_.reasonable_grounds_on,
        written=_.recorded_at,
    )
    return assessed.union(judged)


ARREST = {
    "person_id": "p",
    "arrested_at": "2026-09-01T10:00:00Z",
    "is_immigration_arrest": True,
    "has_plain_signs": True,
}
ASSESSED = {"person_id": "p", "assessment_result": "not-thought", "assessed_at": "2026-09-01T09:30:00Z"}
SIGN = {"id": "s", "person_id": "p", "family": "control", "seen_on": "2026-08-20"}
assessed_before_arrest.example(
    "looked at half an hour before the arrest", outcome="met", custody=[ARREST], slavery_assessment=[ASSESSED]
)
assessed_before_arrest.example(
    "judged a potential victim the day before",
    outcome="met",
    custody=[ARREST],
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2026-08-31"}],
)
assessed_before_arrest.example(
    "looked at two hours after the arrest",
    outcome="late",
    custody=[ARREST],
    slavery_assessment=[ASSESSED | {"assessed_at": "2026-09-01T12:00:00Z"}],
)
assessed_before_arrest.example("plain signs and nothing on record", outcome="missed", custody=[ARREST])
assessed_before_arrest.example(
    "a sign about them in the record from before",
    outcome="missed",
    custody=[ARREST | {"has_plain_signs": False}],
    sign=[SIGN],
)
assessed_before_arrest.example(
    "a sign in a log that they were part of",
    outcome="missed",
    custody=[ARREST | {"has_plain_signs": None}],
    sign=[SIGN | {"person_id": None, "incident_id": "n"}],
    involvement=[{"person_id": "p", "incident_id": "n", "person_role": "found-there"}],
)
assessed_before_arrest.example(
    "looked at, with a result that cannot be told",
    outcome="missed",
    custody=[ARREST],
    slavery_assessment=[ASSESSED | {"assessment_result": "unknown"}],
)
assessed_before_arrest.example(
    "arrested this moment",
    outcome="pending",
    as_at="2026-09-01T10:00:00Z",
    custody=[ARREST],
)
assessed_before_arrest.example(
    "nothing says whether signs were plain to see",
    outcome="unknown",
    reason="blank",
    custody=[ARREST | {"has_plain_signs": None}],
)
assessed_before_arrest.example(
    "only the day of the assessment is known, and it is the day of the arrest",
    outcome="unknown",
    reason="too_coarse",
    custody=[ARREST],
    slavery_assessment=[ASSESSED | {"assessed_at": None, "assessed_on": "2026-09-01"}],
)
assessed_before_arrest.example(
    "looked at, and nobody wrote when",
    outcome="unknown",
    reason="undated",
    custody=[ARREST],
    slavery_assessment=[ASSESSED | {"assessed_at": None}],
)
assessed_before_arrest.example(
    "nothing says when they were arrested",
    outcome="unknown",
    reason="no_start",
    custody=[ARREST | {"arrested_at": None}],
)
assessed_before_arrest.example(
    "the force does not supply assessments",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["slavery_assessment"],
    custody=[ARREST],
)
assessed_before_arrest.example(
    "recorded in error, which a second person agreed",
    outcome="ended",
    custody=[ARREST],
    stood_down=stood_down("IMM-01", "p", "recorded-in-error", stood_down_at="2026-09-01T09:00:00Z"),
)
assessed_before_arrest.example(
    "no sign in the record and none plain to see", outcome=[], custody=[ARREST | {"has_plain_signs": False}]
)
assessed_before_arrest.example(
    "a sign of the day of the arrest may be its own log",
    outcome=[],
    custody=[ARREST | {"has_plain_signs": False}],
    sign=[SIGN | {"seen_on": "2026-09-01"}],
)
assessed_before_arrest.example(
    "arrested for an offence", outcome=[], custody=[ARREST | {"is_immigration_arrest": False}]
)
assessed_before_arrest.example(
    "arrested the day before the Act began", outcome=[], custody=[ARREST | {"arrested_at": "2015-07-30T10:00:00Z"}]
)
assessed_before_arrest.example(
    "arrested on the day the Act began", outcome="missed", custody=[ARREST | {"arrested_at": "2015-07-31T10:00:00Z"}]
)
assessed_before_arrest.example(
    "six people arrested together, unnamed, one looked at",
    outcome=["met", "missed", "missed", "missed", "missed", "missed"],
    custody=[ARREST | {"person_id": f"p{i}"} for i in range(6)],
    slavery_assessment=[ASSESSED | {"person_id": "p0"}],
)
