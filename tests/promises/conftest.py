"""One small made-up force, taken in and inspected once for all promises."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from understone.inspection import inspect
from understone.intake import take_in
from understone.synth import MadeUpForce, make_forces


@dataclass(frozen=True)
class Made:
    forces: list[MadeUpForce]
    snapshot: Path
    results: Path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Two forces of different nations in one snapshot."""
    folder = tmp_path_factory.mktemp("made")
    folder.chmod(0o700)
    forces = make_forces(folder / "export", n_forces=2, n_incidents=1500, seed=45)
    for force in forces:
        take_in(force.folder, force.mapping, folder / "snapshot")
    inspect(folder / "snapshot", folder / "results")
    return Made(forces, folder / "snapshot", folder / "results")
