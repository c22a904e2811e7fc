"""Ways in which a mapping goes wrong: as a text, and in what it says."""

from __future__ import annotations

import random
import re

_WORDS = (
    "", "''", "null", "[]", "{}", "~", "[a, b]", "{a: b}", '""', '"\\ud800"', '"\\0"', '"|"', '"%"', '"%Q"',
    '"%Y"', '"%Y-%m-%d %H:%M %"', '"%Y%Y%m%d%d"', '"%-d.%-m.%y"', "*unknown", "&a [*a]", "!!binary aGk=",
    "!!python/object:os.system x", "0001-01-01", "9999-12-31", '"2026-11-20 06:00+99:99"', "undefined", "idna",
    "punycode", "unicode_escape", "utf-7", "rot13", "utf-16-le", "utf-32", '"\\t"', "'\"'",
    '"**x"', '"**/*.csv"', '"/etc/*"',
    '"../*"', '"[a"', "'.'", "'*'", '"nominal_\\0"', "NOM_REF", "person",
    "sign", "change", "id", "force_id", "narrative",
    "yes", "true", "false", "first", "last", "recorded", "modern-slavery", "x" * 5000, "é", "NATIONALITY", "2",
    "no_such_thing", "OCC_NO", "CASE", "investigation", "incident", "wales", "btp",
)  # fmt: skip
_TOKEN = re.compile(r'"[^"\n]*"|[A-Za-z_][\w./*-]*')


def words_exchanged(content: bytes, chance: random.Random) -> bytes:
    """Some words stand in each other's place."""
    text = content.decode("utf-8", "replace")
    tokens = list(_TOKEN.finditer(text))
    for token in sorted(chance.sample(tokens, min(len(tokens), chance.randint(1, 2))), key=lambda one: -one.start()):
        other = chance.choice(tokens).group()
        text = text[: token.start()] + other + text[token.end() :]
    return text.encode()


def words_replaced(content: bytes, chance: random.Random) -> bytes:
    """A word becomes one that no one expects there."""
    text = content.decode("utf-8", "replace")
    tokens = list(_TOKEN.finditer(text))
    if tokens:
        token = chance.choice(tokens)
        text = text[: token.start()] + chance.choice(_WORDS) + text[token.end() :]
    return text.encode()


def values_replaced(content: bytes, chance: random.Random) -> bytes:
    """What follows a colon becomes something else."""
    text = content.decode("utf-8", "replace")
    values = list(re.finditer(r"(?<=: )[^,{}\[\]\n]+", text))
    if values:
        value = chance.choice(values)
        text = text[: value.start()] + chance.choice(_WORDS) + text[value.end() :]
    return text.encode()


def lines_moved(content: bytes, chance: random.Random) -> bytes:
    lines = content.decode("utf-8", "replace").splitlines(keepends=True)
    for _ in range(chance.randint(1, 2) if lines else 0):
        line = lines[chance.randrange(len(lines))]
        kind = chance.randrange(4)
        if kind == 0:
            lines.remove(line)
        elif kind == 1:
            lines.insert(chance.randint(0, len(lines)), line)
        elif kind == 2:
            lines[lines.index(line)] = " " * chance.randint(0, 6) + line.lstrip(" ")
        else:
            lines.insert(chance.randint(0, len(lines)), "\t" * chance.randint(0, 1) + chance.choice(_WORDS) + ": x\n")
        if not lines:
            break
    return "".join(lines).encode()


def nested_deeply(content: bytes, chance: random.Random) -> bytes:
    n = chance.choice((50, 2000, 30_000))
    return content + b"\nvalues: " + b"[" * n + b"]" * n + b"\n"


MAPPING_MUTATIONS = {
    "mapping: words exchanged": words_exchanged,
    "mapping: words replaced": words_replaced,
    "mapping: values replaced": values_replaced,
    "mapping: lines moved": lines_moved,
    "mapping: nested deeply": nested_deeply,
}
