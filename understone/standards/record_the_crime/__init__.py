"""Record the crime: one a victim, in time, and not undone without reason."""
