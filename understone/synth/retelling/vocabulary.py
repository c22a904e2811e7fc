"""A vocabulary: the names, codes and ways of writing of one made-up records system, read from its TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from understone.record.codes import closed_lists
from understone.record.schema import schema

#: The vocabularies that a record is told in; Ledgerstone makes its own.
RETOLD = ("wardlight", "tidewater")


@dataclass(frozen=True)
class Writing:
    """How one system writes what is no text. `%` formats are those of a mapping; `times` begin with the one written."""

    time_zone: str
    day: str
    time: str
    time_with_seconds: str
    time_with_offset: str
    yes: str
    no: str
    blank_flag: str
    delimiter: str
    encoding: str
    ending: str


@dataclass(frozen=True)
class Vocabulary:
    """`facts` is the whole TOML, for the layout to read what only it knows."""

    id: str
    name: str
    about: str
    writing: Writing
    words: Mapping[str, str]
    columns: Mapping[str, str]
    prefixes: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    facts: Mapping[str, Any]

    def word(self, name: str) -> str:
        """A name of the record in this system's words: longest first, then word by word."""
        parts = name.split("_")
        said: list[str] = []
        while parts:
            for n in range(len(parts), 0, -1):
                if (found := self.words.get("_".join(parts[:n]))) is not None or n == 1:
                    said.append(found if found is not None else parts[0].upper())
                    parts = parts[n:]
                    break
        return "_".join(word for word in said if word)

    def column(self, table: str, column: str, stem: str) -> str:
        """The name of a record column in this system."""
        return self.columns.get(f"{table}.{column}") or self.columns.get(column) or self.word(stem)

    def prefix(self, table: str) -> str:
        """What the keys of a table begin with; no two tables share one."""
        if table in self.prefixes:
            return self.prefixes[table]
        letters = "".join(part[0] for part in self.word(table).split("_")).upper()
        return f"{letters}{list(schema().tables).index(table):02}"


@cache
def vocabulary(name: str) -> Vocabulary:
    """Reads `<name>.toml`."""
    facts = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        id=name,
        name=facts["name"],
        about=facts["about"].strip(),
        writing=Writing(**facts["writing"]),
        words=facts["words"],
        columns=facts.get("columns", {}),
        prefixes=facts.get("prefixes", {}),
        codes={list_name: _texts(list_name, at, facts) for at, list_name in enumerate(sorted(closed_lists()), 1)},
        facts=facts,
    )


def _texts(list_name: str, number: int, facts: Mapping[str, Any]) -> dict[str, str]:
    """Each code of a closed list as this system writes it: a number, or words."""
    codes = list(closed_lists()[list_name])
    if facts.get("is_numeric"):
        return {str(code): str(number * 100 + at) for at, code in enumerate(codes, 1)}
    said: Mapping[str, str] = facts.get("codes", {}).get(list_name, {})
    texts = {str(code): said.get(str(code)) or _spelt(code.label) for code in codes}
    if len(set(texts.values())) == len(texts):
        return texts
    return {code: f"{text} ({code})" for code, text in texts.items()}


def _spelt(label: str) -> str:
    short = re.split(r"[:,(]", label)[0].strip()
    return short[:1].upper() + short[1:]
