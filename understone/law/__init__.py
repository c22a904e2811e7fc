"""What changes by date: instruments, citations, limits and the calendar."""
