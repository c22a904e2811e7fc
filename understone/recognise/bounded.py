"""The proof that no text can make a wording's expression run away.

An expression is bounded when each repeat has an end, but for a run of the characters of one word that the space after
the word closes, or the one apostrophe that may stand before it: such a run can be matched in one way only (two, where
it may take the apostrophe or leave it), so it is gone through and never tried again. What is then left to try from any
one place is the lengths of the gaps and the tokens left out, and these are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from math import prod
from typing import Any

#: No wording may be matched in more ways than this from one place, alternatives for one token apart.
MOST_WAYS = 5_000

# What reads expressions for `re`; it has no public name since sre_parse was deprecated.
_parser = import_module("re._parser")
_constants = import_module("re._constants")
_SPACE = (_constants.LITERAL, ord(" "))
_APOSTROPHE = (_constants.LITERAL, ord("'"))
_WORD_WITH_MARK = {(_constants.NEGATE, None), _SPACE, (_constants.LITERAL, ord("."))}
#: The characters of a word, with the apostrophe that may mark its end or without.
_OF_A_WORD = (_WORD_WITH_MARK, _WORD_WITH_MARK | {_APOSTROPHE})
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_SINGLE = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.AT)
_LOOKS = (_constants.ASSERT, _constants.ASSERT_NOT)

Node = tuple[Any, Any]


class Unbounded(ValueError):
    """An expression that a text could make run away; the message says by which part."""


def ways_of(expression: str) -> int:
    """In how many ways an expression may be tried from one place; raises Unbounded."""
    ways = _ways_of_all(list(_parser.parse(expression)), None)
    if ways > MOST_WAYS:
        raise Unbounded(f"may be tried in {ways:,} ways from one place; at most {MOST_WAYS:,} are allowed")
    return ways


def _ways_of_all(nodes: Sequence[Node], following: Node | None) -> int:
    after = [*nodes[1:], following]
    return prod(_ways(node, then) for node, then in zip(nodes, after, strict=False))


def _ways(node: Node, following: Node | None) -> int:
    kind, value = node
    if kind in _SINGLE:
        return 1
    if kind in _LOOKS:
        return _ways_of_all(list(value[1]), None)
    if kind is _constants.SUBPATTERN:
        return _ways_of_all(list(value[-1]), following)
    if kind is _constants.BRANCH:
        return max(_ways_of_all(list(option), following) for option in value[1])
    if kind in _REPEATS:
        return _ways_of_repeat(value, following)
    raise Unbounded(f"holds {str(kind).lower()}, which no wording needs")


def _ways_of_repeat(value: tuple[Any, Any, Any], following: Node | None) -> int:
    fewest, most, repeated = value
    if _is_optional_apostrophe((_constants.MAX_REPEAT, value)):
        return 1  # it is there or it is not: a space comes next
    if most is not _constants.MAXREPEAT:
        # what is repeated is followed by itself or by what comes next: neither may be counted on to close a run
        each = _ways_of_all(list(repeated), None)
        return sum(each**times for times in range(fewest, most + 1))
    if len(repeated) != 1 or repeated[0][0] is not _constants.IN or set(repeated[0][1]) not in _OF_A_WORD:
        raise Unbounded("repeats without end something other than the characters of a word")
    if following in (_SPACE, _APOSTROPHE):
        return 1
    if _is_optional_apostrophe(following):
        # the mark is taken by the run or by what follows it
        return 2 if set(repeated[0][1]) == _WORD_WITH_MARK else 1
    raise Unbounded("repeats the characters of a word without end and without the space that closes them")


def _is_optional_apostrophe(node: Node | None) -> bool:
    return node is not None and node[0] in _REPEATS and (*node[1][:2], *node[1][2]) == (0, 1, _APOSTROPHE)
