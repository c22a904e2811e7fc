"""A process that has everything imported and forks a child for each job, which may be killed at any point.

Jobs come as lines of JSON and are answered by lines of JSON. A child is killed by SIGKILL: by itself before its
`at`-th point (anything it does to a file or asks of the engine), or by this process after so many seconds.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from understone import inspection
from understone.errors import UnderstoneError
from understone.intake import take_in
from understone.standards import standards
from understone.store import engines, folders

#: The steps that this process or child has told of.
TOLD: list[str] = []

_EVENTS = {
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate", "shutil.rmtree",
    "ctypes.dlsym",
}  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Points:
    """Counts the points a run passes, and kills it before one of them."""

    def __init__(self, at: int | None) -> None:
        self.at = at
        self.n = 0

    def reach(self) -> None:
        self.n += 1
        if self.n == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        is_writing = event == "open" and bool(arguments[2] & _WRITES)
        if is_writing or event in _EVENTS:
            self.reach()

    def watch(self) -> None:
        sys.addaudithook(self.hook)
        run = engines.DuckDB.run

        def counted(duck: engines.DuckDB, sql: str, parameters: Any = ()) -> Any:
            self.reach()
            return run(duck, sql, parameters)

        engines.DuckDB.run = counted  # type: ignore[method-assign, assignment]


def _do(job: dict[str, Any]) -> None:
    if job.get("without_exchange"):
        vars(folders)["exchanged"] = lambda one, other: False
    if limit := job.get("file_limit"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that the call fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if n_standards := job.get("n_standards"):
        chosen = standards()[:n_standards]
        vars(inspection)["standards"] = lambda: chosen
    if job["what"] == "intake":
        folder = Path(job["export"])
        take_in(folder, folder / "mapping.yaml", Path(job["out"]), progress=TOLD.append)
    else:
        inspection.inspect(Path(job["snapshot"]), Path(job["out"]), progress=TOLD.append)


def _child(job: dict[str, Any], answer: int) -> None:
    """Never returns: ends as a command would, with the code of its error."""
    code, said = 0, ""
    points = Points(job.get("at"))
    points.watch()
    try:
        _do(job)
    except UnderstoneError as error:
        code, said = error.exit_code, str(error)
    except BaseException:  # noqa: BLE001  (the child must end here whatever happens)
        code, said = 70, traceback.format_exc()
    os.write(
        answer, json.dumps({"code": code, "said": said[:4000], "points": points.n, "last_step": TOLD[-1:]}).encode()
    )
    os._exit(0)


def _answered(job: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(job, writing)
    os.close(writing)
    if "seconds" in job:
        signal.sigtimedwait({signal.SIGCHLD}, job["seconds"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    seconds = time.perf_counter() - began
    if os.WIFSIGNALED(status) and not said:
        return {"killed": os.WTERMSIG(status) == signal.SIGKILL, "seconds": seconds}
    return {"killed": False, "seconds": seconds, **json.loads(said)}


def serve() -> None:
    """Answers every job; one that says `is_first` runs here, so that all its children find modules and SQL ready."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    for line in sys.stdin:
        job = json.loads(line)
        if job.get("is_first"):
            _do(job)
        answer = {"code": 0} if job.get("is_first") else _answered(job)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
