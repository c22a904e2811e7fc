"""Made-up forces in any vocabulary: Ledgerstone's own, or its record told over again as another system's export."""

from __future__ import annotations

import csv
import dataclasses
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from understone.errors import RecordProblem
from understone.intake import take_in
from understone.store.engines import DuckDB
from understone.store.snapshots import Snapshot, opened
from understone.synth import MadeUpForce, make_forces
from understone.synth.retelling import RETOLD, Retold, open_snapshot, retell

VOCABULARIES = ("ledgerstone", *RETOLD)
Progress = Callable[[str], None]

#: Files of truth, with the columns that hold keys of the system.
_TRUTHS: Mapping[str, tuple[str, ...]] = {
    "truth.csv": ("subject_key", "item_key"),
    "truth_incidents.csv": ("incident_key",),
    "truth_people.csv": ("nominal_key",),
}
_WORKING = ".ledgerstone"
_README = """Everything in these folders is made up: forces, people, places, cases and every word of the logs.
No real person, force, place or case is meant. Telephone numbers are from the ranges kept for drama.

Each folder holds one force as its records system exports it ({name}, a made-up system), what its data team says of
the export (DESCRIPTION.md), mapping.yaml, which brings it into the record, and the truth of what was planted, by the
keys that the mapping makes: truth.csv (every obligation of the standards that it names), truth_incidents.csv and
truth_people.csv (the same `person` in two forces is one person).
To practise, put mapping.yaml aside and write one from the description.
"""


def make_forces_in(
    name: str, out: Path, *, n_forces: int, n_incidents: int, seed: int, progress: Progress
) -> list[MadeUpForce]:
    """Writes made-up forces under `out` in a vocabulary of VOCABULARIES, with the truth by that system's keys.

    Raises RecordProblem for a vocabulary that there is not.
    """
    if name not in VOCABULARIES:
        raise RecordProblem(f"There is no vocabulary {name!r}. Choose one of {', '.join(VOCABULARIES)}.")
    if name == "ledgerstone":
        return make_forces(out, n_forces=n_forces, n_incidents=n_incidents, seed=seed, progress=progress)
    working = out / _WORKING
    shutil.rmtree(working, ignore_errors=True)
    forces = make_forces(working / "export", n_forces=n_forces, n_incidents=n_incidents, seed=seed, progress=progress)
    for force in forces:
        take_in(force.folder, force.mapping, working / "snapshot", progress=progress)
    snapshot = opened(working / "snapshot")
    made = []
    for force in forces:
        progress(f"{force.name}: telling it in {name}")
        made.append(retold_force(snapshot, force, name, out / force.force_id)[0])
    shutil.rmtree(working)
    (out / "README.txt").write_text(_README.format(name=name.capitalize()), encoding="utf-8")
    return made


def retold_force(
    snapshot: Snapshot, force: MadeUpForce, name: str, folder: Path, *, force_id: str | None = None
) -> tuple[MadeUpForce, Retold]:
    """One force of a snapshot told in a vocabulary of RETOLD, with its truth; under another id where one is given."""
    duck = DuckDB()
    to_tell = open_snapshot(duck, snapshot, force.force_id)
    told = retell(duck, dataclasses.replace(to_tell, force_id=force_id or force.force_id), name, folder)
    duck.open_arrow("new_key", told.keys)
    parts = " union all ".join(
        f'select k."table", r.source_key, k.key from new_key k join told_{table} r on r.id = k.id '
        f"where k.\"table\" = '{table}'"
        for table in sorted(one.name for one in to_tell.tables)
    )
    keys: dict[str, dict[str, str]] = {}
    for table, was, now in duck.run(parts):
        keys.setdefault(table, {})[was] = now
    duck.close()
    for name_of_truth, columns in _TRUTHS.items():
        if (force.folder / name_of_truth).is_file():
            _write_truth(force.folder / name_of_truth, folder / name_of_truth, columns, keys)
    truth = folder / force.truth.name
    made = dataclasses.replace(
        force, force_id=force_id or force.force_id, folder=folder, mapping=told.mapping, truth=truth
    )
    return made, told


def _write_truth(path: Path, out: Path, columns: Iterable[str], keys: Mapping[str, Mapping[str, str]]) -> None:
    """The truth with the keys of its columns in the new system's form."""
    with path.open(encoding="utf-8", newline="") as opened_truth:
        reader = csv.DictReader(opened_truth)
        names, rows = list(reader.fieldnames or ()), list(reader)
    for column in columns:
        of_standard: dict[str, set[str]] = {}
        for row in rows:
            of_standard.setdefault(row.get("standard", ""), set()).add(row[column])
        for standard, said in of_standard.items():
            new = _renamed(said - {""}, keys)
            for row in rows:
                if row.get("standard", "") == standard and row[column]:
                    row[column] = new[row[column]]
    with out.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _renamed(said: set[str], keys: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Each key in the new system's form.

    A key that rows of several tables have is that of the table which holds all that are said with it.
    """
    whole = [table for table, mine in keys.items() if said <= set(mine)]
    new: dict[str, str] = {}
    for key in said:
        tables = [table for table, mine in keys.items() if key in mine]
        tables = whole if len(tables) > 1 else tables
        if len(tables) != 1:
            raise RecordProblem(f"The truth's key {key} is that of no one row of the record, so it cannot be told.")
        new[key] = keys[tables[0]][key]
    return new
