"""Closed lists of cases and transfers."""

from understone.record.codes.code import Code


class EnquiryState(Code):
    """Where a line of enquiry stands."""

    OPEN = "open", "open"
    DONE = "done", "done"
    NOT_PURSUED = "not-pursued", "not pursued, with a reason"
    UNKNOWN = "unknown", "not known"


class TransferAnswer(Code):
    """What the other force answered."""

    ACCEPTED = "accepted", "accepted"
    REFUSED = "refused", "refused"
    UNKNOWN = "unknown", "no answer on record"
