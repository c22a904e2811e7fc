from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from understone.synth.chance import Chance
from understone.synth.phrasing import Phrasing, parsed
from understone.synth.wording import with_other_words

PHRASING = Phrasing({"colour": pa.array(["red"])}, {"door": parsed("a {colour} [door|gate]")})


def _texts(said: str, n: int = 200) -> set[str]:
    return set(PHRASING.written(Chance(np.random.SeedSequence(1)), parsed(said), n).to_pylist())


def test_each_option_of_a_choice_is_written() -> None:
    assert _texts("[one|two|] x") == {"one x", "two x", " x"}


def test_a_choice_may_stand_in_an_option() -> None:
    assert _texts("[a [b|c]|d]") == {"a b", "a c", "d"}


def test_a_slot_is_filled_from_a_list_or_a_rule() -> None:
    assert _texts("by {door}.") == {"by a red door.", "by a red gate."}


def test_a_phrase_with_nothing_to_choose_is_written_as_it_stands() -> None:
    assert _texts("All well.") == {"All well."}


@pytest.mark.parametrize("said", ["[a|b", "a|b", "a]", "[a [b]"])
def test_a_bracket_out_of_place_is_said(said: str) -> None:
    with pytest.raises(ValueError, match="choice"):
        parsed(said)


def test_each_row_gets_a_text_of_its_own_phrase() -> None:
    phrases = (parsed("one"), parsed("two"), parsed("[three|four]"))
    which = np.array([2, 0, 1, 0])
    texts = PHRASING.each(Chance(np.random.SeedSequence(1)), phrases, which).to_pylist()
    assert (texts[0] in {"three", "four"}, texts[1:]) == (True, ["one", "two", "one"])


def test_other_words_leave_what_is_to_be_filled_in_alone() -> None:
    phrasing = Phrasing({"phone": pa.array(["07700 900000"])}, {})
    (phrase,) = with_other_words(["{phone}"])
    assert phrasing.written(Chance(np.random.SeedSequence(1)), phrase, 1).to_pylist() == ["07700 900000"]
