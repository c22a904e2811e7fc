"""Closed lists of places and visits."""

from understone.record.codes.code import Code


class PremisesType(Code):
    """What a place is used as."""

    DWELLING = "dwelling", "dwelling"
    MULTIPLE_OCCUPATION = "multiple-occupation", "house in multiple occupation"
    CAR_WASH = "car-wash", "hand car wash"
    NAIL_BAR = "nail-bar", "nail bar"
    RESTAURANT = "restaurant", "restaurant or takeaway"
    FARM = "farm", "farm, packhouse or fishery"
    FACTORY = "factory", "factory or warehouse"
    BUILDING_SITE = "building-site", "building site"
    CARE_HOME = "care-home", "care home or home care"
    BROTHEL = "brothel", "premises where sex is sold"
    CANNABIS_GROW = "cannabis-grow", "cannabis cultivation"
    HOTEL = "hotel", "hotel or short let"
    POLICE_STATION = "police-station", "police station"
    SAFE_ACCOMMODATION = "safe-accommodation", "safe accommodation or reception centre"
    HOSPITAL = "hospital", "hospital or surgery"
    PUBLIC_PLACE = "public-place", "street or other public place"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class PlaceTie(Code):
    """How a person or a case is tied to a place."""

    LIVES = "lives", "lives there"
    WORKS = "works", "works there"
    EXPLOITED_AT = "exploited-at", "is said to be exploited there"
    CONTROLS = "controls", "owns, rents or controls it"
    FOUND_AT = "found-at", "was found there"
    OTHER = "other", "tied in another way"
    UNKNOWN = "unknown", "not known"


class VisitResult(Code):
    """What a visit found; nothing seen counts as a visit and is never 'clear'."""

    SIGNS_SEEN = "signs-seen", "signs seen"
    NOTHING_SEEN = "nothing-seen", "nothing seen"
    NO_ENTRY = "no-entry", "could not go in"
    UNKNOWN = "unknown", "not known"
