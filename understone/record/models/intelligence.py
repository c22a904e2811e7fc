"""Intelligence received or sent in, and what was done about it."""

from understone.record.codes import (
    HandlingCode,
    InformationAssessment,
    IntelligenceAnswer,
    IntelligenceOrigin,
    SourceEvaluation,
)
from understone.record.models.columns import Fact, code, flag, key, moment, text


class IntelligenceReport(Fact):
    """A piece of intelligence, graded 3x5x2."""

    origin = code(IntelligenceOrigin, "Where it came from.")
    is_modern_slavery = flag("Whether it is about modern slavery.")
    unit = key("Unit", "The unit that submitted it.")
    incident = key("Incident", "The incident it came from.")
    encounter = key("Encounter", "The encounter it came from.")
    place_visit = key("PlaceVisit", "The visit it came from.")
    investigation = key("Investigation", "The case it belongs to.")
    received_at, received_on = moment("When it was received or submitted")
    source_evaluation = code(SourceEvaluation, "The source.")
    information_assessment = code(InformationAssessment, "The information.")
    handling_code = code(HandlingCode, "How it may be shared.")
    narrative = text("What it says.")

    class Meta:
        db_table = "intelligence_report"


class IntelligenceAction(Fact):
    """What was done about a piece of intelligence: a tasking, a refusal with its reason, or a result."""

    intelligence_report = key("IntelligenceReport", "About which piece.")
    intelligence_answer = code(IntelligenceAnswer, "What was done.")
    answered_at, answered_on = moment("When it was done")
    reason = text("Why it was not tasked.")

    class Meta:
        db_table = "intelligence_action"
