from __future__ import annotations

from typing import Any

import pytest

from understone.measure import Says, ratios


def activity(**counts: tuple[int, int]) -> list[dict[str, Any]]:
    return [
        {"figure": figure, "code": "", "n": n, "n_undated": n_undated, "is_supplied": True}
        for figure, (n, n_undated) in counts.items()
    ]


def origins(**counts: int) -> list[dict[str, Any]]:
    return [{"origin": origin, "n": n} for origin, n in counts.items()]


SUPPLIED = activity(origins=(0, 0))


def test_the_share_is_of_cases_of_which_the_record_can_say() -> None:
    share = ratios.police_led(origins(police=3, others=17, unknown=5), SUPPLIED).share
    assert (share.value, share.lowest, share.highest) == (3 / 20, 3 / 25, 8 / 25)


def test_there_is_no_share_of_fewer_than_ten() -> None:
    assert ratios.police_led(origins(police=3, others=6), SUPPLIED).share.says is Says.TOO_FEW


def test_there_is_no_share_where_more_is_unknown_than_known() -> None:
    found = ratios.police_led(origins(police=5, others=5, unknown=11), SUPPLIED)
    assert found.share.says is Says.TOO_MUCH_UNKNOWN


def test_cases_with_no_day_are_in_no_share() -> None:
    found = ratios.police_led(origins(police=5, others=5, undated=40), SUPPLIED)
    assert (found.undated, found.share.value) == (40, 0.5)


def test_what_was_not_supplied_is_not_none_counted() -> None:
    rows = [{"figure": "referrals", "code": "", "n": 0, "n_undated": 0, "is_supplied": False}]
    assert ratios.counted(rows, "referrals") is None


def test_crimes_per_referral_have_the_range_that_rows_with_no_day_allow() -> None:
    found = ratios.crimes_per_referral(activity(crimes=(18, 2), referrals=(20, 5)))
    assert (found.value, found.lowest, found.highest) == (18 / 20, 18 / 25, 20 / 20)


def test_there_is_no_ratio_on_fewer_than_ten_referrals() -> None:
    assert ratios.crimes_per_referral(activity(crimes=(9, 0), referrals=(9, 0))).value is None


def test_there_is_no_ratio_where_crimes_were_not_supplied() -> None:
    assert ratios.crimes_per_referral(activity(referrals=(20, 0))).value is None


@pytest.mark.parametrize(
    ("waits", "median"),
    [
        ([(0, 5), (2, 5)], 1.0),
        ([(0, 5), (2, 6)], 2.0),
        ([(30, 1), (1, 10)], 1.0),
        ([(0, 9)], None),
        ([], None),
    ],
)
def test_the_median_is_of_people_and_never_of_fewer_than_ten(
    waits: list[tuple[int, int]], median: float | None
) -> None:
    assert ratios.median_wait([{"days": days, "n": n} for days, n in waits]) == median


def test_outcomes_stand_in_the_order_of_their_codes() -> None:
    rows = [{"figure": "outcomes", "code": code, "n": 1} for code in ("16", "1", "14")]
    assert [code for code, _ in ratios.by_outcome(rows)] == ["1", "14", "16"]


@pytest.mark.parametrize(("n", "says"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5")])
def test_a_small_count_is_not_printed(n: int, says: str) -> None:
    assert ratios.cell(n) == says
