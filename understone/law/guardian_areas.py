"""Where the independent guardian service takes referrals of children, and from which day."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from understone.errors import DeclarationProblem

AREAS_FILE = Path(__file__).with_name("guardian_areas.toml")


@dataclass(frozen=True)
class GuardianArea:
    """An area that a source names. `authorities` are the local authorities in it, as a record may name them."""

    name: str
    from_on: dt.date
    source: str
    checked: str
    authorities: tuple[str, ...]


@cache
def guardian_areas() -> tuple[GuardianArea, ...]:
    """Every area of guardian_areas.toml. Raises DeclarationProblem when one lacks a part or an authority is in two."""
    try:
        declared = tomllib.loads(AREAS_FILE.read_text(encoding="utf-8"))["area"]
        areas = tuple(
            GuardianArea(area["name"], area["from"], area["source"], area["checked"], tuple(area["authorities"]))
            for area in declared
        )
    except KeyError as missing:
        raise DeclarationProblem(f"An area in law/guardian_areas.toml has no {missing}. Add it.") from missing
    named = [authority for area in areas for authority in area.authorities]
    twice = sorted({authority for authority in named if named.count(authority) > 1})
    if twice:
        raise DeclarationProblem(
            f"law/guardian_areas.toml names {', '.join(twice)} twice. Keep each authority in one area."
        )
    return areas
