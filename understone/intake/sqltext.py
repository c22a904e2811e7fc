"""Small pieces of SQL text, safely quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def literals(texts: Iterable[str]) -> str:
    """`('a', 'b')`: never empty, as no text equals null."""
    return "(" + (", ".join(literal(text) for text in texts) or "null") + ")"


def name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def names(texts: Iterable[str]) -> str:
    return ", ".join(name(text) for text in texts)


def parsed(sql: str, formats: Sequence[str]) -> str:
    """The moment read by the first format that fits, or null.

    Formats with a year of two digits come first: one of four would take `26` for the year 26.
    """
    if not formats:
        return "null::timestamp"
    ordered = sorted(formats, key=lambda text: "%y" not in text)
    return f"try_strptime({sql}, [{', '.join(literal(text) for text in ordered)}])"
