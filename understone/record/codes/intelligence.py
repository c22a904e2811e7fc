"""Closed lists of intelligence."""

from understone.record.codes.code import Code


class IntelligenceOrigin(Code):
    """Where a piece of intelligence came from."""

    OWN_OFFICER = "own-officer", "an officer of this force"
    OTHER_FORCE = "other-force", "another force"
    NCA = "nca", "National Crime Agency"
    ROCU = "rocu", "regional organised crime unit"
    PARTNER = "partner", "a partner agency or charity"
    PUBLIC = "public", "the public"
    NRM = "nrm", "the content of a referral"
    UNKNOWN = "unknown", "not known"


class SourceEvaluation(Code):
    """The source, in the 3x5x2 grading."""

    RELIABLE = "1", "reliable"
    UNTESTED = "2", "untested"
    NOT_RELIABLE = "3", "not reliable"
    UNKNOWN = "unknown", "not known"


class InformationAssessment(Code):
    """The information, in the 3x5x2 grading."""

    KNOWN_DIRECTLY = "a", "known directly"
    KNOWN_INDIRECTLY = "b", "known indirectly but corroborated"
    KNOWN_INDIRECTLY_ONLY = "c", "known indirectly"
    NOT_KNOWN = "d", "not known"
    SUSPECTED_FALSE = "e", "suspected to be false"
    UNKNOWN = "unknown", "not recorded"


class HandlingCode(Code):
    """The handling, in the 3x5x2 grading."""

    LAWFUL_SHARING = "p", "lawful sharing permitted"
    LAWFUL_SHARING_WITH_CONDITIONS = "c", "lawful sharing permitted with conditions"
    UNKNOWN = "unknown", "not known"


class IntelligenceAnswer(Code):
    """What was done about a piece of intelligence."""

    TASKED = "tasked", "tasked"
    NOT_TASKED = "not-tasked", "not tasked, with a reason"
    RESULT = "result", "a result was recorded"
    UNKNOWN = "unknown", "not known"
