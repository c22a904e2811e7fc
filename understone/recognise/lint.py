"""What every indicator must keep, checked when the indicators are first read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from understone.errors import DeclarationProblem
from understone.recognise.bounded import Unbounded, ways_of
from understone.recognise.declarations import FOLDER, Indicator, Vocabulary, declared, vocabulary
from understone.recognise.grammar import Slot, Wording, is_spelt
from understone.recognise.matching import Matcher

FEWEST_YES, FEWEST_NO = 2, 1


@cache
def linted(folder: Path = FOLDER) -> tuple[Indicator, ...]:
    """The folder's indicators; raises DeclarationProblem with every problem in them."""
    words = vocabulary(folder)
    read = declared(folder, words)
    problems = [*read.problems, *problems_in(read.indicators, words)]
    if problems:
        listed = "".join(f"\n  - {problem}" for problem in problems)
        raise DeclarationProblem(f"{len(problems)} problems in the indicators; mend them in {folder}:{listed}")
    return read.indicators


def problems_in(indicators: Iterable[Indicator], words: Vocabulary) -> Iterator[str]:
    """Each rule that an indicator breaks, in a sentence."""
    every = tuple(indicators)
    for identifier, n_uses in Counter(indicator.id for indicator in every).items():
        if n_uses > 1:
            yield f"{identifier}: declared {n_uses} times."
    for indicator in every:
        yield from _example_problems(indicator)
        for wording in indicator.wordings:
            yield from _standing_problems(indicator, wording, words)
            yield from _cost_problems(indicator, wording)


def _example_problems(indicator: Indicator) -> Iterator[str]:
    if len(indicator.yes) < FEWEST_YES:
        yield f"{indicator.id}: has {len(indicator.yes)} `yes` sentences; write at least {FEWEST_YES}."
    if len(indicator.no) < FEWEST_NO:
        yield f"{indicator.id}: has {len(indicator.no)} `no` sentences; write at least {FEWEST_NO}."
    matcher = Matcher([indicator])
    for sentence in indicator.yes:
        if not matcher.matches(sentence):
            yield f"{indicator.id}: its own `yes` is not found: {sentence!r}."
    for sentence in indicator.no:
        if matches := matcher.matches(sentence):
            shown = " ".join(sentence.split()[:12])
            yield f"{indicator.id}: a `no` is found ({len(matches)} times): {shown!r}."


def _standing_problems(indicator: Indicator, wording: Wording, words: Vocabulary) -> Iterator[str]:
    """Nationality, ethnicity, language or immigration status never raises a sign by itself."""
    if any(_holds(phrase, words.origin) for slot in wording.slots for phrase in slot.phrases):
        yield f"{indicator.id}: the wording {wording.source!r} names a nationality or an ethnicity; no wording may."
    elif all(_is_filled_by(slot, (*words.status, *words.filler)) for slot in wording.needed):
        yield (
            f"{indicator.id}: the wording {wording.source!r} could be filled by language, immigration status or "
            "everyday words alone; add a word that shows what is done to the person."
        )


def _cost_problems(indicator: Indicator, wording: Wording) -> Iterator[str]:
    """No text may make the reading of it run away."""
    try:
        ways_of(wording.expression)
    except Unbounded as problem:
        yield f"{indicator.id}: the wording {wording.source!r} {problem}; shorten its gaps."


def _is_filled_by(slot: Slot, allowed: tuple[str, ...]) -> bool:
    return any(all(_is_one_of(word, allowed) for word in phrase.split()) for phrase in slot.phrases)


def _holds(phrase: str, forbidden: tuple[str, ...]) -> bool:
    return any(_is_one_of(word, forbidden) for word in phrase.split())


@cache
def _is_one_of(word: str, listed: tuple[str, ...]) -> bool:
    """Either may be a stem: `roman*` would match a listed `romanian`, and a listed `sponsor*` covers `sponsored`."""
    return any(is_spelt(entry, word) or is_spelt(word, entry.rstrip("*")) for entry in listed)
