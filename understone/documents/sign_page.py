"""A page for each indicator: what it is, how it is really written, what stands together, and what it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from understone.recognise import Indicator, concern_rule, declarations_read, indicators
from understone.recognise.declarations import Protection, Source
from understone.recognise.families import Family
from understone.recognise.fields import FIELD_INDICATORS, FieldIndicator
from understone.recognise.together import Together

_CHECKED = {"from-memory": "not yet confirmed: written from memory"}


def signs_page() -> Iterator[str]:
    """The rule, then every indicator by family, fields, and what answers a sign."""
    yield from ("# Signs", "")
    yield "What recognition looks for. A sign starts no clock and says nothing of a person by itself."
    yield from ("", "## The concern that signs raise together", "", concern_rule(), "")
    for family, found in groupby(sorted(indicators(), key=lambda i: (str(i.family), i.id)), key=lambda i: i.family):
        yield from (f"## {family}", "", family.sentence, "", "| sign | says | strength |", "|---|---|---|")
        for indicator in found:
            yield f"| [{indicator.id}](signs/{indicator.id}.md) | {indicator.says} | {indicator.strength.value} |"
        yield ""
    yield from ("## In fields", "", "Read from columns, not from words. None is strong: a field seldom says why.", "")
    yield from ("| sign | says | family | strength |", "|---|---|---|---|")
    for field in FIELD_INDICATORS:
        yield f"| [{field.id}](signs/{field.id}.md) | {field.says} | {field.family} | {field.strength.value} |"
    yield from ("", "## What answers a sign", "")
    yield "Evidence in the same text that answers weak and medium signs of the families named. A strong sign stands,"
    yield "unless its paragraph describes nobody."
    yield from ("", "| | says | answers |", "|---|---|---|")
    for protection in declarations_read().protections:
        yield f"| {protection.id} | {protection.says} | {_answered_by(protection)} |"


def _answered_by(protection: Protection) -> str:
    if protection.is_frame:
        return "every sign of its paragraph, strong ones too"
    if set(protection.against) == set(Family):
        return "every family"
    return ", ".join(map(str, protection.against))


def indicator_page(indicator: Indicator) -> Iterator[str]:
    yield from _head(indicator)
    yield from ("## How it is written", "")
    yield from (f"- {sentence}" for sentence in indicator.yes)
    yield from ("", "## What it is not", "")
    yield from (f"- {sentence}" for sentence in indicator.no)
    if indicator.together:
        yield from ("", "## What stands together", "")
        yield "None of these is a sign alone. Within about a hundred words of each other they are this one."
        yield ""
        yield from (f"- {_said(asked)}" for asked in indicator.together)
    yield ""
    yield f"{len(indicator.wordings)} wordings are looked for, in `understone/recognise/indicators`."


def field_page(indicator: FieldIndicator) -> Iterator[str]:
    yield from _head(indicator)
    yield "Read from fields of the record, by `understone/recognise/fields.py`."


def _head(indicator: Indicator | FieldIndicator) -> Iterator[str]:
    yield from (f"# {indicator.id}", "", f"**{indicator.says}**", "")
    yield from ("| | |", "|---|---|")
    yield f"| family | {indicator.family}: {indicator.family.sentence} |"
    yield f"| strength | {indicator.strength.value} |"
    yield f"| source | {_sources(indicator.sources)} |"
    yield ""


def _sources(sources: Iterable[Source]) -> str:
    return "; ".join(f"{source.name} ({_CHECKED.get(source.checked, source.checked)})" for source in sources)


def _said(asked: Together) -> str:
    """The combination in words, from what each of its circumstances says."""
    says = {one.id: one.says for one in indicators()} | {one.id: one.says for one in declarations_read().circumstances}
    needs = [" *or* ".join(says[name].rstrip(".") for name in need) for need in asked.needs]
    unless = [says[name].rstrip(".") for name in asked.unless]
    without = f" — but not where: {'; '.join(unless)}" if unless else ""
    return f"{' **and** '.join(needs)}{without}."
