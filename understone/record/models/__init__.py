"""The record, declared once. From these classes come the database, schema.json and all that reads it."""

from understone.record.models.answers import CandidateLink, Change, LinkAnswerRow, Sign, SignAnswerRow
from understone.record.models.courts import CourtOrder, OrderBreach, OrderReview, Prosecution
from understone.record.models.crimes import Crime, CrimeCancellation, CrimeOutcome, N200Entry
from understone.record.models.custody import Charge, Custody, CustodyEvent, Release, Section45Consideration
from understone.record.models.disclosures import Disclosure
from understone.record.models.incidents import Encounter, Incident, Involvement
from understone.record.models.intelligence import IntelligenceAction, IntelligenceReport
from understone.record.models.investigations import (
    Allocation,
    ClosureRequest,
    Investigation,
    InvestigationReview,
    LineOfEnquiry,
    Transfer,
)
from understone.record.models.objects import Account, Document, ObjectTieRow, Phone, Vehicle
from understone.record.models.organisation import Period, Staff, Training, Unit
from understone.record.models.people import Household, Person, PersonName
from understone.record.models.places import Place, PlaceTieRow, PlaceVisit
from understone.record.models.victims import (
    Notification,
    NrmDecision,
    NrmReferral,
    PotentialVictim,
    SafeguardingAction,
    StoodDown,
    VictimContact,
    Wish,
)

__all__ = [
    "Account",
    "Allocation",
    "CandidateLink",
    "Change",
    "Charge",
    "ClosureRequest",
    "CourtOrder",
    "Crime",
    "CrimeCancellation",
    "CrimeOutcome",
    "Custody",
    "CustodyEvent",
    "Disclosure",
    "Document",
    "Encounter",
    "Household",
    "Incident",
    "IntelligenceAction",
    "IntelligenceReport",
    "Investigation",
    "InvestigationReview",
    "Involvement",
    "LineOfEnquiry",
    "LinkAnswerRow",
    "N200Entry",
    "Notification",
    "NrmDecision",
    "NrmReferral",
    "ObjectTieRow",
    "OrderBreach",
    "OrderReview",
    "Period",
    "Person",
    "PersonName",
    "Phone",
    "Place",
    "PlaceTieRow",
    "PlaceVisit",
    "PotentialVictim",
    "Prosecution",
    "Release",
    "SafeguardingAction",
    "Section45Consideration",
    "Sign",
    "SignAnswerRow",
    "Staff",
    "StoodDown",
    "Training",
    "Transfer",
    "Unit",
    "Vehicle",
    "VictimContact",
    "Wish",
]
