"""Made-up police forces as exports of a made-up records system, with the truth of what was planted."""

from understone.synth.forces import MadeUpForce, make_forces

__all__ = ["MadeUpForce", "make_forces"]
