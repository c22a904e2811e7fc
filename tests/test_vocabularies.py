"""Made-up forces in another vocabulary, as the command writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from understone.errors import RecordProblem
from understone.vocabularies import make_forces_in


def silent(_said: str) -> None:
    """Tells nobody."""


def test_a_vocabulary_that_there_is_not_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="Choose one of ledgerstone, wardlight, tidewater"):
        make_forces_in("seaglass", tmp_path, n_forces=1, n_incidents=50, seed=1, progress=silent)


def test_an_export_comes_with_its_mapping_its_description_and_its_truth(tmp_path: Path) -> None:
    [force] = make_forces_in("tidewater", tmp_path, n_forces=1, n_incidents=50, seed=1, progress=silent)
    assert "source: Tidewater" in force.mapping.read_text(encoding="utf-8")
    assert "## EVENT" in (force.folder / "DESCRIPTION.md").read_text(encoding="utf-8")
    assert "SU-0000" in force.truth.read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"README.txt", force.force_id}
