"""Texts screened one after another: a JSON line in, a JSON line out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from understone.errors import RecordProblem
from understone.recognise.signs import screening


def screened(text: str) -> dict[str, Any]:
    """The concern of a text and its signs, as plain values."""
    found = screening(text)
    return {
        "concern": found.concern.value,
        "signs": [
            {
                "indicator": sign.indicator,
                "family": str(sign.family),
                "start": sign.start,
                "end": sign.end,
                "words": sign.words,
            }
            for sign in found.signs
        ],
    }


def screen_lines(source: Path, target: Path) -> int:
    """Screens each `{"id": …, "text": …}` line of the source into a line of the target; how many.

    The source is read to its end and every line that cannot be read is named at once, with nothing written.
    """
    problems: list[str] = []
    lines = list(_read(source, problems))
    if problems:
        raise RecordProblem(f"{source} cannot be read. Mend these lines; nothing was written.", problems)
    with target.open("w", encoding="utf-8") as written:
        for entry in lines:
            written.write(json.dumps({"id": entry["id"], **screened(entry["text"])}, ensure_ascii=False) + "\n")
    return len(lines)


def _read(source: Path, problems: list[str]) -> Iterator[dict[str, Any]]:
    if not source.is_file():
        raise RecordProblem(f"There is no file {source}.")
    with source.open(encoding="utf-8-sig", errors="surrogateescape") as opened:
        for number, line in enumerate(opened, start=1):
            if not line.strip():
                continue
            problem = _problem_of(line)
            if problem:
                problems.append(f"line {number}: {problem}")
            else:
                yield json.loads(line)


def _problem_of(line: str) -> str | None:
    try:
        line.encode("utf-8")
        entry = json.loads(line)
    except UnicodeEncodeError:
        return "is not UTF-8; save the file as UTF-8"
    except json.JSONDecodeError as error:
        return f"is not JSON at column {error.colno}: {error.msg}"
    if not isinstance(entry, dict) or "id" not in entry or not isinstance(entry.get("text"), str):
        return 'needs an "id" and a "text" that is a text'
    return None
