"""Know the area: a unit that reports nothing is seen."""
