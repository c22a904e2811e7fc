"""Prosecutions, and orders that bind."""

from understone.record.codes import OrderDecision, OrderKind, ProsecutionResult
from understone.record.models.columns import Fact, code, day, key, moment, text


class Prosecution(Fact):
    """A prosecution of one defendant."""

    person = key("Person", "The defendant.")
    investigation = key("Investigation", "The case.")
    started_on = day("The day it began.")
    prosecution_result = code(ProsecutionResult, "How it ended.")
    ended_on = day("The day it ended.")
    reason = text("Why it ended so.")

    class Meta:
        db_table = "prosecution"


class CourtOrder(Fact):
    """An order that binds one person."""

    person = key("Person", "Whom it binds.")
    investigation = key("Investigation", "The case it came from.")
    kind = code(OrderKind, "Which order.")
    made_on = day("The day it was made.")
    expires_on = day("The day it ends.")

    class Meta:
        db_table = "court_order"


class OrderReview(Fact):
    """A review of an order: renew, vary or let it end."""

    court_order = key("CourtOrder", "Which order.")
    reviewer = key("Staff", "Who reviewed it.")
    reviewed_at, reviewed_on = moment("When it was reviewed")
    decision = text("What was decided.")

    class Meta:
        db_table = "order_review"


class OrderBreach(Fact):
    """A breach of an order that came to notice."""

    court_order = key("CourtOrder", "Which order.")
    noticed_at, noticed_on = moment("When it came to notice")
    crime = key("Crime", "The crime recorded for it.")
    investigation = key("Investigation", "The case in which it is dealt with.")

    class Meta:
        db_table = "order_breach"


class OrderConsideration(Fact):
    """A recorded decision whether to seek a slavery prevention or risk order against someone."""

    person = key("Person", "Against whom.")
    investigation = key("Investigation", "In which case.")
    considered_at, considered_on = moment("When it was considered")
    order_decision = code(OrderDecision, "What was decided.")
    reason = text("Why.")

    class Meta:
        db_table = "order_consideration"
