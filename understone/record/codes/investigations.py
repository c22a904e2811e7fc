"""Closed lists of cases and transfers."""

from understone.record.codes.code import Code


class EnquiryState(Code):
    """Where a line of enquiry stands."""

    OPEN = "open", "open"
    DONE = "done", "done"
    NOT_PURSUED = "not-pursued", "not pursued, with a reason"
    UNKNOWN = "unknown", "not known"


class TransferAnswer(Code):
    """What the other force answered."""

    ACCEPTED = "accepted", "accepted"
    REFUSED = "refused", "refused"
    UNKNOWN = "unknown", "no answer on record"


class EnquiryKind(Code):
    """What a line of enquiry is about."""

    VICTIM_ACCOUNT = "victim-account", "a victim's account"
    WITNESS = "witness", "a witness"
    CONTROLLER = "controller", "who controls the person exploited"
    FINANCIAL = "financial", "money: pay, accounts, benefits, property"
    PHONE = "phone", "phones and messages"
    SCENE = "scene", "premises and scene"
    CAMERA = "camera", "CCTV and number plates"
    IDENTIFICATION = "identification", "who or what a name, number, place or vehicle is"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class InformationKind(Code):
    """What was given to police that can be followed."""

    NAME = "name", "a name or description"
    PLACE = "place", "an address or place"
    PHONE = "phone", "a telephone number"
    VEHICLE = "vehicle", "a vehicle"
    FLIGHT = "flight", "a flight or journey"
    ACCOUNT = "account", "an account"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class AdviceKind(Code):
    """Why the prosecutor was spoken to."""

    EARLY_ADVICE = "early-advice", "early advice"
    CHARGING = "charging", "charging decision"
    VICTIM_STATUS = "victim-status", "told that a suspect may be a victim, or of a decision on it"
    EVIDENCE_LED = "evidence-led", "whether to prosecute without the victim"
    ORDER = "order", "an order on sentence"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class PartnerKind(Code):
    """Who works a case beside the force."""

    FORCE = "force", "another police force"
    ROCU = "rocu", "regional organised crime unit"
    NCA = "nca", "National Crime Agency"
    LABOUR_INSPECTORATE = "labour-inspectorate", "Fair Work Agency (formerly GLAA)"
    LOCAL_AUTHORITY = "local-authority", "local authority"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class SearchKind(Code):
    """Where else a case's people, phones, vehicles and places were looked for, or who was told of them."""

    PND = "pnd", "Police National Database searched"
    ROCU_TOLD = "rocu-told", "regional unit told"
    OTHER_FORCE = "other-force", "another force asked"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"
