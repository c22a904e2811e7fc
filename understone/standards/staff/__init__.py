"""Measure: those in operational posts are trained."""
