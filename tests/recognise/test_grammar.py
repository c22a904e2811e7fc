from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.recognise.grammar import WordingProblem, compiled, is_spelt
from understone.recognise.reading import Reading

CLASSES = {"boss": ("boss*", "gaffer", "site manager"), "their": ("his", "her")}


def words_found(wording: str, text: str) -> list[str]:
    reading = Reading.of(text)
    found = []
    for match in compiled(wording, CLASSES).pattern.finditer(reading.line):
        first, last = reading.word_range(*match.span())
        found.append(text[reading.spans[first][0] : reading.spans[last][1]])
    return found


@pytest.mark.parametrize(
    ("wording", "text", "expected"),
    [
        ("passport", "The passport.", ["passport"]),
        ("passport*", "PASSPORTS held", ["PASSPORTS"]),
        ("held|kept", "It was kept here", ["kept"]),
        ("{boss} has", "The gaffer has it", ["gaffer has"]),
        ("{boss} has", "The site manager has it", ["site manager has"]),
        ("took (the)? passport", "took passport, took the passport", ["took passport", "took the passport"]),
        ("(pay slip|payslip) held", "pay slip held", ["pay slip held"]),
        ("passport … {boss}", "passport is now with the boss", ["passport is now with the boss"]),
        ("# days", "for 12 days", ["12 days"]),
        ("£# a week", "gets £10.50 a week", ["£10.50 a week"]),
        ("paid ££", "paid £15,000 and paid £40", ["paid £15,000"]),
        ("paid ££", "paid £15k", ["paid £15k"]),
        ("didnt pay", "He didn't pay, didn’t pay, didnt pay", ["didn't pay", "didn’t pay", "didnt pay"]),
        ("{boss} account", "into the gaffer's account", ["gaffer's account"]),
        ("cash in hand", "cash-in-hand", ["cash-in-hand"]),
    ],
)
def test_a_wording_finds_its_words(wording: str, text: str, expected: list[str]) -> None:
    assert words_found(wording, text) == expected


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("passport", "passports"),
        ("passport … boss", "He showed a passport. The boss was out."),
        ("passport … boss", "passport one two three four five six boss"),
        ("passport …2 boss", "passport one two three boss"),
        ("passport … boss", "passport was not with the boss"),
        ("passport … boss", "passport he denied giving the boss"),
        ("id card", "I'd card"),
    ],
)
def test_a_wording_leaves_other_words_alone(wording: str, text: str) -> None:
    assert words_found(wording, text) == []


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("", "starts and ends"),
        ("… boss", "starts and ends"),
        ("boss …", "starts and ends"),
        ("a … b … c … d … e … f", "more than 4 gaps"),
        ("a …99 b", "between 1 and 12"),
        ("{chief} has", "does not declare"),
        ("(the)?", "no word that must be there"),
        ("pass.port", "does not know"),
    ],
)
def test_a_wording_outside_the_grammar_says_why(wording: str, reason: str) -> None:
    with pytest.raises(WordingProblem, match=reason):
        compiled(wording, CLASSES)


def test_a_stem_opens_with_its_beginning_only() -> None:
    assert is_spelt("pass*", "passport")
    assert not is_spelt("pass*", "trespass")


@given(st.text(alphabet="ab .,'’-£10\n()", max_size=200))
def test_every_word_of_a_reading_stands_where_it_says(text: str) -> None:
    reading = Reading.of(text)
    assert len(reading.words) == len(reading.spans) == len(reading.places)
    assert all(0 <= start < end <= len(text) for start, end in reading.spans)
    assert list(reading.spans) == sorted(reading.spans)
