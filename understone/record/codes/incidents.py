"""Closed lists of reports and of the roles people have in them."""

from understone.record.codes.code import Code


class IncidentKind(Code):
    """How the force filed the report."""

    MODERN_SLAVERY = "modern-slavery", "modern slavery"
    SUSPICIOUS_CIRCUMSTANCES = "suspicious-circumstances", "suspicious circumstances"
    CONCERN_FOR_SAFETY = "concern-for-safety", "concern for safety"
    MISSING_PERSON = "missing-person", "missing person"
    DOMESTIC = "domestic", "domestic"
    DRUGS = "drugs", "drugs"
    THEFT = "theft", "theft"
    VIOLENCE = "violence", "violence"
    SEXUAL = "sexual", "sexual offence"
    ANTI_SOCIAL_BEHAVIOUR = "anti-social-behaviour", "anti-social behaviour"
    IMMIGRATION = "immigration", "immigration"
    LABOUR_DISPUTE = "labour-dispute", "labour or wage dispute"
    TRAFFIC = "traffic", "road traffic"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class ReportSource(Code):
    """Who brought it to the police."""

    VICTIM = "victim", "the person concerned"
    PUBLIC = "public", "a member of the public"
    PARTNER = "partner", "a partner agency or charity"
    POLICE = "police", "police-led work"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class Role(Code):
    """What a person is in one incident, encounter, crime or investigation; several at once is usual."""

    POTENTIAL_VICTIM = "potential-victim", "potential victim of modern slavery"
    VICTIM = "victim", "victim of a recorded crime"
    SUSPECT = "suspect", "suspect"
    WITNESS = "witness", "witness"
    REPORTING_PERSON = "reporting-person", "person reporting"
    SUBJECT = "subject", "person the report is about"
    FOUND_THERE = "found-there", "person found there"
    INTERPRETER = "interpreter", "interpreter"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"
