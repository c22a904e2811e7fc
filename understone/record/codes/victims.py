"""Closed lists of referral, safety, wishes and contact."""

from understone.record.codes.code import Code


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
    NEEDS_ASSESSMENT = "needs-assessment", "needs assessed under the Victims' Code"
    SUPPORT_REFERRAL = "support-referral", "referred to a support service"
    MOVED_INTO_SUPPORT = "moved-into-support", "moved to accommodation of a support provider"
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
    CANNOT_BE_FOUND = "cannot-be-found", "they are no longer where they were and cannot be found"
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


class AssessmentResult(Code):
    """What was written when someone was looked at as a potential victim."""

    MAY_BE_VICTIM = "may-be-victim", "may be a victim"
    NOT_THOUGHT = "not-thought", "not thought to be a victim"
    UNDECIDED = "undecided", "undecided"
    UNKNOWN = "unknown", "not known"


class AssessmentReason(Code):
    """What an assessment rests on; denial, agreement and silence are reasons that rule nobody out."""

    SIGNS_WEIGHED = "signs-weighed", "the signs were weighed one by one"
    EXPLAINED = "explained", "explained by a checked fact, which is written down"
    DENIED_IT = "denied-it", "the person said they were not a victim"
    AGREED_TO_IT = "agreed-to-it", "the person had agreed to the work or the travel"
    WOULD_NOT_TALK = "would-not-talk", "the person would not talk"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class AgeDecidedBy(Code):
    """Who decided how old someone is."""

    LOCAL_AUTHORITY = "local-authority", "local authority"
    HOME_OFFICE = "home-office", "Home Office"
    COURT = "court", "court or tribunal"
    DOCUMENT = "document", "a document that was checked"
    UNKNOWN = "unknown", "not known"


class ReviewedDecision(Code):
    """What was decided about asking for a negative decision to be reconsidered."""

    ASKED = "asked", "reconsideration asked for"
    SUPPORTED = "supported", "evidence given to those who ask for it"
    NOTHING_NEW = "nothing-new", "nothing new held, which is written down"
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
