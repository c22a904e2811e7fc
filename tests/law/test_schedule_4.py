from __future__ import annotations

import re

import pytest

from understone.errors import DeclarationProblem
from understone.law.schedule_4 import Entry, excluded_ids, read_entries, schedule_4

MURDER = '[common-law-murder]\noffence = "Murder"\nact = "Common law"\nfrom_on = 2015-07-31\nchecked = "seen"\n'


def test_every_paragraph_from_1_to_37_has_an_entry() -> None:
    assert {entry.paragraph for entry in schedule_4().values() if entry.paragraph} == set(range(1, 38))


def test_ids_are_plain_words() -> None:
    assert [id_ for id_ in schedule_4() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)] == []


def test_only_what_was_read_in_the_schedule_itself_is_confirmed() -> None:
    assert {schedule_4()[id_].checked for id_ in excluded_ids()} == {"seen"}


def test_murder_is_excluded() -> None:
    assert "common-law-murder" in excluded_ids()


def test_burglary_is_listed_in_part_and_so_only_may_be_excluded() -> None:
    assert "may be excluded, check" in schedule_4()["theft-1968-s9"].says


def test_burglary_to_steal_keeps_the_defence() -> None:
    assert "burglary to steal keeps the defence" in schedule_4()["theft-1968-s9"].says


@pytest.mark.parametrize("entry", schedule_4().values(), ids=lambda entry: entry.id)
def test_no_entry_closes_duress_and_the_public_interest(entry: Entry) -> None:
    assert "Duress and the public interest are still open" in entry.says


@pytest.mark.parametrize("entry", schedule_4().values(), ids=lambda entry: entry.id)
def test_what_is_not_confirmed_only_may_be_excluded(entry: Entry) -> None:
    assert ("may be excluded, check" in entry.says) != entry.is_confirmed


def test_no_drug_offence_is_listed_by_name() -> None:
    assert [entry.id for entry in schedule_4().values() if "Drugs" in entry.act] == []


def test_an_entry_that_lacks_its_act_is_named() -> None:
    with pytest.raises(DeclarationProblem, match=r"common-law-murder .* lacks act"):
        read_entries(MURDER.replace('act = "Common law"\n', ""))


def test_a_column_that_is_not_known_is_named() -> None:
    with pytest.raises(DeclarationProblem, match="does not know acts"):
        read_entries(MURDER.replace("act =", "acts ="))


def test_how_it_was_checked_is_one_of_three() -> None:
    with pytest.raises(DeclarationProblem, match="checked is 'surely'"):
        read_entries(MURDER.replace('"seen"', '"surely"'))


def test_an_entry_with_a_condition_is_not_confirmed() -> None:
    assert not read_entries(MURDER + 'condition = "Only sometimes."\n')["common-law-murder"].is_confirmed
