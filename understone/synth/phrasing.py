"""Sentences with choices in them, written anew for each row: whole columns at a time.

`[a|b|c]` is any of its options, which may hold choices themselves; `{name}` is a word of the list `name`, or a
sentence with choices of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance
from understone.synth.times import Ints

_MARKS = re.compile(r"([\[\]|]|\{\w+\})")


@dataclass(frozen=True)
class Slot:
    name: str


@dataclass(frozen=True)
class Choice:
    """Any of `options`. `plain` holds them as texts where none has anything to choose or fill in."""

    options: tuple[Phrase, ...]
    plain: pa.Array | None


Phrase = tuple[str | Slot | Choice, ...]


def parsed(text: str) -> Phrase:
    """The phrase of a text. Raises ValueError where a bracket is not closed or not opened."""
    marks = iter([mark for mark in _MARKS.split(text) if mark])
    options, is_closed = _options(marks)
    if is_closed or len(options) != 1:
        raise ValueError(f"The phrase {text!r} has a ']' or '|' outside '['. Open the choice with '['.")
    return options[0]


def _options(marks: Iterator[str]) -> tuple[list[Phrase], bool]:
    """The options up to the closing bracket or the end, and whether a bracket closed them."""
    options: list[Phrase] = []
    parts: list[str | Slot | Choice] = []
    for mark in marks:
        if mark == "]":
            return [*options, tuple(parts)], True
        if mark == "|":
            options.append(tuple(parts))
            parts = []
        elif mark == "[":
            inner, is_closed = _options(marks)
            if not is_closed:
                raise ValueError("A phrase has a '[' that no ']' closes. Close the choice.")
            parts.append(Choice(tuple(inner), _plain(inner)))
        else:
            parts.append(Slot(mark[1:-1]) if mark.startswith("{") else mark)
    return [*options, tuple(parts)], False


def _plain(options: Sequence[Phrase]) -> pa.Array | None:
    texts = []
    for option in options:
        if not all(isinstance(part, str) for part in option):
            return None
        texts.append("".join(str(part) for part in option))
    return pa.array(texts)


@dataclass(frozen=True)
class Phrasing:
    """Writes phrases: the `lists` of words for slots, and the `rules`, the phrases for the others."""

    lists: Mapping[str, pa.Array]
    rules: Mapping[str, Phrase]

    def written(self, chance: Chance, phrase: Phrase, n: int) -> pa.Array:
        """`n` texts, each with choices of its own."""
        columns = [self._part(chance, part, n) for part in phrase]
        if all(isinstance(column, str) for column in columns):
            return pa.repeat("".join(columns), n)
        return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, "")

    def each(self, chance: Chance, phrases: Sequence[Phrase], which: Ints) -> pa.Array:
        """For each row a text of the phrase with the number in `which`."""
        order = np.argsort(which, kind="stable")
        numbers, counts = np.unique(which, return_counts=True)
        if len(numbers) == 0:
            return pa.array([], pa.string())
        made = [
            self.written(chance, phrases[number], int(count)) for number, count in zip(numbers, counts, strict=True)
        ]
        back = np.empty(len(which), np.int64)
        back[order] = np.arange(len(which))
        return pa.concat_arrays(made).take(pa.array(back))

    def _part(self, chance: Chance, part: str | Slot | Choice, n: int) -> pa.Array | str:
        if isinstance(part, str):
            return part
        if isinstance(part, Slot):
            if part.name in self.rules:
                return self.written(chance, self.rules[part.name], n)
            return chance.any_of(self.lists[part.name], n)
        if part.plain is not None:
            return chance.any_of(part.plain, n)
        return self.each(chance, part.options, chance.whole(0, len(part.options) - 1, n))
