"""Closed lists of custody, release, charge and section 45."""

from understone.record.codes.code import Code


class ReleaseTo(Code):
    """Where someone left custody or police care for."""

    OWN_ADDRESS = "own-address", "an address they chose"
    SAFE_ACCOMMODATION = "safe-accommodation", "safe accommodation"
    FAMILY_OR_FRIEND = "family-or-friend", "family or friend they chose"
    LOCAL_AUTHORITY = "local-authority", "local authority care"
    HOSPITAL = "hospital", "hospital"
    COURT = "court", "court"
    PRISON = "prison", "prison"
    IMMIGRATION_DETENTION = "immigration-detention", "immigration detention"
    STREET = "street", "the street outside"
    PLACE_FOUND = "place-found", "the place where they were found"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class CustodyEventKind(Code):
    """A turning point in a suspect's case."""

    ARREST = "arrest", "arrest"
    BAIL = "bail", "bail"
    BAIL_CHANGE = "bail-change", "bail changed or ended"
    RELEASE = "release", "release"
    CHARGE = "charge", "charge"
    UNKNOWN = "unknown", "not known"


class ChargeTest(Code):
    """Which test the charging decision applied."""

    FULL_CODE = "full-code", "full code test"
    THRESHOLD = "threshold", "threshold test"
    UNKNOWN = "unknown", "not known"


class Section45View(Code):
    """What was recorded when section 45 was considered: never that it applies, the prosecutor decides."""

    MAY_APPLY_PROSECUTOR_TOLD = "may-apply-prosecutor-told", "considered: may apply, prosecutor told"
    DISPROVED_EVIDENCE_LISTED = (
        "disproved-evidence-listed",
        "considered: evidence disproves victim status, evidence listed",
    )
    NOT_YET = "not-yet", "not yet"
    MAY_BE_EXCLUDED = (
        "may-be-excluded",
        "offence may be excluded: duress and public interest still open",
    )
    UNKNOWN = "unknown", "not known"
