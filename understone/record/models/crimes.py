"""Recorded crimes, holding entries, outcomes and cancellations."""

from understone.record.codes import (
    N200,
    CancellationAuthority,
    CancellationReason,
    DisclosedOffenceKind,
    Jurisdiction,
    N200Resolution,
    OutcomeCode,
    RecordingDecision,
)
from understone.record.models.columns import Fact, code, flag, key, moment, text


class Crime(Fact):
    """A recorded crime: one a victim, under the Home Office counting rules."""

    classification = text("The Home Office classification, such as 106/1.")
    is_modern_slavery = flag("Whether it is classified in class 106.")
    victim = key("Person", "The victim of the crime.")
    incident = key("Incident", "The incident it was recorded from.")
    investigation = key("Investigation", "The case that investigates it.")
    place = key("Place", "Where it happened.")
    jurisdiction = code(Jurisdiction, "Where it happened, for counting.")
    enough_known_at, enough_known_on = moment("When enough was known to record it")
    crimed_at, crimed_on = moment("When it was recorded as a crime")

    class Meta:
        db_table = "crime"


class N200Entry(Fact):
    """A non-crime entry for a report of modern slavery; it takes no outcome."""

    n200_code = code(N200, "Which non-crime code.")
    person = key("Person", "Whom it is about.")
    incident = key("Incident", "The incident it stands on.")
    investigation = key("Investigation", "The case it stands on.")
    entered_at, entered_on = moment("When it was entered")
    resolved_at, resolved_on = moment("When it was resolved")
    resolution = code(N200Resolution, "How it was resolved.")
    crime = key("Crime", "The crime recorded in its place.")

    class Meta:
        db_table = "n200_entry"


class CrimeOutcome(Fact):
    """An outcome given to a crime."""

    crime = key("Crime", "Which crime.")
    outcome_code = code(OutcomeCode, "Which outcome type.")
    decided_at, decided_on = moment("When it was given")

    class Meta:
        db_table = "crime_outcome"


class CrimeCancellation(Fact):
    """A cancellation of a recorded crime."""

    crime = key("Crime", "Which crime.")
    cancellation_reason = code(CancellationReason, "Why.")
    authority = code(CancellationAuthority, "Who approved it.")
    information = text("The additional verifiable information.")
    cancelled_at, cancelled_on = moment("When it was cancelled")

    class Meta:
        db_table = "crime_cancellation"


class DisclosedOffence(Fact):
    """An offence that someone told police of, beside the exploitation itself."""

    person = key("Person", "Whom it was done to.")
    incident = key("Incident", "In which incident it was told.")
    investigation = key("Investigation", "In which case it was told.")
    victim_contact = key("VictimContact", "In which conversation it was told.")
    disclosed_offence_kind = code(DisclosedOffenceKind, "What was told.")
    disclosed_at, disclosed_on = moment("When it was told")
    crime = key("Crime", "The crime recorded for it.")
    recording_decision = code(RecordingDecision, "Why it was not recorded as a crime of its own.")
    decided_at, decided_on = moment("When that was decided")
    decided_by = key("Staff", "Who decided.")

    class Meta:
        db_table = "disclosed_offence"
