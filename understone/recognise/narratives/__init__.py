"""Made-up narratives: what recognition was taught with, and what measured it.

`first` taught; `second` was read only after it had measured what the first taught; `third` was read by nobody who
wrote a wording. People, firms and events are made up; towns are only a setting.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SETS = ("first", "second", "third")


@dataclass(frozen=True)
class Narrative:
    """`is_shown`: whether the facts show a potential victim; `why` says which facts decide."""

    id: str
    voice: str
    type: str
    is_shown: bool
    text: str
    why: str


@cache
def narratives(name: str) -> tuple[Narrative, ...]:
    """One of SETS, in its order."""
    path = Path(__file__).with_name(f"{name}.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(
        Narrative(row["id"], row["voice"].partition("/")[0], row["type"], row["label"] == 1, row["text"], row["why"])
        for row in rows
    )
