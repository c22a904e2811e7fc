"""The timeline: each day on which something changed, and which standards begin, change or end there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from understone.law.timeline import timeline
from understone.standards import standards
from understone.standards.declaring import Standard


def boundaries(standard: Standard) -> Iterator[tuple[dt.date, str]]:
    """The days on which a version begins, its limit changes, or it ends, with what happens."""
    yield standard.from_on, "begins"
    for period in standard.within.periods[1:]:
        yield period.from_on, "has another limit"
    if standard.until_on:
        yield standard.until_on, "ends"


def changes() -> Mapping[dt.date, list[str]]:
    """What each day changes, as links: `REF-08 begins (version 2)`."""
    found: dict[dt.date, list[str]] = defaultdict(list)
    for standard in standards():
        for day, what in boundaries(standard):
            found[day].append(f"[{standard.id}](standards/{standard.id}.md) version {standard.version} {what}")
    return found


def timeline_page() -> Iterator[str]:
    yield from ("# The timeline", "")
    yield "When the law, the guidance and the rules changed, and what changed with them here. A duty is judged by what"
    yield "was in force on the day that raised it. Each boundary has an example on the day before and one on the day."
    yield from ("", "| from | what changed | how it was checked | standards |", "|---|---|---|---|")
    by_day = changes()
    for boundary in timeline():
        touched = "; ".join(by_day.get(boundary.on, [])) or f"none: {boundary.no_standard}"
        yield f"| {boundary.on} | {boundary.says} | {boundary.checked} | {touched} |"
