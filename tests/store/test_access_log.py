from __future__ import annotations

import json
import multiprocessing
import stat
from pathlib import Path

import pytest

from understone.errors import StoreProblem
from understone.store.access_log import Access, first_altered_row, log_access


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "log" / "access.jsonl"
    monkeypatch.setenv("UNDERSTONE_ACCESS_LOG", str(path))
    return path


def write_rows(n: int) -> None:
    for number in range(n):
        log_access(Access.CONSULTATION, "find", f"C-{number}")


def test_a_row_says_who_did_what_when_about_what(log: Path) -> None:
    log_access(Access.COLLECTION, "intake", "meadshire")
    row = json.loads(log.read_text(encoding="utf-8"))
    assert (row["access"], row["command"], row["about"]) == ("collection", "intake", "meadshire")
    assert row["who"]
    assert row["at"].endswith("+00:00")


def test_rows_that_stand_are_whole(log: Path) -> None:
    write_rows(5)
    assert first_altered_row() is None


def test_an_altered_row_is_named(log: Path) -> None:
    write_rows(5)
    log.write_text(log.read_text(encoding="utf-8").replace("C-2", "C-9"), encoding="utf-8")
    assert first_altered_row() == 3


def test_a_row_taken_out_is_noticed_at_the_next(log: Path) -> None:
    write_rows(5)
    lines = log.read_text(encoding="utf-8").splitlines(keepends=True)
    log.write_text("".join([*lines[:1], *lines[2:]]), encoding="utf-8")
    assert first_altered_row() == 2


def test_eight_writers_at_once_lose_nothing(log: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_rows, args=(10,)) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(log.read_text(encoding="utf-8").splitlines()) == 80
    assert first_altered_row() is None


def test_only_its_owner_reads_the_log(log: Path) -> None:
    write_rows(1)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_stops_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNDERSTONE_ACCESS_LOG", str(tmp_path))
    with pytest.raises(StoreProblem, match="cannot be written"):
        write_rows(1)
