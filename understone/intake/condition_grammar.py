"""Conditions as a mapping writes them: a test of one column, a list that must all hold, `any_of`, `not`."""

from __future__ import annotations

import yaml

from understone.intake.mapping import Condition
from understone.intake.places import Walk, place_of

_TESTS = ("is", "is_not", "starts_with", "contains", "is_blank")


def condition_said(walk: Walk, node: yaml.Node, what: str) -> Condition | None:
    """The condition, or None where it is not one; what is wrong is noted."""
    if isinstance(node, yaml.SequenceNode):
        return _together(walk, "all_of", node, what)
    if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
        key, inner = node.value[0]
        if key.value == "any_of":
            return _together(walk, "any_of", inner, what)
        if key.value == "not":
            part = condition_said(walk, inner, what)
            return Condition("not", parts=(part,)) if part is not None else None
    return _test(walk, node, what)


def _together(walk: Walk, kind: str, node: yaml.Node, what: str) -> Condition | None:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        walk.problems.add(place_of(node), f"{what} needs a list of conditions.")
        return None
    parts = [condition_said(walk, item, what) for item in node.value]
    found = tuple(part for part in parts if part is not None)
    return Condition(kind, parts=found) if len(found) == len(parts) else None


def _test(walk: Walk, node: yaml.Node, what: str) -> Condition | None:
    said = walk.fields(node, what, required=("column",), optional=_TESTS)
    column = walk.text(said["column"], "column") if "column" in said else None
    tests = [name for name in _TESTS if name in said]
    if len(tests) != 1:
        walk.problems.add(
            place_of(node), f"{what} needs exactly one of {', '.join(_TESTS[:-1])} and {_TESTS[-1]} for its column."
        )
        return None
    if column is None:
        return None
    (test,) = tests
    if test == "is_blank":
        return Condition("is_blank" if walk.flag(said[test], test) else "is_filled", column)
    texts = tuple(text.text.strip() for text in walk.texts(said[test], test))
    if not texts:
        walk.problems.add(place_of(node), f"{what} compares with nothing.")
    if test in {"starts_with", "contains"} and "" in texts:
        walk.problems.add(place_of(node), f"{what}: every text {test.replace('_', ' ')} a blank; write is_blank.")
    return Condition(test, column, texts)
