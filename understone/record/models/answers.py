"""What the rules propose, what people answer, and the history of what people changed."""

from understone.record.codes import LinkAnswer, SignAnswer
from understone.record.models.columns import Fact, Row, code, day, flag, key, moment, number, text


class Sign(Row):
    """What may be a sign of exploitation, in one text or in fields; written by rules, replaced whole at each run."""

    table_name = text("The table of the row that holds the words.")
    row_id = text("The row that holds the words.")
    incident = key("Incident", "The incident they belong to.")
    investigation = key("Investigation", "The case they belong to.")
    person = key("Person", "The person they are about, where the text allows.")
    indicator = text("Which indicator.")
    family = text("Which family of indicators.")
    is_strong = flag("Whether one such sign alone raises suspicion.")
    words = text("The words themselves.")
    start_offset = number("Where the words start, in characters from 0.")
    end_offset = number("Where the words end, in characters from 0, exclusive.")
    part_offsets = text("Where its parts start and end, as 3-9,40-52, where the words are several together.")
    seen_on = day("The day of the row that holds the words.")
    joined_from_on = day("The first day of the window within which other contacts join with this one.")

    class Meta:
        db_table = "sign"


class SignAnswerRow(Fact):
    """A person's answer to a sign; it holds while the words stand."""

    sign = key("Sign", "Which sign.")
    sign_answer = code(SignAnswer, "What was answered.")
    answered_at, answered_on = moment("When it was answered")
    answered_by = key("Staff", "Who answered.")
    reason = text("Why.")
    is_second_reading = flag("Whether someone of another team read it blind, for a second answer.")

    class Meta:
        db_table = "sign_answer"


class IndicatorSwitch(Fact):
    """A force switching an indicator off, or on again; the latest one holds, and the report says what is not seen."""

    indicator = text("Which indicator.")
    is_off = flag("Whether it is off from then on.")
    switched_at, switched_on = moment("When it was switched")
    switched_by = key("Staff", "Who switched it.")
    reason = text("Why.")

    class Meta:
        db_table = "indicator_switch"


class CandidateLink(Row):
    """Two records that may be one; written by rules only, replaced whole at each run."""

    table_name = text("Of which table.")
    first_id = text("One row.")
    second_id = text("The other row.")
    reason = text("What they share.")

    class Meta:
        db_table = "candidate_link"


class LinkAnswerRow(Fact):
    """A person's answer whether two records are one."""

    table_name = text("Of which table.")
    first_id = text("One row.")
    second_id = text("The other row.")
    link_answer = code(LinkAnswer, "What was answered.")
    answered_at, answered_on = moment("When it was answered")
    answered_by = key("Staff", "Who answered.")

    class Meta:
        db_table = "link_answer"


class Change(Row):
    """One column of one row changed by a person: history, merge base and audit at once."""

    table_name = text("Of which table.")
    row_id = text("Which row.")
    column_name = text("Which column.")
    value_was = text("What it was, as text.")
    value_now = text("What it became, as text.")
    changed_by = key("Staff", "Who changed it.")
    changed_at, changed_on = moment("When it was changed")
    reason = text("Why.")

    class Meta:
        db_table = "change"
