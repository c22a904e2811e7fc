"""A run that is killed leaves the last good result, and the next run gives what it would have given."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.robust.killing import ROOT, Warm, Work, inspect_work, intake_work, rows_of, warm_process, wrong_after


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with warm_process() as process:
        yield process


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> Work:
    return intake_work(tmp_path_factory.mktemp("killed") / "intake", warm)


@pytest.fixture(scope="module")
def inspection(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> Work:
    return inspect_work(tmp_path_factory.mktemp("killed") / "inspect", warm)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.8])
def test_intake_may_be_killed_anywhere(intake: Work, warm: Warm, share: float) -> None:
    assert wrong_after(intake, warm, at=int(intake.n_points * share)) == []


@pytest.mark.parametrize("from_the_end", [0, 3, 5])
def test_intake_may_be_killed_while_folders_take_each_other_s_place(
    intake: Work, warm: Warm, from_the_end: int
) -> None:
    assert wrong_after(intake, warm, at=intake.n_points - from_the_end) == []
    assert wrong_after(intake, warm, at=intake.n_points - from_the_end, without_exchange=True) == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95, 0.99])
def test_inspect_may_be_killed_anywhere(inspection: Work, warm: Warm, share: float) -> None:
    assert wrong_after(inspection, warm, at=int(inspection.n_points * share)) == []


def test_a_kill_in_the_middle_of_the_engine_s_work_is_no_other(inspection: Work, warm: Warm) -> None:
    assert wrong_after(inspection, warm, seconds=inspection.seconds / 2) == []


def test_the_command_itself_may_be_killed(intake: Work) -> None:
    intake.reset()
    export = str(intake.job["export"])
    command = [
        sys.executable, "-m", "understone.cli", "intake", export, "--mapping", f"{export}/mapping.yaml",
        "--out", str(intake.out),
    ]  # fmt: skip
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = next(line for line in process.stderr if "Reading CONTACT" in line)
        process.kill()
    assert said
    assert process.returncode == -9
    assert rows_of(intake.out) == intake.before
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert rows_of(intake.out) == intake.after
    assert [path.name for path in intake.out.parent.iterdir()] == [intake.out.name]
