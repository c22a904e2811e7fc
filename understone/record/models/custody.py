"""Custody, release, charge, and the defence of a victim who is a suspect."""

from understone.record.codes import ChargeTest, CustodyEventKind, ReleaseTo, Section45View
from understone.record.models.columns import Fact, code, day, flag, key, moment, text


class Custody(Fact):
    """One stay of one person in custody."""

    person = key("Person", "Who was held.")
    investigation = key("Investigation", "The case they were held in.")
    arrested_at, arrested_on = moment("When they were arrested")
    arrived_at, arrived_on = moment("When they arrived")
    offence = text("What they were arrested for.")
    is_immigration_arrest = flag("Whether they were arrested as an immigration offender.")

    class Meta:
        db_table = "custody"


class CustodyEvent(Fact):
    """A turning point for a suspect: arrest, bail, a change of bail, release or charge."""

    person = key("Person", "The suspect.")
    custody = key("Custody", "The stay it belongs to.")
    investigation = key("Investigation", "The case it belongs to.")
    kind = code(CustodyEventKind, "What happened.")
    happened_at, happened_on = moment("When it happened")

    class Meta:
        db_table = "custody_event"


class Release(Fact):
    """A person leaving custody or the care of officers."""

    person = key("Person", "Who left.")
    custody = key("Custody", "The stay they left, if any.")
    encounter = key("Encounter", "The encounter they left, if any.")
    released_at, released_on = moment("When they left")
    release_to = code(ReleaseTo, "To where, by kind.")
    to_place = key("Place", "To which place.")
    to_person = key("Person", "With whom.")
    is_judged_safe = flag("Whether it was judged safe, by whoever recorded it.")

    class Meta:
        db_table = "release"


class Charge(Fact):
    """A charge, or a file submitted for charge, against one person for one offence."""

    person = key("Person", "Who was charged.")
    custody = key("Custody", "The stay in custody.")
    investigation = key("Investigation", "The case.")
    crime = key("Crime", "The crime charged.")
    offence = text("The offence charged.")
    offence_on = day("The first day of the act, as charged.")
    charged_at, charged_on = moment("When they were charged")
    charge_test = code(ChargeTest, "Which test was applied.")
    threshold_reason = text("Why the threshold test was applied before a referral decision.")

    class Meta:
        db_table = "charge"


class Section45Consideration(Fact):
    """A dated record that section 45, duress and the public interest were considered for a suspect."""

    person = key("Person", "For whom.")
    investigation = key("Investigation", "In which case.")
    custody = key("Custody", "In which stay in custody.")
    considered_at, considered_on = moment("When it was considered")
    section_45_view = code(Section45View, "What was recorded.")
    evidence = text("The evidence listed.")
    prosecutor_told_at, prosecutor_told_on = moment("When the prosecutor was told")

    class Meta:
        db_table = "section_45_consideration"
