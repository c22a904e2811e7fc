"""What the figures must know of each standard, as a small table beside the obligations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ibis
import pyarrow as pa

from understone.law.bases import Basis
from understone.standards.declaring import Stage, Standard, Subject

#: Obligations as `inspection` leaves them.
OBLIGATION = ibis.table(
    {
        "force_id": "string",
        "standard": "string",
        "subject_id": "string",
        "item_id": "string",
        "version": "int64",
        "case_id": "string",
        "unit": "string",
        "trigger": "int64",
        "due": "int64",
        "done": "int64",
        "written": "int64",
        "ended": "int64",
        "outcome": "string",
        "reason": "string",
    },
    name="obligation",
)
FACT = ibis.table(
    {
        "standard": "string",
        "version": "int64",
        "stage_no": "int64",
        "basis": "string",
        "basis_no": "int64",
        "is_confirmed": "boolean",
        "subject": "string",
        "is_of_victim": "boolean",
        "is_in_case": "boolean",
    },
    name="standard_fact",
)
CONCERN = ibis.table(
    {
        "force_id": "string",
        "table_name": "string",
        "row_id": "string",
        "incident_id": "string",
        "investigation_id": "string",
        "person_id": "string",
        "seen_on": "date",
        "concern": "string",
        "concern_with_all": "string",
        "n_families": "int64",
        "is_treated": "boolean",
    },
    name="concern",
)
#: Subjects for whom, or in whose case, something can be looked at first.
_IN_CASE = (Subject.PERSON, Subject.SUSPECT, Subject.CRIME, Subject.CASE)


def is_of_victim(standard: Standard) -> bool:
    """Whether the subject is the potential victim. The person of an order is the one it binds."""
    return standard.subject is Subject.PERSON and standard.stage is not Stage.PREVENT


def facts(standards: Iterable[Standard]) -> pa.Table:
    """One row for each version of each standard, with the columns of FACT."""
    stages, bases = list(Stage), list(Basis)
    rows: list[dict[str, Any]] = [
        {
            "standard": made.id,
            "version": made.version,
            "stage_no": stages.index(made.stage),
            "basis": made.basis.value,
            "basis_no": bases.index(made.basis),
            "is_confirmed": made.is_confirmed,
            "subject": made.subject.name.lower(),
            "is_of_victim": is_of_victim(made),
            "is_in_case": made.subject in _IN_CASE,
        }
        for made in standards
    ]
    kinds = {"int64": pa.int64(), "string": pa.string(), "boolean": pa.bool_()}
    columns = [(name, kinds[str(kind)]) for name, kind in FACT.schema().items()]
    return pa.Table.from_pylist(rows, schema=pa.schema(columns))


def numbered(count: Any) -> Any:
    """The count as a whole number of one width on every engine."""
    return count.cast("int64")
