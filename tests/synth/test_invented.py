from __future__ import annotations

import re

from understone.synth.invented import drama_numbers, invented


def test_no_list_holds_a_word_twice_but_languages() -> None:
    assert [name for name, held in invented().items() if name != "languages" and len(set(held)) < len(held)] == []


def test_every_number_is_in_a_range_kept_for_drama() -> None:
    drama = re.compile(r"07700 900\d{3}|020 7946 0\d{3}|0113 496 0\d{3}")
    assert [number for number in drama_numbers().to_pylist() if not drama.fullmatch(number)] == []
