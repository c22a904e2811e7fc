"""How often words stand in logs: what is looked for first, and, in capitals, what is no name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("frequencies.toml")


@cache
def per_thousand() -> dict[str, int]:
    """In how many of a thousand narratives a word stands; a word that is not here is rare."""
    held: dict[str, int] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["per_thousand"]
    return held
