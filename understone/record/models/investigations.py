"""Cases: who has them, what is looked into, who reviews, and how they end."""

from understone.record.codes import EnquiryState, TransferAnswer, UnitKind
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
