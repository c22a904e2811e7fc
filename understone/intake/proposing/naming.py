"""Names of tables and columns as plain words, and how well a phrase fits them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")
_FIELDS = Path(__file__).with_name("fields.toml")
_PART = re.compile(r"[A-Z]+\d*(?![a-z])|[A-Z]?[a-z]+\d*|\d+")
#: Words that say little by themselves.
_LIGHT = {"date", "time", "id", "code", "flag", "type", "state", "by", "to", "from", "for", "log", "number", "not"}
_LIGHT_WEIGHT = 0.3
_CONTEXT_WEIGHT = 0.25
_SHORTEST_GLUED = 3
_LEAST_CUT = 6


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Every word and abbreviation with the plain words it stands for."""
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))["group"]
    return {word: tuple(plain.split()) for group in groups for word, plain in group["words"].items()}


@cache
def _known() -> frozenset[str]:
    plain = {word for said in words().values() for word in said}
    declared = tomllib.loads(_FIELDS.read_text(encoding="utf-8")).values()
    phrases = [text for table in declared for texts in (table["names"], *table["columns"].values()) for text in texts]
    return frozenset({*words(), *plain, *(word for text in phrases for word in text.split())})


@cache
def plain(name: str) -> tuple[str, ...]:
    """`VICT_NOM` → (`victim`, `person`): each part of a name as plain words, glued names cut where words are known."""
    found: list[str] = []
    for part in (part.lower() for part in _PART.findall(name)):
        for piece in [part] if _stem(part) is not None else _cut(part):
            found += words().get(_stem(piece) or piece, (_stem(piece) or piece,))
    return tuple(word for word in dict.fromkeys(found) if word and not word.isdigit())


def _stem(part: str) -> str | None:
    """The part as a known word, with or without a plural s or a number at its end."""
    tried = (part, part.removesuffix("s"), part.rstrip("0123456789"))
    return next((said for said in tried if said in _known()), None)


@cache
def _cut(part: str) -> tuple[str, ...]:
    """A name with no separators as the fewest known words, short ones only where they must be; or as it stands."""
    if len(part) < _LEAST_CUT:
        return (part,)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(2, len(part) + 1):
        for start in range(max(0, end - 16), end - 1):
            piece = part[start:end]
            if start in best and (known := _stem(piece)) is not None:
                cost = best[start][0] + (1.0 if len(piece) >= _SHORTEST_GLUED else 1.7)
                if end not in best or cost < best[end][0]:
                    best[end] = (cost, (*best[start][1], known))
    return best[len(part)][1] if len(part) in best else (part,)


def weight(word: str) -> float:
    return _LIGHT_WEIGHT if word in _LIGHT else 1.0


def fit(phrase: Sequence[str], said: Collection[str], context: Collection[str] = ()) -> float:
    """How well the words of a name say a phrase, 0 to 1; words of the table's own name go without saying."""
    meant = sum(weight(word) for word in phrase)
    direct = sum(weight(word) for word in phrase if word in said)
    implied = sum(weight(word) for word in phrase if word not in said and word in context) * 0.8
    if not direct or not meant:
        return 0.0
    beside = sum(weight(word) * (_CONTEXT_WEIGHT if word in context else 1.0) for word in said if word not in phrase)
    recall = (direct + implied) / meant
    precision = direct / (direct + beside)
    return recall * (0.55 + 0.45 * precision) * (1.0 if direct > _LIGHT_WEIGHT else 0.75)


def best_fit(
    phrases: Iterable[Sequence[str]], name: str, context: Collection[str] = ()
) -> tuple[float, tuple[str, ...]]:
    """The best of several phrases: how well it fits, and which."""
    return _best_fit(tuple(map(tuple, phrases)), name, frozenset(context))


@cache
def _best_fit(
    phrases: tuple[tuple[str, ...], ...], name: str, context: frozenset[str]
) -> tuple[float, tuple[str, ...]]:
    said = plain(name)
    return max(((fit(phrase, said, context), tuple(phrase)) for phrase in phrases), default=(0.0, ()))
