"""The closed lists of the record: each code a word, each word with a label for people.

Codes are for ever: never renamed, only closed. `unknown` is what a value becomes that the
source cannot tell apart. Names follow the NPCC POLE data standards and the law's words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A closed list. Each member is `code, label`; the class docstring says what it answers."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Sex(Code):
    """The sex recorded by the source."""

    FEMALE = "female", "female"
    MALE = "male", "male"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class AgeGroup(Code):
    """How old the person was taken to be; a person whose age is in doubt is presumed a child."""

    ADULT = "adult", "adult"
    CHILD = "child", "child"
    IN_DOUBT = "in-doubt", "age in doubt, presumed a child"
    UNKNOWN = "unknown", "not known"


class NameKind(Code):
    """What kind of name it is."""

    RECORDED = "recorded", "name as recorded"
    ALIAS = "alias", "also known as"
    BIRTH = "birth", "name at birth"
    ORIGINAL_SCRIPT = "original-script", "name in its own script"
    DESCRIPTION = "description", "a description, the name not being known"
    UNKNOWN = "unknown", "not known"


class PremisesType(Code):
    """What a place is used as."""

    DWELLING = "dwelling", "dwelling"
    MULTIPLE_OCCUPATION = "multiple-occupation", "house in multiple occupation"
    CAR_WASH = "car-wash", "hand car wash"
    NAIL_BAR = "nail-bar", "nail bar"
    RESTAURANT = "restaurant", "restaurant or takeaway"
    FARM = "farm", "farm, packhouse or fishery"
    FACTORY = "factory", "factory or warehouse"
    BUILDING_SITE = "building-site", "building site"
    CARE_HOME = "care-home", "care home or home care"
    BROTHEL = "brothel", "premises where sex is sold"
    CANNABIS_GROW = "cannabis-grow", "cannabis cultivation"
    HOTEL = "hotel", "hotel or short let"
    POLICE_STATION = "police-station", "police station"
    SAFE_ACCOMMODATION = "safe-accommodation", "safe accommodation or reception centre"
    HOSPITAL = "hospital", "hospital or surgery"
    PUBLIC_PLACE = "public-place", "street or other public place"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class PlaceTie(Code):
    """How a person or a case is tied to a place."""

    LIVES = "lives", "lives there"
    WORKS = "works", "works there"
    EXPLOITED_AT = "exploited-at", "is said to be exploited there"
    CONTROLS = "controls", "owns, rents or controls it"
    FOUND_AT = "found-at", "was found there"
    OTHER = "other", "tied in another way"
    UNKNOWN = "unknown", "not known"


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


class ReleaseTo(Code):
    """Where someone left custody or police care for."""

    OWN_ADDRESS = "own-address", "an address they chose"
    SAFE_ACCOMMODATION = "safe-accommodation", "safe accommodation"
    FAMILY_OR_FRIEND = "family-or-friend", "family or friend they chose"
    LOCAL_AUTHORITY = "local-authority", "local authority care"
    HOSPITAL = "hospital", "hospital"
    COURT = "court", "court"
    PRISON = "prison", "prison"
    IMMIGRATION_DETENTION = "immigration-detention", "immigration detention"
    STREET = "street", "the street outside"
    PLACE_FOUND = "place-found", "the place where they were found"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class CustodyEventKind(Code):
    """A turning point in a suspect's case."""

    ARREST = "arrest", "arrest"
    BAIL = "bail", "bail"
    BAIL_CHANGE = "bail-change", "bail changed or ended"
    RELEASE = "release", "release"
    CHARGE = "charge", "charge"
    UNKNOWN = "unknown", "not known"


class ChargeTest(Code):
    """Which test the charging decision applied."""

    FULL_CODE = "full-code", "full code test"
    THRESHOLD = "threshold", "threshold test"
    UNKNOWN = "unknown", "not known"


class Section45View(Code):
    """What was recorded when section 45 was considered: never that it applies, the prosecutor decides."""

    MAY_APPLY_PROSECUTOR_TOLD = "may-apply-prosecutor-told", "considered: may apply, prosecutor told"
    DISPROVED_EVIDENCE_LISTED = (
        "disproved-evidence-listed",
        "considered: evidence disproves victim status, evidence listed",
    )
    NOT_YET = "not-yet", "not yet"
    MAY_BE_EXCLUDED = (
        "may-be-excluded",
        "offence may be excluded: duress and public interest still open",
    )
    UNKNOWN = "unknown", "not known"


