"""Potential victims: judgement, referral, safety, wishes and contact."""

from understone.record.codes import (
    AgeGroup,
    ContactChannel,
    ContactResult,
    DecisionKind,
    DecisionMaker,
    DecisionResult,
    Jurisdiction,
    ReferralAnswer,
    ReviewedDecision,
    SafeguardingKind,
    StoodDownReason,
    WishKind,
    WishState,
)
from understone.record.models.columns import Fact, code, day, flag, key, moment, number, text


class PotentialVictim(Fact):
    """A person's recorded judgement that someone may be a victim of modern slavery, in one case."""

    person = key("Person", "The potential victim.")
    investigation = key("Investigation", "The case it was judged in.")
    incident = key("Incident", "The incident it was judged on.")
    age_group = code(AgeGroup, "How old they were taken to be.")
    first_contact_at, first_contact_on = moment("When police first met or heard from them")
    reasonable_grounds_at, reasonable_grounds_on = moment(
        "When police had reasonable grounds to believe they may be a victim"
    )
    judged_by = key("Staff", "Whose judgement it is.")
    referral_answer = code(ReferralAnswer, "What an adult answered when referral was offered.")
    answered_at, answered_on = moment("When they answered")
    told_of_rights_at, told_of_rights_on = moment("When they were told what a referral means and what support follows")
    exploitation_place = key("Place", "Where they are said to be exploited.")
    jurisdiction = code(Jurisdiction, "Where the exploitation took place, for counting.")
    ward = text("The local authority or ward of exploitation.")
    local_authority = text("The local authority in whose area they were found.")
    has_care_needs = flag("Whether an adult has, or may have, needs for care and support.")

    class Meta:
        db_table = "potential_victim"


class NrmReferral(Fact):
    """A referral of a person into the National Referral Mechanism."""

    person = key("Person", "Who was referred.")
    investigation = key("Investigation", "In which case.")
    sent_at, sent_on = moment("When it was sent")
    is_agreed = flag("Whether the adult's agreement is recorded.")
    reference = text("The reference given by the competent authority.")
    withdrawn_on = day("The day it was withdrawn.")
    age_group = code(AgeGroup, "As how old they were referred.")
    has_interpreter = flag("Whether it was explained in a language they understand, with an interpreter where needed.")
    is_narrative_specific = flag("Whether signs are tied to facts, dates and places, as checked before it was sent.")
    is_held_evidence_attached = flag("Whether evidence that police hold was attached or listed.")

    class Meta:
        db_table = "nrm_referral"


class NrmDecision(Fact):
    """A decision, or a request for information, that came back on a referral."""

    nrm_referral = key("NrmReferral", "On which referral.")
    person = key("Person", "About whom.")
    decision_maker = code(DecisionMaker, "Who decided.")
    decision_kind = code(DecisionKind, "What was decided.")
    decision_result = code(DecisionResult, "How.")
    decided_on = day("The day on the letter.")
    received_at, received_on = moment("When police received it")

    class Meta:
        db_table = "nrm_decision"


class Notification(Fact):
    """A duty-to-notify notification to the Home Office about an adult not in the NRM."""

    person = key("Person", "Whom it is about; the notification itself may name no one.")
    investigation = key("Investigation", "In which case.")
    sent_at, sent_on = moment("When it was sent")
    is_identity_included = flag("Whether it carried anything that identifies the adult.")
    is_identity_agreed = flag("Whether the adult agreed to be identified.")
    age_group = code(AgeGroup, "As how old they were notified.")

    class Meta:
        db_table = "notification"


class SafeguardingAction(Fact):
    """Something done to keep a person safe."""

    person = key("Person", "For whom.")
    investigation = key("Investigation", "In which case.")
    kind = code(SafeguardingKind, "What was done.")
    happened_at, happened_on = moment("When it was done")
    place = key("Place", "Where they were placed.")
    narrative = text("What was written.")

    class Meta:
        db_table = "safeguarding_action"


class Wish(Fact):
    """What a person wished about one matter, on one day; the latest stands."""

    person = key("Person", "Whose wish.")
    kind = code(WishKind, "About what.")
    wish_state = code(WishState, "Whether they have said.")
    said_at, said_on = moment("When they said it")
    interval_days = number("How many days between contacts they chose.")
    until_on = day("Until when it holds, or when it is looked at again.")
    answer = text("What they said, in their words.")

    class Meta:
        db_table = "wish"


class VictimContact(Fact):
    """A contact with a victim, or an attempt at one."""

    person = key("Person", "With whom.")
    investigation = key("Investigation", "In which case.")
    happened_at, happened_on = moment("When it happened")
    contact_result = code(ContactResult, "Whether it reached them.")
    channel = code(ContactChannel, "How.")
    is_channel_safe = flag("Whether the channel was safe, as judged at the time.")
    has_interpreter = flag("Whether an independent interpreter was used.")
    is_seen_alone = flag("Whether they were seen alone and could speak freely.")
    is_interpreter_independent = flag("Whether whoever interpreted was independent of the scene, employer and family.")
    to_phone = key("Phone", "The telephone it went to.")
    to_place = key("Place", "The place it went to.")
    through_person = key("Person", "Whom it went through.")
    told_of_closure = key("ClosureRequest", "The closing, or decision not to investigate, they were told of.")
    is_account_taken = flag("Whether an account was taken.")
    is_told_of_closure = flag("Whether they were told that the case has ended, and why.")
    told_of_event = key("CustodyEvent", "The event they were told about.")
    narrative = text("What was written.")

    class Meta:
        db_table = "victim_contact"


class StoodDown(Fact):
    """A decision that something is no longer owed; a second person agrees, unless it is the person's wish."""

    standard = text("The standard, by its id.")
    subject_id = text("Whom or what it was owed to.")
    item_id = text("The row that raised it; empty for all of that standard and subject.")
    stood_down_reason = code(StoodDownReason, "Why.")
    stood_down_at, stood_down_on = moment("When it was decided")
    second_person = key("Staff", "Who agreed.")

    class Meta:
        db_table = "stood_down"


class DecisionReview(Fact):
    """A look at a negative decision: does police hold something new, and is reconsideration asked for."""

    nrm_decision = key("NrmDecision", "Which decision.")
    person = key("Person", "About whom.")
    reviewed_at, reviewed_on = moment("When it was looked at")
    reviewed_decision = code(ReviewedDecision, "What was decided.")
    reviewer = key("Staff", "Who looked.")

    class Meta:
        db_table = "decision_review"


class Escalation(Fact):
    """A concern that an officer passed up, and who took it on."""

    person = key("Person", "About whom.")
    incident = key("Incident", "In which incident.")
    encounter = key("Encounter", "In which encounter.")
    investigation = key("Investigation", "In which case.")
    raised_by = key("Staff", "Who passed it up.")
    raised_at, raised_on = moment("When it was passed up")
    taken_by = key("Staff", "Who took it on.")
    taken_at, taken_on = moment("When it was taken on")

    class Meta:
        db_table = "escalation"
