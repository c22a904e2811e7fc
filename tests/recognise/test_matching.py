from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from understone.recognise import declarations_read, indicators, memory
from understone.recognise.declarations import Worded
from understone.recognise.matching import LONG, Match, Matcher, _standing
from understone.recognise.reading import Reading, words_of
from understone.recognise.signs import Reader

SENTENCES = sorted({sentence for indicator in indicators() for sentence in (*indicator.yes, *indicator.no)})
PHRASES = sorted(
    {
        phrase.replace("*", "ed")
        .replace("££", "£15,000")
        .replace("£#", "£40")
        .replace("#", "12")
        .replace("@", "Zoltan")
        for indicator in indicators()
        for wording in indicator.wordings
        for slot in wording.slots
        for phrase in slot.phrases
    }
)
OTHERS = ["the", "NOT", "was", "and", "tonight", "o'clock", "male’s", "-", "…", "10:15", "İ", "cash-in-hand", "x/y"]
MARKS = [" ", " ", " ", " ", "  ", ". ", ", ", "\n", "\n\n", ".\n", ' (", ', "\t", "\x1c", "\u00a0"]


@st.composite
def as_wording(draw: st.DrawFn) -> str:
    """The slots of one wording, filled in order with up to two other words between."""
    indicator = draw(st.sampled_from([one for one in indicators() if one.wordings]))
    wording = draw(st.sampled_from(indicator.wordings))
    words = []
    for slot in wording.slots:
        filled = draw(st.sampled_from(slot.phrases))
        words.append(
            filled.replace("*", "s").replace("££", "£9,000").replace("£#", "£40").replace("#", "3").replace("@", "Tam")
        )
        words += draw(st.lists(st.sampled_from(OTHERS), max_size=2))
    return " ".join(words)


PART = st.one_of(st.sampled_from(PHRASES), st.sampled_from(OTHERS), st.sampled_from(SENTENCES), as_wording())
TEXT = st.lists(st.tuples(PART, st.sampled_from(MARKS)), max_size=30).map(lambda parts: "".join(map("".join, parts)))


@cache
def matcher() -> Matcher:
    return Matcher(indicators())


def every_wording(reading: Reading) -> Iterator[tuple[Worded, re.Match[str]]]:
    for indicator in indicators():
        for wording in indicator.wordings:
            for match in wording.pattern.finditer(reading.line):
                yield indicator, match


def by_trying_every_wording(text: str) -> list[Match]:
    reading = Reading.of(text)
    return _standing(reading, every_wording(reading))


@given(TEXT)
def test_one_text_holds_what_trying_every_wording_finds(text: str) -> None:
    assert matcher().matches(text) == by_trying_every_wording(text)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(max_examples=30)
@given(st.lists(PART, min_size=60, max_size=90))
def test_a_sentence_read_in_stretches_holds_the_same(parts: list[str]) -> None:
    text = re.sub(r"[.!?]", " ", " ".join(parts))
    assume(len(text.split()) > LONG)
    assert matcher().matches(text) == by_trying_every_wording(text)


@given(TEXT)
def test_the_words_for_a_first_look_are_those_of_the_reading(text: str) -> None:
    assert tuple(words_of(text)) == Reading.of(text).words


def test_a_matcher_of_no_indicators_finds_nothing() -> None:
    assert Matcher([]).matches("The boss has his passport.") == []


@given(st.lists(TEXT, max_size=4))
def test_a_memory_that_is_always_full_changes_nothing(texts: list[str]) -> None:
    forgetting = Matcher(indicators())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "MOST_WORDS", 0)
        assert [forgetting.matches(text) for text in texts] == [matcher().matches(text) for text in texts]


CIRCUMSTANCES = sorted({sentence for one in declarations_read().circumstances for sentence in one.yes})


@given(st.lists(st.sampled_from((*CIRCUMSTANCES, *SENTENCES)), min_size=1, max_size=8))
@settings(max_examples=200)
def test_the_first_look_hides_no_combination(sentences: list[str]) -> None:
    text = " ".join(sentences)
    reader = _whole_reader()
    assert reader.screening(text) == reader.read(text)


@cache
def _whole_reader() -> Reader:
    return Reader(declarations_read())
