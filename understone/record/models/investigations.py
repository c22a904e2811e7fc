"""Cases: who has them, what is looked into, who reviews, and how they end."""

from understone.record.codes import (
    AdviceKind,
    EnquiryKind,
    EnquiryState,
    InformationKind,
    PartnerKind,
    ReportSource,
    SearchKind,
    TransferAnswer,
    UnitKind,
)
from understone.record.models.columns import Fact, code, day, flag, key, moment, number, text


class Investigation(Fact):
    """A case: the work on one matter, from its opening on."""

    is_modern_slavery = flag("Whether it is worked as modern slavery.")
    opened_at, opened_on = moment("When it was opened")
    first_step_at, first_step_on = moment("When the first investigative step was taken")
    unit = key("Unit", "The unit that has it.")
    unit_kind = code(UnitKind, "What kind of unit that is.")
    owner = key("Staff", "The officer in the case.")
    victim_contact_owner = key("Staff", "The named contact for the victims.")
    victim_contact_named_at, victim_contact_named_on = moment("When the contact for the victims was named")
    strategy_agreed_at, strategy_agreed_on = moment("When an investigative strategy was agreed with a supervisor")
    lead_agreed_at, lead_agreed_on = moment("When it was agreed who leads where several work on it")
    lead_body = text("Who leads.")
    narrative = text("The summary as written.")

    class Meta:
        db_table = "investigation"


class Allocation(Fact):
    """An allocation of a case to an officer and a unit."""

    investigation = key("Investigation", "Which case.")
    owner = key("Staff", "To whom.")
    unit = key("Unit", "To which unit.")
    allocated_at, allocated_on = moment("When it was allocated")
    pip_level = number("The investigator's accreditation level, 1 to 4.")

    class Meta:
        db_table = "allocation"


class LineOfEnquiry(Fact):
    """A line of enquiry in a case."""

    investigation = key("Investigation", "Which case.")
    owner = key("Staff", "Whose it is.")
    kind = code(EnquiryKind, "What it is about.")
    description = text("What is to be found out.")
    raised_at, raised_on = moment("When it was raised")
    due_on = day("The day by which it was to be done.")
    enquiry_state = code(EnquiryState, "Where it stands.")
    ended_at, ended_on = moment("When it was done or given up")
    reason = text("Why it was not pursued.")

    class Meta:
        db_table = "line_of_enquiry"


class InvestigationReview(Fact):
    """A supervisor's review of a case."""

    investigation = key("Investigation", "Which case.")
    reviewer = key("Staff", "Who reviewed it.")
    reviewed_at, reviewed_on = moment("When it was reviewed")
    directions = text("What was directed.")
    is_evidence_led = flag("Whether it looked at prosecuting without the victim's support.")
    is_support_offered = flag("Whether support and special measures were offered to the victim.")

    class Meta:
        db_table = "investigation_review"


class ClosureRequest(Fact):
    """A request to end a case: to finalise, cancel, transfer or park it."""

    investigation = key("Investigation", "Which case.")
    requester = key("Staff", "Who asked.")
    requested_at, requested_on = moment("When it was asked")
    approver = key("Staff", "Who approved or refused.")
    approved_at, approved_on = moment("When it was approved")
    refused_at, refused_on = moment("When it was refused")
    reason = text("The reason given.")

    class Meta:
        db_table = "closure_request"


class Transfer(Fact):
    """A case or crime offered to another force."""

    investigation = key("Investigation", "Which case.")
    to_force = text("The force it was offered to, by its name.")
    offered_at, offered_on = moment("When it was offered")
    answered_at, answered_on = moment("When the other force answered")
    transfer_answer = code(TransferAnswer, "What it answered.")
    to_force_reference = text("The other force's reference.")

    class Meta:
        db_table = "transfer"


class InformationGiven(Fact):
    """A name, place, number, vehicle or journey given to police that can be followed."""

    investigation = key("Investigation", "In which case.")
    incident = key("Incident", "In which incident.")
    intelligence_report = key("IntelligenceReport", "In which piece of intelligence.")
    kind = code(InformationKind, "What was given.")
    given_by = code(ReportSource, "By whom.")
    given_at, given_on = moment("When it was given")
    line_of_enquiry = key("LineOfEnquiry", "The line of enquiry raised for it.")

    class Meta:
        db_table = "information_given"


class ProsecutorAdvice(Fact):
    """A request to the prosecutor, or something the prosecutor was told."""

    investigation = key("Investigation", "In which case.")
    person = key("Person", "About whom.")
    kind = code(AdviceKind, "What for.")
    asked_at, asked_on = moment("When the prosecutor was asked or told")
    answered_at, answered_on = moment("When the prosecutor answered")

    class Meta:
        db_table = "prosecutor_advice"


class JointWorking(Fact):
    """Another force or agency that works on a case."""

    investigation = key("Investigation", "Which case.")
    kind = code(PartnerKind, "What kind of body it is.")
    body = text("Which force or agency.")
    began_at, began_on = moment("When it began to work on it")
    ended_on = day("The day it ceased to.")

    class Meta:
        db_table = "joint_working"


class WiderSearch(Fact):
    """A look for a case's people, phones, vehicles or places beyond the force, or word of them to another body."""

    investigation = key("Investigation", "For which case.")
    person = key("Person", "For whom.")
    kind = code(SearchKind, "Where, or who was told.")
    searched_at, searched_on = moment("When it was done")

    class Meta:
        db_table = "wider_search"
