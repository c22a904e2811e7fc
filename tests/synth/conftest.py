"""Made-up forces shared by the tests that only read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from understone.synth import MadeUpForce, make_forces


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[MadeUpForce]:
    """Two forces, the first of 3,000 incidents."""
    return make_forces(tmp_path_factory.mktemp("made"), n_forces=2, n_incidents=3_000, seed=2015)


@pytest.fixture(scope="session")
def folder(made: list[MadeUpForce]) -> Path:
    """The folder of the first force."""
    return made[0].folder
