from __future__ import annotations

import pytest

from understone.recognise.negation import is_taken_back
from understone.recognise.reading import Reading


def is_back(text: str, words: str) -> bool:
    """Whether the first place where these words stand is taken back."""
    reading = Reading.of(text)
    wanted = tuple(words.split())
    first = next(at for at in range(len(reading.words)) if reading.words[at : at + len(wanted)] == wanted)
    return is_taken_back(reading, first, first + len(wanted) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "He was not locked in.",
        "He wasn't locked in.",
        "Never locked in.",
        "No sign of him being locked in.",
        "No evidence that anyone was locked in.",
        "Nothing to suggest that he was locked in.",
        "Did not disclose being locked in.",
        "He denied being locked in.",
        "No concerns about bruising, debts or being locked in.",
        "Denied being hit, threatened or locked in.",
        "Asked whether he was locked in.",
        "Leaflets about debts, being locked in and threats.",
        "Advice on debts, people being hit, locked in.",
        "Locked in: none.",
        "Locked in was not seen.",
    ],
)
def test_what_is_denied_asked_or_taught_is_taken_back(text: str) -> None:
    assert is_back(text, "locked in")


@pytest.mark.parametrize(
    "text",
    [
        "He was locked in.",
        "He was not hungry but locked in.",
        "No injuries, locked in at night.",
        "No injuries and locked in at night.",
        "No injuries. Locked in at night.",
        "He denied being a victim, said he was locked in.",
        "He denied being a victim. Locked in at night.",
        "Denied the offence saying he was locked in.",
        "Would not say why he was locked in.",
        "He did not know that he was locked in.",
        "Not only locked in at night.",
        "No doubt he was locked in.",
        "He did not go to work because he was locked in.",
        "Locked in. No comment made.",
    ],
)
def test_what_is_denied_elsewhere_stands(text: str) -> None:
    assert not is_back(text, "locked in")


def test_a_denying_word_within_the_match_does_not_take_it_back() -> None:
    assert not is_back("She is not allowed out.", "not allowed out")


def test_a_denial_of_a_negative_wording_takes_it_back() -> None:
    assert is_back("She denied that she is not allowed out.", "not allowed out")
