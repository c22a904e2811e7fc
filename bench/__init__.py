"""Figures, measured in one run and written to docs/benchmarks.md: `make bench`."""
