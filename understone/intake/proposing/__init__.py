"""A mapping proposed from an export's profile, with a reason for each line and the questions that only people answer."""

from understone.intake.proposing.proposal import proposed
from understone.intake.proposing.writing import mapping_text

__all__ = ["mapping_text", "proposed"]
