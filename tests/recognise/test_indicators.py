from __future__ import annotations

from pathlib import Path

import pytest

from understone.errors import DeclarationProblem
from understone.recognise import Indicator, indicators, screening
from understone.recognise.declarations import FOLDER
from understone.recognise.families import Family
from understone.recognise.fields import FIELD_INDICATORS
from understone.recognise.lint import linted

LAST_OF = {
    "GEN": 25,
    "LAB": 16,
    "SEX": 12,
    "DOM": 10,
    "CEX": 15,
    "CHI": 12,
    "DEB": 8,
    "ORG": 3,
    "PRE": 12,
}
IDS = {f"{group}-{number:02}" for group, last in LAST_OF.items() for number in range(1, last + 1)}

WORDS = """
[class.boss]
reason = "Whoever is in charge."
words = ["boss"]
[never_alone]
origin = ["ruritan*"]
status = ["english", "visa*"]
filler = ["no", "speaks", "a", "on"]
"""
SOUND: dict[str, object] = {
    "id": "TST-01",
    "says": "Someone holds the passport.",
    "family": "documents",
    "strength": "strong",
    "sources": [{"name": "a guide", "checked": "seen"}],
    "wordings": ["{boss} has … passport"],
    "yes": ["The boss has her passport.", "His boss has the passport."],
    "no": ["The boss has a car."],
}


def toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {toml(item)}' for key, item in value.items())} }}"
    return f'"{value}"'


def folder_of(path: Path, *entries: dict[str, object]) -> Path:
    lines = ['group = "test"']
    for entry in entries:
        lines += ["[[indicator]]", *(f"{key} = {toml(value)}" for key, value in entry.items())]
    (path / "test.toml").write_text("\n".join(lines), encoding="utf-8")
    (path / "words.toml").write_text(WORDS, encoding="utf-8")
    return path


def test_every_indicator_of_the_list_is_declared_once() -> None:
    assert sorted(indicator.id for indicator in indicators()) == sorted(IDS)


def test_there_are_one_hundred_and_thirteen() -> None:
    assert len(IDS) == 113


@pytest.mark.parametrize("indicator", indicators(), ids=lambda indicator: indicator.id)
def test_a_yes_of_an_indicator_is_found_by_screening(indicator: Indicator) -> None:
    assert all(indicator.id in {sign.indicator for sign in screening(yes).signs} for yes in indicator.yes)


@pytest.mark.parametrize("indicator", indicators(), ids=lambda indicator: indicator.id)
def test_a_no_of_an_indicator_is_not_found_by_screening(indicator: Indicator) -> None:
    assert all(indicator.id not in {sign.indicator for sign in screening(no).signs} for no in indicator.no)


def test_every_family_is_used() -> None:
    in_words = {indicator.family for indicator in indicators()}
    assert in_words | {indicator.family for indicator in FIELD_INDICATORS} == set(Family)


def test_sources_say_how_they_were_checked() -> None:
    assert all(
        source.checked == "from-memory" or source.checked.startswith("seen")
        for indicator in indicators()
        for source in indicator.sources
    )


def test_no_file_of_indicators_names_a_web_address() -> None:
    assert not any("://" in file.read_text(encoding="utf-8") for file in FOLDER.glob("*.toml"))


def test_a_sound_declaration_passes(tmp_path: Path) -> None:
    assert [indicator.id for indicator in linted(folder_of(tmp_path, SOUND)).indicators] == ["TST-01"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"family": "weather"}, "unknown family"),
        ({"strength": "huge"}, "unknown strength"),
        ({"sources": []}, "names no source"),
        ({"sources": [{"name": "a guide"}]}, "how it was checked"),
        ({"yes": ["The boss has her passport."]}, "has 1 `yes`"),
        ({"no": []}, "has 0 `no`"),
        ({"yes": ["The boss has her passport.", "Nothing here."]}, "its own `yes` is not found"),
        ({"no": ["The boss has my passport."]}, "a `no` is found"),
        ({"wordings": ["{chief} has … passport"]}, "does not declare"),
        ({"wordings": ["{boss} has … passport", "ruritanian"]}, "nationality or an ethnicity"),
        ({"wordings": ["{boss} has … passport", "passport … ruritan*"]}, "nationality or an ethnicity"),
        ({"wordings": ["{boss} has … passport", "speaks no english"]}, "language, immigration status"),
        ({"wordings": ["{boss} has … passport", "on a visa|passport"]}, "language, immigration status"),
    ],
)
def test_a_broken_declaration_is_refused(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    with pytest.raises(DeclarationProblem, match=reason):
        linted(folder_of(tmp_path, {**SOUND, **change}))


def test_an_id_declared_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeclarationProblem, match="TST-01: declared 2 times"):
        linted(folder_of(tmp_path, SOUND, SOUND))


def test_every_problem_is_listed_at_once(tmp_path: Path) -> None:
    with pytest.raises(DeclarationProblem, match="3 problems"):
        linted(folder_of(tmp_path, {**SOUND, "family": "weather", "sources": []}, {**SOUND, "no": []}))
