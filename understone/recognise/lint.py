"""What every indicator must keep, checked when the indicators are first read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from understone.errors import DeclarationProblem
from understone.recognise.bounded import Unbounded, ways_of
from understone.recognise.declarations import (
    FOLDER,
    Circumstance,
    Declared,
    Indicator,
    Vocabulary,
    Worded,
    declared,
    vocabulary,
)
from understone.recognise.grammar import Slot, Wording, is_spelt
from understone.recognise.matching import Match, Matcher
from understone.recognise.together import Together, placed

FEWEST_YES, FEWEST_NO = 2, 1
#: Of the needs of a combination, how many must be of something else than language or immigration status.
FEWEST_TELLING = 2


@cache
def linted(folder: Path = FOLDER) -> Declared:
    """What the folder declares; raises DeclarationProblem with every problem in it."""
    words = vocabulary(folder)
    read = declared(folder, words)
    problems = [*read.problems, *problems_in(read, words)]
    if problems:
        listed = "".join(f"\n  - {problem}" for problem in problems)
        raise DeclarationProblem(f"{len(problems)} problems in the indicators; mend them in {folder}:{listed}")
    return read


def problems_in(read: Declared, words: Vocabulary) -> Iterator[str]:
    """Each rule that an indicator, a circumstance or a protection breaks, in a sentence."""
    every: tuple[Worded, ...] = (*read.indicators, *read.circumstances, *read.protections)
    for identifier, n_uses in Counter(one.id for one in every).items():
        if n_uses > 1:
            yield f"{identifier}: declared {n_uses} times."
    for one in every:
        for wording in one.wordings:
            yield from _cost_problems(one, wording)
    for indicator in read.indicators:
        yield from _example_problems(indicator, read)
        for wording in indicator.wordings:
            yield from _standing_problems(indicator, wording, words)
        for asked in indicator.together:
            yield from _combination_problems(indicator, asked, read)
    yield from _beside_problems(read, words)


def _beside_problems(read: Declared, words: Vocabulary) -> Iterator[str]:
    for circumstance in read.circumstances:
        yield from _sentence_problems(circumstance.id, circumstance.yes, circumstance.no, Matcher([circumstance]))
        for wording in circumstance.wordings:
            yield from _origin_problems(circumstance, wording, words)
            if not circumstance.is_status and _is_status_alone(wording, words):
                yield f"{circumstance.id}: the wording {wording.source!r} is of status alone; mark it `is_status`."
    for protection in read.protections:
        yield from _sentence_problems(protection.id, protection.yes, protection.no, Matcher([protection]))


def _example_problems(indicator: Indicator, read: Declared) -> Iterator[str]:
    if len(indicator.yes) < FEWEST_YES:
        yield f"{indicator.id}: has {len(indicator.yes)} `yes` sentences; write at least {FEWEST_YES}."
    if len(indicator.no) < FEWEST_NO:
        yield f"{indicator.id}: has {len(indicator.no)} `no` sentences; write at least {FEWEST_NO}."
    shown = _Shown(indicator, read)
    yield from _sentence_problems(indicator.id, indicator.yes, indicator.no, shown)


def _sentence_problems(identifier: str, yes: Iterable[str], no: Iterable[str], finder: _Finder) -> Iterator[str]:
    for sentence in yes:
        if not finder.matches(sentence):
            yield f"{identifier}: its own `yes` is not found: {sentence!r}."
    for sentence in no:
        if matches := finder.matches(sentence):
            shown = " ".join(sentence.split()[:12])
            yield f"{identifier}: a `no` is found ({len(matches)} times): {shown!r}."


class _Finder(Protocol):
    def matches(self, text: str) -> Sequence[object]: ...


class _Shown:
    """Where an indicator is shown, by its wordings or together."""

    def __init__(self, indicator: Indicator, read: Declared) -> None:
        self._indicator = indicator
        names = {name for asked in indicator.together for name in asked.names}
        every: tuple[Worded, ...] = (*read.circumstances, *read.indicators)
        needed = [one for one in every if one.id in names]
        self._matcher = Matcher([indicator, *(one for one in needed if one.id != indicator.id)])

    def matches(self, text: str) -> Sequence[object]:
        found: dict[str, list[Match]] = defaultdict(list)
        for match in self._matcher.matches(text):
            found[match.indicator.id].append(match)
        together = [placed(asked, found) for asked in self._indicator.together]
        return [*found[self._indicator.id], *(way for way in together if way)]


def _combination_problems(indicator: Indicator, asked: Together, read: Declared) -> Iterator[str]:
    circumstances = {circumstance.id: circumstance for circumstance in read.circumstances}
    known = {*circumstances, *(one.id for one in read.indicators)}
    if unknown := sorted(set(asked.names) - known):
        yield f"{indicator.id}: the combination {asked.source!r} names what is declared nowhere: {', '.join(unknown)}."
    telling = [need for need in asked.needs if not any(_is_status(name, circumstances) for name in need)]
    if len(telling) < FEWEST_TELLING:
        yield (
            f"{indicator.id}: the combination {asked.source!r} could be filled by language or immigration status and "
            f"one thing more; {FEWEST_TELLING} of its needs must be of something else."
        )


def _is_status(name: str, circumstances: Mapping[str, Circumstance]) -> bool:
    return name in circumstances and circumstances[name].is_status


def _origin_problems(one: Worded, wording: Wording, words: Vocabulary) -> Iterator[str]:
    if any(_holds(phrase, words.origin) for slot in wording.slots for phrase in slot.phrases):
        yield f"{one.id}: the wording {wording.source!r} names a nationality or an ethnicity; no wording may."


def _is_status_alone(wording: Wording, words: Vocabulary) -> bool:
    return all(_is_filled_by(slot, (*words.status, *words.filler)) for slot in wording.needed) and any(
        _holds(phrase, words.status) for slot in wording.needed for phrase in slot.phrases
    )


def _standing_problems(indicator: Indicator, wording: Wording, words: Vocabulary) -> Iterator[str]:
    """Nationality, ethnicity, language or immigration status never raises a sign by itself."""
    origin = list(_origin_problems(indicator, wording, words))
    yield from origin
    if not origin and all(_is_filled_by(slot, (*words.status, *words.filler)) for slot in wording.needed):
        yield (
            f"{indicator.id}: the wording {wording.source!r} could be filled by language, immigration status or "
            "everyday words alone; add a word that shows what is done to the person."
        )


def _cost_problems(indicator: Worded, wording: Wording) -> Iterator[str]:
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
