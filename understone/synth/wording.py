"""How different people word the same thing: other words for it, numbers and names made up, and now and then a slip."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance
from understone.synth.invented import drama_numbers, invented
from understone.synth.phrasing import Phrase, Phrasing, parsed

#: How many of all texts have a slip tried on them; a word that is not there is not misspelt.
_SLIP_SHARE = 0.35


def said_in(file: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))


def with_other_words(texts: Sequence[str]) -> tuple[Phrase, ...]:
    """The phrases of the texts, with a choice wherever people use other words for the same thing."""
    swaps = [
        (re.compile(rf"(?<![{{\w]){swap['word']}(?![\w}}])"), f"[{'|'.join([swap['word'], *swap['others']])}]")
        for swap in said_in("wordings.toml")["swap"]
    ]
    phrases = []
    for text in texts:
        said = text
        for word, choice in swaps:
            said = word.sub(choice, said, count=1)
        phrases.append(parsed(said))
    return tuple(phrases)


def made_phrasing(rules: Mapping[str, str]) -> Phrasing:
    """Writes phrases with the made-up words, and with `rules`, each a phrase by its name."""
    words = invented()
    lists: dict[str, Sequence[str] | pa.Array] = {
        "street": words["streets"],
        "town": words["towns"],
        "business": words["businesses"],
        "vehicle": words["vehicles"],
        "given": words["given_f"] + words["given_m"],
        "phone": drama_numbers(),
        "age": _numbers(19, 64),
        "childage": _numbers(12, 17),
        "n": _numbers(3, 14),
        "house": _numbers(1, 148),
        "log": _numbers(10, 1_299),
        "collar": _numbers(1_100, 9_899),
        "money": [f"£{amount}" for amount in range(10, 65, 5)],
        "price": [f"£{amount}" for amount in range(11, 480, 3)],
        "time": [f"{minute // 60:02}:{minute % 60:02}" for minute in range(1_440)],
        "plate": [
            f"QX{year} {first}{second}{third}"
            for year in range(52, 74, 3)
            for first in "BDKT"
            for second in "CFHLR"
            for third in "AEJNPV"
        ],
    }
    return Phrasing(
        {name: held if isinstance(held, pa.Array) else pa.array(held) for name, held in lists.items()},
        dict(zip(rules, with_other_words(list(rules.values())), strict=True)),
    )


def _numbers(low: int, high: int) -> list[str]:
    return [str(number) for number in range(low, high + 1)]


def slipped(chance: Chance, texts: pa.Array) -> pa.Array:
    """The texts, in some of which one word that is often misspelt is."""
    slips = list(said_in("wordings.toml")["slips"].items())
    which = np.where(chance.is_true(_SLIP_SHARE, len(texts)), chance.whole(0, len(slips) - 1, len(texts)), len(slips))
    for number, (right, wrong) in enumerate(slips):
        rows = np.flatnonzero(which == number)
        if len(rows):
            changed = pc.replace_substring(texts.take(pa.array(rows)), right, wrong, max_replacements=1)
            texts = pc.replace_with_mask(texts, pa.array(which == number), changed)
    return texts