class UnitKind(Code):
    """What kind of unit a team is."""

    RESPONSE = "response", "response"
    NEIGHBOURHOOD = "neighbourhood", "neighbourhood"
    CUSTODY = "custody", "custody"
    CID = "cid", "criminal investigation"
    PUBLIC_PROTECTION = "public-protection", "public protection"
    MODERN_SLAVERY = "modern-slavery", "modern slavery and exploitation"
    SERIOUS_ORGANISED_CRIME = "serious-organised-crime", "serious and organised crime"
    CRIME_REGISTRAR = "crime-registrar", "crime registrar"
    CONTROL_ROOM = "control-room", "control room"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class EnquiryState(Code):
    """Where a line of enquiry stands."""

    OPEN = "open", "open"
    DONE = "done", "done"
    NOT_PURSUED = "not-pursued", "not pursued, with a reason"
    UNKNOWN = "unknown", "not known"


class ReferralAnswer(Code):
    """What an adult answered when referral was offered; a child is not asked."""

    AGREED = "agreed", "agrees to be referred"
    NOT_NOW = "not-now", "does not want to be referred now"
    UNDECIDED = "undecided", "undecided"
    NOT_ASKED = "not-asked", "not asked yet"
    CANNOT_BE_ASKED = "cannot-be-asked", "cannot be asked"
    WITHDREW = "withdrew", "agreed and then withdrew"
    UNKNOWN = "unknown", "not known"


class DecisionMaker(Code):
    """Who decided, as named on the letter."""

    SCA = "sca", "Single Competent Authority"
    IECA = "ieca", "Immigration Enforcement Competent Authority"
    LOCAL_PANEL = "local-panel", "local panel for children"
    NCA = "nca", "National Crime Agency (before 29 April 2019)"
    UKVI = "ukvi", "UK Visas and Immigration (before 29 April 2019)"
    UNKNOWN = "unknown", "not known"


class DecisionKind(Code):
    """What was decided."""

    REASONABLE_GROUNDS = "reasonable-grounds", "reasonable grounds"
    CONCLUSIVE_GROUNDS = "conclusive-grounds", "conclusive grounds"
    RECONSIDERATION = "reconsideration", "reconsideration"
    DISQUALIFICATION = "disqualification", "disqualification"
    REQUEST_FOR_INFORMATION = "request-for-information", "request for information"
    UNKNOWN = "unknown", "not known"


class DecisionResult(Code):
    """How it was decided."""

    POSITIVE = "positive", "positive"
    NEGATIVE = "negative", "negative"
    SUSPENDED = "suspended", "suspended"
    WITHDRAWN = "withdrawn", "withdrawn"
    UNKNOWN = "unknown", "not known"


class SafeguardingKind(Code):
    """What was done to keep a person safe."""

    SAFETY_CHECK = "safety-check", "immediate safety considered: place, health, threat"
    RISK_ASSESSMENT = "risk-assessment", "risk assessed"
    ACCOMMODATION = "accommodation", "safe accommodation arranged"
    MEDICAL = "medical", "medical care arranged"
    SAFETY_PLAN = "safety-plan", "safety plan made or changed"
    CHILDREN_SERVICES = "children-services", "referred to children's services"
    ADULT_SAFEGUARDING = "adult-safeguarding", "adult safeguarding concern raised"
    GUARDIAN_SERVICE = "guardian-service", "referred to the independent guardian service"
    MISSING_REPORT = "missing-report", "reported missing or traced"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class WishKind(Code):
    """What a wish is about."""

    CONTACT_INTERVAL = "contact-interval", "how often to be contacted"
    CONTACT_CHANNEL = "contact-channel", "how and through whom to be contacted"
    NO_CONTACT = "no-contact", "not to be contacted, until a day"
    INTERVIEWER = "interviewer", "sex of the interviewer"
    INTERPRETER = "interpreter", "language, dialect and sex of the interpreter"
    SUPPORTER = "supporter", "who is to be with them"
    PROSECUTION = "prosecution", "whether to support a prosecution"
    SHARING = "sharing", "what may be told to whom"
    OUTCOME_WANTED = "outcome-wanted", "what outcome they want"
    UNKNOWN = "unknown", "not known"


class WishState(Code):
    """Whether the person has said."""

    SAID = "said", "said"
    NOT_ASKED = "not-asked", "not asked yet"
    DOES_NOT_WANT_TO_SAY = "does-not-want-to-say", "does not want to say"
    UNKNOWN = "unknown", "not known"


class ContactResult(Code):
    """Whether a contact reached the person."""

    REACHED = "reached", "reached them, both ways"
    TRIED = "tried", "tried and did not reach them"
    LEFT_MESSAGE = "left-message", "a message was left"
    UNKNOWN = "unknown", "not known"


