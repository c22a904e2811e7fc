"""Investigate: nobody's case is closed before they were spoken to."""
