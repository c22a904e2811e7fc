"""What counts as having looked at someone as a potential victim."""

from __future__ import annotations

from typing import Any

from ibis import _


def looks_at_people(record: Any) -> Any:
    """Assessments written down and judgements of a potential victim, as acts for a person on a day."""
    assessed = record.slavery_assessment.select(
        "force_id", subject_id=_.person_id, at=_.assessed_on, written=_.recorded_on
    )
    judged = record.potential_victim.select(
        "force_id", subject_id=_.person_id, at=_.reasonable_grounds_on, written=_.recorded_on
    )
    return assessed.union(judged)