class ContactChannel(Code):
    """How contact was made or tried."""

    IN_PERSON = "in-person", "in person"
    PHONE = "phone", "telephone or video"
    TEXT = "text", "text message"
    LETTER = "letter", "letter"
    EMAIL = "email", "e-mail"
    SUPPORT_WORKER = "support-worker", "through a support worker"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class DisclosedTo(Code):
    """Whom personal data was disclosed to."""

    IMMIGRATION_ENFORCEMENT = "immigration-enforcement", "Immigration Enforcement"
    COMPETENT_AUTHORITY = "competent-authority", "competent authority"
    LOCAL_AUTHORITY = "local-authority", "local authority"
    OTHER_FORCE = "other-force", "another police force"
    LABOUR_INSPECTORATE = "labour-inspectorate", "Fair Work Agency (formerly GLAA)"
    CONSULATE = "consulate", "consulate"
    HEALTH = "health", "health service"
    SUPPORT_PROVIDER = "support-provider", "support provider"
    PROSECUTOR = "prosecutor", "Crown Prosecution Service"
    DEFENCE = "defence", "the person's solicitor"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class ProsecutionResult(Code):
    """How a prosecution ended for one defendant."""

    CONVICTED = "convicted", "convicted"
    ACQUITTED = "acquitted", "acquitted"
    DISCONTINUED = "discontinued", "discontinued"
    QUASHED = "quashed", "conviction quashed"
    PENDING = "pending", "not yet ended"
    UNKNOWN = "unknown", "not known"


class OrderKind(Code):
    """Orders that bind someone to prevent slavery or further harm."""

    STPO = "stpo", "slavery and trafficking prevention order (after conviction)"
    INTERIM_STPO = "interim-stpo", "interim slavery and trafficking prevention order"
    STRO = "stro", "slavery and trafficking risk order (no conviction)"
    INTERIM_STRO = "interim-stro", "interim slavery and trafficking risk order"
    RESTRAINING = "restraining", "restraining order"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


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


class VisitResult(Code):
    """What a visit found; nothing seen counts as a visit and is never 'clear'."""

    SIGNS_SEEN = "signs-seen", "signs seen"
    NOTHING_SEEN = "nothing-seen", "nothing seen"
    NO_ENTRY = "no-entry", "could not go in"
    UNKNOWN = "unknown", "not known"


class TransferAnswer(Code):
    """What the other force answered."""

    ACCEPTED = "accepted", "accepted"
    REFUSED = "refused", "refused"
    UNKNOWN = "unknown", "no answer on record"


class CourseKind(Code):
    """What a course taught."""

    MODERN_SLAVERY_AWARENESS = "modern-slavery-awareness", "modern slavery awareness"
    FIRST_RESPONDER = "first-responder", "trained first responder"
    INVESTIGATION = "investigation", "modern slavery investigation"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class PeriodKind(Code):
    """What a period is for."""

    UNIT_YEAR = "unit-year", "a year of a unit"
    STAFF_POST = "staff-post", "a member of staff's time in an operational post"
    FORCE_YEAR = "force-year", "a year of a force"
    UNKNOWN = "unknown", "not known"


class StoodDownReason(Code):
    """Why something is no longer owed."""

    OWN_WISH = "own-wish", "the person's own wish"
    CONTACT_UNSAFE = "contact-unsafe", "contact is unsafe"
    OVERTAKEN = "overtaken", "overtaken"
    DIED = "died", "the person has died"
    ACCEPTED_BY_OTHER_FORCE = "accepted-by-other-force", "accepted by another force"
    RECORDED_IN_ERROR = "recorded-in-error", "recorded in error"
    UNKNOWN = "unknown", "not known"


class SignAnswer(Code):
    """What a person answered when shown a sign."""

    ACCEPTED = "accepted", "accepted: looked into"
    NOT_SURE = "not-sure", "not sure"
    ALREADY_TREATED = "already-treated", "already treated as modern slavery"
    ABOUT_SOMEONE_ELSE = "about-someone-else", "the words are about someone else"
    NOT_WHAT_IT_SAYS = "not-what-it-says", "the words do not say what was matched"
    EXPLAINED = "explained", "explained by a checked fact, which is written down"
    UNKNOWN = "unknown", "not known"


class LinkAnswer(Code):
    """What a person answered when shown two records that may be one."""

    SAME = "same", "the same"
    DIFFERENT = "different", "different"
    NOT_SURE = "not-sure", "not sure"
    UNKNOWN = "unknown", "not known"


def closed_lists() -> dict[str, type[Code]]:
    """Every closed list by its name."""
    return {code.__name__: code for code in Code.__subclasses__()}
