"""A force's export, in its own vocabulary, → the record, as a snapshot."""

from understone.intake.outcome import Intake
from understone.intake.taking import take_in

__all__ = ["Intake", "take_in"]
