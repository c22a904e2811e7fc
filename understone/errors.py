"""Every error a person may meet, named by who must act on it.

A message says what is wrong, where, and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence


class UnderstoneError(Exception):
    """What every error of ours is; the command line prints it without a traceback."""

    exit_code = 1


class RecordProblem(UnderstoneError):
    """The data manager must mend an export, a mapping or a folder; every problem found is listed."""

    exit_code = 2

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        listed = "".join(f"\n  - {problem}" for problem in self.problems)
        super().__init__(f"{message}{listed}")


class DeclarationProblem(UnderstoneError):
    """Whoever wrote a standard, a table, a limit or an indicator must mend it; raised at start."""

    exit_code = 3


class StoreProblem(UnderstoneError):
    """Whoever runs the machine must mend an engine, a disk or a folder's permissions."""

    exit_code = 4


class ConfirmationNeeded(UnderstoneError):
    """A person must decide before the command goes on."""

    exit_code = 5
