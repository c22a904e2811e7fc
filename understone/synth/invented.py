"""Words for made-up people and places, and numbers that nobody has."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pyarrow as pa


@cache
def invented() -> dict[str, list[str]]:
    """Lists by name, from invented.toml."""
    return tomllib.loads(Path(__file__).with_name("invented.toml").read_text(encoding="utf-8"))


@cache
def drama_numbers() -> pa.Array:
    """Every telephone number of the ranges kept for drama, as people write them."""
    return pa.array(
        [f"07700 {900_000 + last}" for last in range(1_000)]
        + [f"020 7946 {last:04}" for last in range(1_000)]
        + [f"0113 496 {last:04}" for last in range(1_000)]
    )
