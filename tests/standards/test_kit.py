"""The kit against a plain oracle: one force, one standard of each shape, any days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from understone.law.calendar import calendar, day_number, working_days
from understone.standards import kit, parts
from understone.standards.judging import kit_sql, ordered
from understone.store.engines import DuckDB

NOW = 20_000
KINDS = {"string": pa.string(), "int64": pa.int64(), "boolean": pa.bool_()}


def table(columns: dict[str, str], rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, KINDS[kind]) for name, kind in columns.items()]))


def columns_of(expression: Any) -> dict[str, str]:
    return {name: str(kind) for name, kind in expression.schema().items()}


def rule_row(**facts: Any) -> dict[str, Any]:
    return {
        "force_id": "f",
        "standard": "S",
        "version": 1,
        "unit": "day",
        "is_earlier_counted": False,
        "is_prohibition": False,
        "is_ahead": False,
        "is_closed": False,
        "is_shown": True,
        "shown_from": None,
        "shown_until": None,
    } | facts


def judged(
    duck: DuckDB,
    owed: dict[str, Any],
    acts: list[dict[str, Any]],
    amount: int = 10,
    **rule: Any,
) -> list[dict[str, Any]]:
    key = {"force_id": "f", "standard": "S", "version": 1, "subject_id": "p"}
    owed_row = key | {"item_id": "i", "is_again": False, "is_known": True, **owed}
    duck.open_arrow("owed", table(parts.OWED, [owed_row]))
    duck.open_arrow("done", table(parts.DONE, [key | act for act in acts]))
    duck.open_arrow("agreed", table(parts.AGREED, []))
    duck.open_arrow("rule", table(columns_of(kit.RULE), [rule_row(**rule)]))
    limit = {"force_id": "f", "standard": "S", "version": 1, "amount": amount, "starts": 15_000}
    duck.open_arrow("limit_in_force", table(columns_of(kit.LIMIT), [limit]))
    duck.open_arrow("stood_down_in_force", table(columns_of(kit.STOOD_DOWN), []))
    as_at = [{"force_id": "f", "day_no": NOW, "second_no": NOW * 86_400}]
    duck.open_arrow("as_at", table(columns_of(kit.AS_AT), as_at))
    duck.open_arrow("calendar", calendar())
    duck.open_arrow("working_day", working_days())
    for stage, sql in kit_sql("duckdb").items():
        duck.keep(stage, sql)
    rows: list[dict[str, Any]] = duck.rows(ordered()).to_pylist()
    return rows


def on(day: int | None) -> dict[str, Any]:
    return {"trigger_first": day, "trigger_last": day}


def act(day: int | None, item: str | None = None) -> dict[str, Any]:
    return {"at_first": day, "at_last": day, "item_id": item}


def expected(trigger: int, days: list[int], amount: int, *, earlier: bool) -> str | None:
    """The contract in plain words of Python, for exact days and a fact that is known."""
    if trigger > NOW or trigger < 15_000:
        return None
    due = trigger + amount
    counting = [day for day in days if day <= NOW and (earlier or day >= trigger)]
    if counting and min(counting) <= due:
        return "met"
    if counting:
        return "late"
    return "missed" if due < NOW else "pending"


DAYS = st.integers(NOW - 40, NOW + 10)


@given(trigger=DAYS, days=st.lists(DAYS, max_size=4), amount=st.integers(0, 20), earlier=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_kit_agrees_with_the_contract_for_any_days(
    duck: DuckDB, trigger: int, days: list[int], amount: int, earlier: bool
) -> None:
    rows = judged(duck, on(trigger), [act(day) for day in days], amount, is_earlier_counted=earlier)
    wanted = expected(trigger, days, amount, earlier=earlier)
    assert [row["outcome"] for row in rows] == ([wanted] if wanted else [])


@given(
    trigger=st.tuples(DAYS, st.integers(0, 3)),
    acts=st.lists(st.tuples(DAYS, st.integers(0, 3)), max_size=3),
    amount=st.integers(0, 10),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_coarse_moment_is_decided_only_where_every_moment_in_it_says_the_same(
    duck: DuckDB, trigger: tuple[int, int], acts: list[tuple[int, int]], amount: int
) -> None:
    first, width = trigger
    done = [{"at_first": day, "at_last": min(day + spread, NOW)} for day, spread in acts if day <= NOW]
    rows = judged(duck, {"trigger_first": first, "trigger_last": first + width}, done, amount)
    outcome = rows[0]["outcome"] if rows else None
    possible = {
        expected(start, days, amount, earlier=False)
        for start in range(first, first + width + 1)
        for days in _each_choice(done)
    }
    assert outcome in possible | {"unknown"}
    if outcome not in {"unknown", None}:
        assert possible - {None} == {outcome}


def _each_choice(done: list[dict[str, Any]]) -> list[list[int]]:
    choices: list[list[int]] = [[]]
    for one in done:
        choices = [[*chosen, day] for chosen in choices for day in range(one["at_first"], one["at_last"] + 1)]
    return choices


def test_no_law_in_force_at_the_trigger_gives_no_row(duck: DuckDB) -> None:
    assert judged(duck, on(14_999), []) == []


def test_no_trigger_is_unknown(duck: DuckDB) -> None:
    assert [(row["outcome"], row["reason"]) for row in judged(duck, on(None), [])] == [("unknown", "no_start")]


def test_no_trigger_is_left_to_the_version_that_still_stands(duck: DuckDB) -> None:
    assert judged(duck, on(None), [], is_closed=True) == []


def test_a_closed_version_still_judges_what_began_under_it(duck: DuckDB) -> None:
    assert judged(duck, on(NOW - 30), [], is_closed=True)[0]["outcome"] == "missed"


def test_an_act_on_another_item_does_not_count(duck: DuckDB) -> None:
    assert judged(duck, on(NOW - 30), [act(NOW - 29, "other")])[0]["outcome"] == "missed"


def test_an_act_on_this_item_before_its_trigger_is_unknown(duck: DuckDB) -> None:
    row = judged(duck, on(NOW - 30), [act(NOW - 31, "i")])[0]
    assert (row["outcome"], row["reason"]) == ("unknown", "before_trigger")


def test_an_act_before_the_trigger_that_is_not_tied_is_another_act(duck: DuckDB) -> None:
    assert judged(duck, on(NOW - 30), [act(NOW - 31)])[0]["outcome"] == "missed"


def test_done_late_is_late_though_the_fact_is_blank(duck: DuckDB) -> None:
    owed = on(NOW - 30) | {"is_known": False}
    assert judged(duck, owed, [act(NOW - 1)])[0]["outcome"] == "late"


def test_what_ended_by_the_due_day_is_ended_though_done_later(duck: DuckDB) -> None:
    owed = on(NOW - 30) | {"ended": NOW - 25, "ended_reason": "own-wish"}
    row = judged(duck, owed, [act(NOW - 1)])[0]
    assert (row["outcome"], row["reason"]) == ("ended", "own-wish")


def test_what_ended_after_the_due_day_stays_missed(duck: DuckDB) -> None:
    assert judged(duck, on(NOW - 30) | {"ended": NOW - 5}, [])[0]["outcome"] == "missed"


def test_a_prohibition_is_never_pending(duck: DuckDB) -> None:
    assert judged(duck, on(NOW), [], 0, is_prohibition=True)[0]["outcome"] == "missed"


def test_evidence_supplied_from_after_the_trigger_cannot_say(duck: DuckDB) -> None:
    row = judged(duck, on(NOW - 30), [], shown_from=NOW - 29)[0]
    assert (row["outcome"], row["reason"]) == ("unknown", "not_supplied")


def test_evidence_supplied_until_before_the_due_day_cannot_say(duck: DuckDB) -> None:
    row = judged(duck, on(NOW - 30), [], shown_until=NOW - 21)[0]
    assert (row["outcome"], row["reason"]) == ("unknown", "not_supplied")


def test_evidence_that_ends_with_the_extract_can_say_pending(duck: DuckDB) -> None:
    assert judged(duck, on(NOW - 5), [], shown_until=NOW)[0]["outcome"] == "pending"


def test_an_act_written_down_after_it_was_due_keeps_the_day_it_was_written(duck: DuckDB) -> None:
    row = judged(duck, on(NOW - 30), [act(NOW - 29) | {"written": NOW - 2}])[0]
    assert (row["outcome"], row["written"]) == ("met", NOW - 2)


def test_working_days_pass_over_a_weekend_and_a_bank_holiday(duck: DuckDB) -> None:
    thursday, fifth_working_day = dt.date(2024, 8, 22), dt.date(2024, 8, 30)
    row = judged(duck, on(day_number(thursday)), [act(day_number(fifth_working_day))], 5, unit="working")[0]
    assert (row["outcome"], row["due"]) == ("met", day_number(fifth_working_day))
