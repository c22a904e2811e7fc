from __future__ import annotations

import pytest

from understone.documents.recognition_page import N_ORDINARY, PRACTICE, ordinary_concerns, practice_page


def test_few_ordinary_logs_raise_concern() -> None:
    n_possible, n_strong = ordinary_concerns()
    assert (n_possible + n_strong <= 0.02 * N_ORDINARY, n_strong <= 0.002 * N_ORDINARY) == (True, True)


@pytest.mark.parametrize("role", PRACTICE)
def test_half_of_what_a_role_practises_on_shows_nobody(role: str) -> None:
    lines = list(practice_page(role))
    shown, other = (sum(line.startswith(said) for line in lines) for said in ("Somebody should", "Nothing here"))
    assert shown == other > 2
