"""Custody, release, charge, and the defence of a victim who is a suspect."""

from understone.record.codes import (
    AgeGroup,
    ChargeTest,
    CustodyEventKind,
    DisposalKind,
    ReleaseTo,
    ResultView,
    Schedule4View,
    Section45Test,
    Section45View,
)
from understone.record.models.columns import Fact, code, day, flag, key, moment, text


class Custody(Fact):
    """One stay of one person in custody."""

    person = key("Person", "Who was held.")
    investigation = key("Investigation", "The case they were held in.")
    arrested_at, arrested_on = moment("When they were arrested")
    arrived_at, arrived_on = moment("When they arrived")
    offence = text("What they were arrested for.")
    is_immigration_arrest = flag("Whether they were arrested as an immigration offender.")
    has_plain_signs = flag("Whether signs of slavery were plain to see when they were arrested.")
    treated_as = code(AgeGroup, "Under which procedure they were held: adult or child.")
    recorded_age_group = code(AgeGroup, "How old they were taken to be.")

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
    offence = text("The offence considered.")
    schedule_4_entry = text("The entry of Schedule 4 the offence falls under, by its id in the law files.")
    act_on = day("The day of the act considered.")
    section_45_test = code(Section45Test, "Which test was applied.")
    schedule_4_view = code(Schedule4View, "Where the offence was taken to stand in Schedule 4.")
    is_duress_considered = flag("Whether duress was considered.")
    is_public_interest_considered = flag("Whether the public interest was considered.")

    class Meta:
        db_table = "section_45_consideration"


class Disposal(Fact):
    """An ending out of court: a caution, a resolution, a penalty notice."""

    person = key("Person", "To whom it was given.")
    investigation = key("Investigation", "In which case.")
    crime = key("Crime", "For which crime.")
    incident = key("Incident", "In which incident.")
    kind = code(DisposalKind, "What was given.")
    offence = text("The offence it was given for.")
    given_at, given_on = moment("When it was given")
    rescinded_on = day("The day it was taken back.")

    class Meta:
        db_table = "disposal"


class ResultReview(Fact):
    """A look at what was done to someone who was recognised only afterwards: may the result be unsafe."""

    person = key("Person", "About whom.")
    investigation = key("Investigation", "In which case.")
    charge = key("Charge", "The charge looked at.")
    prosecution = key("Prosecution", "The prosecution looked at.")
    disposal = key("Disposal", "The ending out of court looked at.")
    custody = key("Custody", "The stay in custody looked at.")
    release = key("Release", "The release into detention or for removal looked at.")
    decided_at, decided_on = moment("When it was decided")
    result_view = code(ResultView, "What was decided.")
    prosecutor_told_at, prosecutor_told_on = moment("When the prosecutor was told")
    disclosed_at, disclosed_on = moment("When the person or their solicitor was told, by a safe route")
    is_marker_corrected = flag("Whether markers against them were corrected.")
    is_detention_told = flag("Whether those who detain them were told that they may be a victim.")
    decided_by = key("Staff", "Who decided.")

    class Meta:
        db_table = "result_review"
