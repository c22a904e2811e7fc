"""The inspection report: plain pages that name no one, written from a results folder."""

from __future__ import annotations

from understone.report.references import Kind, parsed, reference
from understone.report.writing import write_report

__all__ = ["Kind", "parsed", "reference", "write_report"]
