"""The main job from end to end on a made-up force: what `make demo` runs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from understone.inspection import inspect
from understone.intake import take_in
from understone.measure.telling import told
from understone.report import write_report
from understone.store.folders import private_folder
from understone.synth import make_forces

SEED = 2015


def demonstrate(folder: Path, n_incidents: int, tell: Callable[[str], None]) -> list[str]:
    """Makes a force, takes in its export, inspects it and writes the report; what was found, in lines."""
    for part in ("export", "snapshot", "results", "report"):
        if (folder / part).exists():
            shutil.rmtree(folder / part)
    private_folder(folder)
    tell("Making up a force")
    forces = make_forces(folder / "export", n_forces=1, n_incidents=n_incidents, seed=SEED, progress=tell)
    lines: list[str] = []
    for force in forces:
        tell(f"Taking in the export of {force.name}")
        taken = take_in(force.folder, force.mapping, folder / "snapshot", progress=tell)
        lines += taken.lines()
    tell("Inspecting")
    inspect(folder / "snapshot", folder / "results", progress=tell)
    tell("Writing the report")
    page = write_report(folder / "results", folder / "report", progress=tell)
    return [*lines, "", *told(folder / "results"), "", f"The report: {page.resolve()}", "Everyone in it is made up."]
