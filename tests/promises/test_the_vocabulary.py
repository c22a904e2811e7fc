"""The same force in three vocabularies, very different from one another, is owed the same and is found the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.promises.conftest import Made
from tests.promises.test_the_truth import PLANTED, judged, planted
from tests.synth.told_over import ids_before
from understone.inspection import inspect
from understone.intake import take_in
from understone.standards import standards
from understone.standards.declaring import Shape
from understone.store.snapshots import opened
from understone.synth import MadeUpForce
from understone.synth.retelling import RETOLD
from understone.vocabularies import retold_force

#: Of acts of one moment that start a duty again, the one whose id comes first stands for them, and ids differ.
REPEATED = {standard.id for standard in standards() if standard.shape is Shape.REPEATED}


@dataclass(frozen=True)
class ToldAgain:
    """One made-up force told in each vocabulary, each as a force of its own in one snapshot."""

    force_id: str
    made: Made
    #: By vocabulary: the id of each row before it was told, by its id since.
    was: Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def told_again(made: Made, tmp_path_factory: pytest.TempPathFactory) -> ToldAgain:
    folder = tmp_path_factory.mktemp("told")
    folder.chmod(0o700)
    force_id = made.forces[0].force_id
    was: dict[str, Mapping[str, str]] = {}
    forces: list[MadeUpForce] = []
    for name in RETOLD:
        force, export = retold_force(opened(made.snapshot), made.forces[0], name, folder / name, force_id=name)
        forces.append(force)
        intake = take_in(export.folder, export.mapping, folder / "snapshot")
        assert (intake.n_quarantined, intake.unmapped, intake.values_not_read) == (0, (), {})
        was[name] = ids_before(export)
    inspect(folder / "snapshot", folder / "results")
    return ToldAgain(force_id, Made(forces, folder / "snapshot", folder / "results"), was)


def rows_of(path: Path, force_id: str, was: Mapping[str, str] | None, named: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows of one force, the columns `named` under the ids that rows had before they were told."""
    rows = pq.read_table(path, filters=[("force_id", "=", force_id)]).to_pylist()
    plain = [
        {
            column: was.get(value, value) if was is not None and column in named else value
            for column, value in row.items()
            if column != "force_id" and not (column == "item_id" and row.get("standard") in REPEATED)
        }
        for row in rows
    ]
    return sorted(plain, key=lambda row: [str(value) for value in row.values()])


@pytest.mark.parametrize("name", RETOLD)
def test_the_same_is_owed_and_done(made: Made, told_again: ToldAgain, name: str) -> None:
    named = ("subject_id", "item_id", "case_id")
    n_compared = 0
    for path in sorted((made.results / "obligations").glob("*.parquet")):
        original = rows_of(path, told_again.force_id, None, named)
        told = rows_of(told_again.made.results / "obligations" / path.name, name, told_again.was[name], named)
        assert told == original, path.stem
        n_compared += len(original)
    assert n_compared > 1_000


@pytest.mark.parametrize("name", RETOLD)
def test_the_same_signs_are_found(made: Made, told_again: ToldAgain, name: str) -> None:
    named = ("row_id", "incident_id", "investigation_id", "person_id")
    signs = [
        [{key: value for key, value in row.items() if key != "id"} for row in rows_of(path, force_id, was, named)]
        for path, force_id, was in (
            (made.results / "signs.parquet", told_again.force_id, None),
            (told_again.made.results / "signs.parquet", name, told_again.was[name]),
        )
    ]
    ordered = [sorted(found, key=lambda row: [str(value) for value in row.values()]) for found in signs]
    assert ordered[0] == ordered[1]
    assert ordered[0]


@pytest.mark.parametrize("name", RETOLD)
def test_the_same_is_supplied(made: Made, told_again: ToldAgain, name: str) -> None:
    # each system has words of its own for codes, and so of its own which of them it can ever write
    supplied = [
        {table: replace(said, codes={}) for table, said in held.supplied.items()}
        for held in (
            opened(made.snapshot).manifest.forces[told_again.force_id],
            opened(told_again.made.snapshot).manifest.forces[name],
        )
    ]
    assert supplied[0] == supplied[1]


@pytest.mark.parametrize("standard", PLANTED)
def test_what_was_planted_is_found_by_the_keys_of_each_vocabulary(told_again: ToldAgain, standard: str) -> None:
    assert judged(told_again.made, standard) == planted(told_again.made, standard)
    assert planted(told_again.made, standard)
