"""Closed lists of answers to what the rules propose."""

from understone.record.codes.code import Code


class SignAnswer(Code):
    """What a person answered when shown a sign."""

    ACCEPTED = "accepted", "accepted: looked into"
    NOT_SURE = "not-sure", "not sure"
    ALREADY_TREATED = "already-treated", "already treated as modern slavery"
    ABOUT_SOMEONE_ELSE = "about-someone-else", "the words are about someone else"
    NOT_WHAT_IT_SAYS = "not-what-it-says", "the words do not say what was matched"
    EXPLAINED = "explained", "explained by a checked fact, which is written down"
    UNKNOWN = "unknown", "not known"


class LinkAnswer(Code):
    """What a person answered when shown two records that may be one."""

    SAME = "same", "the same"
    DIFFERENT = "different", "different"
    NOT_SURE = "not-sure", "not sure"
    UNKNOWN = "unknown", "not known"
