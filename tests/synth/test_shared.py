from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from tests.synth.exported import Row, rows, truth
from understone.synth import MadeUpForce
from understone.synth.chance import Chance
from understone.synth.shared import Identities, made_identities, meet

Written = dict[str, list[tuple[str, str, Row]]]


@pytest.fixture(scope="module")
def several(made: list[MadeUpForce]) -> Written:
    """People by identity, where more than one force met them: the force, how it wrote them, and the nominal."""
    found: Written = defaultdict(list)
    for force in made:
        nominals = {row["NOM_REF"]: row for row in rows(force.folder, "NOMINAL")}
        for row in truth(force.folder, "truth_people"):
            found[row["person"]].append((force.force_id, row["written"], nominals[row["nominal_key"]]))
    return {person: here for person, here in found.items() if len(here) > 1}


def _said_as(several: Written, written: str) -> list[tuple[Row, Row]]:
    """The nominals written in this way, each beside the same person as they say it, in another force."""
    return [
        (odd, plain)
        for here in several.values()
        for _force, how, odd in here
        for _other, also, plain in here
        if how == written and also == "as-said"
    ]


def test_some_people_are_met_by_both_forces(several: Written) -> None:
    assert len(several) >= 5


def test_nobody_is_two_nominals_of_one_force(several: Written) -> None:
    assert all(len({force for force, *_ in here}) == len(here) for here in several.values())


def test_everybody_shared_is_a_named_adult(several: Written) -> None:
    assert {nominal["NAMED_YN"] for here in several.values() for _force, _how, nominal in here} == {"Y"}


def test_a_person_written_as_said_has_one_name_and_day_of_birth_in_both(several: Written) -> None:
    plain = [[n for _force, how, n in here if how == "as-said"] for here in several.values()]
    said = [{(n["FORENAME"], n["SURNAME"], n["DOB"], n["SEX"]) for n in same} for same in plain if len(same) > 1]
    assert said
    assert all(len(one) == 1 for one in said)


def test_swapped_names_are_the_same_names_the_other_way_round(several: Written) -> None:
    pairs = _said_as(several, "swapped")
    assert pairs
    assert all((o["FORENAME"], o["SURNAME"]) == (p["SURNAME"], p["FORENAME"]) for o, p in pairs)


def test_a_misspelt_surname_has_one_letter_twice(several: Written) -> None:
    pairs = _said_as(several, "misspelt")
    assert pairs
    assert all(o["SURNAME"][:-2] + o["SURNAME"][-1] == p["SURNAME"] for o, p in pairs)


def test_where_only_the_year_of_birth_is_written_it_is_the_year_of_the_day(several: Written) -> None:
    pairs = _said_as(several, "year-only")
    assert pairs
    assert all(o["DOB"] == p["DOB"][-4:] for o, p in pairs)


def _identities(n: int) -> Identities:
    return made_identities(Chance(np.random.SeedSequence(1)), n, 0.7)


def test_no_more_are_met_than_there_are_nominals_who_can_be_they() -> None:
    can_be = np.array([True, False, True, False])
    met = meet(Chance(np.random.SeedSequence(2)), _identities(50), can_be)
    assert sorted(met.nominal) == [0, 2]


def test_a_force_without_named_adults_meets_nobody() -> None:
    met = meet(Chance(np.random.SeedSequence(2)), _identities(50), np.zeros(4, np.bool_))
    assert len(met.identity) == 0
