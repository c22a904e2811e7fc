"""Closed lists of recording, outcomes and cancellation."""

from understone.record.codes.code import Code


class Jurisdiction(Code):
    """Where conduct took place, as far as counting it goes."""

    ENGLAND_AND_WALES = "england-and-wales", "England and Wales"
    OUTSIDE = "outside", "outside England and Wales"
    UNKNOWN = "unknown", "not known"


class N200(Code):
    """Non-crime incident codes for reports of modern slavery, as known from 2019."""

    REFERRAL_PENDING = "N200/01", "referral made, reasonable-grounds decision awaited"
    NEGATIVE_DECISION = "N200/02", "referral, negative reasonable-grounds decision"
    NOTIFICATION_ONLY = "N200/03", "duty-to-notify notification only"
    OUTSIDE_POSITIVE = "N200/04", "positive decision, exploitation outside England and Wales"
    OUTSIDE_NEGATIVE = "N200/05", "negative decision, outside England and Wales"
    OTHER_FORCE = "N200/06", "transferred to another force in England and Wales"
    UNKNOWN = "unknown", "not known"


class N200Resolution(Code):
    """How a holding entry ended."""

    CRIME_RECORDED = "crime-recorded", "a modern slavery crime was recorded"
    NEGATIVE_DECISION = "negative-decision", "reclassified after a negative decision"
    TRANSFERRED = "transferred", "accepted by another force"
    ENTERED_IN_ERROR = "entered-in-error", "entered in error"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class OutcomeCode(Code):
    """Home Office crime outcome types. 14 and 16 must be told apart, or the value is unknown."""

    CHARGED = "1", "charge or summons"
    OFFENDER_DIED = "5", "offender died"
    COMMUNITY_RESOLUTION = "8", "community resolution"
    NOT_IN_PUBLIC_INTEREST_CPS = "9", "not in the public interest (CPS)"
    NOT_IN_PUBLIC_INTEREST_POLICE = "10", "not in the public interest (police)"
    SUSPECT_UNDER_AGE = "11", "suspect under the age of criminal responsibility"
    SUSPECT_TOO_ILL = "12", "suspect too ill"
    VICTIM_OR_WITNESS_DEAD_OR_ILL = "13", "victim or key witness dead or too ill"
    NO_SUSPECT_NO_SUPPORT = "14", "no suspect identified, victim does not support further action"
    EVIDENTIAL_DIFFICULTY = "15", "suspect identified, victim supports, evidential difficulties"
    SUSPECT_NO_SUPPORT = "16", "suspect identified, victim does not support further action"
    TIME_LIMIT = "17", "prosecution time limit expired"
    NO_SUSPECT = "18", "investigation complete, no suspect identified"
    OTHER_BODY = "20", "action taken by another body"
    NO_FURTHER_PUBLIC_INTEREST = "21", "further investigation not in the public interest"
    DIVERSION = "22", "diversion or education, no charge in the public interest"
    UNKNOWN = "unknown", "not known"


class CancellationReason(Code):
    """Why a crime was cancelled."""

    ADDITIONAL_VERIFIABLE_INFORMATION = (
        "additional-verifiable-information",
        "additional verifiable information that no crime happened",
    )
    RECORDED_IN_ERROR = "recorded-in-error", "recorded in error or twice"
    OTHER_FORCE = "other-force", "happened in another force's area and that force has recorded it"
    NEGATIVE_DECISION = "negative-decision", "negative decision of a competent authority"
    VICTIM_WITHDREW = "victim-withdrew", "the victim does not support further action"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class CancellationAuthority(Code):
    """Who approved a cancellation."""

    REGISTRAR = "registrar", "force crime registrar"
    DESIGNATED_DECISION_MAKER = "designated-decision-maker", "designated decision maker"
    SUPERVISOR = "supervisor", "supervisor"
    INVESTIGATOR = "investigator", "the investigator"
    UNKNOWN = "unknown", "not known"


class DisclosedOffenceKind(Code):
    """An offence that someone told police of beside the exploitation itself."""

    RAPE = "rape", "rape"
    SEXUAL_ASSAULT = "sexual-assault", "sexual assault or sexual activity without consent"
    ASSAULT = "assault", "assault"
    FALSE_IMPRISONMENT = "false-imprisonment", "false imprisonment or kidnap"
    THREATS = "threats", "threats to kill or blackmail"
    FRAUD = "fraud", "fraud in the person's name"
    CHILD_CRUELTY = "child-cruelty", "cruelty to a child"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class RecordingDecision(Code):
    """Why a disclosed offence was not recorded as a crime of its own."""

    PRINCIPAL_CRIME = "principal-crime", "counted within the principal crime, with reasons"
    OTHER_FORCE = "other-force", "recorded by the force in whose area it happened"
    OUTSIDE = "outside", "happened outside England and Wales"
    NOT_A_CRIME = "not-a-crime", "not a crime, on the registrar's decision"
    UNKNOWN = "unknown", "not known"
