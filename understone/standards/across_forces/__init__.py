"""Work across forces: a case offered is answered."""
