from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from understone.errors import DeclarationProblem
from understone.law import guardian_areas as module
from understone.law.guardian_areas import guardian_areas


def test_every_authority_of_wales_has_the_service_since_2017() -> None:
    [wales] = [area for area in guardian_areas() if area.name == "Wales"]
    assert (wales.from_on, len(wales.authorities)) == (dt.date(2017, 2, 1), 22)


def test_every_area_says_where_it_was_read_and_how() -> None:
    assert all(area.source and area.checked.startswith("seen") for area in guardian_areas())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[area]]\nname = "A"\nfrom = 2021-06-01\nsource = "s"\nchecked = "seen"\n', "has no 'authorities'"),
        (
            '[[area]]\nname = "A"\nfrom = 2021-06-01\nsource = "s"\nchecked = "seen"\nauthorities = ["X", "X"]\n',
            "names X twice",
        ),
    ],
)
def test_a_faulty_table_says_what_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str
) -> None:
    faulty = tmp_path / "areas.toml"
    faulty.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "AREAS_FILE", faulty)
    with pytest.raises(DeclarationProblem, match=says):
        guardian_areas.__wrapped__()
