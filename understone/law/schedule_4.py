"""Schedule 4 to the Modern Slavery Act 2015 as data: the offences to which the defence in section 45 does not apply."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from understone.errors import DeclarationProblem

SCHEDULE_FILE = Path(__file__).with_name("schedule_4.toml")
_CHECKED = {"seen", "seen in a bill", "from memory"}


@dataclass(frozen=True)
class Entry:
    """One offence of the Schedule. `condition` says when alone it is listed; `from_on` None: not known since when."""

    id: str
    offence: str
    act: str
    section: str | None
    paragraph: int | None
    condition: str | None
    from_on: dt.date | None
    until_on: dt.date | None
    checked: str

    @property
    def is_confirmed(self) -> bool:
        """Whether it can say that the offence is excluded; any other can only say that it may be, check."""
        return self.checked == "seen" and self.condition is None and self.from_on is not None

    @property
    def says(self) -> str:
        """What a page may say of it."""
        if self.is_confirmed:
            return f"{self.offence}: excluded from section 45. Duress and the public interest are still open."
        when = f" {self.condition}" if self.condition else ""
        return f"{self.offence}: may be excluded, check.{when} Duress and the public interest are still open."


@cache
def schedule_4() -> Mapping[str, Entry]:
    """Every entry by its id. Raises DeclarationProblem for one that cannot be read."""
    return read_entries(SCHEDULE_FILE.read_text(encoding="utf-8"))


def read_entries(declared: str) -> Mapping[str, Entry]:
    """Entries from TOML text: one table an entry, named by its id."""
    return {id_: _entry(id_, given) for id_, given in tomllib.loads(declared).items()}


def excluded_ids() -> list[str]:
    """The ids of the confirmed entries, in order."""
    return sorted(entry.id for entry in schedule_4().values() if entry.is_confirmed)


def _entry(id_: str, given: Mapping[str, Any]) -> Entry:
    unknown = set(given) - {*Entry.__dataclass_fields__} | ({"id"} & set(given))
    missing = {"offence", "act", "checked"} - set(given)
    if unknown or missing:
        problem = f"does not know {', '.join(sorted(unknown))}" if unknown else f"lacks {', '.join(sorted(missing))}"
        raise DeclarationProblem(f"Entry {id_} in law/schedule_4.toml {problem}. Mend the entry.")
    if given["checked"] not in _CHECKED:
        raise DeclarationProblem(
            f"Entry {id_} in law/schedule_4.toml: checked is {given['checked']!r}. "
            f"Write one of {', '.join(sorted(_CHECKED))}."
        )
    optional = {name: given.get(name) for name in ("section", "paragraph", "condition", "from_on", "until_on")}
    return Entry(id_, given["offence"], given["act"], checked=given["checked"], **optional)
