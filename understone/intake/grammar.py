"""From the YAML of a mapping to what it says, noting every problem of form with its place."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import yaml

from understone.intake.composing import composed
from understone.intake.mapping import ForceSaid, SourceMapping, SourceTable, ValueMap
from understone.intake.places import Problems, Said, Walk, place_of
from understone.intake.sqltext import EPOCHS, EXCEL
from understone.intake.table_grammar import table_said, with_lookups

NATIONS = ("england", "wales")
FORCE_KINDS = ("territorial", "btp")
TIME_ZONES = ("Europe/London", "UTC")
_FORCE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
#: Years in which an extract may have been taken.
FIRST_YEAR, LAST_YEAR = 1970, 2100
_LONGEST = {"source": 80, "extract id": 64}
_DIRECTIVES = frozenset("aAbBdmyYHIpMSfjz%")
_DAY_PARTS = ({"d", "j"}, {"m", "b", "B", "j"}, {"Y", "y"})
_HOUR_PART = {"H", "I"}
_NUMBERS = (EXCEL, *EPOCHS)
_ISO = {
    "days": ["%Y-%m-%d"],
    "moments": [
        f"%Y-%m-%d{between}%H:%M{seconds}{zone}"
        for between in "T "
        for seconds in (":%S.%f", ":%S", "")
        for zone in ("", "%z")
    ],
}
_REQUIRED = (
    "mapping", "force", "namespace", "source", "extract", "is_made_up", "time_zone", "days", "moments", "tables"
)  # fmt: skip


def read_mapping(path: Path) -> tuple[SourceMapping, Problems]:
    """What the mapping says, and what is wrong with its form.

    Raises RecordProblem at once only where the file is not YAML at all.
    """
    problems = Problems(path)
    root = composed(path)
    return _Top(Walk(problems), path).mapping(root), problems


class _Top:
    """The top level of a mapping."""

    def __init__(self, walk: Walk, path: Path) -> None:
        self.walk = walk
        self.path = path

    def mapping(self, root: yaml.Node) -> SourceMapping:
        said = self.walk.fields(root, "the mapping", required=_REQUIRED, optional=("blanks", "values"))
        if (version := self._text(said, "mapping")) is not None and version.text != "1":
            self._problem(version, f"this version of Understone reads mapping: 1, not {version.text}.")
        zone = self._one_of(said, "time_zone", TIME_ZONES)
        extract_id, is_full, taken_at = self._extract(said, zone)
        return SourceMapping(
            path=self.path,
            force=self._force(said),
            namespace=self._namespace(said),
            source=self._source(said),
            extract_id=extract_id,
            is_full=is_full,
            taken_at=taken_at,
            is_made_up=self._flag(said, "is_made_up"),
            time_zone=zone,
            days=self._formats(said, "days"),
            moments=self._formats(said, "moments"),
            blanks=tuple(dict.fromkeys(["", *(text.text.strip() for text in self._texts(said, "blanks"))])),
            values=self._values(said),
            tables=self._tables(said),
        )

    def _tables(self, said: dict[str, yaml.Node]) -> tuple[SourceTable, ...]:
        if "tables" not in said:
            return ()
        pairs = self.walk.pairs(said["tables"], "tables")
        if not pairs:
            self.walk.problems.add(place_of(said["tables"]), "tables names no source table.")
        return with_lookups(self.walk, tuple(table_said(self.walk, name, node) for name, node in pairs))

    def _force(self, said: dict[str, yaml.Node]) -> ForceSaid:
        if "force" not in said:
            return ForceSaid("", "", "", "")
        force = self.walk.fields(said["force"], "force", required=("id", "name", "nation", "kind"))
        force_id = self._text(force, "id")
        if force_id is not None and not _FORCE_ID.fullmatch(force_id.text):
            self._problem(force_id, "a force's id is up to 40 letters, digits, - and _.")
        name = self._text(force, "name")
        return ForceSaid(
            force_id.text if force_id else "",
            name.text if name else "",
            self._one_of(force, "nation", NATIONS),
            self._one_of(force, "kind", FORCE_KINDS),
        )

    def _namespace(self, said: dict[str, yaml.Node]) -> UUID:
        text = self._text(said, "namespace")
        if text is not None:
            try:
                return UUID(text.text)
            except ValueError:
                self._problem(
                    text, f"{text.text!r} is not a UUID. Make one once for the force (UUIDv4) and keep it for ever."
                )
        return UUID(int=0)

    def _source(self, said: dict[str, yaml.Node]) -> str:
        text = self._text(said, "source")
        if text is not None:
            self._check_length(text, "source")
            if "|" in text.text:
                self._problem(text, "a source's name must not hold '|'.")
        return text.text if text else ""

    def _extract(self, said: dict[str, yaml.Node], zone: str) -> tuple[str, bool, dt.datetime]:
        never = dt.datetime.fromtimestamp(0, dt.UTC)
        if "extract" not in said:
            return "", True, never
        extract = self.walk.fields(said["extract"], "extract", required=("id", "is_full", "taken_at"))
        extract_id = self._text(extract, "id")
        if extract_id is not None:
            self._check_length(extract_id, "extract id")
        taken = self._text(extract, "taken_at")
        taken_at = never
        if taken is not None:
            try:
                taken_at = dt.datetime.fromisoformat(taken.text)
            except ValueError:
                self._problem(taken, f'{taken.text!r} is not a moment; write it as "2026-11-20 06:00".')
        if taken is not None and not FIRST_YEAR <= taken_at.year <= LAST_YEAR:
            self._problem(taken, f"{taken.text!r} is before {FIRST_YEAR} or after {LAST_YEAR}.")
            taken_at = never
        if taken_at.tzinfo is None:
            taken_at = taken_at.replace(tzinfo=ZoneInfo(zone or "UTC"))
        is_full = self._flag(extract, "is_full")
        return extract_id.text if extract_id else "", is_full, taken_at.astimezone(dt.UTC)

    def _formats(self, said: dict[str, yaml.Node], name: str) -> tuple[str, ...]:
        formats: list[str] = []
        for text in self._texts(said, name):
            if text.text == "iso":
                formats += _ISO[name]
            else:
                formats.append(text.text)
                self._check_format(text, name)
        return tuple(dict.fromkeys(formats))

    def _check_format(self, text: Said, name: str) -> None:
        used = set(re.findall(r"%-?(.?)", text.text))
        if text.text in _NUMBERS:
            return
        if "%" not in text.text:
            words = ", ".join(_NUMBERS)
            self._problem(text, f"{text.text!r} is no format: write it with %d, %m and %Y, or iso, {words}.")
        elif unknown := sorted(used - _DIRECTIVES):
            self._problem(text, f"{text.text!r} holds %{unknown[0]}, which no format may hold.")
        elif not all(used & part for part in _DAY_PARTS):
            self._problem(text, f"{text.text!r} lacks a day, a month or a year.")
        elif name == "moments" and not used & _HOUR_PART:
            self._problem(text, f"{text.text!r} lacks an hour (%H).")

    def _values(self, said: dict[str, yaml.Node]) -> dict[str, ValueMap]:
        maps: dict[str, ValueMap] = {}
        for name, node in self.walk.pairs(said["values"], "values") if "values" in said else []:
            pairs: dict[str, Said] = {}
            for key, value in self.walk.pairs(node, f"the value map {name.text}"):
                if (code := self.walk.text(value, f"the code for {key.text!r}")) is not None:
                    pairs[key.text.strip()] = code
            maps[name.text] = ValueMap(name.text, pairs)
        return maps

    def _texts(self, said: dict[str, yaml.Node], name: str) -> list[Said]:
        return self.walk.texts(said[name], name) if name in said else []

    def _text(self, said: dict[str, yaml.Node], name: str) -> Said | None:
        return self.walk.text(said[name], name) if name in said else None

    def _flag(self, said: dict[str, yaml.Node], name: str) -> bool:
        return bool(self.walk.flag(said[name], name)) if name in said else False

    def _one_of(self, said: dict[str, yaml.Node], name: str, allowed: tuple[str, ...]) -> str:
        text = self._text(said, name)
        if text is None:
            return ""
        if text.text not in allowed:
            self._problem(text, f"{name} is {text.text!r}; it may be {' or '.join(allowed)}.")
            return ""
        return text.text

    def _check_length(self, text: Said, what: str) -> None:
        if len(text.text) > _LONGEST[what]:
            self._problem(text, f"the {what} is longer than {_LONGEST[what]} characters.")

    def _problem(self, said: Said, message: str) -> None:
        self.walk.problems.add(said.place, message)
