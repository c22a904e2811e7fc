"""A record told over again: the same rows as the export of another made-up records system, with its mapping."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from understone.record.schema import schema
from understone.store.engines import DuckDB
from understone.synth.retelling.cells import Teller, key_table
from understone.synth.retelling.describing import description
from understone.synth.retelling.long import write_long
from understone.synth.retelling.mapping_text import mapping_text
from understone.synth.retelling.telling import ForceToTell, open_snapshot, open_tables
from understone.synth.retelling.vocabulary import RETOLD, vocabulary
from understone.synth.retelling.wide import Wide

__all__ = ["RETOLD", "ForceToTell", "Retold", "open_snapshot", "open_tables", "retell"]

#: Namespaces of retold forces are made under this one.
_NAMESPACE = uuid.UUID("b5a1a1f0-2b0e-4c39-9d0a-6a1f4f5f9e27")


@dataclass(frozen=True)
class Retold:
    """An export as written. `keys` gives, by record `table` and `id` of the rows told, the new source key."""

    folder: Path
    mapping: Path
    description: Path
    keys: pa.Table


def retell(duck: DuckDB, force: ForceToTell, name: str, folder: Path) -> Retold:
    """Writes the force whose rows are open in the engine as an export in a vocabulary of RETOLD.

    The same rows give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    teller = Teller(duck, force, vocabulary(name))
    sources, described = Wide(teller, folder).write() if name == "wardlight" else write_long(teller, folder)
    mapping = folder / "mapping.yaml"
    namespace = uuid.uuid5(_NAMESPACE, f"{name}|{force.force_id}")
    mapping.write_text(mapping_text(force, teller.vocabulary, namespace, sources), encoding="utf-8")
    describes = folder / "DESCRIPTION.md"
    describes.write_text(description(force, teller.vocabulary, described), encoding="utf-8")
    return Retold(folder, mapping, describes, _keys(teller))


def _keys(teller: Teller) -> pa.Table:
    parts = " union all ".join(
        f"select '{table}' as \"table\", id, case when constant = '' then ref else ref || '|' || constant end as key "
        f"from {key_table(table)}"
        for table in schema().tables
    )
    return teller.duck.rows(f"select * from ({parts})")
