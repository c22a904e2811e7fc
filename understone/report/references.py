"""References: what the report says in place of a name, made from a row's id and found again inside the force."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from understone.standards.declaring import Subject

_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
_REFERENCE = re.compile(r"^([A-Z])-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})$")


class Kind(StrEnum):
    """The letter that a reference begins with. I and O are left out: they look like figures."""

    PERSON = "P"
    CASE = "C"
    CRIME = "R"
    INCIDENT = "N"
    INTELLIGENCE = "G"
    PLACE = "L"
    UNIT = "U"
    STAFF = "W"
    FORCE = "F"
    CONTACT_POINT = "X"
    ENTRY = "E"

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of the record that hold the row; none where it may be any table."""
        return _TABLES[self]

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_TABLES = {
    Kind.PERSON: ("person",),
    Kind.CASE: ("investigation",),
    Kind.CRIME: ("crime",),
    Kind.INCIDENT: ("incident",),
    Kind.INTELLIGENCE: ("intelligence_report",),
    Kind.PLACE: ("place",),
    Kind.UNIT: ("unit",),
    Kind.STAFF: ("staff",),
    Kind.FORCE: (),
    Kind.CONTACT_POINT: ("person", "place", "phone", "vehicle"),
    Kind.ENTRY: (),
}
_KIND_LABELS = {
    Kind.PERSON: "a person",
    Kind.CASE: "a case",
    Kind.CRIME: "a crime",
    Kind.INCIDENT: "an incident",
    Kind.INTELLIGENCE: "a piece of intelligence",
    Kind.PLACE: "a place",
    Kind.UNIT: "a unit",
    Kind.STAFF: "a post in the force",
    Kind.FORCE: "the force",
    Kind.CONTACT_POINT: "a person, place, phone or vehicle",
    Kind.ENTRY: "the entry in the record that began the duty",
}
KIND_OF_SUBJECT = {
    Subject.PERSON: Kind.PERSON,
    Subject.SUSPECT: Kind.PERSON,
    Subject.CONTACT_POINT: Kind.CONTACT_POINT,
    Subject.CRIME: Kind.CRIME,
    Subject.CASE: Kind.CASE,
    Subject.INTELLIGENCE: Kind.INTELLIGENCE,
    Subject.INCIDENT: Kind.INCIDENT,
    Subject.ENTRY: Kind.ENTRY,
    Subject.PLACE: Kind.PLACE,
    Subject.UNIT: Kind.UNIT,
    Subject.STAFF: Kind.STAFF,
    Subject.FORCE: Kind.FORCE,
}


def stem(row_id: str) -> str:
    """Twelve hexadecimal figures that stand for a row: the first of its UUID, else of its id's SHA-256.

    An id that is no UUID may be a source system's key, so none of it is shown.
    """
    if re.match(_UUID, row_id):
        return row_id.replace("-", "")[:12]
    return hashlib.sha256(row_id.encode()).hexdigest()[:12]


def reference(kind: Kind, row_id: str) -> str:
    """`P-1a2b-3c4d-5e6f`."""
    figures = stem(row_id)
    return f"{kind.value}-{figures[:4]}-{figures[4:8]}-{figures[8:]}"


@dataclass(frozen=True)
class Parsed:
    """A reference read back: its kind, and the stem that the row's id must give."""

    kind: Kind
    stem: str


def parsed(text: str) -> Parsed | None:
    """The reference in a text that is one, or None. Whatever case it is written in."""
    letter, _, rest = text.strip().partition("-")
    match = _REFERENCE.match(f"{letter.upper()}-{rest.lower()}")
    if match is None or match[1] not in set(Kind):
        return None
    return Parsed(Kind(match[1]), match[2] + match[3] + match[4])


def reference_array(kind: Kind, ids: Any) -> Any:
    """The references of an Arrow array of ids; null where the id is."""
    is_uuid = pc.match_substring_regex(ids, _UUID)
    figures = pc.utf8_slice_codeunits(pc.replace_substring(ids, "-", ""), 0, 12)
    others = pc.and_(pc.is_valid(ids), pc.invert(pc.fill_null(is_uuid, False)))
    if pc.any(others, min_count=0).as_py():
        digests = pa.array([stem(text) for text in pc.filter(ids, others).to_pylist()], pa.string())
        figures = pc.replace_with_mask(_one_array(figures), _one_array(others), digests)
    parts = [pc.utf8_slice_codeunits(figures, start, start + 4) for start in (0, 4, 8)]
    return pc.binary_join_element_wise(pa.scalar(kind.value), *parts, "-")


def _one_array(values: Any) -> Any:
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
