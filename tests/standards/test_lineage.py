from __future__ import annotations

import ibis
import pytest
from ibis import _

from understone.record.codes import AgeGroup
from understone.standards import standards
from understone.standards.declaring import Standard
from understone.standards.lineage import conditions, origins
from understone.store.tables import Record

record = Record()
VICTIMS = record.potential_victim.select("force_id", "person_id", "age_group", at=_.reasonable_grounds_on)
SENT = record.nrm_referral.select("force_id", "person_id", at=_.sent_on)


def test_a_renamed_column_comes_from_the_one_it_was() -> None:
    assert origins(VICTIMS, "at") == [("potential_victim", "reasonable_grounds_on")]


def test_a_union_comes_from_both_sides() -> None:
    both = VICTIMS.drop("age_group").union(SENT)
    assert origins(both, "at") == [("potential_victim", "reasonable_grounds_on"), ("nrm_referral", "sent_on")]


def test_a_joined_column_comes_from_its_own_table() -> None:
    joined = VICTIMS.inner_join(SENT.select("force_id", "person_id", sent=_["at"]), ["force_id", "person_id"])
    assert origins(joined, "sent") == [("nrm_referral", "sent_on")]


def test_the_first_of_several_comes_from_all_of_them() -> None:
    first = record.closure_request.select("force_id", on=ibis.coalesce(_.approved_on, _.requested_on))
    assert origins(first, "on") == [("closure_request", "approved_on"), ("closure_request", "requested_on")]


def test_a_count_comes_from_no_column() -> None:
    counted = SENT.group_by("force_id").agg(n=_.person_id.nunique())
    assert origins(counted, "n") == []


def test_a_code_is_told_by_its_label() -> None:
    doubtful = VICTIMS.filter(_.age_group == AgeGroup.IN_DOUBT)
    assert conditions(doubtful) == ["`potential_victim.age_group` is *age in doubt, presumed a child*"]


def test_either_of_two_conditions_stands_in_brackets() -> None:
    either = VICTIMS.filter(_.age_group.isnull() | (_.age_group != AgeGroup.ADULT))
    assert conditions(either) == [
        "(`potential_victim.age_group` is blank or `potential_victim.age_group` is not *adult*)"
    ]


def test_a_number_is_told_as_a_number() -> None:
    several = SENT.group_by("force_id").agg(n=_.person_id.nunique()).filter(_.n >= 3)
    assert conditions(several) == ["the number counted is at least *3*"]


@pytest.mark.parametrize("standard", standards(), ids=lambda s: f"{s.id}.{s.version}")
def test_every_standard_says_from_when_and_until_what(standard: Standard) -> None:
    owed, done, *_agreed = standard.query(record)
    assert origins(owed, "trigger")
    assert origins(done, "at")
