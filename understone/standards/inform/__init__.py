"""Keep the victim informed: no silence but the silence they chose."""
