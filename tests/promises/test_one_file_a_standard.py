"""Adding a standard is one file and no other edit: shown with a made-up one in a copy of the package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MADE_UP = '''
"""A made-up standard."""

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_SUPERVISORS
from understone.law.limits import days
from understone.standards.declaring import Stage, Subject, standard


@standard(
    "SUP-90",
    "Every case is read aloud to the station cat",
    stage=Stage.SUPERVISE,
    subject=Subject.CASE,
    basis=Basis.POLICY,
    sources=(APP_SUPERVISORS.cite("no such passage"),),
    applies_to=ENGLAND_AND_WALES,
    within=days(3, "Days to read it aloud."),
    raised_by=("investigation",),
    evidence=("investigation_review",),
    remedy="Read it aloud.",
    gaming="Reading quickly.",
)
def read_aloud(record: Any) -> tuple[Any, ...]:
    owed = record.investigation.select(
        "force_id", subject_id=_.id, item_id=_.id, case_id=_.id, trigger=_.opened_on
    )
    done = record.investigation_review.select("force_id", subject_id=_.investigation_id, at=_.reviewed_on)
    return owed, done


CASE = [{"id": "c", "opened_on": "2026-09-01"}]
read_aloud.example(
    "read the next day", outcome="met", investigation=CASE,
    investigation_review=[{"investigation_id": "c", "reviewed_on": "2026-09-02"}],
)
read_aloud.example("never read", outcome="missed", investigation=CASE)
'''
A_FORCE = """
import pathlib
from understone.intake import take_in
from understone.synth import make_forces

for force in make_forces(pathlib.Path("export"), n_forces=1, n_incidents=200, seed=1):
    take_in(force.folder, force.mapping, pathlib.Path("snapshot"))
"""
ASKED = """
import json, pathlib
from understone.documents import write_documents
from understone.inspection import inspect
from understone.standards.describing import explained, named
from understone.standards.live import LiveJudge
from understone.report import write_report

here = pathlib.Path(".").resolve()
write_documents()
inspect(here / "snapshot", here / "results")
write_report(here / "results", here / "report")
print(json.dumps({
    "explained": list(explained(named("SUP-90")))[0],
    "page": (here / "docs/standards/SUP-90.md").read_text(encoding="utf-8"),
    "index": (here / "docs/standards/README.md").read_text(encoding="utf-8"),
    "judged": (here / "results/obligations/SUP-90.parquet").exists(),
    "live": "SUP-90" in {standard.id for standard in LiveJudge().standards},
    "reported": [path.name for path in (here / "report").rglob("*SUP-90*")],
}))
"""


EXAMPLES = """
from understone.standards.describing import named
from understone.standards.examples import open_examples
from understone.standards.inputs import open_inputs
from understone.standards.judging import keep_obligations
from understone.store.engines import DuckDB

found, engine = named("SUP-90"), DuckDB(memory="500MB")
open_inputs(engine, open_examples(engine, found), found)
keep_obligations(engine, found)
print(sorted(engine.run("select outcome from obligation")))
"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with one file more, and a small snapshot to inspect."""
    folder = tmp_path_factory.mktemp("copied")
    folder.chmod(0o700)
    shutil.copytree(ROOT / "understone", folder / "understone", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "docs").mkdir()
    (folder / "understone" / "standards" / "supervise" / "read_aloud.py").write_text(MADE_UP, encoding="utf-8")
    _run(folder, A_FORCE)
    return folder


def _run(folder: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def said(copied: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_run(copied, ASKED).splitlines()[-1])
    return found


def test_it_is_explained(said: dict[str, Any]) -> None:
    assert said["explained"] == "SUP-90, version 1: Every case is read aloud to the station cat"


def test_it_has_its_page(said: dict[str, Any]) -> None:
    assert "| to put it right | Read it aloud. |" in said["page"]


def test_it_is_in_the_list_of_all(said: dict[str, Any]) -> None:
    assert "[SUP-90](SUP-90.md)" in said["index"]


def test_it_is_judged_by_an_inspection(said: dict[str, Any]) -> None:
    assert said["judged"]


def test_it_is_judged_live(said: dict[str, Any]) -> None:
    assert said["live"]


def test_it_is_in_the_report(said: dict[str, Any]) -> None:
    assert said["reported"]


def test_its_examples_run(copied: Path) -> None:
    assert _run(copied, EXAMPLES).strip() == "[('met',), ('missed',)]"
