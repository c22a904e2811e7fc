from __future__ import annotations

from dataclasses import replace

from understone.recognise import indicators
from understone.recognise.grammar import compiled
from understone.recognise.keywords import Keywords
from understone.recognise.memory import LONGEST_REMEMBERED, Memory


def memory_of(*wordings: str) -> Memory:
    return Memory(Keywords([replace(indicators()[0], wordings=tuple(compiled(wording, {}) for wording in wordings))]))


def tried(memory: Memory, *words: str) -> list[str]:
    return [trial.wording.source for trial in memory.tried_on(memory.numbers(words))]


def test_a_wording_is_tried_where_each_of_its_slots_may_be_filled() -> None:
    assert tried(memory_of("boss … passport*"), "passports", "of", "boss") == ["boss … passport*"]


def test_a_wording_is_left_where_a_slot_cannot_be_filled() -> None:
    assert tried(memory_of("boss … passport*"), "passports", "of", "him") == []


def test_a_token_that_may_be_left_out_is_not_waited_for() -> None:
    assert tried(memory_of("boss (the)? passport"), "boss", "passport") == ["boss (the)? passport"]


def test_a_phrase_is_looked_for_by_its_rarest_word() -> None:
    assert tried(memory_of("trap house"), "house") == []


def test_a_wording_comes_once_though_two_words_fill_it() -> None:
    assert tried(memory_of("boss|gaffer"), "boss", "gaffer") == ["boss|gaffer"]


def test_a_thousand_pounds_fill_both_kinds_of_sum_and_no_number() -> None:
    memory = memory_of("#", "£#", "££")
    assert sorted(tried(memory, "£9000")) == ["£#", "££"]
    assert tried(memory, "12") == ["#"]


def test_words_that_fill_the_same_slots_have_one_number() -> None:
    numbers = memory_of("boss|gaffer passport").numbers(["boss", "gaffer", "passport", "tree"])
    assert numbers[0] == numbers[1] != numbers[2]
    assert numbers[3] == 0


def test_a_piece_of_several_words_fills_what_they_fill() -> None:
    memory = memory_of("boss passport")
    assert [trial.wording.source for trial in memory.tried_on([memory.pieces(["Boss/passport,"])[0] // 2])]


def test_a_piece_says_whether_a_sentence_ends_with_it() -> None:
    assert [piece % 2 for piece in memory_of("boss").pieces(["boss", "boss.", "boss.)", "a.b", "-"])] == [0, 1, 1, 0, 0]


def test_a_very_long_word_is_not_remembered() -> None:
    memory = memory_of("boss")
    memory.pieces(["a" * (LONGEST_REMEMBERED + 1)])
    assert memory._pieces == {}
