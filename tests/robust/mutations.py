"""Ways in which a text file goes wrong: pure functions from bytes, a source of chance and how it is written.

The same seed gives the same bytes, so that a variant that fails can be made again.
"""

from __future__ import annotations

import codecs
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

#: Characters that hide, end things, or stand for other things.
_CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x0e\x1a\x1b\x1c\x1d\x1e\x7f\x85\u200b\u2028\u2029\ufeff\ufffe\U0001f469\u0301"
#: Texts of another kind than the cell's.
_OTHER_KINDS = (
    "", " ", "NULL", "null", "-1", "0", "1e308", "9" * 40, "0x1F", "true", "Infinity", "NaN", "31/02/2026",
    "01/01/0001", "31/12/9999 23:59", "29/02/2023", "25/10/2026 01:30", "2026-11-20T06:00:00Z", "00/00/0000",
    "'; drop table held; --", "\\", "|", "{}", "=1+1", "é", "N/K", "Y",
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp037", "latin-1")
_HUGE = 3_000_000


@dataclass(frozen=True)
class Written:
    """How a file's text was written before anything happened to it."""

    encoding: str = "utf-8"
    delimiter: str = ","


Mutation = Callable[[bytes, random.Random, Written], bytes]


def _lines(content: bytes, written: Written) -> list[str]:
    return content.decode(written.encoding, "replace").splitlines(keepends=True)


def _bytes(lines: list[str], written: Written) -> bytes:
    return "".join(lines).encode(written.encoding, "replace")


def _cells(line: str, written: Written) -> list[str]:
    return line.rstrip("\r\n").split(written.delimiter)


def truncate(content: bytes, chance: random.Random, written: Written) -> bytes:
    return content[: chance.randint(0, len(content))]


def cut_out(content: bytes, chance: random.Random, written: Written) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[start + chance.randint(1, 60) :]


def flip_bytes(content: bytes, chance: random.Random, written: Written) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def shuffle_lines(content: bytes, chance: random.Random, written: Written) -> bytes:
    first, *others = _lines(content, written) or [""]
    chance.shuffle(others)
    return _bytes([first, *others], written)


def shuffle_all_lines(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    chance.shuffle(lines)
    return _bytes(lines, written)


def encode_otherwise(content: bytes, chance: random.Random, written: Written) -> bytes:
    text = content.decode(written.encoding, "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def double_encode(content: bytes, chance: random.Random, written: Written) -> bytes:
    return content.decode("latin-1").encode("utf-8")


def mix_marks(content: bytes, chance: random.Random, written: Written) -> bytes:
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)
    at = chance.choice((0, 0, chance.randint(0, len(content))))
    return content[:at] + chance.choice(marks) + content[at:]


def bad_bytes(content: bytes, chance: random.Random, written: Written) -> bytes:
    """Halves of pairs, bytes that start what does not follow, texts no decoder takes."""
    bad = (b"\xed\xa0\x80", b"\xff", b"\xc3", b"\xf4\x90\x80\x80", b"\x81", b"\xc0\x80", b"\x00\xd8")
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(bad) + content[at:]


def duplicate_lines(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    return _bytes([line for line in lines for _ in range(chance.choice((1, 1, 2, 3)))], written)


def duplicate_all(content: bytes, chance: random.Random, written: Written) -> bytes:
    return content * chance.randint(2, 40)


def swap_columns(content: bytes, chance: random.Random, written: Written) -> bytes:
    """Two cells change places, in every line or from some line on."""
    lines = _lines(content, written)
    a, b = chance.randrange(8), chance.randrange(8)
    start = chance.choice((0, chance.randint(0, len(lines))))
    for at in range(start, len(lines)):
        cells = _cells(lines[at], written)
        if max(a, b) < len(cells):
            cells[a], cells[b] = cells[b], cells[a]
            lines[at] = written.delimiter.join(cells) + "\n"
    return _bytes(lines, written)


def name_twice(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    if lines:
        names = _cells(lines[0], written)
        names[chance.randrange(len(names))] = chance.choice([*names, "", " ", "NOM_REF ", "nom_ref", "\ufeffCASE"])
        lines[0] = written.delimiter.join(names) + "\n"
    return _bytes(lines, written)


def lose_cells(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    for at in _some(lines, chance):
        cells = _cells(lines[at], written)
        lines[at] = written.delimiter.join(cells[: chance.randint(0, len(cells))]) + "\n"
    return _bytes(lines, written)


def add_cells(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    for at in _some(lines, chance):
        lines[at] = lines[at].rstrip("\r\n") + written.delimiter * chance.randint(1, 300) + "\n"
    return _bytes(lines, written)


def wrong_kinds(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    for at in _some(lines, chance):
        cells = _cells(lines[at], written)
        for _ in range(chance.randint(1, 3)):
            cells[chance.randrange(len(cells))] = chance.choice(_OTHER_KINDS)
        lines[at] = written.delimiter.join(cells) + "\n"
    return _bytes(lines, written)


def huge_field(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    if lines:
        at = chance.randrange(len(lines))
        cells = _cells(lines[at], written)
        filler = chance.choice(("x", "9", " ", "é", "word ", '""', "\n", "/"))
        cells[chance.randrange(len(cells))] = filler * (chance.choice((40_000, 200_000, _HUGE)) // len(filler))
        lines[at] = written.delimiter.join(cells) + "\n"
    return _bytes(lines, written)


def control_characters(content: bytes, chance: random.Random, written: Written) -> bytes:
    text = list(content.decode(written.encoding, "replace"))
    for _ in range(chance.randint(1, 6)):
        text.insert(chance.randint(0, len(text)), chance.choice(_CONTROLS))
    return "".join(text).encode(written.encoding, "replace")


def stray_quotes(content: bytes, chance: random.Random, written: Written) -> bytes:
    text = list(content.decode(written.encoding, "replace"))
    for _ in range(chance.randint(1, 5)):
        text.insert(chance.randint(0, len(text)), chance.choice(('"', '""', "'", '"\n', '\\"', "“")))
    return "".join(text).encode(written.encoding, "replace")


def other_line_ends(content: bytes, chance: random.Random, written: Written) -> bytes:
    ends = chance.choice((("\r",), ("\r\n",), ("\n", "\r", "\r\n"), ("\n\n",), ("\n\r",), ("",), ("\x85", "\u2028")))
    lines = [line.rstrip("\r\n") + chance.choice(ends) for line in _lines(content, written)]
    return _bytes(lines, written)


def other_delimiter(content: bytes, chance: random.Random, written: Written) -> bytes:
    text = content.decode(written.encoding, "replace")
    return text.replace(written.delimiter, chance.choice(",;\t|:\x1f")).encode(written.encoding, "replace")


def lose_first_line(content: bytes, chance: random.Random, written: Written) -> bytes:
    return _bytes(_lines(content, written)[1:], written)


def blank_lines(content: bytes, chance: random.Random, written: Written) -> bytes:
    lines = _lines(content, written)
    for _ in range(chance.randint(1, 5)):
        lines.insert(chance.randint(0, len(lines)), chance.choice(("\n", "   \n", "\r\n", written.delimiter + "\n")))
    return _bytes(lines, written)


def empty(content: bytes, chance: random.Random, written: Written) -> bytes:
    return chance.choice((b"", b"\n", b"\r\n\r\n", b"\x00" * 50, codecs.BOM_UTF8, b" "))


def random_bytes(content: bytes, chance: random.Random, written: Written) -> bytes:
    return chance.randbytes(chance.randint(1, 3000))


def _some(lines: list[str], chance: random.Random) -> list[int]:
    return chance.sample(range(len(lines)), chance.randint(0, len(lines)))


TEXT_MUTATIONS: Mapping[str, Mutation] = {
    "truncated": truncate,
    "a piece cut out": cut_out,
    "bytes changed": flip_bytes,
    "rows shuffled": shuffle_lines,
    "all lines shuffled": shuffle_all_lines,
    "another encoding": encode_otherwise,
    "encoded twice": double_encode,
    "byte-order marks": mix_marks,
    "bytes that are no text": bad_bytes,
    "rows duplicated": duplicate_lines,
    "the file many times over": duplicate_all,
    "columns swapped": swap_columns,
    "columns' names changed": name_twice,
    "fields missing": lose_cells,
    "fields too many": add_cells,
    "values of a wrong type": wrong_kinds,
    "a huge field": huge_field,
    "control characters": control_characters,
    "stray quotes": stray_quotes,
    "other line ends": other_line_ends,
    "another delimiter": other_delimiter,
    "no row of names": lose_first_line,
    "blank lines": blank_lines,
    "empty": empty,
    "chance bytes": random_bytes,
}
