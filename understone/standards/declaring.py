"""How a standard is declared: who it applies to, from when, until what, within how long, under what."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from understone.errors import DeclarationProblem
from understone.law.bases import Basis, ForceKind, Nation
from understone.law.instruments import Citation
from understone.law.limits import Limit


class Stage(StrEnum):
    """The stages of a case in the order in which a victim meets them; the value is the id's prefix."""

    RECOGNISE = "REC"
    REFER = "REF"
    SAFEGUARD = "SAF"
    RECORD_THE_CRIME = "CRI"
    DO_NOT_CRIMINALISE = "DEF"
    IMMIGRATION_KEPT_APART = "IMM"
    INVESTIGATE = "INV"
    SUPERVISE = "SUP"
    KEEP_THE_VICTIM_INFORMED = "VIC"
    WORK_ACROSS_FORCES = "COO"
    PREVENT = "ORD"
    INTELLIGENCE = "INT"
    KNOW_THE_AREA = "LOC"
    MEASURE = "PER"

    @property
    def label(self) -> str:
        return _STAGE_LABELS[self]


_STAGE_LABELS = {
    Stage.RECOGNISE: "Recognise",
    Stage.REFER: "Refer",
    Stage.SAFEGUARD: "Safeguard",
    Stage.RECORD_THE_CRIME: "Record the crime",
    Stage.DO_NOT_CRIMINALISE: "Do not criminalise",
    Stage.IMMIGRATION_KEPT_APART: "Immigration kept apart",
    Stage.INVESTIGATE: "Investigate",
    Stage.SUPERVISE: "Supervise",
    Stage.KEEP_THE_VICTIM_INFORMED: "Keep the victim informed",
    Stage.WORK_ACROSS_FORCES: "Work across forces",
    Stage.PREVENT: "Prevent: orders",
    Stage.INTELLIGENCE: "Intelligence",
    Stage.KNOW_THE_AREA: "Know the area",
    Stage.MEASURE: "Measure",
}


class Subject(StrEnum):
    """Whom or what a standard is owed to."""

    PERSON = "person"
    SUSPECT = "suspect"
    CONTACT_POINT = "person, place, phone or vehicle"
    CRIME = "crime"
    CASE = "case"
    INTELLIGENCE = "piece of intelligence"
    INCIDENT = "report"
    ENTRY = "meeting, visit or referral"
    PLACE = "place"
    UNIT = "unit"
    STAFF = "member of staff"
    FORCE = "force"


#: Subjects that one case's slice holds whole; the others are not judged live, and say so.
JUDGED_LIVE = frozenset({Subject.PERSON, Subject.SUSPECT, Subject.CRIME, Subject.CASE})


class Shape(StrEnum):
    """How trigger, act and due day relate. The kit alone knows what each means."""

    DO_WITHIN = "do within"
    BEFORE_AN_ACT = "before an act"
    PROHIBITION = "never, or not without"
    REPEATED = "again after each time"
    AHEAD_OF_A_DATE = "ahead of a date"


class Gate(StrEnum):
    """What an open obligation does to a request to close the case."""

    BLOCKS = "blocks"
    WARNS = "warns"
    SHOWN = "shown"


class Outcome(StrEnum):
    """One of six; `unknown` is never failure or success, `ended` is in no denominator."""

    MET = "met"
    LATE = "late"
    MISSED = "missed"
    PENDING = "pending"
    UNKNOWN = "unknown"
    ENDED = "ended"


class Reason(StrEnum):
    """Why the record cannot say."""

    NO_START = "no_start"
    BLANK = "blank"
    UNDATED = "undated"
    TOO_COARSE = "too_coarse"
    BEFORE_TRIGGER = "before_trigger"
    NOT_SUPPLIED = "not_supplied"

    @property
    def label(self) -> str:
        return _REASON_LABELS[self]


_REASON_LABELS = {
    Reason.NO_START: "nothing says when it began",
    Reason.BLANK: "the fact itself is blank",
    Reason.UNDATED: "what was done has no date",
    Reason.TOO_COARSE: "a day is written but no time, and the time decides",
    Reason.BEFORE_TRIGGER: "what was done is dated before what should have caused it",
    Reason.NOT_SUPPLIED: "the force has not supplied what would show it",
}


@dataclass(frozen=True)
class Example:
    """A small force of its own that shows one outcome, or several in any order, or none."""

    force_id: str
    says: str
    outcomes: tuple[str, ...]
    reason: str | None
    as_at: dt.datetime
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    not_supplied: tuple[str, ...] = ()
    own_limit: int | None = None


#: The moment of judgement of an example that gives none.
EXAMPLE_AS_AT = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@dataclass(frozen=True)
class NotConfirmed:
    """What a standard was written from, where it was not read, and who can confirm it."""

    written_from: str
    not_read_in: str
    check_with: str
    note: str = ""

    @property
    def words(self) -> str:
        """What every page that shows the standard says after the words *Not yet confirmed.*"""
        return (
            f"Written from {self.written_from}; not read in {self.not_read_in}. Check with {self.check_with} "
            "before relying on it. Figures that rest on it are shown apart. [Confirm: who, when, against what]"
        )


