"""Exports, mappings and snapshots that have gone wrong: taken in with every row accounted for, or refused clearly."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.robust.judging import Judge
from tests.robust.variants import variant

#: How many variants the tests try; `make robust` tries 10,000.
N = 200


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    folder = tmp_path_factory.mktemp("variants")
    folder.chmod(0o700)
    return Judge(folder)


def test_no_variant_crashes_or_loses_a_row_or_hides_its_place(judge: Judge) -> None:
    fates: Counter[bool] = Counter()
    for number in range(N):
        outcome = judge.outcome(variant(number))
        assert not outcome.wrong, f"variant {number}, {outcome.variant.mutations}: {outcome.wrong}"
        fates[outcome.is_taken_in] += 1
    assert min(fates[True], fates[False]) > N / 10, "variants of both kinds are needed for this to prove anything"


def test_the_same_number_gives_the_same_variant() -> None:
    assert all(variant(number).export == variant(number).export for number in range(20))


def test_what_is_wrong_is_seen(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    def crashes(*_: object) -> None:
        raise KeyError("stands for a defect")

    monkeypatch.setattr("tests.robust.judging.take_in", crashes)
    assert "stands for a defect" in judge.outcome(variant(1)).wrong[0]
