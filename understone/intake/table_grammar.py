"""The part of a mapping that says one source table: its files, filters and feeds."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import yaml

from understone.intake.condition_grammar import condition_said
from understone.intake.mapping import Condition, Constant, Derived, Feed, Filling, Part, SourceTable
from understone.intake.places import Said, Walk, near_name, place_of
from understone.intake.text_grammar import CHANGES, FROM, changes_said, derived_said, sources_said

_FILLING = (*FROM, "text", "row_of", "source", "values", "otherwise", "born", *CHANGES)
_TABLE = (
    "delimiter", "encoding", "sheet", "header_row", "is_full", "row_key", "keep_last_by", "covers", "set_aside",
    "deleted", "derived", "kept_out", "not_used", "not_immigration",
)  # fmt: skip


def table_said(walk: Walk, name: Said, node: yaml.Node) -> SourceTable:
    what = f"the table {name.text}"
    said = walk.fields(
        node,
        what,
        required=("files", "feeds"),
        optional=_TABLE,
    )
    covers_from, covers_until = _covers(walk, said)
    for need in ("deleted", "keep_last_by"):
        if need in said and "row_key" not in said:
            walk.problems.add(
                place_of(said[need]),
                f"{what} has {need}: say row_key too, the columns that tell a row of it from every other.",
            )
    return SourceTable(
        said=name,
        files=tuple(_texts(walk, said, "files")),
        delimiter=_delimiter(walk, said),
        encoding=_encoding(walk, said),
        sheet=walk.text(said["sheet"], "sheet") if "sheet" in said else None,
        header_row=_header_row(walk, said),
        is_full=walk.flag(said["is_full"], "is_full") if "is_full" in said else None,
        row_key=tuple(_texts(walk, said, "row_key")),
        keep_last_by=walk.text(said["keep_last_by"], "keep_last_by") if "keep_last_by" in said else None,
        covers_from=covers_from,
        covers_until=covers_until,
        set_aside=_set_aside(walk, said),
        deleted=condition_said(walk, said["deleted"], "deleted") if "deleted" in said else None,
        derived=_derived(walk, said),
        kept_out=tuple(_texts(walk, said, "kept_out")),
        not_used=tuple(_texts(walk, said, "not_used")),
        feeds=_feeds(walk, said, what),
        not_immigration=_not_immigration(walk, said),
    )


def _texts(walk: Walk, said: dict[str, yaml.Node], name: str) -> list[Said]:
    return walk.texts(said[name], name) if name in said else []


def _not_immigration(walk: Walk, said: dict[str, yaml.Node]) -> tuple[tuple[Said, Said], ...]:
    pairs = walk.pairs(said["not_immigration"], "not_immigration") if "not_immigration" in said else []
    reasons = [(column, walk.text(node, f"what {column.text} holds")) for column, node in pairs]
    return tuple((column, why) for column, why in reasons if why is not None)


def _delimiter(walk: Walk, said: dict[str, yaml.Node]) -> str | None:
    """None where none is said: the file's ending says it then."""
    if "delimiter" not in said or (text := walk.text(said["delimiter"], "delimiter")) is None:
        return None
    delimiter = {"tab": "\t", "\\t": "\t"}.get(text.text, text.text)
    if len(delimiter) != 1 or delimiter in '"\r\n ':
        walk.problems.add(text.place, f"delimiter is {text.text!r}; it must be one character, or tab.")
        return None
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


def _header_row(walk: Walk, said: dict[str, yaml.Node]) -> int:
    if "header_row" not in said or (text := walk.text(said["header_row"], "header_row")) is None:
        return 1
    if not re.fullmatch("[1-9][0-9]{0,3}", text.text):
        walk.problems.add(text.place, f"header_row is {text.text!r}; write the number of the row, the first being 1.")
        return 1
    return int(text.text)


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
        if (condition := condition_said(walk, node, f"the filter {name.text!r}")) is not None:
            filters.append((name.text, condition))
    return tuple(filters)


def _derived(walk: Walk, said: dict[str, yaml.Node]) -> tuple[Derived, ...]:
    pairs = walk.pairs(said["derived"], "derived") if "derived" in said else []
    found = [derived_said(walk, name, node) for name, node in pairs]
    return tuple(one for one in found if one is not None)


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
    condition = condition_said(walk, said["only_where"], "only_where") if "only_where" in said else None
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
    if (given := _reads(walk, column, node, said)) is None:
        return None
    for name in ("values", "born", "source", "otherwise"):
        given[name] = walk.text(said[name], name) if name in said else None
    given |= changes_said(walk, column, node, {} if "row_of" in said else said)
    if "row_of" in said and (wrong := [name for name in CHANGES if name in said]):
        walk.problems.add(
            place_of(node), f"{wrong[0]} does not go with row_of: make the key's column in `derived` and name it here."
        )
    if (given["piece"] is None) != (not given["split_by"]):
        walk.problems.add(place_of(node), f"{column.text}: split_by and piece go together.")
    if given["otherwise"] is not None and given["values"] is None:
        walk.problems.add(given["otherwise"].place, f"{column.text}: otherwise goes with values only.")
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
    if "text" not in said:
        return sources_said(walk, column, node, said)
    if any(way in said for way in FROM):
        walk.problems.add(place_of(node), f"{column.text} needs exactly one of text, {', '.join(FROM)}.")
        return None
    constant = walk.text(said["text"], "text")
    return {"constant": constant} if constant is not None else None


def with_lookups(walk: Walk, tables: tuple[SourceTable, ...]) -> tuple[SourceTable, ...]:
    """The tables, each knowing the columns that others look up in it, in the mapping's order."""
    names = [table.name for table in tables]
    wanted: dict[str, list[Said]] = {name: [] for name in names}
    for table in tables:
        for one in table.derived:
            if one.lookup is None:
                continue
            if one.lookup.table.text not in wanted:
                near = near_name(one.lookup.table.text, names)
                walk.problems.add(one.lookup.table.place, f"this mapping has no table {one.lookup.table.text!r}.{near}")
            else:
                wanted[one.lookup.table.text] += [one.lookup.match, one.lookup.take]
    return tuple(replace(table, looked_up=tuple(wanted[table.name])) for table in tables)
