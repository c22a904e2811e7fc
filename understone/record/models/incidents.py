"""What was reported and whom officers met."""

from understone.record.codes import IncidentKind, ReportSource, Role
from understone.record.models.columns import Fact, code, flag, key, moment, text


class Incident(Fact):
    """A report to the police, as logged."""

    kind = code(IncidentKind, "How the force filed it.")
    report_source = code(ReportSource, "Who brought it to the police.")
    reported_at, reported_on = moment("When it was reported")
    happened_at, happened_on = moment("When it happened")
    place = key("Place", "Where it happened.")
    unit = key("Unit", "The unit that dealt with it.")
    investigation = key("Investigation", "The case it became part of.")
    narrative = text("The log as written.")

    class Meta:
        db_table = "incident"


class Encounter(Fact):
    """A meeting of officers with one or more people: a stop, a visit, a search, a custody reception."""

    incident = key("Incident", "The incident it was part of.")
    investigation = key("Investigation", "The case it became part of.")
    happened_at, happened_on = moment("When they met")
    place = key("Place", "Where they met.")
    unit = key("Unit", "The unit that met them.")
    is_seen_alone = flag("Whether each person was seen alone and could speak freely.")
    is_interpreter_independent = flag("Whether anyone who interpreted was independent of those present.")
    narrative = text("What the officer wrote.")

    class Meta:
        db_table = "encounter"


class Involvement(Fact):
    """One role of one person in one incident, encounter, crime or case."""

    person = key("Person", "Who.")
    incident = key("Incident", "In which incident.")
    encounter = key("Encounter", "In which encounter.")
    crime = key("Crime", "In which crime.")
    investigation = key("Investigation", "In which case.")
    person_role = code(Role, "As what.")

    class Meta:
        db_table = "involvement"
