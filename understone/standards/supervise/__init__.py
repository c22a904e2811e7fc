"""Supervise: reviewed on time, and closed only with another's approval."""
