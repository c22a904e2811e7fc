# ruff: noqa: E501  (rows of tables, each on its line)
"""Two made-up records systems in vocabularies of their own, each with what its tables and columns truly are.

Bramblewick writes long English names in mixed case with whole numbers for keys and days as 2026-03-04; Corvane
writes glued capitals, days as 04-MAR-2026, semicolons, a table of milestones and a wide table of victims.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Rows = Sequence[Sequence[object]]
_N = 60


@dataclass(frozen=True)
class Vocabulary:
    """`truth` is (source table, record table, record column) → source column, or the text of a constant."""

    name: str
    delimiter: str
    tables: Mapping[str, tuple[Sequence[str], Rows]]
    truth: Mapping[tuple[str, str, str], str]
    codes: Mapping[tuple[str, str], str]

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for table, (columns, rows) in self.tables.items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as opened:
                writer = csv.writer(opened, delimiter=self.delimiter)
                writer.writerow(columns)
                writer.writerows(rows)
        return folder


def _day(n: int, said: str = "%Y-%m-%d") -> str:
    return (dt.date(2025, 1, 6) + dt.timedelta(days=(n * 7) % 600)).strftime(said).upper()


def _moment(n: int, said: str = "%Y-%m-%dT%H:%M:%S") -> str:
    at = dt.datetime(2025, 1, 6, 8, tzinfo=dt.UTC) + dt.timedelta(days=(n * 5) % 600, minutes=n * 13)
    return at.strftime(said).upper()


def _of(values: Sequence[str], n: int) -> str:
    return values[n % len(values)]


def bramblewick() -> Vocabulary:
    people = [
        (1000 + n, _of(("Ana", "Bo", "Cy"), n), _of(("Marsh", "Hill", "Ford", "Lea"), n), _day(n * 3), _of(("Male", "Female"), n),
         _of(("Polish", "Dari", "Yoruba"), n), f"Visa {n}") for n in range(_N * 2)
    ]  # fmt: skip
    officers = [(500 + n, _of(("Constable", "Sergeant", "Inspector"), n), 20 + n % 6) for n in range(40)]
    teams = [
        (20 + n, f"Team {n}", _of(("Neighbourhood", "Response", "Modern Slavery", "Custody", "Control Room", "CID"), n))
        for n in range(6)
    ]
    calls = [
        (7000 + n, _moment(n), _of(("Concern for Welfare", "Suspicious", "Modern Slavery & Trafficking", "Domestic Incident"), n),
         _of(("Member of Public", "Partner Agency", "Officer"), n), 3000 + n % 50, 40000 + n % _N,
         f"Caller says that the men at number {n} never leave the house alone and that one of them was crying outside it.")
        for n in range(_N * 3)
    ]  # fmt: skip
    sites = [
        (3000 + n, _of(("Car Wash", "Farm", "Nail Salon", "House"), n), f"{n} Alder Row", f"QX{n % 9 + 1} {n % 9}AB")
        for n in range(50)
    ]
    cases = [
        (40000 + n, _moment(n), 500 + n % 40, 20 + n % 6, _of(("Yes", "No"), n),
         f"Summary of the work on the matter as it was written by the officer in the case, number {n} of the year.")
        for n in range(_N)
    ]  # fmt: skip
    supervision = [
        (n + 1, 40000 + n % _N, 500 + n % 12, _moment(n), f"Trace the van; see the victim again; {n}.")
        for n in range(_N * 2)
    ]
    closures = [
        (
            n + 1,
            40000 + n,
            500 + n % 40,
            _day(n),
            500 + n % 9,
            _day(n + 1) if n % 3 else "",
            "" if n % 3 else _day(n + 2),
        )
        for n in range(40)
    ]
    victims = [
        (n + 1, 1000 + n, 40000 + n % _N, 7000 + n, _of(("Adult", "Under 18", "Age Dispute"), n), _moment(n), _day(n),
         _of(("Consented", "Turned down", "Not yet asked", "Unsure"), n), _day(n + 1), 3000 + n % 50) for n in range(_N)
    ]  # fmt: skip
    referrals = [(n + 1, 1000 + n, 40000 + n % _N, _day(n), f"MU-{n:05}", _of(("Yes", "No"), n)) for n in range(45)]
    decisions = [
        (
            n + 1,
            1 + n,
            _of(("SCA", "IECA"), n),
            _of(("Reasonable Grounds", "Conclusive Grounds"), n),
            _of(("Positive", "Negative"), n),
            _day(n),
        )
        for n in range(40)
    ]
    duties = [(n + 1, 1000 + n, 40000 + n, _day(n), _of(("Yes", "No"), n)) for n in range(12)]
    crimes = [
        (
            n + 1,
            f"106/{n % 3 + 1}",
            1000 + n,
            7000 + n,
            40000 + n % _N,
            _moment(n),
            _moment(n + 1),
            _of(("18", "16", "15", "1"), n),
            _day(n + 3),
        )
        for n in range(55)
    ]
    contacts = [
        (n + 1, 1000 + n % _N, 40000 + n % _N, _day(n), _of(("Spoken To", "No Reply", "Voicemail"), n), _of(("Telephone", "Face To Face", "Text"), n),
         _of(("Yes", "No"), n), f"Spoke of the case and of the support that stands; the victim asked after court; {n} times now.") for n in range(_N * 2)
    ]  # fmt: skip
    links = [
        (n + 1, 7000 + n, 1000 + n % 120, _of(("Potential Victim", "Suspect", "Witness", "Caller"), n))
        for n in range(_N * 3)
    ]
    lines = [
        (
            n + 1,
            40000 + n % _N,
            f"Ask the bank of premises {n}",
            _day(n),
            _of(("Outstanding", "Completed", "Not Proportionate"), n),
            _day(n + 4),
        )
        for n in range(_N * 2)
    ]
    tables: dict[str, tuple[Sequence[str], Rows]] = {
        "Person": (("PersonId", "FirstName", "LastName", "DateOfBirth", "Gender", "SpokenLanguage", "VisaType"), people),
        "Officer": (("OfficerId", "Rank", "TeamId"), officers),
        "Team": (("TeamId", "TeamName", "TeamType"), teams),
        "CallRecord": (("CallId", "ReportedDateTime", "IncidentCategory", "ReportSource", "LocationId", "InvestigationId", "Narrative"), calls),
        "Location": (("LocationId", "LocationType", "StreetAddress", "PostCode"), sites),
        "Investigation": (("InvestigationId", "OpenedDateTime", "OfficerInCase", "TeamId", "ModernSlaveryFlag", "CaseSummary"), cases),
        "SupervisorReview": (("ReviewId", "InvestigationId", "ReviewedBy", "ReviewDateTime", "Instructions"), supervision),
        "ClosureApproval": (("ApprovalId", "InvestigationId", "RequestedBy", "RequestedDate", "ApprovedBy", "ApprovedDate", "RejectedDate"), closures),
        "SlaveryAssessment": (("AssessmentId", "PersonId", "InvestigationId", "CallId", "AgeGroup", "FirstContactDateTime", "ReasonableGroundsDate",
                               "ReferralAnswer", "AnswerDate", "ExploitationLocationId"), victims),
        "NrmReferral": (("ReferralId", "PersonId", "InvestigationId", "SubmittedDate", "PortalReference", "ConsentFlag"), referrals),
        "NrmDecision": (("DecisionId", "ReferralId", "DecisionMaker", "DecisionStage", "Outcome", "DecisionDate"), decisions),
        "DutyToNotify": (("NotificationId", "PersonId", "InvestigationId", "SentDate", "IdentityIncluded"), duties),
        "Crime": (("CrimeId", "HomeOfficeClassification", "VictimId", "CallId", "InvestigationId", "EnoughKnownDateTime", "RecordedDateTime", "OutcomeCode", "OutcomeDate"), crimes),
        "VictimContact": (("ContactId", "VictimId", "InvestigationId", "ContactDate", "ContactOutcome", "ContactMethod", "InterpreterUsed", "Notes"), contacts),
        "IncidentPersonLink": (("LinkId", "CallId", "PersonId", "Role"), links),
        "LineOfEnquiry": (("EnquiryId", "InvestigationId", "Description", "RaisedDate", "Status", "CompletedDate"), lines),
    }  # fmt: skip
    return Vocabulary("Bramblewick", ",", tables, _truth(_BRAMBLEWICK), _BRAMBLEWICK_CODES)


def _truth(text: str) -> dict[tuple[str, str, str], str]:
    found = {}
    for line in text.strip().splitlines():
        where, columns = line.split(":")
        source, record = where.split(">")
        for pair in columns.split(","):
            column, _, said = pair.strip().partition("=")
            found[source.strip(), record.strip(), column] = said
    return found


_BRAMBLEWICK = """
Person>person: born_from=DateOfBirth, born_until=DateOfBirth, sex=Gender, language=SpokenLanguage
Person>person_name: person_id=PersonId, kind='recorded', full_name=FirstName+LastName, given_name=FirstName, family_name=LastName
Officer>staff: rank=Rank, unit_id=TeamId
Team>unit: name=TeamName, kind=TeamType
CallRecord>incident: reported_at=ReportedDateTime, kind=IncidentCategory, report_source=ReportSource, place_id=LocationId, investigation_id=InvestigationId, narrative=Narrative
Location>place: premises_type=LocationType, address=StreetAddress, postcode=PostCode
Investigation>investigation: opened_at=OpenedDateTime, owner_id=OfficerInCase, unit_id=TeamId, is_modern_slavery=ModernSlaveryFlag, narrative=CaseSummary
SupervisorReview>investigation_review: investigation_id=InvestigationId, reviewer_id=ReviewedBy, reviewed_at=ReviewDateTime, directions=Instructions
ClosureApproval>closure_request: investigation_id=InvestigationId, requester_id=RequestedBy, requested_on=RequestedDate, approver_id=ApprovedBy, approved_on=ApprovedDate, refused_on=RejectedDate
SlaveryAssessment>potential_victim: person_id=PersonId, investigation_id=InvestigationId, incident_id=CallId, age_group=AgeGroup, first_contact_at=FirstContactDateTime, reasonable_grounds_on=ReasonableGroundsDate, referral_answer=ReferralAnswer, answered_on=AnswerDate, exploitation_place_id=ExploitationLocationId
NrmReferral>nrm_referral: person_id=PersonId, investigation_id=InvestigationId, sent_on=SubmittedDate, reference=PortalReference, is_agreed=ConsentFlag
NrmDecision>nrm_decision: nrm_referral_id=ReferralId, decision_maker=DecisionMaker, decision_kind=DecisionStage, decision_result=Outcome, decided_on=DecisionDate
DutyToNotify>notification: person_id=PersonId, investigation_id=InvestigationId, sent_on=SentDate, is_identity_included=IdentityIncluded
Crime>crime: classification=HomeOfficeClassification, is_modern_slavery=HomeOfficeClassification, victim_id=VictimId, incident_id=CallId, investigation_id=InvestigationId, enough_known_at=EnoughKnownDateTime, crimed_at=RecordedDateTime
Crime>crime_outcome: crime_id=CrimeId, outcome_code=OutcomeCode, decided_on=OutcomeDate
VictimContact>victim_contact: person_id=VictimId, investigation_id=InvestigationId, happened_on=ContactDate, contact_result=ContactOutcome, channel=ContactMethod, has_interpreter=InterpreterUsed, narrative=Notes
IncidentPersonLink>involvement: incident_id=CallId, person_id=PersonId, person_role=Role
LineOfEnquiry>line_of_enquiry: investigation_id=InvestigationId, description=Description, raised_on=RaisedDate, enquiry_state=Status, ended_on=CompletedDate
"""
_BRAMBLEWICK_CODES = {
    ("Gender", "Male"): "male", ("Gender", "Female"): "female", ("TeamType", "Neighbourhood"): "neighbourhood",
    ("TeamType", "Control Room"): "control-room", ("TeamType", "CID"): "cid",
    ("IncidentCategory", "Concern for Welfare"): "concern-for-safety", ("IncidentCategory", "Suspicious"): "suspicious-circumstances",
    ("IncidentCategory", "Modern Slavery & Trafficking"): "modern-slavery", ("IncidentCategory", "Domestic Incident"): "domestic",
    ("LocationType", "Car Wash"): "car-wash", ("LocationType", "House"): "dwelling", ("AgeGroup", "Under 18"): "child",
    ("AgeGroup", "Age Dispute"): "in-doubt", ("ReferralAnswer", "Consented"): "agreed", ("ReferralAnswer", "Turned down"): "unknown",
    ("ReferralAnswer", "Not yet asked"): "not-asked", ("ReferralAnswer", "Unsure"): "undecided",
    ("DecisionStage", "Reasonable Grounds"): "reasonable-grounds", ("Outcome", "Positive"): "positive",
    ("OutcomeCode", "16"): "16", ("ContactOutcome", "Spoken To"): "reached", ("ContactOutcome", "No Reply"): "tried",
    ("ContactMethod", "Face To Face"): "in-person", ("Role", "Caller"): "reporting-person",
    ("Status", "Not Proportionate"): "not-pursued", ("Status", "Outstanding"): "open",
}  # fmt: skip


def corvane() -> Vocabulary:
    day = "%d-%b-%Y"
    nominals = [
        (f"P/{n:04}", f"Lea {n % 7} Marsh", _day(n * 3, day), _of(("M", "F", "U"), n), _of(("Twi", "Pashto"), n))
        for n in range(_N * 2)
    ]
    jobs = [
        (f"J{n:05}", _moment(n, "%d-%b-%Y %H:%M"), _of(("MSHT", "CFW", "ASB", "RTI"), n), f"{n} Weir Lane",
         f"Informant states lights on all night at the unit and mattresses carried in; no one seen to leave for days; {n}.",
         f"M{n % _N:04}" if n % 4 == 0 else "") for n in range(_N * 3)
    ]  # fmt: skip
    matters = [(f"M{n:04}", f"W{n % 30:03}", _day(n, day), _of(("1", "0"), n)) for n in range(_N)]
    victims = [
        (f"V{n:04}", f"P/{n:04}", f"M{n % _N:04}", _of(("ADULT", "JUV"), n), _day(n, day), _of(("CONSENT", "REFUSED", "NYA"), n),
         _day(n + 1, day) if n % 2 else "", "" if n % 2 else _day(n + 2, day)) for n in range(_N)
    ]  # fmt: skip
    kinds = ("SUPERVISOR REVIEW", "RISK ASSESSMENT", "VICTIM CONTACT", "ARREST", "KIT INSPECTION")
    milestones = [(f"E{n:05}", f"P/{n % 120:04}", f"M{n % _N:04}", _of(kinds, n), _day(n, day)) for n in range(_N * 5)]
    filings = [
        (f"F{n:04}", f"M{n:04}", f"W{n % 30:03}", _day(n, day), f"W{(n + 3) % 30:03}", _day(n + 1, day))
        for n in range(40)
    ]
    custody = [
        (
            f"D{n:04}",
            f"P/{n:04}",
            f"M{n % _N:04}",
            _moment(n, "%d-%b-%Y %H:%M"),
            _moment(n + 1, "%d-%b-%Y %H:%M"),
            "Assault",
        )
        for n in range(50)
    ]
    vehicles = [(f"C{n:04}", f"QI{n % 90 + 10} AA{chr(65 + n % 26)}", "white van") for n in range(30)]
    intel = [
        (f"I{n:05}", _day(n, day), _of(("1", "2", "3"), n), _of(("A", "B", "C", "D"), n), _of(("P", "C"), n),
         f"Workers at the packhouse are collected before dawn by one van and are not paid by the week as they were told; {n}.") for n in range(_N)
    ]  # fmt: skip
    tables: dict[str, tuple[Sequence[str], Rows]] = {
        "NOMINALS": (("NOMINALNO", "FULLNAME", "DOB", "SEX", "LANGUAGE"), nominals),
        "CADJOBS": (("JOBNO", "CALLRCVD", "FINALTYPE", "JOBADDRESS", "JOBTEXT", "CASENO"), jobs),
        "CASES": (("CASENO", "OICWARRANT", "DATEOPENED", "MSFLAG"), matters),
        "MSVICTIMS": (("VICTIMNO", "NOMINALNO", "CASENO", "AGECODE", "RGDATE", "NRMCONSENT", "NRMSENTDATE", "DTNSENTDATE"), victims),
        "MILESTONES": (("EVENTNO", "NOMINALNO", "CASENO", "EVENTTYPE", "EVENTDATE"), milestones),
        "FILINGREQ": (("FILINGNO", "CASENO", "REQUESTEDBY", "REQUESTDATE", "APPROVEDBY", "APPROVALDATE"), filings),
        "CUSTODYREC": (("CUSTODYNO", "NOMINALNO", "CASENO", "ARRESTTIME", "ARRIVALTIME", "OFFENCE"), custody),
        "VEHICLES": (("VEHNO", "VRM", "VEHDESC"), vehicles),
        "INTELLOGS": (("INTELNO", "DATERCVD", "SOURCEEVAL", "INTELEVAL", "HANDLING", "INTELTEXT"), intel),
    }  # fmt: skip
    return Vocabulary("Corvane", ";", tables, _truth(_CORVANE), _CORVANE_CODES)


_CORVANE = """
NOMINALS>person: born_from=DOB, born_until=DOB, sex=SEX, language=LANGUAGE
NOMINALS>person_name: person_id=NOMINALNO, kind='recorded', full_name=FULLNAME
CADJOBS>incident: reported_at=CALLRCVD, kind=FINALTYPE, narrative=JOBTEXT, investigation_id=CASENO
CASES>investigation: owner_id=OICWARRANT, opened_on=DATEOPENED, is_modern_slavery=MSFLAG
MSVICTIMS>potential_victim: person_id=NOMINALNO, investigation_id=CASENO, age_group=AGECODE, reasonable_grounds_on=RGDATE, referral_answer=NRMCONSENT
MSVICTIMS>nrm_referral: person_id=NOMINALNO, investigation_id=CASENO, sent_on=NRMSENTDATE
MSVICTIMS>notification: person_id=NOMINALNO, investigation_id=CASENO, sent_on=DTNSENTDATE
MILESTONES>investigation_review: investigation_id=CASENO, reviewed_on=EVENTDATE
MILESTONES>safeguarding_action: person_id=NOMINALNO, investigation_id=CASENO, kind='risk-assessment', happened_on=EVENTDATE
MILESTONES>victim_contact: person_id=NOMINALNO, investigation_id=CASENO, happened_on=EVENTDATE
MILESTONES>custody_event: person_id=NOMINALNO, investigation_id=CASENO, kind='arrest', happened_on=EVENTDATE
FILINGREQ>closure_request: investigation_id=CASENO, requester_id=REQUESTEDBY, requested_on=REQUESTDATE, approver_id=APPROVEDBY, approved_on=APPROVALDATE
CUSTODYREC>custody: person_id=NOMINALNO, investigation_id=CASENO, arrested_at=ARRESTTIME, arrived_at=ARRIVALTIME, offence=OFFENCE
VEHICLES>vehicle: registration=VRM, description=VEHDESC
INTELLOGS>intelligence_report: received_on=DATERCVD, source_evaluation=SOURCEEVAL, information_assessment=INTELEVAL, handling_code=HANDLING, narrative=INTELTEXT
"""
_CORVANE_CODES = {
    ("SEX", "M"): "male", ("SEX", "U"): "unknown", ("FINALTYPE", "MSHT"): "modern-slavery", ("FINALTYPE", "CFW"): "concern-for-safety",
    ("FINALTYPE", "ASB"): "anti-social-behaviour", ("FINALTYPE", "RTI"): "traffic", ("AGECODE", "ADULT"): "adult", ("AGECODE", "JUV"): "child",
    ("NRMCONSENT", "CONSENT"): "agreed", ("NRMCONSENT", "REFUSED"): "unknown", ("NRMCONSENT", "NYA"): "not-asked",
    ("SOURCEEVAL", "1"): "1", ("INTELEVAL", "D"): "d", ("HANDLING", "C"): "c",
}  # fmt: skip


def pellmoor() -> Vocabulary:
    """Lower-case names with underscores, clipped words, tabs, days as 04.03.2026; written after the proposer stood."""
    day = "%d.%m.%Y"
    subjects = [
        (f"PEL{n:05}", f"Hill {n % 9}", f"Ada{n % 5}", _day(n * 3, day), _of(("1", "2"), n), _of(("en", "sq", "vi"), n))
        for n in range(_N * 2)
    ]
    occurrences = [
        (f"{n:05}/25", _moment(n, "%d.%m.%Y %H:%M"), _of(("VULN", "MODSLAV", "DOMESTIC", "THEFT"), n), _of(("999", "PARTNER"), n),
         f"Report that staff at premises {n} sleep above the kitchen and that somebody else collects what they are paid.")
        for n in range(_N * 2)
    ]  # fmt: skip
    occ_subjects = [
        (n + 1, f"{n:05}/25", f"PEL{n % 120:05}", _of(("VOT", "SUS", "WIT", "REP"), n)) for n in range(_N * 2)
    ]
    crimes = [
        (f"CR/{n:05}", f"{n:05}/25", f"PEL{n:05}", _of(("106/1", "106/2"), n), _moment(n, "%d.%m.%Y %H:%M"), f"{n % 25 + 100}",
         _of(("15", "16", "18"), n), _day(n + 9, day)) for n in range(_N)
    ]  # fmt: skip
    supervisor_entries = [
        (n + 1, f"CR/{n % _N:05}", f"{n % 7 + 100}", _day(n, day), f"Plan agreed, step {n}") for n in range(_N * 2)
    ]
    nrm = [
        (f"N{n:04}", f"PEL{n:05}", _day(n, day), _of(("J", "N"), n), f"PX{n:06}", _of(("POSITIVE", "NEGATIVE", ""), n), _day(n + 20, day) if n % 3 < 2 else "")
        for n in range(50)
    ]  # fmt: skip
    ms1 = [(f"D{n:03}", f"PEL{n + 60:05}", _day(n, day), _of(("NO", "YES"), n)) for n in range(20)]
    victim_log = [
        (
            n + 1,
            f"PEL{n % 50:05}",
            _moment(n, "%d.%m.%Y %H:%M"),
            _of(("SPOKEN TO", "NO ANSWER"), n),
            _of(("VISIT", "PHONE", "SMS"), n),
        )
        for n in range(_N * 2)
    ]
    risk = [(n + 1, f"PEL{n % 50:05}", _of(("DASH", "SAFE AND WELL", "MASH"), n), _day(n, day)) for n in range(_N)]
    tables: dict[str, tuple[Sequence[str], Rows]] = {
        "golden_nominal": (("nominal_urn", "surname", "forename1", "dob", "sex_code", "lang_spoken"), subjects),
        "occurrence": (("occ_urn", "created_dttm", "occ_class", "reported_via", "occ_narr"), occurrences),
        "occ_involvement": (("inv_seq", "occ_urn", "nominal_urn", "inv_role"), occ_subjects),
        "crime_report": (("crime_urn", "occ_urn", "victim_urn", "ho_class_code", "crimed_dttm", "oic_collar", "disposal_code", "disposal_date"), crimes),
        "supervision_entry": (("entry_seq", "crime_urn", "supv_collar", "supv_date", "supv_direction"), supervisor_entries),
        "nrm_register": (("nrm_urn", "nominal_urn", "date_referred", "consent_ind", "ho_portal_no", "rg_result", "rg_date"), nrm),
        "ms1_register": (("ms1_urn", "nominal_urn", "date_submitted", "identity_given"), ms1),
        "victim_contact_log": (("log_seq", "nominal_urn", "contact_dttm", "contact_result", "contact_means"), victim_log),
        "safeguarding_log": (("sg_seq", "nominal_urn", "sg_action", "sg_date"), risk),
    }  # fmt: skip
    return Vocabulary("Pellmoor", "\t", tables, _truth(_PELLMOOR), _PELLMOOR_CODES)


_PELLMOOR = """
golden_nominal>person: born_from=dob, born_until=dob, sex=sex_code, language=lang_spoken
golden_nominal>person_name: person_id=nominal_urn, kind='recorded', full_name=forename1+surname, given_name=forename1, family_name=surname
occurrence>incident: reported_at=created_dttm, kind=occ_class, report_source=reported_via, narrative=occ_narr
occ_involvement>involvement: incident_id=occ_urn, person_id=nominal_urn, person_role=inv_role
crime_report>crime: incident_id=occ_urn, victim_id=victim_urn, classification=ho_class_code, is_modern_slavery=ho_class_code, crimed_at=crimed_dttm, investigation_id=crime_urn
crime_report>investigation: owner_id=oic_collar, is_modern_slavery=ho_class_code, opened_at=crimed_dttm
crime_report>crime_outcome: crime_id=crime_urn, outcome_code=disposal_code, decided_on=disposal_date
supervision_entry>investigation_review: investigation_id=crime_urn, reviewer_id=supv_collar, reviewed_on=supv_date, directions=supv_direction
nrm_register>nrm_referral: person_id=nominal_urn, sent_on=date_referred, is_agreed=consent_ind, reference=ho_portal_no
nrm_register>nrm_decision: nrm_referral_id=nrm_urn, person_id=nominal_urn, decision_kind='reasonable-grounds', decision_result=rg_result, decided_on=rg_date
ms1_register>notification: person_id=nominal_urn, sent_on=date_submitted, is_identity_included=identity_given
victim_contact_log>victim_contact: person_id=nominal_urn, happened_at=contact_dttm, contact_result=contact_result, channel=contact_means
safeguarding_log>safeguarding_action: person_id=nominal_urn, kind=sg_action, happened_on=sg_date
"""
_PELLMOOR_CODES = {
    ("sex_code", "1"): "male", ("occ_class", "MODSLAV"): "modern-slavery", ("occ_class", "VULN"): "unknown",
    ("occ_class", "DOMESTIC"): "domestic", ("reported_via", "999"): "public", ("reported_via", "PARTNER"): "partner",
    ("inv_role", "VOT"): "unknown", ("inv_role", "SUS"): "suspect", ("inv_role", "WIT"): "witness",
    ("disposal_code", "16"): "16", ("contact_result", "SPOKEN TO"): "reached", ("contact_result", "NO ANSWER"): "tried",
    ("contact_means", "VISIT"): "in-person", ("sg_action", "DASH"): "risk-assessment", ("sg_action", "MASH"): "children-services",
}  # fmt: skip
