"""A mapping proposed from an export's profile, with a reason for each line and the questions only people answer."""

from understone.intake.proposing.proposal import proposed
from understone.intake.proposing.starting import Started, start
from understone.intake.proposing.writing import mapping_text

__all__ = ["Started", "mapping_text", "proposed", "start"]
