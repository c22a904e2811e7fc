"""Who did what with personal data from the command line: append-only, each row chained to the one before.

The six kinds are those of section 62 of the Data Protection Act 2018. A command that cannot write its row does not
run. Made-up data is nobody's, and is not logged.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import getpass
import hashlib
import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from understone.errors import StoreProblem
from understone.store.folders import private_folder

#: Where the log is, unless UNDERSTONE_ACCESS_LOG names a file.
USUAL_PLACE = Path.home() / ".local" / "share" / "understone" / "access.jsonl"
_FIRST = "0" * 64


class Access(StrEnum):
    """What was done."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"


def log_file() -> Path:
    return Path(os.environ.get("UNDERSTONE_ACCESS_LOG", USUAL_PLACE))


def log_access(access: Access, command: str, about: str) -> None:
    """Writes one row, on disk before it returns; raises StoreProblem when it cannot."""
    path = log_file()
    try:
        if not path.parent.exists():
            private_folder(path.parent)
        with path.open("a+b") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX)
            opened.write(_row(access, command, about, _last_digest(opened)))
            opened.flush()
            os.fsync(opened.fileno())
        path.chmod(0o600)
    except OSError as error:
        raise StoreProblem(
            f"The access log {path} cannot be written ({error}), so nothing was read. Make it writable, or name "
            "another file in UNDERSTONE_ACCESS_LOG."
        ) from error


def _row(access: Access, command: str, about: str, before: str) -> bytes:
    facts: dict[str, Any] = {
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "who": getpass.getuser(),
        "access": access.value,
        "command": command,
        "about": about,
        "before": before,
    }
    facts["digest"] = _digest(facts)
    return (json.dumps(facts, ensure_ascii=False) + "\n").encode()


def _digest(facts: dict[str, Any]) -> str:
    kept = {name: value for name, value in facts.items() if name != "digest"}
    return hashlib.sha256(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _last_digest(opened: BinaryIO) -> str:
    """The digest of the last row, read from the end of the file."""
    opened.seek(0, os.SEEK_END)
    size = opened.tell()
    opened.seek(max(0, size - 64 * 1024))
    lines = opened.read().splitlines()
    return str(json.loads(lines[-1])["digest"]) if lines else _FIRST


def first_altered_row() -> int | None:
    """The number, from 1, of the first row that was altered, or that follows one that is gone; None if all stand."""
    path, before = log_file(), _FIRST
    if not path.exists():
        return None
    with path.open(encoding="utf-8") as opened:
        for number, line in enumerate(opened, start=1):
            facts = json.loads(line)
            if facts["before"] != before or facts["digest"] != _digest(facts):
                return number
            before = facts["digest"]
    return None
