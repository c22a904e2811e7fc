"""Texts of incidents: sentences of a scenario and of who writes it, in any order, each worded anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.phrasing import Phrase, Phrasing
from understone.synth.places import EXPLOITED_AT
from understone.synth.times import Bools, Ints
from understone.synth.wording import made_phrasing, said_in, slipped, with_other_words

GROUPS = ("signs", "near", "ordinary")
#: How many asides a narrative has: none, then from each number to the next.
_ASIDE_SHARES = (0.25, 0.36, 0.25, 0.1, 0.04)
_FEWEST_ASIDES, _MOST_ASIDES = np.array([0, 1, 3, 6, 11]), np.array([0, 2, 5, 10, 24])
#: Where a sentence stands: opening and body come first, the rest in any order, then how it ended and who signs.
_FIRST, _SECOND, _ANYWHERE, _LAST, _SIGNED = 0, 1, 2, 1_000_003, 1_000_004
_SHORTER = (("address", "addr"), ("vehicle", "veh"), ("officers", "offrs"), ("female", "f/m"), ("passport", "p/port"),
            ("caller", "inft"), ("neighbour", "nbr"))  # fmt: skip


@dataclass(frozen=True)
class Lists:
    """Numbers of several lists on end; `start` and `size` of each list by its own number."""

    numbers: Ints
    start: Ints
    size: Ints

    def drawn(self, chance: Chance, which: Ints) -> Ints:
        """A number from the list of each number."""
        drawn: Ints = self.numbers[self.start[which] + chance.whole(0, self.size[which] - 1, len(which))]
        return drawn


@dataclass(frozen=True)
class Voices:
    """Who writes: which of them write in capitals, in small letters, or with a time before each sentence."""

    is_upper: Bools
    is_lower: Bools
    is_timed: Bools
    openings: Lists
    asides: Lists
    signed: Lists


@dataclass(frozen=True)
class Scenarios:
    """What may be written: `names`, group and signs by scenario, the sentences, and how the force files each."""

    names: tuple[str, ...]
    group: Words
    has_signs: Bools
    phrasing: Phrasing
    sentences: tuple[Phrase, ...]
    voices: Voices
    voice: Lists
    bodies: Lists
    details: Lists
    closings: Lists
    filed: Lists
    filed_words: Words
    found_at: Mapping[str, Ints]

    def any_at(self, chance: Chance, types: Words) -> Ints:
        """A scenario with signs that fits each type of premises, by its number."""
        scenarios = np.empty(len(types), np.int64)
        for kind, some in self.found_at.items():
            rows = np.flatnonzero(types == kind)
            scenarios[rows] = some[chance.whole(0, len(some) - 1, len(rows))]
        return scenarios

    def any_in(self, chance: Chance, groups: Words) -> Ints:
        """A scenario of each group, by its number."""
        members = [np.flatnonzero(self.group == group) for group in GROUPS]
        scenarios = np.empty(len(groups), np.int64)
        for group, some in zip(GROUPS, members, strict=True):
            rows = np.flatnonzero(groups == group)
            scenarios[rows] = some[chance.whole(0, len(some) - 1, len(rows))]
        return scenarios

    def filed_as(self, chance: Chance, scenario: Ints) -> Words:
        """How the force filed it: never as modern slavery here."""
        return self.filed_words[self.filed.drawn(chance, scenario)]


class _Numbered:
    """Things numbered as they come, each list of them kept by its numbers."""

    def __init__(self) -> None:
        self.held: list[str] = []

    def lists(self, lists: Sequence[Sequence[str]]) -> Lists:
        size = np.array([len(one) for one in lists], dtype=np.int64)
        numbers = np.arange(size.sum()) + len(self.held)
        self.held += [text for one in lists for text in one]
        return Lists(numbers.astype(np.int64), np.cumsum(size) - size, size)


def made_scenarios() -> Scenarios:
    told = said_in("voices.toml")
    voices: list[dict[str, Any]] = told["voice"]
    scenarios: list[dict[str, Any]] = said_in("phrases.toml")["scenario"]
    sentences, filed = _Numbered(), _Numbered()
    group = np.array([one["group"] for one in scenarios])
    return Scenarios(
        names=tuple(one["name"] for one in scenarios),
        group=group,
        has_signs=group == "signs",
        voices=_voices(sentences, told),
        voice=_who_writes(voices, scenarios),
        bodies=sentences.lists([one["bodies"] for one in scenarios]),
        details=sentences.lists([one["details"] for one in scenarios]),
        closings=sentences.lists([told["closings"][one["group"]] for one in scenarios]),
        filed=filed.lists([one["filed"] for one in scenarios]),
        filed_words=np.array(filed.held, dtype="U24"),
        found_at={
            kind: np.array([number for number, one in enumerate(scenarios) if kind in one.get("places", ())])
            for kind in EXPLOITED_AT
        },
        phrasing=made_phrasing(told["rules"]),
        sentences=with_other_words(sentences.held),
    )


def _voices(sentences: _Numbered, told: dict[str, Any]) -> Voices:
    voices = told["voice"]
    return Voices(
        is_upper=np.array([one["letters"] == "upper" for one in voices]),
        is_lower=np.array([one["letters"] == "lower" for one in voices]),
        is_timed=np.array([one.get("is_timed", False) for one in voices]),
        openings=sentences.lists([one["openings"] for one in voices]),
        asides=sentences.lists([one["asides"] + told["asides"] for one in voices]),
        signed=sentences.lists([one["signed"] for one in voices]),
    )


def _who_writes(voices: list[dict[str, Any]], scenarios: list[dict[str, Any]]) -> Lists:
    """The voices of each scenario, each as often as its share says: some write only where a scenario names them."""
    by_scenario = [
        [
            number
            for number, voice in enumerate(voices)
            if not voice.get("is_named", False) or voice["name"] in scenario.get("voices", ())
            for _ in range(voice["share"])
        ]
        for scenario in scenarios
    ]
    size = np.array([len(numbers) for numbers in by_scenario], dtype=np.int64)
    flat = np.array([number for numbers in by_scenario for number in numbers], dtype=np.int64)
    return Lists(flat, np.cumsum(size) - size, size)


@dataclass(frozen=True)
class _Drawn:
    """Sentences drawn for rows: the row of each, the number of its phrase and where it stands in its row."""

    row: Ints
    sentence: Ints
    stands: Ints


def narratives(chance: Chance, scenarios: Scenarios, scenario: Ints) -> pa.Array:
    """One text for each scenario number."""
    n = len(scenario)
    voice = scenarios.voice.drawn(chance, scenario)
    drawn = _drawn(chance, scenarios, scenario, voice)
    texts = scenarios.phrasing.each(chance, scenarios.sentences, drawn.sentence)
    size = np.bincount(drawn.row, minlength=n)
    starts = np.concatenate([[0], np.cumsum(size)])
    texts = _timed(chance, texts, drawn.row, starts, scenarios.voices.is_timed[voice])
    joined = pc.binary_join(pa.ListArray.from_arrays(pa.array(starts, pa.int32()), texts), " ")
    joined = slipped(chance, joined)
    is_upper, is_lower = scenarios.voices.is_upper[voice], scenarios.voices.is_lower[voice]
    style = np.where(is_upper, 1, np.where(is_lower, 2, 0))
    return pc.choose(pa.array(style), joined, pc.utf8_upper(joined), _terse(joined))


def _drawn(chance: Chance, scenarios: Scenarios, scenario: Ints, voice: Ints) -> _Drawn:
    """The sentences of all rows in the order in which they stand, none twice in one row."""
    n = len(scenario)
    is_signed = scenarios.has_signs[scenario]
    reach = chance.split(n, _ASIDE_SHARES)
    n_asides = chance.whole(_FEWEST_ASIDES[reach], _MOST_ASIDES[reach], n)
    n_details = np.where(is_signed, 1 + chance.is_true(0.4, n), chance.is_true(0.6, n)).astype(np.int64)
    opened, closed, signed = (np.flatnonzero(chance.is_true(share, n)) for share in (0.8, 0.7, 0.3))
    every, detailed = np.arange(n), np.repeat(np.arange(n), n_details)
    aside = np.repeat(every, n_asides)
    anywhere = [chance.whole(_ANYWHERE, _LAST - 1, len(rows)) for rows in (every, detailed, aside)]
    body_stands = np.where(chance.is_true(0.25, n), anywhere[0], _SECOND)
    parts = [
        (opened, scenarios.voices.openings.drawn(chance, voice[opened]), np.full(len(opened), _FIRST)),
        (every, scenarios.bodies.drawn(chance, scenario), body_stands),
        (detailed, scenarios.details.drawn(chance, scenario[detailed]), anywhere[1]),
        (aside, scenarios.voices.asides.drawn(chance, voice[aside]), anywhere[2]),
        (closed, scenarios.closings.drawn(chance, scenario[closed]), np.full(len(closed), _LAST)),
        (signed, scenarios.voices.signed.drawn(chance, voice[signed]), np.full(len(signed), _SIGNED)),
    ]
    row, sentence, stands = (np.concatenate(column) for column in zip(*parts, strict=True))
    _, once = np.unique(row * len(scenarios.sentences) + sentence, return_index=True)
    row, sentence, stands = row[once], sentence[once], stands[once]
    order = np.lexsort((stands, row))
    return _Drawn(row[order], sentence[order], stands[order])


def _timed(chance: Chance, texts: pa.Array, row: Ints, starts: Ints, is_timed: Bools) -> pa.Array:
    """The sentences of rows that are timed with a time before each, later with each sentence."""
    clock = pa.array([f"{minute // 60:02}:{minute % 60:02} " for minute in range(1_440)])
    began = chance.whole(0, 1_439, len(starts) - 1)
    rank = np.arange(len(row)) - starts[row]
    minute = (began[row] + rank * 4 + chance.whole(0, 3, len(row))) % 1_440
    before = pc.if_else(pa.array(is_timed[row]), clock.take(pa.array(minute)), "")
    return pc.binary_join_element_wise(before, texts, "")


def _terse(text: pa.Array) -> pa.Array:
    """Lower case, no full stops between sentences, words cut short."""
    short = pc.replace_substring(pc.utf8_lower(text), ". ", ", ")
    for long, cut in _SHORTER:
        short = pc.replace_substring(short, long, cut)
    return short
