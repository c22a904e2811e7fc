"""What the values of a column look like, told from a sample: dates and their formats, yes and no, marks, texts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from understone.intake.checking import FLAG_TEXTS

_DAYS = (
    "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d %b %Y", "%d-%b-%Y", "%d/%b/%Y",
    "%d %B %Y", "%Y%m%d", "%d%m%Y", "%d/%m/%y", "%d-%m-%y", "%d-%b-%y", "%d %b %y", "%m/%d/%y", "%b %d %Y", "%d%b%Y",
)  # fmt: skip
_TIMES = (" %H:%M:%S", " %H:%M", "T%H:%M:%S", "T%H:%M", " %H:%M:%S.%f", "T%H:%M:%S.%f", " %I:%M:%S %p",
          " %I:%M %p", " %H%M",
          "T%H:%M:%S%z", "T%H:%M:%S.%f%z", " %H:%M:%S%z", ", %H:%M", " at %H:%M", "%H%M%S")  # fmt: skip
DAY_FORMATS = _DAYS
MOMENT_FORMATS = tuple(day + time for day in _DAYS for time in _TIMES)
#: Texts that stand for nothing in many exports; proposed as blanks where they are seen.
BLANKS = (
    "NULL", "(null)", "<null>", "N/K", "NK", "N/A", "#N/A", "-", "--", "NaN", "nan", "None", "NOT KNOWN",
    "NOT RECORDED", "NOT STATED", "BLANK", "01/01/1900", "1900-01-01", "01/01/1900 00:00", "01/01/1900 00:00:00", "?",
)  # fmt: skip
#: More texts that say yes or no, for which a value map is proposed.
YES_NO = dict(FLAG_TEXTS) | {"t": True, "f": False, "x": True, "ye": True, "ie": True, "na": False, "nage": False}
_TIME = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?|\d{4}")
#: No number is dialled with two noughts but one from abroad.
_PHONE = re.compile(r"(\+44|0044|0(?!0))\s?\(?\d[\d\s()-]{7,14}")
_CLOCK = re.compile(r"([01]\d|2[0-3])[0-5]\d")
_TIME_FORMATS = {
    "%H:%M:%S": r"\d{1,2}:\d{2}:\d{2}", "%H:%M": r"\d{1,2}:\d{2}", "%H.%M": r"\d{1,2}\.\d{2}", "%H%M": r"\d{4}",
}  # fmt: skip
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.I)
_REGISTRATION = re.compile(r"[A-Z]{2}\d{2} ?[A-Z]{3}", re.I)
_REFERENCE = re.compile(r"[A-Za-z]{0,8}[-/ _]?\d[\w/.\-]*")
_BORN = re.compile(r"\d{4}(-\d{2})?")
_FORMAT_TO_PATTERN = {
    "d": r"\d{1,2}", "m": r"\d{1,2}", "Y": r"\d{4}", "y": r"\d{2}", "H": r"\d{1,2}", "I": r"\d{1,2}", "M": r"\d{2}",
    "S": r"\d{2}", "f": r"\d+", "p": r"[APap][Mm]", "b": r"[A-Za-z]{3,4}", "B": r"[A-Za-z]{3,}",
    "z": r"(?:[+-]\d{2}:?\d{2}|Z)",
}  # fmt: skip


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split("%(.)", text)
    return re.compile("".join(_FORMAT_TO_PATTERN[part] if at % 2 else re.escape(part) for at, part in enumerate(parts)))


_PATTERNS = {text: _pattern(text) for text in (*DAY_FORMATS, *MOMENT_FORMATS)}


def reads(text: str, said: str) -> bool:
    """Whether a format reads a text as a day or moment from 1900 to 2100."""
    if not _PATTERNS[said].fullmatch(text):
        return False
    try:
        return 1900 <= dt.datetime.strptime(text, said).year <= 2100  # noqa: DTZ007  (only the year is asked)
    except ValueError:
        return False


def formats_of(values: Sequence[str], formats: Sequence[str]) -> tuple[list[str], list[str]]:
    """The formats that read the values, in the order in which they are to be tried, and the values that none reads.

    The first reads most; each next reads what is left.
    """
    left = list(values)
    chosen: list[str] = []
    while left:
        n_read = {said: sum(reads(text, said) for text in left) for said in formats}
        best = max(formats, key=lambda said: n_read[said])
        if n_read[best] == 0 or (chosen and n_read[best] < 2):
            break
        chosen.append(best)
        left = [text for text in left if not reads(text, best)]
    return chosen, left


def also_read_by(values: Sequence[str], chosen: Sequence[str], formats: Sequence[str]) -> list[str]:
    """Other formats that read every value the one chosen reads: which is meant, the values do not tell."""
    if len(chosen) != 1:
        return []
    readable = [text for text in values if reads(text, chosen[0])]
    return [said for said in formats if said not in chosen and all(reads(text, said) for text in readable)]


def share(values: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.fullmatch(text)) for text in values) / len(values) if values else 0.0


def is_time(values: Sequence[str]) -> bool:
    return bool(values) and share(values, _TIME) > 0.95 and any(":" in text or "." in text for text in values)


def is_clock(values: Sequence[str]) -> bool:
    """Whether nearly all are hours and minutes written together (`0930`), and not all the same few."""
    return len(values) > 2 and share(values, _CLOCK) > 0.9 and all(text.isdecimal() for text in values)


def time_formats(values: Sequence[str]) -> tuple[str, ...]:
    """How times are written, the most frequent first."""
    n_read = {
        said: sum(bool(re.fullmatch(pattern, text)) for text in values) for said, pattern in _TIME_FORMATS.items()
    }
    return tuple(sorted((said for said, n in n_read.items() if n), key=lambda said: -n_read[said]))


def is_born_in_part(text: str) -> bool:
    return bool(_BORN.fullmatch(text))


def mark_of(values: Sequence[str]) -> str | None:
    """`phone`, `postcode`, `registration mark` or `reference` where nearly every value has that shape."""
    shapes = (("postcode", _POSTCODE), ("registration mark", _REGISTRATION), ("phone", _PHONE))
    for name, pattern in shapes:
        if share(values, pattern) > 0.8 and not share(values, re.compile(r"\d{1,9}")) > 0.5:
            return name
    return "reference" if share(values, _REFERENCE) > 0.9 else None


def parts_at(values: Sequence[str]) -> str | None:
    """The mark at which cells hold several short values (`A;B`), where a tenth of them do."""
    for mark in (";", "|", "~"):
        held = [text for text in values if mark in text]
        if len(held) * 10 >= len(values) and all(len(part) < 40 for text in held for part in text.split(mark)):
            return mark
    return None
