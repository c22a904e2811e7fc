"""The part of a mapping that says one source table: its files, filters and feeds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import yaml

from understone.intake.mapping import Condition, Constant, Feed, Filling, Part, SourceTable
from understone.intake.places import Said, Walk, place_of

_FILLING = (
    "from", "text", "row_of", "source", "values", "joined_by", "born", "upper", "digits", "no_spaces"
)  # fmt: skip


def table_said(walk: Walk, name: Said, node: yaml.Node) -> SourceTable:
    what = f"the table {name.text}"
    said = walk.fields(
        node,
        what,
        required=("files", "feeds"),
        optional=("delimiter", "encoding", "covers", "set_aside", "kept_out", "not_used"),
    )
    covers_from, covers_until = _covers(walk, said)
    return SourceTable(
        said=name,
        files=tuple(_texts(walk, said, "files")),
        delimiter=_delimiter(walk, said),
        encoding=_encoding(walk, said),
        covers_from=covers_from,
        covers_until=covers_until,
        set_aside=_set_aside(walk, said),
        kept_out=tuple(_texts(walk, said, "kept_out")),
        not_used=tuple(_texts(walk, said, "not_used")),
        feeds=_feeds(walk, said, what),
    )


def _texts(walk: Walk, said: dict[str, yaml.Node], name: str) -> list[Said]:
    return walk.texts(said[name], name) if name in said else []


def _delimiter(walk: Walk, said: dict[str, yaml.Node]) -> str:
    if "delimiter" not in said or (text := walk.text(said["delimiter"], "delimiter")) is None:
        return ","
    delimiter = {"tab": "\t", "\\t": "\t"}.get(text.text, text.text)
    if len(delimiter) != 1 or delimiter in '"\r\n ':
        walk.problems.add(text.place, f"delimiter is {text.text!r}; it must be one character, or tab.")
        return ","
    return delimiter


def _encoding(walk: Walk, said: dict[str, yaml.Node]) -> str | None:
    if "encoding" not in said or (text := walk.text(said["encoding"], "encoding")) is None:
        return None
    try:
        "a".encode(text.text)
    except (LookupError, UnicodeError):
        walk.problems.add(text.place, f"there is no encoding {text.text!r}; write utf-8, cp1252, or utf-16.")
        return None
    return text.text


def _covers(walk: Walk, said: dict[str, yaml.Node]) -> tuple[str | None, str | None]:
    if "covers" not in said:
        return None, None
    bounds = walk.fields(said["covers"], "covers", optional=("from", "until"))
    days: dict[str, str] = {}
    for name, node in bounds.items():
        if (text := walk.text(node, name)) is None:
            continue
        try:
            days[name] = dt.date.fromisoformat(text.text).isoformat()
        except ValueError:
            walk.problems.add(text.place, f"{text.text!r} is not a day; write it as 2026-11-20.")
    if days.get("from", "") > days.get("until", "9999"):
        walk.problems.add(place_of(said["covers"]), "covers ends before it begins.")
    return days.get("from"), days.get("until")


def _set_aside(walk: Walk, said: dict[str, yaml.Node]) -> tuple[tuple[str, Condition], ...]:
    filters: list[tuple[str, Condition]] = []
    for name, node in walk.pairs(said["set_aside"], "set_aside") if "set_aside" in said else []:
        if (condition := _condition(walk, node, f"the filter {name.text!r}")) is not None:
            filters.append((name.text, condition))
    return tuple(filters)


def _condition(walk: Walk, node: yaml.Node, what: str) -> Condition | None:
    said = walk.fields(node, what, required=("column",), optional=("is", "is_not", "is_blank"))
    column = walk.text(said["column"], "column") if "column" in said else None
    tests = [name for name in ("is", "is_not", "is_blank") if name in said]
    if len(tests) != 1:
        walk.problems.add(place_of(node), f"{what} needs exactly one of is, is_not and is_blank.")
        return None
    if column is None:
        return None
    if tests == ["is_blank"]:
        is_blank = walk.flag(said["is_blank"], "is_blank")
        return Condition(column, "is_blank" if is_blank else "is_filled")
    texts = tuple(text.text.strip() for text in walk.texts(said[tests[0]], tests[0]))
    if not texts:
        walk.problems.add(place_of(node), f"{what} compares with nothing.")
    return Condition(column, tests[0], texts)


def _feeds(walk: Walk, said: dict[str, yaml.Node], what: str) -> tuple[Feed, ...]:
    if "feeds" not in said:
        return ()
    node = said["feeds"]
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        walk.problems.add(place_of(node), f"feeds of {what} must be a list of at least one feed.")
        return ()
    feeds = [_feed(walk, item) for item in node.value]
    return tuple(feed for feed in feeds if feed is not None)


def _feed(walk: Walk, node: yaml.Node) -> Feed | None:
    said = walk.fields(node, "a feed", required=("table", "key"), optional=("only_where", "columns"))
    table = walk.text(said["table"], "table") if "table" in said else None
    key = _parts(walk, said["key"], "key") if "key" in said else ()
    condition = _condition(walk, said["only_where"], "only_where") if "only_where" in said else None
    pairs = walk.pairs(said["columns"], "columns") if "columns" in said else []
    fillings = [_filling(walk, name, value) for name, value in pairs]
    if table is None or not key:
        return None
    return Feed(table, key, condition, tuple(filling for filling in fillings if filling is not None))


def _parts(walk: Walk, node: yaml.Node, what: str) -> tuple[Part, ...]:
    """The parts of a key: source columns, and constants as `{text: x}`."""
    parts: list[Part] = []
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(item, yaml.MappingNode):
            said = walk.fields(item, f"a part of {what}", required=("text",))
            constant = walk.text(said["text"], "text") if "text" in said else None
            if constant is not None:
                parts.append(Constant(constant.text.strip()))
        elif (column := walk.text(item, f"each part of {what}")) is not None:
            parts.append(column)
    if not any(isinstance(part, Said) for part in parts):
        walk.problems.add(place_of(node), f"{what} needs at least one source column.")
    return tuple(parts)


def _filling(walk: Walk, column: Said, node: yaml.Node) -> Filling | None:
    if isinstance(node, yaml.ScalarNode):
        source = walk.text(node, column.text)
        return Filling(column, parts=(source,)) if source is not None else None
    said = walk.fields(node, column.text, optional=_FILLING)
    if (reads := _reads(walk, column, node, said)) is None:
        return None
    given: dict[str, Any] = reads | {
        name: walk.text(said[name], name) for name in ("values", "born", "source") if name in said
    }
    flags = {"is_upper": "upper", "is_digits": "digits", "has_no_spaces": "no_spaces"}
    given |= {ours: bool(walk.flag(said[name], name)) for ours, name in flags.items() if name in said}
    if "joined_by" in said and isinstance(said["joined_by"], yaml.ScalarNode):
        is_nothing = not said["joined_by"].value
        joined_by = None if is_nothing else walk.text(said["joined_by"], "joined_by")
        given["joined_by"] = joined_by.text if joined_by is not None else ""
    if len(given.get("parts", ())) > 1 and "joined_by" not in given:
        walk.problems.add(place_of(node), f'{column.text} reads several columns; say joined_by: " ".')
    return Filling(column, **given)


def _reads(walk: Walk, column: Said, node: yaml.Node, said: dict[str, yaml.Node]) -> dict[str, Any] | None:
    """Where the column is read from: source columns, a constant, or another row's key."""
    if not isinstance(node, yaml.MappingNode):
        return None
    if "row_of" in said:
        if "from" not in said or "text" in said:
            walk.problems.add(place_of(node), f"{column.text}: row_of needs from (the key's columns), and no text.")
            return None
        return {"row_of": walk.text(said["row_of"], "row_of"), "key": _parts(walk, said["from"], "from")}
    if ("from" in said) == ("text" in said):
        walk.problems.add(place_of(node), f"{column.text} needs exactly one of from and text.")
        return None
    if "text" in said:
        constant = walk.text(said["text"], "text")
        return {"constant": constant} if constant is not None else None
    parts = tuple(walk.texts(said["from"], "from"))
    return {"parts": parts} if parts else None
