"""Figures from obligations and signs: counts, rates with their range, journeys. No rule is written here."""

from __future__ import annotations

from understone.measure.counting import Counts, Rate, Says, has_fallen, rate
from understone.measure.writing import FOLDER, measure

__all__ = ["FOLDER", "Counts", "Rate", "Says", "has_fallen", "measure", "rate"]
