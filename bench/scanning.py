"""Others that look for phrases: a bare scan, and the tools that clinics use. Measured where they are installed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

#: Megabytes that each is given: enough for a second or more of its work.
_QUICK, _SLOW, _SLOWEST = 20.0, 3.0, 0.3


@dataclass(frozen=True)
class Absent:
    """What is looked for is not installed."""


Trie = dict[str, Any]


def _texts(path: Path, megabytes: float) -> list[str]:
    texts, size = [], 0.0
    for text in pq.read_table(path, columns=["text"])["text"].to_pylist():
        texts.append(text)
        size += len(text.encode()) / 1e6
        if size >= megabytes:
            break
    return texts


def _rate(look: Callable[[str], object], texts: list[str]) -> float:
    """Megabytes a second, after a few to warm up."""
    for text in texts[:100]:
        look(text)
    began = time.process_time()
    for text in texts:
        look(text)
    return sum(len(text.encode()) for text in texts) / 1e6 / (time.process_time() - began)


def _plain(phrases: Iterable[str]) -> list[str]:
    """The phrases as letters alone: stems without their star, number tokens left out."""
    return sorted({phrase.replace("*", "") for phrase in phrases if "#" not in phrase and "£" not in phrase})


def with_re(path: Path, phrases: list[str]) -> float:
    """One alternation of all phrases that shares their beginnings."""
    trie: Trie = {}
    for phrase in _plain(phrases):
        node = trie
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    found = re.compile(rf"\b{_written(trie)}")
    return _rate(lambda text: found.findall(text.lower()), _texts(path, _QUICK))


def _written(node: Trie) -> str:
    options = [re.escape(letter) + _written(below) for letter, below in sorted(node.items()) if letter]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return joined + ("?" if "" in node else "")


def with_ahocorasick(path: Path, phrases: list[str]) -> float | Absent:
    if find_spec("ahocorasick_rs") is None:
        return Absent()
    found = import_module("ahocorasick_rs").AhoCorasick(_plain(phrases))
    return _rate(lambda text: found.find_matches_as_indexes(text.lower()), _texts(path, _QUICK))


def with_hyperscan(path: Path, phrases: list[str]) -> float | Absent:
    if find_spec("hyperscan") is None:
        return Absent()
    hyperscan = import_module("hyperscan")
    database = hyperscan.Database()
    expressions = [re.escape(phrase).encode() for phrase in _plain(phrases)]
    database.compile(expressions=expressions, flags=[hyperscan.HS_FLAG_CASELESS] * len(expressions))
    found: list[int] = []

    def seen(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
        found.append(number)

    def look(text: str) -> None:
        found.clear()
        database.scan(text.encode(), match_event_handler=seen)

    return _rate(look, _texts(path, _QUICK))


def with_spacy(path: Path, phrases: list[str]) -> float | Absent:
    """spaCy's tokens and its PhraseMatcher; no context."""
    if find_spec("spacy") is None:
        return Absent()
    reads = import_module("spacy").blank("en")
    found = import_module("spacy.matcher").PhraseMatcher(reads.vocab, attr="LOWER")
    found.add("sign", [reads.make_doc(phrase) for phrase in _plain(phrases)])
    return _rate(lambda text: found(reads.make_doc(text)), _texts(path, _SLOW))


def with_medspacy(path: Path, phrases: list[str]) -> float | Absent:
    """medspaCy's target matcher with ConText: negation and its scope."""
    if find_spec("medspacy") is None:
        return Absent()
    import_module("medspacy")  # which tells spaCy of its parts
    rules, reads = import_module("medspacy.ner"), import_module("spacy").blank("en")
    for part in ("sentencizer", "medspacy_target_matcher", "medspacy_context"):
        reads.add_pipe(part)
    reads.get_pipe("medspacy_target_matcher").add(
        [rules.TargetRule(phrase, "sign") for phrase in _plain(phrases) if len(phrase) > 3]
    )
    return _rate(reads, _texts(path, _SLOWEST))


SCANS: dict[str, Callable[[Path, list[str]], float | Absent]] = {
    "bare scan: one `re` of all phrases": with_re,
    "bare scan: ahocorasick_rs": with_ahocorasick,
    "bare scan: hyperscan": with_hyperscan,
    "spaCy PhraseMatcher, no context": with_spacy,
    "medspaCy ConText": with_medspacy,
}
