"""One run of a step in a process of its own: seconds, and the most memory it held."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    seconds: float
    peak_gib: float
    result: Any


def _run(step: Callable[..., Any], arguments: tuple[Any, ...], pipe: Any) -> None:
    began = time.perf_counter()
    result = step(*arguments)
    seconds = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    pipe.send(Figure(seconds, (own + children) / 1024**2, result))


def measured(step: Callable[..., Any], *arguments: Any) -> Figure:
    """Runs a step alone, in a fresh process; its peak adds that of the largest process it started."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(step, arguments, sender))
    process.start()
    sender.close()
    try:
        figure: Figure = receiver.recv()
    except EOFError:
        process.join()
        raise RuntimeError(f"{step.__name__} ended with exit code {process.exitcode} and gave no figure.") from None
    process.join()
    return figure
