"""What was owed to every person, by when, under which law, and what was done."""

__version__ = "0.1.0"
