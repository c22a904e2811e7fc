"""What an inspection found, in a few lines for a terminal; no one is named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from understone.errors import RecordProblem
from understone.law.bases import Basis
from understone.measure import ratios
from understone.measure.whole_record import FILES
from understone.measure.writing import FOLDER
from understone.standards import standards
from understone.standards.declaring import Shape

#: So often due and never done is a question about what was supplied.
_OFTEN = 20
_COUNTED = ("n_owed", "n_met", "n_late", "n_missed", "n_pending", "n_unknown", "n_ended")


#: Whether a standard is confirmed, and what it is owed by: figures of different kinds are never added.
Kind = tuple[bool, Basis]


def told(results: Path) -> list[str]:
    """Counts by kind of duty, never added across kinds; signs not read; what cannot be answered."""
    receipt_path = results / "receipt.json"
    if not receipt_path.is_file():
        raise RecordProblem(f"{results} holds no results. Make them with `understone inspect`.")
    receipt = json.loads(receipt_path.read_text(encoding="utf-8"))
    lines = [
        f"{facts['name']}, as at {receipt['as_at'][force_id][:10]}" for force_id, facts in receipt["forces"].items()
    ]
    kinds = {(standard.id, standard.version): (standard.is_confirmed, standard.basis) for standard in standards()}
    counts: dict[Kind, Counter[str]] = {(confirmed, basis): Counter() for confirmed in (True, False) for basis in Basis}
    outcomes = pq.read_table(results / FOLDER / "outcomes.parquet").to_pylist()
    for row in outcomes:
        counts[kinds[row["standard"], row["version"]]].update({name: row[name] for name in _COUNTED})
    lines += [_line(kind, found) for kind, found in counts.items() if found["n_owed"]]
    concerns = Counter(
        row["concern"]
        for row in pq.read_table(results / "concerns.parquet", columns=["concern", "is_treated"]).to_pylist()
        if not row["is_treated"]
    )
    lines.append(
        f"Found by looking: {concerns['strong']} reports of strong and {concerns['possible']} of possible concern "
        "that the record does not treat as modern slavery."
    )
    lines += _measures(results, receipt)
    if receipt["not_answerable"]:
        ids = sorted({entry["standard"] for entry in receipt["not_answerable"]})
        lines.append(f"Cannot be answered from what was supplied: {', '.join(ids)}.")
    lines += nothing_on_record(outcomes, {force_id: facts["name"] for force_id, facts in receipt["forces"].items()})
    return lines


def nothing_on_record(outcomes: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> list[str]:
    """A line for each force where of a duty that fell due often nothing at all was done: it may be kept elsewhere."""
    shapes = {(standard.id, standard.version): standard.shape for standard in standards()}
    missed: dict[str, Counter[str]] = {name: Counter() for name in names}
    done: set[tuple[str, str]] = set()
    for row in outcomes:
        if shapes[row["standard"], row["version"]] is Shape.PROHIBITION:
            continue  # what is missed there is something on record
        missed[row["force_id"]][row["standard"]] += row["n_missed"]
        if row["n_met"] or row["n_late"]:
            done.add((row["force_id"], row["standard"]))
    lines = []
    for force_id, counted in missed.items():
        often = sorted((n, one) for one, n in counted.items() if n >= _OFTEN and (force_id, one) not in done)
        if often:
            said = ", ".join(f"{one} (any of {n})" for n, one in reversed(often))
            lines.append(
                f"{names[force_id]} has nothing on record for {said}: is it kept elsewhere, or supplied in part?"
            )
    return lines


def _measures(results: Path, receipt: Mapping[str, Any]) -> list[str]:
    """Measures that are no obligations, a line a force."""
    read = {name: pq.read_table(results / FOLDER / f"{name}.parquet").to_pylist() for name in FILES}
    lines = []
    for force_id, facts in receipt["forces"].items():
        mine = {name: [row for row in rows if row["force_id"] == force_id] for name, rows in read.items()}
        began = ratios.police_led(mine["case_origins"], mine["activity"])
        ratio = ratios.crimes_per_referral(mine["activity"])
        said = "too few, or not supplied" if ratio.value is None else f"{ratio.value:.2f}"
        cases = (
            f"{began.police} modern slavery cases began with police-led work, {began.others} were brought by others, "
            f"of {began.unknown} the record cannot say"
            if began.is_supplied
            else "how cases began was not supplied"
        )
        lines.append(f"{facts['name']}, twelve months, no obligations: {cases}. Crimes per referral: {said}.")
    return lines


def _line(kind: Kind, found: Counter[str]) -> str:
    is_confirmed, basis = kind
    apart = "" if is_confirmed else " (not yet confirmed, shown apart)"
    return (
        f"Owed by {basis.label}{apart}: {found['n_owed']}. Done in time {found['n_met']}, done late {found['n_late']}, "
        f"nothing on record or broken {found['n_missed']}, not yet due {found['n_pending']}, "
        f"record cannot say {found['n_unknown']}. No longer owed: {found['n_ended']}."
    )
