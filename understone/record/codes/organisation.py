"""Closed lists of units, courses and periods."""

from understone.record.codes.code import Code


class UnitKind(Code):
    """What kind of unit a team is."""

    RESPONSE = "response", "response"
    NEIGHBOURHOOD = "neighbourhood", "neighbourhood"
    CUSTODY = "custody", "custody"
    CID = "cid", "criminal investigation"
    PUBLIC_PROTECTION = "public-protection", "public protection"
    MODERN_SLAVERY = "modern-slavery", "modern slavery and exploitation"
    SERIOUS_ORGANISED_CRIME = "serious-organised-crime", "serious and organised crime"
    CRIME_REGISTRAR = "crime-registrar", "crime registrar"
    CONTROL_ROOM = "control-room", "control room"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class CourseKind(Code):
    """What a course taught."""

    MODERN_SLAVERY_AWARENESS = "modern-slavery-awareness", "modern slavery awareness"
    FIRST_RESPONDER = "first-responder", "trained first responder"
    INVESTIGATION = "investigation", "modern slavery investigation"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class PeriodKind(Code):
    """What a period is for."""

    UNIT_YEAR = "unit-year", "a year of a unit"
    STAFF_POST = "staff-post", "a member of staff's time in an operational post"
    FORCE_YEAR = "force-year", "a year of a force"
    UNKNOWN = "unknown", "not known"
