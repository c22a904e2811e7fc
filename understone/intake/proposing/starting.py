"""The first step with an export: its profile and a proposed mapping, written beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from understone.errors import RecordProblem
from understone.intake.profiling import ExportProfile, profiled
from understone.intake.profiling.telling import profile_text
from understone.intake.proposing.proposal import proposed
from understone.intake.proposing.proposed import ProposedTable
from understone.intake.proposing.writing import ASK, mapping_text


@dataclass(frozen=True)
class Started:
    """What was found and proposed, and where it was written."""

    profile: ExportProfile
    tables: Mapping[str, ProposedTable]
    mapping: Path
    profile_file: Path
    n_questions: int

    def as_json(self) -> dict[str, Any]:
        return self.profile.as_json() | {
            "proposed": {name: [feed.table for feed in table.feeds] for name, table in self.tables.items()},
            "open_questions": self.n_questions,
            "mapping": str(self.mapping),
        }

    def lines(self) -> Iterator[str]:
        for name, table in self.tables.items():
            feeds = ", ".join(dict.fromkeys(feed.table for feed in table.feeds))
            yield f"{name}: {table.source.n_rows} rows → {feeds or 'left out: it fits no table of the record'}"
        yield from (f"Not read: {problem}" for problem in self.profile.problems)
        yield f"Profile: {self.profile_file}"
        yield f"Mapping: {self.mapping}, with {self.n_questions} open questions. Answer them from the top, then:"


def start(folder: Path, mapping: Path) -> Started:
    """Writes the mapping and `<mapping>.profile.md`; raises RecordProblem where a mapping is there already."""
    if mapping.exists():
        raise RecordProblem(f"{mapping} is there already, perhaps with your answers. Give another name with --out.")
    profile = profiled(folder)
    tables = proposed(profile)
    text = mapping_text(profile, tables, folder)
    profile_file = mapping.with_suffix(".profile.md")
    mapping.parent.mkdir(parents=True, exist_ok=True)
    mapping.write_text(text, encoding="utf-8")
    profile_file.write_text("\n".join(profile_text(profile, folder.resolve().name)) + "\n", encoding="utf-8")
    return Started(profile, tables, mapping, profile_file, text.count(ASK) - 1)
