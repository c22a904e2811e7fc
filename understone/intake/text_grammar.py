"""Texts as a mapping makes them: where they come from, how they are changed; columns that are derived."""

from __future__ import annotations

from typing import Any

import yaml

from understone.intake.condition_grammar import condition_said
from understone.intake.mapping import Derived, Lookup, When
from understone.intake.places import Said, Walk, place_of

FROM = ("from", "first_of", "when")
CHANGES = (
    "joined_by", "split_by", "piece", "drop_start", "drop_end", "first_number", "digits", "no_spaces",
    "no_leading_zeros", "pad_to", "upper",
)  # fmt: skip
_DERIVED = (*FROM, "text", *CHANGES, "into_rows", "in_step_with", "via")
_FLAGS = {
    "is_upper": "upper",
    "is_digits": "digits",
    "has_no_spaces": "no_spaces",
    "has_no_leading_zeros": "no_leading_zeros",
    "is_first_number": "first_number",
}
_LARGEST = 99


def derived_said(walk: Walk, name: Said, node: yaml.Node) -> Derived | None:
    """A column that the mapping makes of others."""
    said = walk.fields(node, name.text, optional=_DERIVED)
    given = _constant_said(walk, said) if "text" in said else sources_said(walk, name, node, said)
    if given is None:
        return None
    if "text" in said and len(said) > 1:
        walk.problems.add(place_of(node), f"{name.text} is the same text in every row: nothing else goes with text.")
    given |= changes_said(walk, name, node, said)
    given["is_into_rows"] = "into_rows" in said and bool(walk.flag(said["into_rows"], "into_rows"))
    given["in_step_with"] = walk.text(said["in_step_with"], "in_step_with") if "in_step_with" in said else None
    given["lookup"] = _lookup(walk, said["via"]) if "via" in said else None
    ways = [given["piece"] is not None, given["is_into_rows"], given["in_step_with"] is not None]
    if sum(ways) > 1:
        walk.problems.add(place_of(node), f"{name.text} needs one of piece, into_rows and in_step_with, not several.")
    elif given["split_by"] and not any(ways):
        walk.problems.add(
            place_of(node), f"{name.text} is split: say piece: 1 (or 2, or -1 for the last), or into_rows: true."
        )
    elif any(ways) and not given["split_by"] and not (given["is_into_rows"] and given["lookup"]):
        walk.problems.add(place_of(node), f'{name.text}: say what its pieces are split by: split_by: ";".')
    if given["lookup"] is not None and given["split_by"]:
        walk.problems.add(
            place_of(node), f"{name.text} is both split and looked up: derive one column of the other, in two steps."
        )
    return Derived(name, **given)


def _constant_said(walk: Walk, said: dict[str, yaml.Node]) -> dict[str, Any] | None:
    """The same text in every row: what a `when` without conditions gives."""
    text = walk.text(said["text"], "text")
    return {"whens": (When(None, text),)} if text is not None else None


def sources_said(walk: Walk, name: Said, node: yaml.Node, said: dict[str, yaml.Node]) -> dict[str, Any] | None:
    """Where the text comes from: `from`, `first_of` or `when`."""
    found = [way for way in FROM if way in said]
    if len(found) != 1:
        if isinstance(node, yaml.MappingNode):
            walk.problems.add(place_of(node), f"{name.text} needs exactly one of {', '.join(FROM)}.")
        return None
    if found == ["when"]:
        whens = _whens(walk, name, said["when"])
        return {"whens": whens} if whens else None
    parts = tuple(walk.texts(said[found[0]], found[0]))
    return {"parts": parts, "is_first_of": found == ["first_of"]} if parts else None


def changes_said(walk: Walk, name: Said, node: yaml.Node, said: dict[str, yaml.Node]) -> dict[str, Any]:
    """How the text is changed."""
    given: dict[str, Any] = {
        ours: bool(walk.flag(said[theirs], theirs)) for ours, theirs in _FLAGS.items() if theirs in said
    }
    if "joined_by" in said and isinstance(said["joined_by"], yaml.ScalarNode):
        is_nothing = not said["joined_by"].value
        joined_by = None if is_nothing else walk.text(said["joined_by"], "joined_by")
        given["joined_by"] = joined_by.text if joined_by is not None else ""
    for texts in ("split_by", "drop_start", "drop_end"):
        found = tuple(text.text for text in walk.texts(said[texts], texts)) if texts in said else ()
        if "" in found:
            walk.problems.add(place_of(said[texts]), f"{texts} of {name.text} is an empty text.")
        given[texts] = tuple(text for text in found if text)
    given["piece"] = _number(walk, said, "piece", least=-_LARGEST)
    given["pad_to"] = _number(walk, said, "pad_to", least=1)
    if "from" in said and isinstance(said["from"], yaml.SequenceNode) and len(said["from"].value) > 1:
        if "joined_by" not in given:
            walk.problems.add(
                place_of(node), f'{name.text} reads several columns; say joined_by: " ", or write first_of.'
            )
    elif "joined_by" in said and "first_of" in said:
        walk.problems.add(place_of(node), f"{name.text} takes the first that is filled: joined_by does not fit.")
    return given


def _whens(walk: Walk, name: Said, node: yaml.Node) -> tuple[When, ...]:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        walk.problems.add(place_of(node), f"when of {name.text} must be a list of `text` or `from`, each with `if`.")
        return ()
    whens: list[When] = []
    for at, item in enumerate(node.value, 1):
        said = walk.fields(item, f"a line of when of {name.text}", optional=("if", "text", "from"))
        condition = condition_said(walk, said["if"], "if") if "if" in said else None
        if ("text" in said) == ("from" in said):
            walk.problems.add(place_of(item), f"a line of when of {name.text} needs exactly one of text and from.")
            continue
        if "if" not in said and at < len(node.value):
            walk.problems.add(place_of(item), f"only the last line of when of {name.text} may be without if.")
        text = walk.text(said["text"], "text") if "text" in said else None
        column = walk.text(said["from"], "from") if "from" in said else None
        whens.append(When(condition, text, column))
    return tuple(whens)


def _lookup(walk: Walk, node: yaml.Node) -> Lookup | None:
    said = walk.fields(node, "via", required=("table", "match", "take"))
    texts = [walk.text(said[key], key) for key in ("table", "match", "take") if key in said]
    found = [text for text in texts if text is not None]
    return Lookup(*found) if len(found) == 3 else None


def _number(walk: Walk, said: dict[str, yaml.Node], name: str, *, least: int) -> int | None:
    if name not in said or (text := walk.text(said[name], name)) is None:
        return None
    try:
        number = int(text.text)
    except ValueError:
        number = 0
    if number == 0 or not least <= number <= _LARGEST:
        walk.problems.add(text.place, f"{name} is {text.text!r}; it must be a whole number up to {_LARGEST}.")
        return None
    return number
