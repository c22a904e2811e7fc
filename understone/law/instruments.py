"""The instruments that standards cite: what each is, where it is read, and how it was checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Instrument:
    """`checked` says how the text was read: `seen`, `seen in part: …` or `from memory`."""

    title: str
    address: str
    checked: str

    def cite(self, where: str, *, checked: str | None = None) -> Citation:
        return Citation(self, where, checked or self.checked)


@dataclass(frozen=True)
class Citation:
    """A place in an instrument."""

    instrument: Instrument
    where: str
    checked: str

    @property
    def is_confirmed(self) -> bool:
        return self.checked == "seen"

    def __str__(self) -> str:
        return f"{self.instrument.title}, {self.where}"


MODERN_SLAVERY_ACT_2015 = Instrument("Modern Slavery Act 2015", "https://www.legislation.gov.uk/ukpga/2015/30", "seen")
MSA_EXPLANATORY_NOTES = Instrument(
    "Modern Slavery Act 2015, Explanatory Notes",
    "https://www.legislation.gov.uk/ukpga/2015/30/notes",
    "seen",
)
SLAVERY_STATUTORY_GUIDANCE = Instrument(
    "Modern Slavery: Statutory Guidance for England and Wales (section 49)",
    "https://www.gov.uk/government/publications/modern-slavery-how-to-identify-and-support-victims",
    "from memory",
)
VICTIMS_CODE_2021 = Instrument(
    "Code of Practice for Victims of Crime, in force 1 April 2021",
    "https://www.gov.uk/government/publications/the-code-of-practice-for-victims-of-crime",
    "seen in part: Right 6",
)
COUNTING_RULES = Instrument(
    "Home Office Crime Recording Rules, General Rules and class 106",
    "https://www.gov.uk/government/publications/counting-rules-for-recorded-crime",
    "from memory",
)
CPS_GUIDANCE = Instrument(
    "CPS legal guidance: modern slavery and human trafficking, offences and defences",
    "https://www.cps.gov.uk/legal-guidance/human-trafficking-smuggling-and-slavery",
    "seen in part: duty to enquire and refer; the four stages",
)
STOLEN_FREEDOM = Instrument(
    "HMICFRS, Stolen freedom (October 2017)",
    "https://hmicfrs.justiceinspectorates.gov.uk/publications/stolen-freedom-the-policing-response-to-modern-slavery-and-human-trafficking/",
    "seen in part: contents and press release; findings as reported",
)
HIDDEN_VICTIMS = Instrument(
    "HMICFRS, College of Policing and IOPC, The hidden victims (May 2021)",
    "https://www.gov.uk/government/publications/police-response-to-victims-of-modern-slavery",
    "seen in part: summary",
)
SAFE_TO_SHARE = Instrument(
    "HMICFRS, College of Policing and IOPC, Safe to share? (December 2020)",
    "https://hmicfrs.justiceinspectorates.gov.uk/publications/liberty-and-southall-black-sisters-super-complaint-on-policing-and-immigration-status/",
    "seen",
)
APP_RESPONDERS = Instrument(
    "College of Policing APP: modern slavery and human trafficking, responders",
    "https://www.college.police.uk/app/major-investigation-and-public-protection/modern-slavery",
    "seen",
)
APP_SUPERVISORS = Instrument(
    "College of Policing APP: modern slavery and human trafficking, supervisors",
    "https://www.college.police.uk/app/major-investigation-and-public-protection/modern-slavery",
    "seen",
)
APP_INVESTIGATION = Instrument(
    "College of Policing APP (earlier): modern slavery investigation",
    "https://www.college.police.uk/app/major-investigation-and-public-protection/modern-slavery",
    "seen",
)
CPIA_CODE = Instrument(
    "Criminal Procedure and Investigations Act 1996, Code of Practice (2020)",
    "https://www.gov.uk/government/publications/criminal-procedure-and-investigations-act-code-of-practice",
    "from memory",
)
CRIME_RECORDING_STANDARD = Instrument(
    "National Crime Recording Standard, as set out by HMICFRS",
    "https://hmicfrs.justiceinspectorates.gov.uk/glossary/",
    "seen",
)
NPCC_STATUS_GUIDANCE = Instrument(
    "NPCC guidance on sharing information with the Home Office (December 2018)",
    "https://www.npcc.police.uk",
    "seen in part: as reported",
)
APP_FIRST_RESPONSE = Instrument(
    "College of Policing APP (earlier): modern slavery, first response and the National Referral Mechanism",
    "https://www.app.college.police.uk/app-content/major-investigation-and-public-protection/modern-slavery/national-referral-mechanism/",
    "seen",
)
POLICING_SLAVERY = Instrument(
    "Modern Slavery and Organised Immigration Crime Programme: investigating modern slavery",
    "https://policingslavery.co.uk/modern-slavery-and-human-trafficking/investigating-modern-slavery/",
    "seen",
)
STOLEN_FREEDOM_SUMMARY = Instrument(
    "HMICFRS, Stolen freedom: press release (24 October 2017)",
    "https://hmicfrs.justiceinspectorates.gov.uk/publications/stolen-freedom-the-policing-response-to-modern-slavery-and-human-trafficking/",
    "seen",
)
CRIME_RECORDING_PROCESS = Instrument(
    "HMICFRS, Crime recording process",
    "https://hmicfrs.justiceinspectorates.gov.uk/our-work/article/crime-recording-process/",
    "seen",
)
GUARDIAN_GUIDANCE = Instrument(
    "Home Office, Interim guidance for independent child trafficking guardians (May 2024)",
    "https://www.gov.uk/government/publications/child-trafficking-advocates-early-adopter-sites",
    "seen in part: definitions",
)
COMMISSIONER_ON_RECORDING = Instrument(
    "Independent Anti-Slavery Commissioner, Crime recording (about 2017)",
    "http://www.antislaverycommissioner.co.uk/priorities/priority-2-law-enforcement-criminal-justice/crime-recording/",
    "seen",
)
