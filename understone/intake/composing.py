"""From the file of a mapping to its YAML: a slip of the pen is one message, in the words of someone who types."""

from __future__ import annotations

from pathlib import Path

import yaml

from understone.errors import RecordProblem

#: What the parser says, and what to do about it.
_PLAINLY = (
    ("character '\\t'", "a tab stands there. Use blanks, not tabs"),
    ("mapping values are not allowed", "a colon too many, or a line further in than the one above it. Put a text that "
     "holds ': ' in double quotes, and start lines of one kind in the same column"),
    ("found '}'", "a } with no { before it. Take it out, or put the text in double quotes"),
    ("found ']'", "a ] with no [ before it. Take it out, or put the text in double quotes"),
    ("expected ',' or '}'", "a { that is not closed, or a comma that is missing"),
    ("expected ',' or ']'", "a [ that is not closed, or a comma that is missing"),
    ("expected <block end>", "this line starts in another column than the lines it belongs to, or a quotation mark "
     "before it is one too many"),
    ("could not find expected ':'", "a name with no colon after it, or a quotation mark that is not closed"),
    ("found unexpected end of stream", "a quotation mark, a { or a [ is not closed anywhere before the end"),
    ("found character '%'", "a text that starts with % must stand in double quotes"),
    ("found character", "a text that starts with this character must stand in double quotes"),
)  # fmt: skip


def composed(path: Path) -> yaml.Node:
    """The root of the mapping's YAML. Raises RecordProblem, with the place, where there is none to read."""
    if not path.is_file():
        raise RecordProblem(f"There is no mapping at {path}. Give the path of the mapping's YAML file.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RecordProblem(f"{path}, line {line}: this is not UTF-8 text. Save the mapping as UTF-8.") from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise RecordProblem(_where_and_what(path, error)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RecordProblem(
            f"{path}, line {line}: this is not YAML: a character that may not stand there. Remove it."
        ) from error
    except RecursionError as error:
        raise RecordProblem(f"{path}: this is not a mapping: it is nested too deeply to read.") from error
    if root is None:
        raise RecordProblem(f"{path} is empty. Write the mapping there.")
    return root


def _where_and_what(path: Path, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
    said = str(error.problem or error.context)
    plain = next((words for sign, words in _PLAINLY if sign in said), said)
    begun = error.context_mark
    is_elsewhere = begun is not None and mark is not None and begun.line != mark.line
    since = f" What it belongs to begins in line {begun.line + 1}." if begun and is_elsewhere else ""
    return f"{path}{where}: this is not YAML: {plain}.{since}"
