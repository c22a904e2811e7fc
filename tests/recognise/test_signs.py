from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understone.recognise import Concern, indicators, screening

SENTENCES = sorted({sentence for indicator in indicators() for sentence in (*indicator.yes, *indicator.no)})


def found(text: str) -> set[str]:
    return {sign.indicator for sign in screening(text).signs}


@given(st.lists(st.sampled_from(SENTENCES), max_size=5))
def test_the_words_of_a_sign_stand_in_the_text_where_it_says(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    assert all(text[sign.start : sign.end] == sign.words for sign in screening(text).signs)


@given(st.lists(st.sampled_from(SENTENCES), max_size=5))
def test_signs_come_in_text_order(sentences: list[str]) -> None:
    starts = [sign.start for sign in screening(" ".join(sentences)).signs]
    assert starts == sorted(starts)


@given(st.text(max_size=400))
def test_any_text_at_all_can_be_read(text: str) -> None:
    assert screening(text) == screening(text)


def test_a_log_in_capitals_costs_little() -> None:
    # in capitals a name cannot be told from a rare word
    other = [sentence for sentence in SENTENCES if found(sentence.upper()) != found(sentence)]
    assert len(other) <= 0.04 * len(SENTENCES)


def test_an_empty_text_raises_nothing() -> None:
    assert screening("").concern is Concern.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Vietnamese male, speaks no English, on a student visa.",
        "Three Romanian females at the address, Language Line used.",
        "Male is an overstayer with no leave to remain, dealt with by immigration.",
        "Asylum seeker from Eritrea, interpreter requested.",
    ],
)
def test_nationality_language_or_status_alone_is_no_sign(text: str) -> None:
    assert screening(text).signs == ()


def test_denying_being_a_victim_leaves_other_signs_standing() -> None:
    assert "GEN-02" in found("He denied being a victim of slavery. The boss has his passport.")


@pytest.mark.parametrize(
    "text",
    [
        "Lad of 16 alone in a house with plants, no key to the door. He was told to water the plants.",
        "Girl, 15, misper again, picked up in another county. Found at a trap house with her boyfriend, 24.",
        "Carer paid £11,000 to an agent for the job and the manager says he will cancel her visa.",
        "Second engineer owes the recruiter for his place on board. Skipper keeps his passport.",
        "He labours on drives for food and board, sleeps in a shed in the yard.",
        "Woman begging with a baby, dropped off by van each day, hands the coins to a male.",
        "Short let, lone males calling. Male minder opened the door to two females with only lingerie in the room.",
        "Another man holds the family's bank cards and takes their child benefit. Their papers are with the gaffer.",
        "Vulnerable tenant, dealers moved in on him and keep him drunk.",
    ],
)
def test_victims_who_are_often_missed_raise_concern(text: str) -> None:
    assert screening(text).concern is not Concern.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Two women share the flat and sell sex. Each has her own key and keeps what she earns.",
        "Lone male begging with a cup outside the bank, money for food and a hostel bed.",
        "Caller says his employer owes him his last two weeks' wages. Civil matter.",
        "Immigration visit, three staff arrested for working without permission. All paid weekly, own homes.",
        "Visit to nail bar with partners. Staff seen alone, own passports and payslips. No victims found.",
        "Owner grew the plants himself in his own garage.",
        "Leaflets left about passports held by the boss and being locked in at night.",
        "Ex-partner threatened to kill her and took her car keys.",
    ],
)
def test_what_is_often_mistaken_raises_none(text: str) -> None:
    assert screening(text).concern is Concern.NONE
