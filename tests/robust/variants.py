"""Variants of the small export: which files are changed, and how, all from one number."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.robust.mapping_mutations import MAPPING_MUTATIONS
from tests.robust.mutations import TEXT_MUTATIONS, Written
from tests.robust.parquet_mutations import TABLE_MUTATIONS, mutated_table
from tests.robust.small_export import Export, small_export
from tests.robust.snapshot_mutations import SNAPSHOT_MUTATIONS

_PARQUET = "cases.parquet"
#: Kinds of variant, as many times as they are to come in ten.
_KINDS = ("text",) * 5 + ("Parquet",) * 2 + ("mapping",) * 2 + ("snapshot",)


@dataclass
class Variant:
    """One export with something wrong with it. `changed` are the names of the files that were changed."""

    number: int
    export: Export
    mutations: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    damage: Callable[[Path], str] | None = None


def variant(number: int) -> Variant:
    """The variant of that number: one to three mutations, of one or two files."""
    chance = random.Random(number)
    made = Variant(number, small_export())
    kind = chance.choice(_KINDS)
    if kind == "mapping":
        _change_mapping(made, chance)
    elif kind == "snapshot":
        name = chance.choice(list(SNAPSHOT_MUTATIONS))
        made.mutations.append(name)
        made.damage = lambda snapshot: SNAPSHOT_MUTATIONS[name](snapshot, chance)
    else:
        names = [name for name in made.export.files if (name == _PARQUET) == (kind == "Parquet")]
        for name in chance.sample(names, min(len(names), chance.choice((1, 1, 2)))):
            _change_file(made, name, chance)
    return made


def _change_mapping(made: Variant, chance: random.Random) -> None:
    made.changed.add("mapping.yaml")
    content = made.export.mapping
    if chance.random() < 0.2:
        how = chance.choice(list(TEXT_MUTATIONS))
        made.mutations.append(f"mapping: {how}")
        content = TEXT_MUTATIONS[how](content, chance, Written("utf-8", ":"))
    else:
        for _ in range(chance.choice((1, 1, 2))):
            how = chance.choice(list(MAPPING_MUTATIONS))
            made.mutations.append(how)
            content = MAPPING_MUTATIONS[how](content, chance)
    made.export.mapping = content


def _change_file(made: Variant, name: str, chance: random.Random) -> None:
    made.changed.add(name)
    content = made.export.files[name]
    if name == _PARQUET:
        if chance.random() < 0.7:
            how = chance.choice(list(TABLE_MUTATIONS))
            content = mutated_table(content, how, chance)
        else:
            how = chance.choice(("truncated", "a piece cut out", "bytes changed", "empty", "chance bytes"))
            content = TEXT_MUTATIONS[how](content, chance, Written())
            how = f"Parquet: {how}"
        made.mutations.append(how)
    else:
        written = Written(made.export.encodings[name], made.export.delimiters[name])
        for _ in range(chance.choice((1, 1, 2, 3))):
            how = chance.choice(list(TEXT_MUTATIONS))
            made.mutations.append(how)
            content = TEXT_MUTATIONS[how](content, chance, written)
    made.export.files[name] = content
