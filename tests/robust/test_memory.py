"""Memory does not grow with the files: each is taken in by a process of its own, whose peak is measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.small_force import HEAD
from tests.robust.killing import ROOT

MIB = 1024**2
TABLES = """\
tables:
  NOTES:
    files: "notes.csv"
    feeds:
      - table: person
        key: [REF]
        columns: {description: SAID}
"""
#: Takes an export in, then says how many rows came to what and the most memory that it held, in MiB.
TAKE = """\
import json, resource, sys
from pathlib import Path
from understone.intake import take_in
folder = Path(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
(fate,) = take_in(folder, folder / "mapping.yaml", folder.parent / "snapshot").fates
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([fate.n_read, fate.n_accepted, fate.n_quarantined, peak - before]))
"""


def taken(folder: Path) -> list[int]:
    (folder / "mapping.yaml").write_text(HEAD + TABLES, encoding="utf-8")
    command = [sys.executable, "-c", TAKE, str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: list[int] = json.loads(done.stdout)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "export").mkdir()
    return tmp_path / "export"


@pytest.mark.parametrize("quote", ["", '"'])
def test_one_field_of_200_mib_is_quarantined_and_never_held(folder: Path, quote: str) -> None:
    with (folder / "notes.csv").open("w", encoding="utf-8") as out:
        out.write(f"REF,SAID\nR1,{quote}")
        for _ in range(200):
            out.write("x" * MIB)
        out.write(f"{quote}\nR2,short\n")
    n_read, n_accepted, n_quarantined, more_mib = taken(folder)
    assert (n_read, n_accepted, n_quarantined) == (2, 1, 1)
    assert more_mib < 150


def test_many_long_texts_are_taken_in_a_few_at_a_time(folder: Path) -> None:
    """300 MiB of texts of a mebibyte each."""
    with (folder / "notes.csv").open("w", encoding="utf-8") as out:
        out.write("REF,SAID\n")
        for at in range(300):
            out.write(f"R{at},{chr(97 + at % 26) * MIB}\n")
    n_read, n_accepted, _, more_mib = taken(folder)
    assert (n_read, n_accepted) == (300, 300)
    assert more_mib < 1800
