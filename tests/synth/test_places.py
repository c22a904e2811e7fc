from __future__ import annotations

from pathlib import Path

from tests.synth.exported import rows, unknown_keys
from understone.synth.invented import invented


def test_every_town_of_an_address_is_invented(folder: Path) -> None:
    assert {row["ADDR"].rpartition(", ")[2] for row in rows(folder, "PREMISES")} <= set(invented()["towns"])


def test_ties_are_to_premises_there_are(folder: Path) -> None:
    assert unknown_keys(folder, "PREM_LINK", "PREM_REF", ("PREMISES", "PREM_REF")) == set()
