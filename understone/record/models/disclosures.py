"""What was told to other bodies about a person."""

from understone.record.codes import DisclosedTo
from understone.record.models.columns import Fact, code, flag, key, moment, text


class Disclosure(Fact):
    """Personal data of one person passed to another body, or a check made of another body's data."""

    person = key("Person", "About whom.")
    investigation = key("Investigation", "In which case.")
    disclosed_to = code(DisclosedTo, "To whom.")
    disclosed_at, disclosed_on = moment("When")
    is_status_check = flag("Whether it was a check of status only.")
    is_for_person = flag("Whether it helps the person, such as stopping a removal.")
    purpose = text("What for.")
    basis = text("The lawful basis recorded.")
    decision_maker = key("Staff", "Who decided.")
    rationale = text("Why, in writing.")
    is_person_told = flag("Whether the person was told.")

    class Meta:
        db_table = "disclosure"