@dataclass(frozen=True)
class OneOf:
    """The only codes of a column (`table.column`) by which the duty can be seen to be done."""

    column: str
    codes: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{' or '.join(map(str, self.codes))} in {self.column}"


@dataclass(frozen=True)
class Standard:
    """One standard in one version. `query(record)` gives owed, done and, where it has them, agreed limits.

    `raised_by` and `evidence` name what a force must supply, as `table` or `table.column`: without the first
    nothing is owed, without the second what was done cannot be told. `shown_by` narrows the second: a force whose
    mapping can write none of the codes has not supplied what would show it.
    """

    id: str
    title: str
    stage: Stage
    subject: Subject
    basis: Basis
    sources: tuple[Citation, ...]
    applies_to: frozenset[Nation]
    within: Limit
    raised_by: tuple[str, ...]
    evidence: tuple[str, ...]
    remedy: str
    gaming: str
    query: Callable[[Any], tuple[Any, ...]]
    shape: Shape = Shape.DO_WITHIN
    gate: Gate = Gate.SHOWN
    force_kinds: frozenset[ForceKind] = frozenset(ForceKind)
    version: int = 1
    from_on: dt.date = dt.date(2015, 7, 31)
    until_on: dt.date | None = None
    not_confirmed: NotConfirmed | None = None
    #: Whether it reads what one case's slice does not hold: places, staff, signs.
    is_whole_force_read: bool = False
    shown_by: tuple[OneOf, ...] = ()
    examples: list[Example] = field(default_factory=list)

    @property
    def unit(self) -> str:
        """What the kit counts in: `day`, `hour` or `working`."""
        return {"days": "day", "hours": "hour", "working-days": "working"}[self.within.clock]

    @property
    def is_confirmed(self) -> bool:
        return self.not_confirmed is None

    @property
    def is_judged_live(self) -> bool:
        return self.subject in JUDGED_LIVE and not self.is_whole_force_read

    def example(self, says: str, *, outcome: str | list[str], **given: Any) -> None:
        """Adds an example: rows by table name, and `as_at`, `reason`, `not_supplied` or `own_limit`.

        `outcome` is one outcome, a list of them, or [] where nothing is owed.
        """
        slug = re.sub(r"[^a-z0-9]+", "-", says.lower()).strip("-")
        self.examples.append(
            Example(
                force_id=f"{self.id}.{self.version} {slug}",
                says=says,
                outcomes=(outcome,) if isinstance(outcome, str) else tuple(sorted(outcome)),
                reason=given.pop("reason", None),
                as_at=dt.datetime.fromisoformat(given.pop("as_at", EXAMPLE_AS_AT.isoformat())),
                not_supplied=tuple(given.pop("not_supplied", ())),
                own_limit=given.pop("own_limit", None),
                rows=given,
            )
        )


#: Every standard by id and version, filled when its stage's module is imported.
REGISTER: dict[tuple[str, int], Standard] = {}


def standard(id_: str, title: str, **facts: Any) -> Callable[[Callable[[Any], tuple[Any, ...]]], Standard]:
    """Declares a standard; the facts are the fields of Standard.

    Raises DeclarationProblem at import when the id is taken, the stage is another's, or periods overlap.
    """

    def declared(query: Callable[[Any], tuple[Any, ...]]) -> Standard:
        made = Standard(id=id_, title=title, query=query, **facts)
        _refuse_what_is_wrong(made)
        REGISTER[made.id, made.version] = made
        return made

    return declared


def _refuse_what_is_wrong(made: Standard) -> None:
    if (made.id, made.version) in REGISTER:
        raise DeclarationProblem(
            f"Standard {made.id} version {made.version} is declared twice. Give the new one the next number."
        )
    if not re.fullmatch(rf"{made.stage.value}-\d\d", made.id):
        raise DeclarationProblem(f"Standard {made.id} is in stage {made.stage.value}. Mend one of the two.")
    if not (made.sources and made.raised_by and made.evidence and made.gaming):
        raise DeclarationProblem(
            f"Standard {made.id} lacks its source, what raises or shows it, or how it can be gamed."
        )
    for other in REGISTER.values():
        if other.id == made.id and _overlap(other, made):
            raise DeclarationProblem(
                f"Standard {made.id}: versions {other.version} and {made.version} are in force at once. "
                "Close the earlier one with `until_on`."
            )


def _overlap(one: Standard, other: Standard) -> bool:
    if not one.applies_to & other.applies_to:
        return False  # England and Wales may owe the same thing by different law
    first, second = sorted((one, other), key=lambda s: s.from_on)
    return first.until_on is None or first.until_on > second.from_on


def stood_down(standard_id: str, subject_id: str, reason: str, **when: str) -> list[dict[str, str]]:
    """A stand-down agreed by a second person, for an example."""
    row = {"standard": standard_id, "subject_id": subject_id, "stood_down_reason": reason, "second_person_id": "s"}
    return [row | when]
