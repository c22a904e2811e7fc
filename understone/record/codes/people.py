"""Closed lists of people."""

from understone.record.codes.code import Code


class Sex(Code):
    """The sex recorded by the source."""

    FEMALE = "female", "female"
    MALE = "male", "male"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class AgeGroup(Code):
    """How old the person was taken to be; a person whose age is in doubt is presumed a child."""

    ADULT = "adult", "adult"
    CHILD = "child", "child"
    IN_DOUBT = "in-doubt", "age in doubt, presumed a child"
    UNKNOWN = "unknown", "not known"


class NameKind(Code):
    """What kind of name it is."""

    RECORDED = "recorded", "name as recorded"
    ALIAS = "alias", "also known as"
    BIRTH = "birth", "name at birth"
    ORIGINAL_SCRIPT = "original-script", "name in its own script"
    DESCRIPTION = "description", "a description, the name not being known"
    UNKNOWN = "unknown", "not known"
