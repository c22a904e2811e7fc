"""Kills intake and inspect at some point of their work, and says what is wrong with what is left."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.robust.judging import digests, write_export
from tests.robust.small_export import small_export
from understone.intake import take_in
from understone.store.folders import put_back
from understone.synth import make_forces

#: Standards judged, each a step of its own: few, so that many points of every kind of step are tried.
N_STANDARDS = 4
ROOT = Path(__file__).parents[2]


class Warm:
    """The process that forks a child for each job."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, job: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextmanager
def warm_process() -> Iterator[Warm]:
    command = [sys.executable, "-m", "tests.robust.warm"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Warm(process)
        assert process.stdin is not None
        process.stdin.close()


@dataclass(frozen=True)
class Work:
    """A command over prepared input. `before` is the last good result, `after` what an uninterrupted run leaves."""

    folder: Path
    job: dict[str, Any]
    good: Path
    before: dict[str, str]
    after: dict[str, str]
    n_points: int
    seconds: float

    @property
    def out(self) -> Path:
        return Path(self.job["out"])

    def reset(self) -> None:
        shutil.rmtree(self.out.parent, ignore_errors=True)
        self.out.parent.mkdir(mode=0o700)
        shutil.copytree(self.good, self.out)


def rows_of(folder: Path) -> dict[str, str]:
    """The digests of what holds rows and lists; a receipt of results also holds times of the run itself."""
    return {name: digest for name, digest in digests(folder).items() if name != "receipt.json"}


def intake_work(folder: Path, warm: Warm) -> Work:
    """An extract taken in over the one before."""
    folder.mkdir(mode=0o700)
    first, second = small_export(), small_export()
    first.mapping = first.mapping.replace(b"id: second", b"id: first").replace(b"2026-11-20", b"2026-11-19")
    first.files["nominal_2.csv"] = second.files["nominal_2.csv"].split(b"N7")[0]
    write_export(folder / "first", first)
    write_export(folder / "second", second)
    job = {"what": "intake", "export": str(folder / "second"), "out": str(folder / "work" / "snapshot")}
    first_job = {"export": str(folder / "first"), "out": str(folder / "good"), "is_first": True}
    assert warm.run(job | first_job) == {"code": 0}
    return _measured(folder, job, warm)


def inspect_work(folder: Path, warm: Warm) -> Work:
    """Results of a made-up force, over results of an earlier moment."""
    folder.mkdir(mode=0o700)
    force = make_forces(folder / "export", n_forces=1, n_incidents=60, n_cases=10, seed=3)[0]
    take_in(force.folder, force.mapping, folder / "snapshot")
    job: dict[str, Any] = {
        "what": "inspect",
        "snapshot": str(folder / "snapshot"),
        "out": str(folder / "work" / "results"),
        "n_standards": N_STANDARDS,
    }
    assert warm.run(job | {"out": str(folder / "good"), "is_first": True}) == {"code": 0}
    # so that what was there is not what will be there
    shutil.copyfile(folder / "good" / "concerns.parquet", folder / "good" / "signs.parquet")
    return _measured(folder, job, warm)


def _measured(folder: Path, job: dict[str, Any], warm: Warm) -> Work:
    """Runs the job once, whole."""
    good, out = folder / "good", Path(job["out"])
    work = Work(folder, job, good, {}, {}, 0, 0.0)
    work.reset()
    answer = warm.run(job)
    assert answer.get("code") == 0, answer
    after = rows_of(out)
    before = rows_of(good)
    assert before != after
    return Work(folder, job, good, before, after, answer["points"], answer["seconds"])


def wrong_after(work: Work, warm: Warm, **kill: Any) -> list[str]:
    """What is wrong after a run that was killed, and after another that goes on from there."""
    work.reset()
    answer = warm.run(work.job | kill)
    wrong = [] if answer["killed"] or answer.get("code") == 0 else [f"the run failed: {answer}"]
    wrong += _wrong_with_what_is_left(work, is_exchanged=not kill.get("without_exchange"))
    again = warm.run(work.job)
    if again.get("code") != 0:
        return [*wrong, f"the next run failed: {again}"]
    if rows_of(work.out) != work.after:
        differing = sorted(set(rows_of(work.out).items()) ^ set(work.after.items()))
        wrong.append(f"the next run's rows differ: {differing}")
    if strays := sorted(path.name for path in work.out.parent.iterdir() if path != work.out):
        wrong.append(f"the next run leaves strays: {strays}")
    return wrong


def _wrong_with_what_is_left(work: Work, *, is_exchanged: bool) -> Iterator[str]:
    if not is_exchanged:
        put_back(work.out)  # as every reader of a snapshot does
    if not work.out.is_dir():
        yield "nothing is left of the last good result"
    elif rows_of(work.out) not in (work.before, work.after):
        yield "what is left is neither the last good result nor the new one"
