"""What must hold of every file: short, well named, nobody real, nothing from elsewhere."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
TEXTS = [
    ROOT / name
    for name in TRACKED
    if (ROOT / name).is_file() and not name.startswith("requirements/") and (ROOT / name).suffix != ".png"
]
PYTHON = [path for path in TEXTS if path.suffix == ".py" and "migrations" not in path.parts]
OURS = [path for path in PYTHON if "understone" in path.relative_to(ROOT).parts[:1]]
FORBIDDEN_MODULES = {"utils", "helpers", "common", "core", "base", "manager", "service"}
MOBILE = re.compile(r"\b(?:\+44|0)7\d{3}[ ]?\d{6}\b")
DRAMA_MOBILE = re.compile(r"(?:\+44|0)7700[ ]?900\d{3}")
# spelt apart so that this file does not hold what it looks for
REGISTRIES = re.compile(
    "|".join(("py" + "pi.org", "python" + "hosted", "npm" + "js", "registry" + r"\.", r"deb\.deb" + "ian"))
)
MACHINE = re.compile("|".join(("/wo" + "rk/", r"/ro" + "ot/", r"/tmp/" + "build")))


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_under_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_has_under_40_lines(path: Path) -> None:
    long = [(f.name, f.end_lineno - f.lineno + 1) for f in functions(path) if f.end_lineno]
    assert [(name, n) for name, n in long if n >= 40] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_has_at_most_five_positional_arguments(path: Path) -> None:
    if path.name == "cli.py":  # a command's parameters are named on the command line
        return
    long = [f.name for f in functions(path) if len([a for a in f.args.args if a.arg != "self"]) > 5]
    assert long == []


def test_modules_are_named_for_what_they_hold() -> None:
    assert [str(path) for path in PYTHON if path.stem in FORBIDDEN_MODULES] == []


def test_telephone_numbers_are_those_reserved_for_drama() -> None:
    found = [(path, number) for path in TEXTS for number in MOBILE.findall(path.read_text(encoding="utf-8"))]
    assert [(str(path), number) for path, number in found if not DRAMA_MOBILE.fullmatch(number)] == []


def test_no_registry_is_named_anywhere() -> None:
    paths = [*TEXTS, *(ROOT / "requirements").iterdir()]
    assert [str(path) for path in paths if REGISTRIES.search(path.read_text(encoding="utf-8"))] == []


def test_no_path_of_a_machine_is_named_anywhere() -> None:
    assert [str(path) for path in TEXTS if MACHINE.search(path.read_text(encoding="utf-8"))] == []


def test_every_dependency_is_locked_by_its_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z0-9][^=\n]*==", text, re.MULTILINE)
        hashed = re.findall(r"^[a-z0-9][^=\n]*==[^\n]*\\\n\s+--hash=sha256:", text, re.MULTILINE)
        assert len(pinned) == len(hashed) > 0
