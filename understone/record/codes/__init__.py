"""The closed lists of the record: each code a word, each word with a label for people.

Codes are for ever: never renamed, only closed. `unknown` is what a value becomes that the
source cannot tell apart. Names follow the NPCC POLE data standards and the law's words.
"""

from __future__ import annotations

from understone.record.codes.answers import LinkAnswer, SignAnswer
from understone.record.codes.code import Code
from understone.record.codes.courts import OrderDecision, OrderKind, ProsecutionResult
from understone.record.codes.crimes import (
    N200,
    CancellationAuthority,
    CancellationReason,
    DisclosedOffenceKind,
    Jurisdiction,
    N200Resolution,
    OutcomeCode,
    RecordingDecision,
)
from understone.record.codes.custody import (
    ChargeTest,
    CustodyEventKind,
    DisposalKind,
    ReleaseTo,
    ResultView,
    Schedule4View,
    Section45Test,
    Section45View,
)
from understone.record.codes.disclosures import DisclosedTo
from understone.record.codes.incidents import IncidentKind, ReportSource, Role
from understone.record.codes.intelligence import (
    HandlingCode,
    InformationAssessment,
    IntelligenceAnswer,
    IntelligenceOrigin,
    SourceEvaluation,
)
from understone.record.codes.investigations import (
    AdviceKind,
    EnquiryKind,
    EnquiryState,
    InformationKind,
    PartnerKind,
    SearchKind,
    TransferAnswer,
)
from understone.record.codes.objects import AccountKind, DocumentKind, ObjectTie
from understone.record.codes.organisation import CourseKind, PeriodKind, UnitKind
from understone.record.codes.people import AgeGroup, NameKind, Sex
from understone.record.codes.places import PlaceTie, PremisesType, VisitResult
from understone.record.codes.victims import (
    AgeDecidedBy,
    AssessmentReason,
    AssessmentResult,
    ContactChannel,
    ContactResult,
    DecisionKind,
    DecisionMaker,
    DecisionResult,
    ReferralAnswer,
    ReviewedDecision,
    SafeguardingKind,
    StoodDownReason,
    WishKind,
    WishState,
)

__all__ = [
    "N200",
    "AccountKind",
    "AdviceKind",
    "AgeDecidedBy",
    "AgeGroup",
    "AssessmentReason",
    "AssessmentResult",
    "CancellationAuthority",
    "CancellationReason",
    "ChargeTest",
    "Code",
    "ContactChannel",
    "ContactResult",
    "CourseKind",
    "CustodyEventKind",
    "DecisionKind",
    "DecisionMaker",
    "DecisionResult",
    "DisclosedOffenceKind",
    "DisclosedTo",
    "DisposalKind",
    "DocumentKind",
    "EnquiryKind",
    "EnquiryState",
    "HandlingCode",
    "IncidentKind",
    "InformationAssessment",
    "InformationKind",
    "IntelligenceAnswer",
    "IntelligenceOrigin",
    "Jurisdiction",
    "LinkAnswer",
    "N200Resolution",
    "NameKind",
    "ObjectTie",
    "OrderDecision",
    "OrderKind",
    "OutcomeCode",
    "PartnerKind",
    "PeriodKind",
    "PlaceTie",
    "PremisesType",
    "ProsecutionResult",
    "RecordingDecision",
    "ReferralAnswer",
    "ReleaseTo",
    "ReportSource",
    "ResultView",
    "ReviewedDecision",
    "Role",
    "SafeguardingKind",
    "Schedule4View",
    "SearchKind",
    "Section45Test",
    "Section45View",
    "Sex",
    "SignAnswer",
    "SourceEvaluation",
    "StoodDownReason",
    "TransferAnswer",
    "UnitKind",
    "VisitResult",
    "WishKind",
    "WishState",
    "closed_lists",
]


def closed_lists() -> dict[str, type[Code]]:
    """Every closed list by its name."""
    return {code.__name__: code for code in Code.__subclasses__()}
