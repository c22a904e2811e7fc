"""Plain data (as JSON gives it) against a shape: every place where it is not as it should be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any


@dataclass(frozen=True)
class Each:
    """A list, or where `is_named` an object of any names, whose every entry has the one shape."""

    entry: Shape
    is_named: bool = False


@dataclass(frozen=True)
class Fields:
    """An object that has all of the first, may have the second, and nothing else."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)


@dataclass(frozen=True)
class Value:
    """One value: `what` it must be, in words, and the test of it."""

    what: str
    is_so: Callable[[Any], bool]


Shape = Each | Fields | Value


def misfits(found: Any, shape: Shape, place: str) -> Iterator[str]:
    """A line for each place that does not fit, such as `forces.meadshire.as_at must be a moment`."""
    if isinstance(shape, Value):
        if not shape.is_so(found):
            yield f"{place} must be {shape.what}"
    elif isinstance(shape, Fields):
        yield from _misfits_of_fields(found, shape, place)
    elif not isinstance(found, dict if shape.is_named else list):
        yield f"{place} must be {'an object' if shape.is_named else 'a list'}"
    else:
        for key, entry in found.items() if shape.is_named else enumerate(found):
            yield from misfits(entry, shape.entry, f"{place}.{key}")


def _misfits_of_fields(found: Any, shape: Fields, place: str) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{place} must be an object"
        return
    known = {**shape.required, **shape.optional}
    yield from (f"{place} lacks {name}" for name in shape.required if name not in found)
    yield from (f"{place} may not have {name}" for name in found if name not in known)
    for name, value in found.items():
        if name in known:
            yield from misfits(value, known[name], f"{place}.{name}")


def one_of(*allowed: str) -> Value:
    return Value(f"one of {', '.join(allowed)}", lambda found: isinstance(found, str) and found in allowed)


def or_nothing(value: Value) -> Value:
    return Value(f"{value.what}, or null", lambda found: found is None or value.is_so(found))


def _is_moment(found: Any) -> bool:
    try:
        return dt.datetime.fromisoformat(found).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _is_day(found: Any) -> bool:
    try:
        return bool(dt.date.fromisoformat(found).isoformat() == found)
    except (TypeError, ValueError):
        return False


def _is_inside(found: Any) -> bool:
    if not isinstance(found, str) or not found or "\0" in found:
        return False
    path = PurePosixPath(found)
    return not path.is_absolute() and ".." not in path.parts


TEXT = Value("a text", lambda found: isinstance(found, str))
FLAG = Value("true or false", lambda found: isinstance(found, bool))
COUNT = Value("a count", lambda found: isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 2**63)
MOMENT = Value("a moment with its zone", _is_moment)
DAY = Value("a day", _is_day)
INSIDE = Value("a path inside the folder", _is_inside)
