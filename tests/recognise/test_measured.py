from __future__ import annotations

import re

import pytest

from understone.recognise import Concern, screening
from understone.recognise.measured import Counted, concerns, counted
from understone.recognise.narratives import SETS, narratives

#: Of a set that no wording was written beside; what it reaches today is in docs/recognition.md.
LEAST = {"precision": 0.80, "recall": 0.78, "strong": 0.95}
SAMPLE = narratives("third")


@pytest.fixture(scope="module")
def third() -> Counted:
    return counted(concerns("third"))


def test_most_of_what_raises_concern_shows_a_potential_victim(third: Counted) -> None:
    assert third.precision >= LEAST["precision"]


def test_most_potential_victims_are_found(third: Counted) -> None:
    assert third.recall >= LEAST["recall"]


def test_strong_concern_is_seldom_wrong(third: Counted) -> None:
    assert third.strong_precision >= LEAST["strong"]


@pytest.mark.parametrize("name", SETS)
def test_half_of_a_set_shows_nobody(name: str) -> None:
    share = sum(one.is_shown for one in narratives(name)) / len(narratives(name))
    assert 0.45 < share < 0.55


def test_there_are_at_least_six_hundred_narratives() -> None:
    assert sum(len(narratives(name)) for name in SETS) >= 600


def test_no_narrative_stands_in_two_sets() -> None:
    texts = [one.text for name in SETS for one in narratives(name)]
    assert len(set(texts)) == len(texts)


def test_telephone_numbers_are_those_kept_for_drama() -> None:
    numbers = [n for name in SETS for one in narratives(name) for n in re.findall(r"\b0[127]\d[\d ]{7,}", one.text)]
    assert [n for n in numbers if not n.startswith(("07700 900", "020 7946 0", "0113 496 0"))] == []


NATIONS = ("Romanian", "Vietnamese", "Albanian", "Polish", "British", "Nigerian", "Lithuanian", "Filipino", "Indian")
_NATION = re.compile("|".join(NATIONS))


def _differing(change: object) -> list[str]:
    assert callable(change)
    pairs = [(one.id, one.text, change(one.text)) for one in SAMPLE]
    return [
        name for name, text, other in pairs if other != text and screening(text).concern != screening(other).concern
    ]


@pytest.mark.parametrize("nation", ["Swedish", "Vietnamese", "British"])
def test_another_nationality_changes_nothing(nation: str) -> None:
    every = [one for name in SETS for one in narratives(name) if _NATION.search(one.text)]
    assert len(every) > 40
    changed = [
        one.id for one in every if screening(_NATION.sub(nation, one.text)).concern != screening(one.text).concern
    ]
    assert changed == []


def test_a_sentence_about_something_else_changes_nothing() -> None:
    assert _differing(lambda text: text + " Weather dry and clear. Body worn video was on.") == []


def test_what_an_officer_concludes_answers_nothing() -> None:
    assert _differing(lambda text: text + " No concerns, all fine, safe and well. NFA.") == []


def test_a_blank_line_before_changes_nothing() -> None:
    assert _differing(lambda text: "\n\n" + text) == []


def test_capitals_cost_little() -> None:
    assert len(_differing(str.upper)) <= 0.12 * len(SAMPLE)


def test_a_letter_doubled_in_every_twelfth_word_costs_little() -> None:
    def mistyped(text: str) -> str:
        words = text.split(" ")
        return " ".join(
            word[:2] + word[1:] if place % 12 == 5 and word.isalpha() and len(word) > 3 else word
            for place, word in enumerate(words)
        )

    assert len(_differing(mistyped)) <= 0.12 * len(SAMPLE)


def test_denying_a_sign_removes_it() -> None:
    assert screening("The boss has his passport.").concern is not Concern.NONE
    assert screening("He denied that the boss has his passport.").concern is Concern.NONE
