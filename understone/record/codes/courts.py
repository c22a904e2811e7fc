"""Closed lists of prosecutions and orders."""

from understone.record.codes.code import Code


class ProsecutionResult(Code):
    """How a prosecution ended for one defendant."""

    CONVICTED = "convicted", "convicted"
    ACQUITTED = "acquitted", "acquitted"
    DISCONTINUED = "discontinued", "discontinued"
    QUASHED = "quashed", "conviction quashed"
    PENDING = "pending", "not yet ended"
    UNKNOWN = "unknown", "not known"


class OrderKind(Code):
    """Orders that bind someone to prevent slavery or further harm."""

    STPO = "stpo", "slavery and trafficking prevention order (after conviction)"
    INTERIM_STPO = "interim-stpo", "interim slavery and trafficking prevention order"
    STRO = "stro", "slavery and trafficking risk order (no conviction)"
    INTERIM_STRO = "interim-stro", "interim slavery and trafficking risk order"
    RESTRAINING = "restraining", "restraining order"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"


class OrderDecision(Code):
    """What was decided when an order was considered."""

    APPLY = "apply", "to be applied for"
    ASK_PROSECUTOR = "ask-prosecutor", "the prosecutor asked to apply on sentence"
    NOT_NEEDED = "not-needed", "not needed, with reasons"
    UNKNOWN = "unknown", "not known"
