"""Immigration kept apart: nothing passed on without a reason, nothing checked for its own sake."""
