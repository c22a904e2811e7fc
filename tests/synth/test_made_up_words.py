from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.synth.exported import mapping, rows
from understone.synth import MadeUpForce

#: Words that nobody uses of these people, and words that belong to no page of this service.
FORBIDDEN = re.compile(
    r"\b(hits?|refused?|refuses|declined|disengaged|non-compliant|alerts?|raid(s|ed)?|rescue[ds]?|illegals?|prostitutes?|"
    r"genuine victim|alleged victim|consent(ed|s)?|failed|no-crimed|risk score|scores?|worst|MS1|GLAA|5x5x5)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?<![\d/:-])0\d[\d ]{8,12}\d\b")
DRAMA = re.compile(r"07700 ?900\d{3}|020 ?7946 ?0\d{3}|0113 ?496 ?0\d{3}")


def _texts(folder: Path) -> str:
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("[A-Z]*.csv")))


def test_no_word_is_used_that_may_not_be(made: list[MadeUpForce]) -> None:
    for force in made:
        assert {found[0].lower() for found in FORBIDDEN.finditer(_texts(force.folder))} == set()


def test_the_readme_uses_none_of_them_either(made: list[MadeUpForce]) -> None:
    assert FORBIDDEN.search((made[0].folder.parent / "README.txt").read_text(encoding="utf-8")) is None


def test_every_telephone_number_is_from_the_ranges_for_drama(folder: Path) -> None:
    logs = [row["LOG_TEXT"] for row in rows(folder, "OCC_LOG")]
    found = [number[0] for text in logs for number in NUMBER.finditer(text)]
    found += [row["NUMBER"] for row in rows(folder, "PHONE")]
    assert [number for number in found if not DRAMA.fullmatch(number)] == []


def test_logs_hold_telephone_numbers(folder: Path) -> None:
    assert any(DRAMA.search(row["LOG_TEXT"]) for row in rows(folder, "OCC_LOG"))


def test_nothing_is_left_to_fill_in(folder: Path) -> None:
    assert not [row["LOG_TEXT"] for row in rows(folder, "OCC_LOG") if re.search(r"[{}]", row["LOG_TEXT"])]


def test_no_placeholder_is_left_in_the_mapping(folder: Path) -> None:
    assert not re.search(r"<[A-Z_]+>", (folder / "mapping.yaml").read_text(encoding="utf-8"))


def test_logs_are_written_in_more_than_one_style(folder: Path) -> None:
    logs = [row["LOG_TEXT"] for row in rows(folder, "OCC_LOG") if row["OCC_REF"].startswith("OCC0")]
    styles = {"upper" if text.isupper() else "lower" if text.islower() else "mixed" for text in logs}
    assert styles == {"upper", "lower", "mixed"}


@pytest.mark.parametrize("column", ["ADDR", "PCODE"])
def test_places_have_an_address(folder: Path, column: str) -> None:
    assert all(row[column] for row in rows(folder, "PREMISES"))


def test_no_postcode_is_in_an_area_that_exists(folder: Path) -> None:
    assert {row["PCODE"][:2] for row in rows(folder, "PREMISES")} == {"QX"}


def test_no_force_is_offered_a_case_of_its_own(made: list[MadeUpForce]) -> None:
    for force in made:
        assert mapping(force.folder)["force"]["name"] not in {row["TO_FORCE"] for row in rows(force.folder, "XFER")}
