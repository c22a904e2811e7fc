"""A mapping tried on an export: all that intake would say, and more, with nothing written."""

from understone.intake.linting.lint import Finding, Lint, Reference, linted

__all__ = ["Finding", "Lint", "Reference", "linted"]
