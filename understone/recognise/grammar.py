"""The wordings of an indicator: a small language, compiled to one bounded regular expression each.

A wording is tokens with a space between:

    word        that word                           {boss}         any word of a class in indicators/words.toml
    stem*       any word that starts so             a|b|{boss}     any of these
    #           a number in digits                  (a|b c|{boss}) any of these, phrases among them
    £#          a sum of money                      (token)?       the token or nothing
    ££          a thousand pounds or more          @              a name
    …           a gap of up to 5 words              …N             a gap of up to N words

A gap never crosses the end of a sentence, nor a word that denies (`not`, `never`, `denied`): a wording that is
itself negative says so with a token. A class may hold phrases ("other male"). A wording starts and ends with a
token, not with a gap, and has at most four gaps, so the work of matching is bounded for any text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


def word_set(listed: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(listed.split())


#: Words that deny what follows; see negation.py. No gap passes over one.
DENYING = word_set(
    "no not never nothing none nobody neither nor without cannot cant couldnt didnt doesnt dont isnt arent wasnt "
    "werent hasnt havent hadnt wouldnt wont shouldnt denies denied denying deny nil"
)
DEFAULT_GAP = 5
LONGEST_GAP = 12
MOST_GAPS = 4

Classes = Mapping[str, tuple[str, ...]]

_NUMBER, _SUM, _THOUSANDS = "#", "£#", "££"
_KINDS = {_NUMBER: r"\d[^ .]*", _SUM: r"[£$€]\d[^ .]*", _THOUSANDS: r"[£$€](?:\d{4}|\d{1,3}k)[^ .]*"}
#: A name: any word that the line marks as one. Where names are not marked yet, any word at all.
_NAME, _NAME_PATTERN, _UNMARKED_PATTERN = "@", "[^ .]+'", "[^ .]+"
_SPELLING = re.compile(r"[£$€]?[^\W_]+\*?")
_GAP = re.compile(r"…(\d*)")
_TOKEN = re.compile(r"\([^()]*\)\??|\S+")
_GROUP = re.compile(r"\(([^()]+)\)(\?)?")
_CLASS = re.compile(r"\{([a-z_]+)\}")


class WordingProblem(ValueError):
    """A wording that the grammar cannot read; the message says why."""


@dataclass(frozen=True)
class Slot:
    """One token: the phrases that fill it, and whether it may be left out."""

    phrases: tuple[str, ...]
    is_optional: bool = False


@dataclass(frozen=True)
class Wording:
    """One wording. `pattern` is read against `Reading.line`; `needed` are the slots that must be filled."""

    source: str
    expression: str
    slots: tuple[Slot, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first tried: most texts try few of the wordings."""
        return re.compile(self.expression)

    @cached_property
    def unmarked(self) -> re.Pattern[str]:
        """For a line in which names are not marked: finds all that `pattern` finds in the marked one, and more."""
        if _NAME not in self.source:
            return self.pattern
        return re.compile(self.expression.replace(_NAME_PATTERN, _UNMARKED_PATTERN))

    @property
    def needed(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if not slot.is_optional and _NAME not in slot.phrases)


def compiled(source: str, classes: Classes) -> Wording:
    """The wording, ready to match; raises WordingProblem."""
    slots: list[Slot] = []
    pieces: list[str] = []
    tokens = _TOKEN.findall(source)
    if not tokens or _GAP.fullmatch(tokens[0]) or _GAP.fullmatch(tokens[-1]):
        raise WordingProblem("starts and ends with a word, not with a gap")
    if sum(bool(_GAP.fullmatch(token)) for token in tokens) > MOST_GAPS:
        raise WordingProblem(f"has more than {MOST_GAPS} gaps")
    for token in tokens:
        if gap := _GAP.fullmatch(token):
            pieces.append(_gap_pattern(int(gap.group(1) or DEFAULT_GAP)))
        else:
            slot = _slot(token, classes)
            slots.append(slot)
            pieces.append(_slot_pattern(slot))
    wording = Wording(source, f"(?<= ){''.join(pieces)}", tuple(slots))
    if not wording.needed:
        raise WordingProblem("has no word that must be there")
    return wording


def _gap_pattern(longest: int) -> str:
    if not 0 < longest <= LONGEST_GAP:
        raise WordingProblem(f"has a gap that is not between 1 and {LONGEST_GAP} words")
    return rf"(?:(?!(?:{'|'.join(sorted(DENYING))})'? )[^ .]+ ){{0,{longest}}}?"


def _slot(token: str, classes: Classes) -> Slot:
    group = _GROUP.fullmatch(token)
    phrases: list[str] = []
    for part in (group.group(1) if group else token).split("|"):
        if named := _CLASS.fullmatch(part):
            if named.group(1) not in classes:
                raise WordingProblem(f"names the word class {part}, which indicators/words.toml does not declare")
            phrases.extend(classes[named.group(1)])
        elif part and all(word in _KINDS or word == _NAME or _SPELLING.fullmatch(word) for word in part.split()):
            phrases.append(part)
        else:
            raise WordingProblem(f"has a token the grammar does not know: {part!r}")
    return Slot(tuple(dict.fromkeys(phrases)), is_optional=group is not None and group.group(2) is not None)


def _slot_pattern(slot: Slot) -> str:
    longest_first = sorted(slot.phrases, key=lambda phrase: (-len(phrase), phrase))
    choices = "|".join("'? ".join(_spelling_pattern(word) for word in phrase.split()) for phrase in longest_first)
    return f"(?:(?:{choices})'? )" + ("?" if slot.is_optional else "")


def _spelling_pattern(word: str) -> str:
    if word in _KINDS:
        return _KINDS[word]
    if word == _NAME:
        return _NAME_PATTERN
    return re.escape(word[:-1]) + "[^ .']*" if word.endswith("*") else re.escape(word)


def kinds_of_number(word: str) -> tuple[str, ...]:
    """The number tokens that a word of a text fills."""
    if not word[:2].strip("£$€")[:1].isdigit():
        return ()
    return tuple(kind for kind, pattern in _KINDS.items() if re.fullmatch(pattern, word))


def is_spelt(spelling: str, word: str) -> bool:
    """Whether a word of a text is this word, or starts with this stem."""
    return word.startswith(spelling[:-1]) if spelling.endswith("*") else word == spelling
