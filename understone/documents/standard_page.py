"""The page of a standard: who, from when, until what, within how long, under what, and examples to argue with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from understone.record.schema import schema
from understone.standards import standards
from understone.standards.declaring import Example, Reason, Shape, Standard
from understone.standards.describing import limit_words, nations, not_confirmed_words
from understone.standards.lineage import Origin, conditions, origins
from understone.store.tables import Record

_SHAPES = {
    Shape.DO_WITHIN: "do within: the first act at or after the beginning counts",
    Shape.BEFORE_AN_ACT: "before an act: what was done earlier counts, what was done after is late",
    Shape.PROHIBITION: "never, or not without: each time owes its condition at that moment; shown broken, it is missed",
    Shape.REPEATED: "again after each time: what was done in time starts it again, until it ends",
    Shape.AHEAD_OF_A_DATE: "ahead of a date: it opens so long before the date, and falls due on it",
}
_GATES = {"blocks": "blocks closing", "warns": "warns at closing and asks for a reason", "shown": "is shown at closing"}


def standard_page(versions: Sequence[Standard]) -> Iterator[str]:
    """The page of one standard in all its versions, the earliest first."""
    in_order = sorted(versions, key=lambda one: (one.from_on, one.version))
    latest = in_order[-1]
    yield from (f"# {latest.id} {latest.title}", "")
    yield f"Stage: {latest.stage.label}. [All standards](README.md) · [what the words mean](../record.md)"
    for standard in in_order:
        if len(in_order) > 1:
            yield from ("", f"# Version {standard.version}: {standard.title}")
        yield from _facts(standard)
        yield from ("", "## Examples", "")
        yield "Each is a small force of its own and is run as a test, on every engine. Argue with them: they are"
        yield "the rule."
        for example in standard.examples:
            yield from _example(example)


def _facts(standard: Standard) -> Iterator[str]:
    owed, done, *agreed = standard.query(Record())
    yield ""
    if not standard.is_confirmed:
        yield from (f"> {not_confirmed_words(standard)}", "")
    yield from ("| | |", "|---|---|")
    yield f"| who | each {standard.subject.value}: {_columns(origins(owed, 'subject_id'))} |"
    yield from _where("which of them", conditions(owed))
    yield f"| from when | {_columns(origins(owed, 'trigger'))} |"
    yield f"| until what | {_columns(origins(done, 'at'))} |"
    yield from _where("what counts", conditions(done))
    yield f"| within | {limit_words(standard)}. {standard.within.says} {_number(standard)} |"
    if agreed:
        yield "| or within | what the person agreed, where they did |"
    yield f"| how it is judged | {_SHAPES[standard.shape]} |"
    yield f"| owed by | {standard.basis.label} |"
    until = f" until the day before {standard.until_on}" if standard.until_on else ""
    yield f"| in force | from {standard.from_on}{until} |"
    yield f"| nation | {nations(standard)} |"
    yield from (f"| source | {cited}: {cited.checked} |" for cited in standard.sources)
    yield f"| to raise it, supply | {_listed(standard.raised_by)} |"
    yield f"| to show what was done, supply | {_listed(standard.evidence)} |"
    yield f"| to put it right | {standard.remedy} |"
    yield f"| how it can be gamed | {standard.gaming} |"
    yield f"| at closing | {_GATES[standard.gate.value]} |"
    yield f"| one case live | {'judged' if standard.is_judged_live else 'not judged: it needs more than one case'} |"


def _number(standard: Standard) -> str:
    changes = [
        f"{standard.within.spoken(period.amount)} from {period.from_on}" for period in standard.within.periods[1:]
    ]
    changed = f" Before and since: {'; '.join(changes)}." if changes else ""
    return f"({standard.within.basis.label}; the number is {standard.within.checked}){changed}"


def _columns(found: Sequence[Origin]) -> str:
    return "; ".join(f"`{table}.{column}` ({_sentence(table, column)})" for table, column in found) or "nothing"


def _sentence(table: str, column: str) -> str:
    sentence = schema().tables[table].columns[column].sentence.rstrip(".")
    sentence = sentence.removesuffix(" (day in the UK)").removesuffix(" (moment, UTC)")
    return sentence[:1].lower() + sentence[1:]


def _where(label: str, said: Sequence[str]) -> Iterator[str]:
    if said:
        yield f"| {label} | as far as each table is read: {'; '.join(said)} |".replace("||", "|")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _example(example: Example) -> Iterator[str]:
    yield from ("", f"### {example.says[:1].upper()}{example.says[1:]}", "")
    yield f"→ **{', '.join(example.outcomes) or 'nothing owed'}**{_because(example)}{_as_at(example)}"
    for table, rows in example.rows.items():
        yield from ("", *_table(table, rows))


def _because(example: Example) -> str:
    return f" ({Reason(example.reason).label})" if example.reason else ""


def _as_at(example: Example) -> str:
    withheld = f", the force does not supply {_listed(example.not_supplied)}" if example.not_supplied else ""
    own = "" if example.own_limit is None else f", the force's own limit is {example.own_limit}"
    return f", as at {example.as_at:%Y-%m-%d %H:%M}{withheld}{own}"


def _table(table: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    yield f"| `{table}` | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for row in rows:
        yield f"| | {' | '.join(_cell(row.get(column)) for column in columns)} |"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value).replace("|", "\\|")


def index_page() -> Iterator[str]:
    """Every standard in the order in which a victim meets them."""
    yield from ("# Standards", "")
    yield "What is owed, by when, under what, and how it is shown; a page each, built from the code. *Not confirmed*:"
    yield "something it rests on was not read in its instrument, as its page says. What is owed by law, by statutory"
    yield "guidance or code, by national policing guidance and by force policy is never added together."
    yield "What no record can show is in [what cannot be shown](../what-cannot-be-shown.md); when the law changed, in"
    yield "[the timeline](../timeline.md)."
    for stage, found in groupby(standards(), key=lambda standard: standard.stage):
        yield from ("", f"## {stage.label}", "", "| | what is owed | by | within | |", "|---|---|---|---|---|")
        for standard_id, versions in groupby(found, key=lambda standard: standard.id):
            standard = max(versions, key=lambda one: (one.from_on, one.version))
            confirmed = "" if standard.is_confirmed else "not confirmed"
            yield (
                f"| [{standard_id}]({standard_id}.md) | {standard.title} | {standard.basis.label} "
                f"| {limit_words(standard)} | {confirmed} |"
            )
