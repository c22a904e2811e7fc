"""What the manifest says of a force after an intake: extracts, what was supplied, until when it may be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from understone.intake.feeding import Fed
from understone.intake.mapping import SourceMapping
from understone.intake.possible_codes import codes_of
from understone.record.schema import schema
from understone.store.snapshots import Force, Manifest, Supplied


def supplied_by(feds: Sequence[Fed], mapping: SourceMapping) -> dict[str, Supplied]:
    """Per record table, the columns this mapping feeds and the days its source tables cover."""
    return {
        table: _together(
            table,
            [
                Supplied(
                    tuple(fed.columns),
                    fed.source.source.table.covers_from,
                    fed.source.source.table.covers_until,
                    codes_of(fed.feed, mapping),
                )
                for fed in feds
                if fed.table == table
            ],
        )
        for table in mapping.fed_tables
    }


def _together(table: str, parts: Sequence[Supplied]) -> Supplied:
    """Columns in the record's order; the days from the first to the last, open where any part is open."""
    held = {column for part in parts for column in part.columns}
    starts = [part.from_on for part in parts]
    ends = [part.until_on for part in parts]
    return Supplied(
        tuple(column for column in schema().tables[table].columns if column in held),
        None if None in starts else min(str(start) for start in starts),
        None if None in ends else max(str(end) for end in ends),
        _codes_together(parts),
    )


def _codes_together(parts: Sequence[Supplied]) -> dict[str, tuple[str, ...]]:
    """What any of the parts can write; nothing is said of a column into which one of them may write any code."""
    columns = {column for part in parts for column in part.codes}
    filled = {column: [part for part in parts if column in part.columns] for column in sorted(columns)}
    return {
        column: tuple(sorted({code for part in mine for code in part.codes[column]}))
        for column, mine in filled.items()
        if all(column in part.codes for part in mine)
    }


def manifest_after(
    earlier: Manifest | None,
    mapping: SourceMapping,
    *,
    supplied: Mapping[str, Supplied],
    files: Iterable[Mapping[str, Any]],
    retain_days: int,
) -> Manifest:
    """The manifest with this extract in it. No clock is read: the same input gives the same text.

    The snapshot must be deleted by the earliest day of any force in it.
    """
    forces = dict(earlier.forces) if earlier is not None else {}
    force_id = mapping.force.force_id
    forces[force_id] = _force(forces.get(force_id), mapping, supplied, retain_days)
    days = [extract["retain_until"] for force in forces.values() for extract in force.extracts[-1:]]
    if earlier is not None and any(not force.extracts for force in forces.values()):
        days.append(earlier.retain_until)
    return Manifest(
        schema_version=schema().version,
        written_at=max(force.as_at for force in forces.values()),
        is_made_up=mapping.is_made_up,
        retain_until=min(days),
        forces={name: forces[name] for name in sorted(forces)},
        files=tuple(sorted(files, key=lambda entry: (entry["table"], entry["force_id"]))),
    )


def _force(earlier: Force | None, mapping: SourceMapping, supplied: Mapping[str, Supplied], retain_days: int) -> Force:
    extract = {
        "id": mapping.extract_id,
        "source": mapping.source,
        "is_full": mapping.is_whole,
        "taken_at": mapping.taken_at.isoformat(),
        "retain_until": (mapping.taken_at + dt.timedelta(days=retain_days)).date().isoformat(),
        "supplied": {table: asdict(part) for table, part in supplied.items()},
    }
    extracts = [*_still_standing(earlier, mapping), extract]
    return Force(
        force_id=mapping.force.force_id,
        name=mapping.force.name,
        nation=mapping.force.nation,
        kind=mapping.force.kind,
        as_at=max(entry["taken_at"] for entry in extracts),
        extracts=tuple(extracts),
        supplied=_supplied(earlier, extracts),
    )


def _still_standing(earlier: Force | None, mapping: SourceMapping) -> list[Mapping[str, Any]]:
    """Earlier extracts that this one does not take the place of: a full one does for all of its source."""
    return [
        extract
        for extract in (earlier.extracts if earlier is not None else ())
        if extract["source"] != mapping.source or not (mapping.is_whole or extract["id"] == mapping.extract_id)
    ]


def _supplied(earlier: Force | None, extracts: Sequence[Mapping[str, Any]]) -> dict[str, Supplied]:
    """What all extracts that stand have supplied together, and what was there before any said so."""
    parts: dict[str, list[Supplied]] = {}
    for extract in extracts:
        for table, part in extract.get("supplied", {}).items():
            parts.setdefault(table, []).append(Supplied.read(part))
    before = dict(earlier.supplied) if earlier is not None else {}
    together = {table: _together(table, found) for table, found in parts.items()}
    return {table: (before | together)[table] for table in sorted(before | together)}
