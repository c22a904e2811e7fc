"""People: those in the record, named or not, and those they live with."""

from understone.record.codes import AgeDecidedBy, AgeGroup, AssessmentReason, AssessmentResult, NameKind, Sex
from understone.record.models.columns import Fact, Row, code, day, flag, key, moment, text


class Household(Row):
    """A household: people who live together as one, children among them."""

    place = key("Place", "Where they live.")

    class Meta:
        db_table = "household"


class Person(Row):
    """A person as one source knows them, named or not."""

    born_from = day("The first day on which they may have been born.")
    born_until = day("The last day on which they may have been born.")
    adult_on = day("The day from which they are certainly 18, from the last day on which they may have been born.")
    sex = code(Sex, "Their sex as recorded.")
    language = text("The language they speak best, and the dialect.")
    is_named = flag("Whether a name is known.")
    household = key("Household", "The household they belong to.")
    died_on = day("The day they died.")
    description = text("How an unnamed person was described.")

    class Meta:
        db_table = "person"


class PersonName(Row):
    """A name of a person, in one script."""

    person = key("Person", "Whose name it is.")
    kind = code(NameKind, "What kind of name it is.")
    full_name = text("The whole name as written.")
    given_name = text("The given name.")
    family_name = text("The family name.")

    class Meta:
        db_table = "person_name"


class SlaveryAssessment(Fact):
    """A look at one person, written down: may they be a victim of modern slavery, and on what grounds."""

    person = key("Person", "Who was looked at.")
    incident = key("Incident", "In which incident.")
    encounter = key("Encounter", "In which encounter.")
    investigation = key("Investigation", "In which case.")
    assessed_at, assessed_on = moment("When it was looked at")
    assessed_by = key("Staff", "Who looked.")
    assessment_result = code(AssessmentResult, "What was written.")
    assessment_reason = code(AssessmentReason, "What it rests on.")
    narrative = text("The reasons as written.")

    class Meta:
        db_table = "slavery_assessment"


class AgeAssessment(Fact):
    """Doubt about someone's age, and how it was settled; while it lasts they are presumed a child."""

    person = key("Person", "Whose age.")
    doubted_at, doubted_on = moment("When the doubt was first recorded")
    decided_at, decided_on = moment("When it was settled")
    decided_as = code(AgeGroup, "How it was settled.")
    decided_by = code(AgeDecidedBy, "Who settled it.")

    class Meta:
        db_table = "age_assessment"


class MissingEpisode(Fact):
    """One time that someone was missing."""

    person = key("Person", "Who was missing.")
    incident = key("Incident", "The report.")
    began_at, began_on = moment("When they were last seen")
    reported_at, reported_on = moment("When they were reported missing")
    ended_at, ended_on = moment("When they were found or came back")
    has_exploitation_sign = flag(
        "Whether drugs, cash, second phones or weapons came with it, or they were far from home."
    )

    class Meta:
        db_table = "missing_episode"
