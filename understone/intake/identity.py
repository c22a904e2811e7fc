"""A row's id: UUIDv5 of the force's namespace, the source system, the record table and the source key.

The same key gives the same id whatever file or run it comes in, so a reference can be made before its row.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from uuid import UUID

from understone.intake.mapping import Part
from understone.intake.places import Said
from understone.intake.sqltext import literal


def id_of(namespace: UUID, source: str, table: str, key: str) -> str:
    """The id of the row of a record table with that source key, in plain Python."""
    return str(uuid.uuid5(namespace, f"{source}|{table}|{key}"))


def key_sql(parts: tuple[Part, ...], raw: Mapping[str, str]) -> str:
    """The source key over cleaned source columns: null when any part is blank.

    A `|` inside a part is written `\\|`, so that different parts never make the same key.
    """
    return " || '|' || ".join(
        f"replace(replace({raw[part.text]}, '\\', '\\\\'), '|', '\\|')"
        if isinstance(part, Said)
        else literal(part.text.replace("\\", "\\\\").replace("|", "\\|"))
        for part in parts
    )


def digest_sql(key: str, *, namespace: UUID, source: str, table: str) -> str:
    """The SHA-1 of which `uuid_sql` makes the id."""
    return f"sha1(from_hex('{namespace.hex}') || encode({literal(f'{source}|{table}|')} || {key}))"


def uuid_sql(digest: str) -> str:
    """A SHA-1 in hexadecimal as a UUID of version 5."""
    # substr and case: translate and concatenation of many parts take several times as long
    variant = (
        f"case when {digest}[17] in ('0', '4', '8', 'c') then '8' when {digest}[17] in ('1', '5', '9', 'd') then '9' "
        f"when {digest}[17] in ('2', '6', 'a', 'e') then 'a' else 'b' end"
    )
    return (
        f"cast(cast(substr({digest}, 1, 12) || '5' || substr({digest}, 14, 3) || {variant} "
        f"|| substr({digest}, 18, 15) as uuid) as varchar)"
    )
