"""Texts of incidents: parts drawn apart and joined as whole columns, in four styles of log."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from understone.synth.chance import Chance, Words
from understone.synth.export import only_where
from understone.synth.invented import drama_numbers, invented
from understone.synth.places import EXPLOITED_AT
from understone.synth.times import Bools, Ints

STYLES = ("prose", "upper", "terse", "transcript")
_STYLE_SHARES = (0.45, 0.2, 0.2, 0.15)
GROUPS = ("signs", "near", "ordinary")
#: How often a word that is often misspelt is.
_SLIP_SHARE = 0.06
#: How often each part with something to fill in is filled anew.
_FILLED_ANEW = 60
_SHORTER = (("address", "addr"), ("vehicle", "veh"), ("officers", "offrs"), ("female", "f/m"), ("passport", "p/port"),
            ("caller", "inft"), ("neighbour", "nbr"))  # fmt: skip


@dataclass(frozen=True)
class Pool:
    """Texts of several lists on end; `start` and `size` of each list by its number."""

    texts: pa.Array
    start: Ints
    size: Ints

    def drawn(self, chance: Chance, which: Ints) -> pa.Array:
        """A text from the list of each number."""
        return self.texts.take(pa.array(self.places(chance, which)))

    def places(self, chance: Chance, which: Ints) -> Ints:
        """Where a text from the list of each number stands."""
        return self.start[which] + chance.whole(0, self.size[which] - 1, len(which))


@dataclass(frozen=True)
class Scenarios:
    """What may be written: `names`, group and signs by scenario, the parts, and how the force files each."""

    names: tuple[str, ...]
    group: Words
    has_signs: Bools
    openings: Pool
    bodies: Pool
    details: Pool
    closings: Pool
    filed: Pool
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
        return np.asarray(self.filed.drawn(chance, scenario).to_numpy(zero_copy_only=False), dtype="U24")


def made_scenarios(chance: Chance) -> Scenarios:
    said = _said("phrases.toml")
    scenarios: list[dict[str, Any]] = said["scenario"]
    group = np.array([one["group"] for one in scenarios])
    return Scenarios(
        names=tuple(one["name"] for one in scenarios),
        group=group,
        has_signs=group == "signs",
        openings=_pool([_filled(chance, said["openings"][style]) for style in STYLES]),
        bodies=_pool([_filled(chance, one["bodies"]) for one in scenarios]),
        details=_pool([_filled(chance, one["details"]) for one in scenarios]),
        closings=_pool([_filled(chance, said["closings"][one["group"]]) for one in scenarios]),
        filed=_pool([one["filed"] for one in scenarios]),
        found_at={
            kind: np.array([number for number, one in enumerate(scenarios) if kind in one.get("places", ())])
            for kind in EXPLOITED_AT
        },
    )


def _said(file: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))


def _pool(lists: list[list[str]]) -> Pool:
    size = np.array([len(texts) for texts in lists], dtype=np.int64)
    return Pool(pa.array([text for texts in lists for text in texts]), np.cumsum(size) - size, size)


def _filled(chance: Chance, parts: list[str]) -> list[str]:
    """Each part several times, with other words filled in; a part with nothing to fill in as often."""
    lists = invented()
    n = len(parts) * _FILLED_ANEW
    fillings = {
        "street": chance.any_of(lists["streets"], n).to_pylist(),
        "town": chance.any_of(lists["towns"], n).to_pylist(),
        "business": chance.any_of(lists["businesses"], n).to_pylist(),
        "vehicle": chance.any_of(lists["vehicles"], n).to_pylist(),
        "phone": chance.any_of(drama_numbers(), n).to_pylist(),
        "age": chance.whole(19, 64, n).tolist(),
        "childage": chance.whole(12, 17, n).tolist(),
        "n": chance.whole(3, 14, n).tolist(),
        "money": [f"£{amount}" for amount in chance.whole(2, 12, n) * 5],
        "time": [f"{minute // 60:02}:{minute % 60:02}" for minute in chance.whole(0, 1_439, n)],
    }
    repeated = [part for part in parts for _ in range(_FILLED_ANEW)]
    filled = [
        part.format(**{name: column[at] for name, column in fillings.items()}) for at, part in enumerate(repeated)
    ]
    return _in_other_words(chance, filled)


def _in_other_words(chance: Chance, texts: list[str]) -> list[str]:
    """The texts as different people write them: other words for the same thing, and now and then a slip."""
    said = _said("wordings.toml")
    for swap in said["swap"]:
        pattern = re.compile(rf"\b{swap['word']}\b")
        options = [swap["word"], *swap["others"]]
        chosen = chance.whole(0, len(options) - 1, len(texts)).tolist()
        texts = [
            pattern.sub(options[one], text, count=1) if one else text for one, text in zip(chosen, texts, strict=True)
        ]
    for right, wrong in said["slips"].items():
        slips = chance.is_true(_SLIP_SHARE, len(texts)).tolist()
        texts = [text.replace(right, wrong, 1) if slip else text for slip, text in zip(slips, texts, strict=True)]
    return texts


def narratives(chance: Chance, scenarios: Scenarios, scenario: Ints) -> pa.Array:
    """One text for each scenario number."""
    n = len(scenario)
    style = chance.split(n, _STYLE_SHARES)
    is_signed = scenarios.has_signs[scenario]
    first, second = scenarios.details.places(chance, scenario), scenarios.details.places(chance, scenario)
    is_another = first // _FILLED_ANEW != second // _FILLED_ANEW
    detail = only_where(scenarios.details.texts.take(pa.array(first)), is_signed | chance.is_true(0.6, n))
    more = only_where(scenarios.details.texts.take(pa.array(second)), is_signed & is_another & chance.is_true(0.4, n))
    closing = only_where(scenarios.closings.drawn(chance, scenario), chance.is_true(0.75, n))
    text = pc.binary_join_element_wise(
        scenarios.openings.drawn(chance, style),
        scenarios.bodies.drawn(chance, scenario),
        detail,
        more,
        closing,
        " ",
        null_handling="skip",
    )
    return pc.choose(pa.array(style), text, pc.utf8_upper(text), _terse(text), text)


def _terse(text: pa.Array) -> pa.Array:
    """Lower case, no full stops between sentences, words cut short."""
    short = pc.replace_substring(pc.utf8_lower(text), ". ", ", ")
    for long, cut in _SHORTER:
        short = pc.replace_substring(short, long, cut)
    return short
