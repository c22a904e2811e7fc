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
    INTERVIEW = "interview", "interview under caution"
    NO_FURTHER_ACTION = "no-further-action", "no further action"
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


class Section45Test(Code):
    """Which test of section 45 was applied: for adults subsection (1), for those under 18 at the act (4)."""

    ADULT = "adult", "the test for adults: compelled, attributable, no realistic alternative"
    CHILD = "child", "the test for those under 18 at the act: direct consequence, reasonable person"
    UNKNOWN = "unknown", "not known"


class Schedule4View(Code):
    """Where the offence stands in Schedule 4, as looked up by whoever considered section 45."""

    LISTED = "listed", "listed in Schedule 4"
    NOT_LISTED = "not-listed", "not listed in Schedule 4"
    MAY_BE_LISTED = "may-be-listed", "may be listed, to be checked"
    UNKNOWN = "unknown", "not known"


class DisposalKind(Code):
    """An ending out of court."""

    CAUTION = "caution", "caution"
    CONDITIONAL_CAUTION = "conditional-caution", "conditional caution"
    COMMUNITY_RESOLUTION = "community-resolution", "community resolution"
    PENALTY_NOTICE = "penalty-notice", "penalty notice or fixed penalty"
    YOUTH_CAUTION = "youth-caution", "youth caution"
    CANNABIS_WARNING = "cannabis-warning", "warning for cannabis or khat"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class ResultView(Code):
    """What was decided about a result against someone later recognised; the prosecutor and the courts decide it."""

    MAY_BE_UNSAFE = "may-be-unsafe", "may be unsafe, prosecutor told"
    NOT_UNSAFE = "not-unsafe", "not thought unsafe, with reasons, prosecutor told"
    UNKNOWN = "unknown", "not known"
