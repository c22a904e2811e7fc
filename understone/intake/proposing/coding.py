"""A force's codes against the record's closed lists: what is sure, what is likely, and what only the force can say."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from understone.intake.checking import FLAG_TEXTS
from understone.intake.profiling.shapes import YES_NO
from understone.record.codes import closed_lists

_FILE = Path(__file__).with_name("codes.toml")
UNKNOWN = "unknown"
_LIKELY = 0.78
_SHORTEST_LIKE = 4


@dataclass(frozen=True)
class CodeProposal:
    """`code` for one value; `question` is blank where the reading is sure."""

    value: str
    code: str
    question: str = ""

    @property
    def is_sure(self) -> bool:
        return not self.question


@dataclass(frozen=True)
class _Known:
    """What texts of one closed list are known to mean.

    `sure` are synonyms that mean nothing else in any force, `unsure` texts that two meanings share.
    """

    texts: Mapping[str, str]
    own: Mapping[str, frozenset[str]]
    sure: frozenset[str]
    unsure: frozenset[str]

    def is_sure(self, said: str, code: str) -> bool:
        """Whether a known text is the record's own word, a form of it, or a sure synonym: never a few letters alone."""
        own = self.own[code]
        if code == UNKNOWN or said in self.sure or said in own:
            return True
        theirs = {word[:_SHORTEST_LIKE] for text in own for word in text.split() if len(word) >= _SHORTEST_LIKE}
        return any(word[:_SHORTEST_LIKE] in theirs for word in said.split() if len(word) >= _SHORTEST_LIKE)


@cache
def _known(closed_list: str) -> _Known:
    declared = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    said = declared.get(closed_list, {})
    texts: dict[str, str] = {}
    own: dict[str, frozenset[str]] = {}
    for code in closed_lists()[closed_list]:
        own[str(code)] = frozenset({_normal(str(code)), _normal(code.label)})
        for text in (str(code), code.label, *said.get(str(code), ())):
            texts.setdefault(_normal(text), str(code))
    sure = [*declared["any-list"]["sure"], *said.get("sure", ())]
    return _Known(texts, own, frozenset(map(_normal, sure)), frozenset(map(_normal, said.get("unsure", ()))))


@cache
def _normal(text: str) -> str:
    return " ".join(re.sub(r"[^\w+&<?]+", " ", text.replace("_", " ").upper()).split())


def codes_for(closed_list: str, values: Iterable[str]) -> list[CodeProposal]:
    return [_code_for(closed_list, value) for value in values]


@cache
def _code_for(closed_list: str, value: str) -> CodeProposal:
    known = _known(closed_list)
    texts = known.texts
    said = _normal(value)
    if said in known.unsure:
        return CodeProposal(value, UNKNOWN, f"{value!r} can mean several things. Which? {_may_be(closed_list)}")
    if said in texts:
        asked = "" if known.is_sure(said, texts[said]) else _is_that(value, texts[said])
        return CodeProposal(value, texts[said], asked)
    if (numbered := _numbered(said, texts)) is not None:
        return CodeProposal(value, numbered)
    likely = sorted(((_alike(said, text), code) for text, code in texts.items()), reverse=True)
    best, code = likely[0]
    rival = next((score for score, other in likely if other != code), 0.0)
    if best >= _LIKELY and best > rival and code != UNKNOWN:
        return CodeProposal(value, code, _is_that(value, code))
    return CodeProposal(value, UNKNOWN, f"what does {value!r} mean? {_may_be(closed_list)}")


def _is_that(value: str, code: str) -> str:
    return f"{value!r} reads like {code!r}. Is that what it means?"


def _numbered(said: str, texts: Mapping[str, str]) -> str | None:
    """`OUTCOME 14` or `14 NO SUSPECT` in a list of numbered codes."""
    numbers = re.findall(r"\d+", said)
    if len(numbers) == 1 and sum(text.isdigit() for text in texts) > 5:
        return texts.get(str(int(numbers[0])))
    return None


def _alike(said: str, text: str) -> float:
    if min(len(said), len(text)) < _SHORTEST_LIKE:
        return 0.0
    ours, theirs = set(said.split()), set(text.split())
    n_shared = len(ours & theirs)
    by_words = 0.9 * n_shared / max(len(theirs), 1) - 0.05 * len(ours - theirs) if len(theirs) > 1 else 0.0
    if len(theirs) == 1 and n_shared and len(text) > _SHORTEST_LIKE:
        by_words = 0.85 - 0.05 * len(ours - theirs)
    starts = 0.85 if text.startswith(said) or (said.startswith(text) and len(text) > 5) else 0.0
    return max(by_words, starts, difflib.SequenceMatcher(None, said, text).ratio() - 0.05)


def _may_be(closed_list: str) -> str:
    return "It may be: " + ", ".join(str(code) for code in closed_lists()[closed_list]) + "."


def share_known(closed_list: str, values: Mapping[str, int]) -> float:
    """The share of a column's filled cells whose value the list knows, surely or as a guess."""
    total = sum(values.values())
    known = _known(closed_list)
    n_known = 0
    for value, n in values.items():
        said = _normal(value)
        code = known.texts.get(said) or _numbered(said, known.texts)
        n_known += n if code not in {None, UNKNOWN} and said not in known.unsure else 0
    return n_known / total if total else 0.0


def flags_for(values: Iterable[str]) -> list[CodeProposal]:
    proposals = []
    for value in values:
        read = YES_NO.get(value.lower())
        question = "" if value.lower() in FLAG_TEXTS else f"does {value!r} mean yes or no?"
        proposals.append(CodeProposal(value, str(bool(read)).lower(), question))
    return proposals
