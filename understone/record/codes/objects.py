"""Closed lists of phones, vehicles, accounts and documents."""

from understone.record.codes.code import Code


class ObjectTie(Code):
    """How a phone, vehicle, account or document is tied to a person, an incident or a case."""

    USES = "uses", "uses it"
    OWNS = "owns", "is its registered owner or holder"
    HOLDS = "holds", "holds it, whoever it belongs to"
    MENTIONED = "mentioned", "mentioned"
    UNKNOWN = "unknown", "not known"


class DocumentKind(Code):
    """What kind of document it is; no immigration document is held in the record."""

    PASSPORT = "passport", "passport"
    IDENTITY_CARD = "identity-card", "identity card"
    DRIVING_LICENCE = "driving-licence", "driving licence"
    BANK_CARD = "bank-card", "bank card"
    CONTRACT = "contract", "contract or tenancy"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class AccountKind(Code):
    """What kind of account it is."""

    BANK = "bank", "bank account"
    BENEFIT = "benefit", "benefit claim"
    ONLINE = "online", "online or social media account"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"
