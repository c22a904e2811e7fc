"""A standard in words and as plain data: for the command line, the report and the documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from understone.errors import RecordProblem
from understone.standards import standards
from understone.standards.declaring import Example, Standard
from understone.standards.judging import kit_sql, part_sql

_NATIONS = {"england": "England", "wales": "Wales"}


def named(standard_id: str) -> tuple[Standard, ...]:
    """Every version of a standard; raises RecordProblem with the nearest ids when there is none."""
    found = tuple(standard for standard in standards() if standard.id == standard_id.upper())
    if not found:
        prefix = standard_id.upper()[:3]
        near = ", ".join(s.id for s in standards() if s.id.startswith(prefix)) or ", ".join(
            sorted({s.id for s in standards()})
        )
        raise RecordProblem(f"There is no standard {standard_id}. There are: {near}.")
    return found


def line(standard: Standard) -> str:
    return f"{standard.id}  {standard.title} [{standard.basis.label}; {limit_words(standard)}]"


def limit_words(standard: Standard) -> str:
    """The amount now in force, in words: `2 days`, `at that moment`."""
    return standard.within.spoken(standard.within.periods[-1].amount)


def nations(standard: Standard) -> str:
    return " and ".join(_NATIONS[nation] for nation in sorted(standard.applies_to))


def not_confirmed_words(standard: Standard) -> str:
    """The words that an unconfirmed standard carries wherever it is shown; '' for a confirmed one."""
    if standard.not_confirmed is None:
        return ""
    return f"Not yet confirmed. {standard.not_confirmed.words} {standard.not_confirmed.note}".rstrip()


def described(standard: Standard) -> dict[str, Any]:
    """Everything a program may want to know of a standard."""
    return {
        "id": standard.id,
        "version": standard.version,
        "title": standard.title,
        "stage": standard.stage.label,
        "owed_to": standard.subject.value,
        "shape": standard.shape.value,
        "basis": standard.basis.value,
        "sources": [{"cited": str(cited), "checked": cited.checked} for cited in standard.sources],
        "applies_to": sorted(standard.applies_to),
        "from_on": standard.from_on.isoformat(),
        "until_on": standard.until_on.isoformat() if standard.until_on else None,
        "limit": {
            "amount": standard.within.periods[-1].amount,
            "unit": standard.within.clock.value,
            "basis": standard.within.basis.value,
            "checked": standard.within.checked,
        },
        "gate": standard.gate.value,
        "is_judged_live": standard.is_judged_live,
        "raised_by": list(standard.raised_by),
        "evidence": list(standard.evidence),
        "remedy": standard.remedy,
        "gaming": standard.gaming,
        "not_confirmed": not_confirmed_words(standard) or None,
        "examples": [{"says": e.says, "outcomes": list(e.outcomes), "reason": e.reason} for e in standard.examples],
    }


def explained(versions: Sequence[Standard]) -> Iterator[str]:
    """A standard in plain words, with its examples as small tables."""
    for standard in versions:
        until = f" until {standard.until_on}" if standard.until_on else ""
        yield f"{standard.id}, version {standard.version}: {standard.title}"
        yield ""
        yield f"Stage: {standard.stage.label}. Owed to: each {standard.subject.value}. Shape: {standard.shape.value}."
        yield f"Owed by: {standard.basis.label}, in force from {standard.from_on}{until}, in {nations(standard)}."
        yield from (f"Source: {cited} ({cited.checked})" for cited in standard.sources)
        yield (
            f"Within: {limit_words(standard)} ({standard.within.basis.label}, {standard.within.checked}): "
            f"{standard.within.says}"
        )
        yield f"Raised by: {', '.join(standard.raised_by)}. Shown by: {', '.join(standard.evidence)}."
        yield f"At closing: {standard.gate.value}."
        if not standard.is_judged_live:
            yield "Not judged live: it needs more than one case's records."
        yield f"To put it right: {standard.remedy}"
        yield f"How it can be gamed: {standard.gaming}"
        if not standard.is_confirmed:
            yield not_confirmed_words(standard)
        yield ""
        yield "Examples:"
        for example in standard.examples:
            yield from example_lines(example)


def example_lines(example: Example) -> Iterator[str]:
    outcome = ", ".join(example.outcomes) or "nothing owed"
    because = f" ({example.reason})" if example.reason else ""
    yield f"  {example.says}: {outcome}{because}"
    for table, rows in example.rows.items():
        for row in rows:
            yield f"      {table}: {', '.join(f'{name}={value}' for name, value in row.items())}"


def statements(versions: Sequence[Standard], dialect: str) -> Iterator[str]:
    """The SQL that runs: the standard's own parts, then the kit."""
    if dialect not in {"duckdb", "pyspark"}:
        raise RecordProblem(f"There is no engine {dialect!r}. Use duckdb or spark.")
    for name, sql in (part_sql(versions, dialect) | kit_sql(dialect)).items():
        yield from ("", f"-- {name}", sql)
