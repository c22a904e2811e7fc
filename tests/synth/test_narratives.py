from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.synth.exported import rows, truth
from understone.synth import make_forces
from understone.synth.chance import Chance
from understone.synth.narratives import Scenarios, made_scenarios, narratives

_RUN = 6


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The logs of a force of 1,000 cases and 10,000 incidents, by key."""
    made = make_forces(tmp_path_factory.mktemp("told"), n_forces=1, n_incidents=10_000, n_cases=1_000, seed=45)[0]
    return {
        row["OCC_REF"]: row["LOG_TEXT"] for row in rows(made.folder, "OCC_LOG") if row["OCC_REF"].startswith("OCC0")
    }


@pytest.fixture(scope="module")
def scenarios() -> Scenarios:
    return made_scenarios()


def _chance(seed: int) -> Chance:
    return Chance(np.random.SeedSequence(seed))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = text.lower().split()
    return [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _share_distinct(texts: list[str]) -> float:
    runs = [run for text in texts for run in _runs(text)]
    return len(set(runs)) / len(runs)


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def test_three_in_four_runs_of_six_words_are_distinct(logs: dict[str, str]) -> None:
    assert _share_distinct(list(logs.values())) >= 0.75


def test_six_in_ten_runs_are_distinct_even_with_every_number_the_same(logs: dict[str, str]) -> None:
    assert _share_distinct([_without_numbers(text) for text in logs.values()]) >= 0.6


def test_logs_open_in_thousands_of_ways(logs: dict[str, str]) -> None:
    assert len({" ".join(text.lower().split()[:4]) for text in logs.values()}) >= 5_000


def test_hardly_a_log_has_an_identical_twin(logs: dict[str, str]) -> None:
    counts = Counter(logs.values())
    assert sum(count for count in counts.values() if count > 1) / len(logs) <= 0.002


def test_hardly_a_log_shares_most_of_its_runs_with_an_earlier_one(logs: dict[str, str]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    n_near = 0
    for key, text in logs.items():
        runs = _runs(text)
        shared = Counter(seen[run] for run in runs if run in seen)
        n_near += bool(runs) and max(shared.values(), default=0) > 0.6 * len(runs)
        seen.update((run, key) for run in runs)
    assert n_near / len(logs) <= 0.04


def test_logs_are_from_one_line_to_many(logs: dict[str, str]) -> None:
    lengths = sorted(len(text.split()) for text in logs.values())
    assert (lengths[len(lengths) // 50] < 20, lengths[len(lengths) // 2] > 35, lengths[-1] > 200) == (True,) * 3


def test_the_same_seed_words_them_the_same(scenarios: Scenarios) -> None:
    which = np.arange(300) % len(scenarios.names)
    assert narratives(_chance(1), scenarios, which).equals(narratives(_chance(1), scenarios, which))


def test_no_rows_give_no_texts(scenarios: Scenarios) -> None:
    assert len(narratives(_chance(1), scenarios, np.empty(0, np.int64))) == 0


def test_every_scenario_of_exploitation_can_be_written_by_more_than_five_voices(scenarios: Scenarios) -> None:
    for number in range(len(scenarios.names)):
        voices = scenarios.voice.drawn(_chance(2), np.full(500, number))
        assert len(set(voices.tolist())) > 5


def test_the_times_of_a_timed_log_go_on_from_one_another(scenarios: Scenarios) -> None:
    gaps = []
    for text in narratives(_chance(3), scenarios, np.full(400, 0)).to_pylist():
        found = (
            re.findall(r"(?:^|[.:?] )(\d\d):(\d\d) (?=[A-Z0-9])", text) if re.match(r"\d\d:\d\d [A-Z]", text) else []
        )
        minutes = [int(hour) * 60 + int(minute) for hour, minute in found]
        gaps += [(later - earlier) % 1_440 for earlier, later in pairwise(minutes)]
    assert (len(gaps) > 100, set(gaps) <= set(range(1, 8))) == (True, True)


def test_no_log_has_a_space_before_a_comma_or_two_together(logs: dict[str, str]) -> None:
    assert [text for text in logs.values() if re.search(r" ,|  | \.", text)] == []


def test_what_was_written_without_signs_holds_no_word_of_exploitation(folder: Path) -> None:
    said = {row["incident_key"]: row["is_written_with_signs"] for row in truth(folder, "truth_incidents")}
    plain = [row["LOG_TEXT"] for row in rows(folder, "OCC_LOG") if said.get(row["OCC_REF"]) == "no"]
    signs = re.compile(r"has his passport|locked in|work it off|never been paid|owes? (the|for)|beaten", re.IGNORECASE)
    assert [text for text in plain if signs.search(text)] == []
