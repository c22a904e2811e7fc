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


#: What a number may say as a day or a moment, where a mapping lists the words among its formats.
EXCEL = "excel days"
#: By how much each is divided to be seconds, and the most digits it may have.
EPOCHS = {"epoch seconds": (1, 11), "epoch milliseconds": (1000, 14)}


def parsed(sql: str, formats: Sequence[str]) -> str:
    """The local moment read by the first format that fits, or null.

    Formats with a year of two digits come first: one of four would take `26` for the year 26.
    """
    written = sorted((text for text in formats if "%" in text), key=lambda text: "%y" not in text)
    ways = [f"try_strptime({sql}, [{', '.join(literal(text) for text in written)}])"] if written else []
    if EXCEL in formats:
        number = f"case when regexp_full_match({sql}, '\\d{{4,5}}(\\.\\d+)?') then try_cast({sql} as double) end"
        ways.append(f"timestamp '1899-12-30' + to_seconds(round(86400 * {number}))")
    if any(text in EPOCHS for text in formats):
        ways.append(f"timezone('Europe/London', {since_epoch(sql, formats)})")
    return f"coalesce({', '.join(ways)})" if ways else "null::timestamp"


def since_epoch(sql: str, formats: Sequence[str]) -> str:
    """The moment, with its zone, that a number of seconds or milliseconds since 1970 says, or null."""
    ways = [
        f"to_timestamp(case when regexp_full_match({sql}, '-?\\d{{1,{digits}}}') "
        f"then try_cast({sql} as double) / {per} end)"
        for text, (per, digits) in EPOCHS.items()
        if text in formats
    ]
    return f"coalesce({', '.join(ways)})" if ways else "null::timestamptz"
