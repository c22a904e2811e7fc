from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.recognise import declarations_read, indicators, screening
from understone.recognise.bounded import MOST_WAYS, Unbounded, ways_of
from understone.recognise.declarations import vocabulary
from understone.recognise.grammar import compiled
from understone.recognise.lint import problems_in
from understone.recognise.matching import Matcher
from understone.recognise.signs import Reader

WORDINGS = [wording for indicator in indicators() for wording in indicator.wordings]
PHRASES = [phrase.rstrip("*") for wording in WORDINGS for slot in wording.slots for phrase in slot.phrases]
#: What a text of a million characters is made of, over and over.
HOSTILE = [
    "a",
    "passport ",
    "boss holds his ",
    "£9999999",
    "1.",
    "a'",
    ". ",
    "\n",
    "-",
    "(",
    "not or and ",
    "leaflet about denied being ",
]


@pytest.mark.parametrize(
    "expression",
    [
        "(?:a+)+ ",
        "a* ",
        "[^ .]*b",
        "[^ .]*[^ .]* ",
        "(?:[^ .]+ )*",
        "(?:[^ .]*){0,3} ",
        r"[£$€](?:\d{4,}|\d+k)[^ .]* ",
        "(a|b[^ .]*)c",
    ],
)
def test_a_repeat_that_nothing_ends_is_refused(expression: str) -> None:
    with pytest.raises(Unbounded, match="without"):
        ways_of(expression)


def test_what_the_grammar_never_writes_is_refused() -> None:
    with pytest.raises(Unbounded, match="groupref"):
        ways_of(r"(a)\1")


@pytest.mark.parametrize(
    ("expression", "ways"),
    [("[^ .]* ", 1), ("[^ .']*'? ", 1), ("[^ .]*'? ", 2), ("(?:a[^ .']*|b)'? ", 1), ("[^ .]+' ", 1)],
)
def test_a_run_of_a_words_characters_is_closed_by_its_end(expression: str, ways: int) -> None:
    assert ways_of(expression) == ways


def test_gaps_multiply() -> None:
    assert ways_of(compiled("a …2 b …3 c", {}).expression) == 3 * 4


def test_a_token_left_out_doubles() -> None:
    assert ways_of(compiled("a (b)? …2 c", {}).expression) == 2 * 3


def test_too_many_ways_are_refused() -> None:
    with pytest.raises(Unbounded, match="28,561 ways"):
        ways_of(compiled("a …12 b …12 c …12 d …12 e", {}).expression)


def test_an_indicator_with_such_a_wording_is_refused() -> None:
    wording = compiled("locked …12 b …12 c …12 d …12 e", {})
    indicator = replace(indicators()[0], wordings=(wording,), yes=(), no=())
    read = replace(declarations_read(), indicators=(indicator,), circumstances=(), protections=())
    assert any("28,561 ways" in problem for problem in problems_in(read, vocabulary()))


def test_every_wording_is_bounded() -> None:
    assert max(ways_of(wording.expression) for wording in WORDINGS) <= MOST_WAYS


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_is_searched_no_more_than_its_length_allows(hostile: str) -> None:
    matcher, counts = Matcher(indicators()), []
    for size in (100_000, 1_000_000):
        before = matcher.n_searches
        matcher.matches(hostile * (size // len(hostile)))
        counts.append(matcher.n_searches - before)
    assert counts[1] <= 10 * counts[0] + len(WORDINGS)


@pytest.mark.parametrize("hostile", [*HOSTILE, "owes the boss wages passport van shed ", "He owes the boss. "])
def test_all_that_is_looked_for_in_a_hostile_text_grows_with_its_length_alone(hostile: str) -> None:
    reader, counts = Reader(declarations_read()), []
    for size in (8_000, 32_000):
        before = reader.n_searches
        reader.screening(hostile * (size // len(hostile)))
        counts.append(reader.n_searches - before)
    assert counts[1] <= 4 * counts[0] + len(WORDINGS)


def test_a_text_of_every_phrase_without_a_stop_is_searched_in_proportion() -> None:
    matcher, counts = Matcher(indicators()), []
    for times in (1, 4):
        before = matcher.n_searches
        matcher.matches(" ".join(PHRASES[::7] * times))
        counts.append(matcher.n_searches - before)
    assert 0 < counts[1] <= 5 * counts[0]


@given(st.text(alphabet="abehklnopst £19.,'-\n", min_size=1, max_size=40), st.integers(1, 300))
def test_any_text_over_and_over_can_be_read(text: str, times: int) -> None:
    assert all((text * times)[sign.start : sign.end] == sign.words for sign in screening(text * times).signs)


@given(st.sampled_from(["£9000", "£15k", "£1234.50", "£12", "£999k", "£1,500", "$2000pw", "£12ks"]))
def test_a_thousand_pounds_or_more_is_told_from_less(amount: str) -> None:
    plain = re.sub(r"(?<=\d)[.,](?=\d)", "", amount)
    expected = re.fullmatch(r"[£$€](?:\d{4,}|\d+k)[^ .]*", plain) is not None
    assert bool(compiled("££", {}).pattern.search(f" {plain} ")) == expected
